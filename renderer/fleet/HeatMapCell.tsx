import { hatchPath } from '../../shared/report/hatch'
import { heatFigureFormatter, type HeatMark } from '../../shared/report/heatScale'
import { verdictShapes } from '../../shared/report/verdictShapes'
import { locale } from '../format/locale'
import type { Box } from '../charts/box'

interface HeatMapCellProps {
  readonly hourOfWeek: number
  /** What the colour stands for; null if it is unknown. */
  readonly value: number | null
  /** The step of the colour scale; 0 for no downtime. */
  readonly step: number
  readonly mark: HeatMark | null
  readonly label: string
  readonly isSelected: boolean
  /** Whether Tab goes to this cell. */
  readonly isCurrent: boolean
  readonly box: Box
}

/** One hour of the week in the colour of its downtime. */
export function HeatMapCell({ hourOfWeek, value, step, mark, label, isSelected, isCurrent, box }: HeatMapCellProps) {
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
      {/* A figure says more than that there was little open time. */}
      {mark !== null && !value && <HeatMapMark mark={mark} box={box} />}
    </g>
  )
}

interface HeatMapMarkProps {
  readonly mark: HeatMark
  readonly box: Box
}

/** Says why an hour has no share: a line across it lies outside the report, hatching means closed, and waves too little seen. */
export function HeatMapMark({ mark, box }: HeatMapMarkProps) {
  const { x, y, width, height } = box
  switch (mark) {
    case 'outside':
      return <path className="outsideLine" d={`M${x + 1} ${y + height - 1}L${x + Math.max(width - 1, 1)} ${y + 1}`} />
    case 'closed':
      return <path className="closedHatch" d={hatchPath({ x: x + 1, y: y + 1, width: Math.max(width - 2, 0), height: height - 2 }, hatchGap)} />
    default:
      return <path className="fewWaves" d={verdictShapes.too_little_seen} transform={`translate(${x + width / 2 - 6} ${y + height / 2 - 6})`} />
  }
}

/** Pixels between the lines of the hatching. */
const hatchGap = 7

/** A cell of at least this width (pixels) has room for four digits, any other for three. */
const fourDigitsWidth = 32
const formatFigure = heatFigureFormatter(locale)

interface HeatMapFigureProps {
  readonly value: number | null
  /** The step of the colour scale; 0 for no downtime. */
  readonly step: number
  readonly box: Box
}

/** The value, written over a cell so that colour is not the only sign; nothing if there was no downtime. */
export function HeatMapFigure({ value, step, box }: HeatMapFigureProps) {
  if (value === null || value === 0) return null
  return (
    <text className={`heatFigure heat${step}`} aria-hidden="true" x={box.x + box.width / 2} y={box.y + box.height / 2 + 4}>
      {formatFigure(value, box.width < fourDigitsWidth ? 3 : 4)}
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
