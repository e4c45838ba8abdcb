export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * The path of diagonal lines inside a rectangle, `gap` apart in both directions. Documents cannot use patterns of SVG,
 * because these need addresses.
 */
export function hatchPath({ x, y, width, height }: Rectangle, gap: number): string {
  const lines: string[] = []
  for (let sum = gap; sum < width + height; sum += gap) {
    const left = Math.max(0, sum - height)
    const right = Math.min(width, sum)
    lines.push(`M${round(x + left)} ${round(y + sum - left)}L${round(x + right)} ${round(y + sum - right)}`)
  }
  return lines.join('')
}

/** Keeps the path short. */
function round(value: number): number {
  return Math.round(value * 100) / 100
}
