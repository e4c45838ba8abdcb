import type { Box } from './laneScale'

interface HeatMapCellProps {
  readonly hourOfWeek: number
  readonly downtimeHours: number
  /** Of the colours, 0 for no downtime. */
  readonly step: number
  readonly label: string
  readonly isSelected: boolean
  /** The one that Tab goes to. */
  readonly isCurrent: boolean
  readonly box: Box
}

const shortFormat = new Intl.NumberFormat(undefined, { notation: 'compact', maximumSignificantDigits: 2 })
/** Less than this would only say 0.0 something. */
const smallestShown = 0.05

function shortHours(hours: number): string {
  if (hours === 0) return ''
  return hours < smallestShown ? `<${shortFormat.format(0.1)}` : shortFormat.format(Math.round(hours * 10) / 10)
}

/** One hour of the week, with its hours of downtime in figures, so that the colour need not tell. */
export function HeatMapCell(props: HeatMapCellProps) {
  const { hourOfWeek, downtimeHours, step, label, isSelected, isCurrent, box } = props
  const { x, y, width, height } = box
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
      <rect x={x + 0.5} y={y + 0.5} width={Math.max(width - 1, 0)} height={height - 1} />
      <text x={x + width / 2} y={y + height / 2 + 4}>
        {shortHours(downtimeHours)}
      </text>
    </g>
  )
}
