import type { Box } from '../ui/box'

interface HeatMapFrameProps {
  readonly kind: 'selected' | 'focused'
  readonly box: Box
}

/** A frame over the cells, with an edge in the colour of the ground, so that it shows on every colour. */
export function HeatMapFrame({ kind, box: { x, y, width, height } }: HeatMapFrameProps) {
  const place = { x: x - 0.5, y: y - 0.5, width: width + 1, height: height + 1 }
  return (
    <g className={`heatFrame ${kind}`} aria-hidden="true">
      <rect className="frameEdge" {...place} />
      <rect className="frameLine" {...place} />
    </g>
  )
}
