import type { Box } from '../ui/box'
import { NotReportedLine } from './NotReportedLine'

interface HeatMapCellProps {
  readonly hourOfWeek: number
  /** Of the colours, 0 for no downtime. */
  readonly step: number
  /** Not in the span of the report. */
  readonly isOutside: boolean
  readonly label: string
  readonly isSelected: boolean
  /** The one that Tab goes to. */
  readonly isCurrent: boolean
  readonly box: Box
}

/** The colour of one hour of the week. */
export function HeatMapCell({ hourOfWeek, step, isOutside, label, isSelected, isCurrent, box }: HeatMapCellProps) {
  return (
    <g
      className={`heatCell heat${step}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be part of a drawing
      role="gridcell"
      aria-label={label}
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      data-hour={hourOfWeek}
    >
      <rect x={box.x + 0.5} y={box.y + 0.5} width={Math.max(box.width - 1, 0)} height={box.height - 1} />
      {isOutside && <NotReportedLine box={box} />}
    </g>
  )
}
