import './ChartTip.css'

interface ChartTipProps {
  readonly title: string
  readonly lines: readonly string[]
  /** Where the pointer or the focus is, in pixels from the top left of the drawing. */
  readonly x: number
  readonly y: number
  /** Of the drawing, in pixels; the tip stays on the side that has room. */
  readonly width: number
  /** Where there is no room below. */
  readonly isAbove?: boolean
}

/** What a part of a drawing says, beside it; screen readers have it as the name of the part. */
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
