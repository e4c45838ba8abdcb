import { heatFigureFormatter } from '../../shared/report/heatScale'
import type { Box } from '../ui/box'

interface HeatMapCellProps {
  readonly hourOfWeek: number
  /** The step of the colour scale; 0 for no downtime. */
  readonly step: number
  /** Whether the hour lies in the span of the report. */
  readonly isReported: boolean
  readonly label: string
  readonly isSelected: boolean
  /** Whether Tab goes to this cell. */
  readonly isCurrent: boolean
  readonly box: Box
}

/** One hour of the week in the colour of its downtime. */
export function HeatMapCell({ hourOfWeek, step, isReported, label, isSelected, isCurrent, box }: HeatMapCellProps) {
  return (
    <g
      className={`heatCell heat${step}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be part of a drawing
      role="gridcell"
      aria-label={label}
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      data-index={hourOfWeek}
    >
      <rect x={box.x + 0.5} y={box.y + 0.5} width={Math.max(box.width - 1, 0)} height={box.height - 1} />
      {!isReported && <NotReportedLine box={box} />}
    </g>
  )
}

/** A line across an hour that lies outside the report. */
export function NotReportedLine({ box: { x, y, width, height } }: { readonly box: Box }) {
  return <path className="outsideLine" d={`M${x + 1} ${y + height - 1}L${x + Math.max(width - 1, 1)} ${y + 1}`} />
}

/** A cell of at least this width (pixels) has room for four digits, any other for three. */
const fourDigitsWidth = 32
const formatFigure = heatFigureFormatter()

interface HeatMapFigureProps {
  readonly downtimeHours: number
  /** The step of the colour scale; 0 for no downtime. */
  readonly step: number
  readonly box: Box
}

/** The hours of downtime, written over a cell so that colour is not the only sign; nothing if there was no downtime. */
export function HeatMapFigure({ downtimeHours, step, box }: HeatMapFigureProps) {
  if (downtimeHours === 0) return null
  return (
    <text className={`heatFigure heat${step}`} aria-hidden="true" x={box.x + box.width / 2} y={box.y + box.height / 2 + 4}>
      {formatFigure(downtimeHours, box.width < fourDigitsWidth ? 3 : 4)}
    </text>
  )
}

interface HeatMapFrameProps {
  readonly kind: 'selected' | 'focused'
  readonly box: Box
}

/** A frame around a cell. Its edge has the colour of the background, so that the frame is visible on every colour. */
export function HeatMapFrame({ kind, box: { x, y, width, height } }: HeatMapFrameProps) {
  const place = { x: x - 0.5, y: y - 0.5, width: width + 1, height: height + 1 }
  return (
    <g className={`heatFrame ${kind}`} aria-hidden="true">
      <rect className="frameEdge" {...place} />
      <rect className="frameLine" {...place} />
    </g>
  )
}
