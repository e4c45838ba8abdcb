import type { Box } from './laneScale'

interface HeatMapFigureProps {
  readonly downtimeHours: number
  /** Of the colours, 0 for no downtime. */
  readonly step: number
  readonly box: Box
}

const shortFormat = new Intl.NumberFormat(undefined, { notation: 'compact', maximumSignificantDigits: 2 })
/** Less than this would only say 0.0 something. */
const smallestShown = 0.05

function shortHours(hours: number): string {
  return hours < smallestShown ? `<${shortFormat.format(0.1)}` : shortFormat.format(Math.round(hours * 10) / 10)
}

/** The hours of downtime over the colour of a cell, which therefore need not tell alone; none where there is no downtime. */
export function HeatMapFigure({ downtimeHours, step, box }: HeatMapFigureProps) {
  if (downtimeHours === 0) return null
  return (
    <text className={`heatFigure heat${step}`} aria-hidden="true" x={box.x + box.width / 2} y={box.y + box.height / 2 + 4}>
      {shortHours(downtimeHours)}
    </text>
  )
}
