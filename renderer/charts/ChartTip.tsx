import './ChartTip.css'

interface ChartTipProps {
  readonly title: string
  readonly lines: readonly string[]
  /** The point that the tip is about, in pixels from the top left of the drawing. */
  readonly x: number
  readonly y: number
  /** The width of the drawing in pixels. The tip is on the side that has room. */
  readonly width: number
  /** Whether the tip is above the point, because there is no room below. */
  readonly isAbove?: boolean
}

/** A tip next to a part of a drawing. It is hidden from screen readers, which read the label of the part. */
export function ChartTip({ title, lines, x, y, width, isAbove = false }: ChartTipProps) {
  const sides = [x > width / 2 && 'leftOfPoint', isAbove && 'abovePoint'].filter((side) => side !== false)
  return (
    <div className={['chartTip', ...sides].join(' ')} style={{ left: x, top: y }} aria-hidden="true">
      <strong>{title}</strong>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
