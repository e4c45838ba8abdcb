import { shortHours } from './heatScale'
import type { Box } from '../ui/box'

interface HeatMapFigureProps {
  readonly downtimeHours: number
  /** Of the colours, 0 for no downtime. */
  readonly step: number
  readonly box: Box
}

/** In pixels: four digits fit into a cell of this width, three into any. */
const wideCell = 32

/** The hours of downtime over the colour of a cell, which therefore need not tell alone; none where there is no downtime. */
export function HeatMapFigure({ downtimeHours, step, box }: HeatMapFigureProps) {
  if (downtimeHours === 0) return null
  return (
    <text className={`heatFigure heat${step}`} aria-hidden="true" x={box.x + box.width / 2} y={box.y + box.height / 2 + 4}>
      {shortHours(downtimeHours, box.width < wideCell ? 3 : 4)}
    </text>
  )
}
