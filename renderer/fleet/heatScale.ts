/** Colours of the heat map that stand for something, from little to much. */
export const heatSteps = 6

const niceSizes = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** The width of a step, a round number so that `heatSteps` of them reach the largest value. */
export function stepSize(largest: number): number {
  if (largest <= 0) return 1
  const size = largest / heatSteps
  const power = 10 ** Math.floor(Math.log10(size))
  const nice = niceSizes.find((candidate) => candidate * power * heatSteps >= largest) ?? 10
  return nice * power
}

/** The step of a value: 0 for nothing at all, 1 from there to the size of a step, its end included, and so on. */
export function stepOf(value: number, size: number): number {
  return value <= 0 ? 0 : Math.min(Math.max(Math.ceil(value / size), 1), heatSteps)
}

const oneDecimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0, useGrouping: false })
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumSignificantDigits: 2 })
/** Less than this would only say 0.0 something. */
const smallestShown = 0.05

/** As a cell shows it: to a tenth below ten, whole as far as `digits` reach, and beyond that `12K`. */
export function shortHours(hours: number, digits: number): string {
  if (hours < smallestShown) return `<${oneDecimal.format(0.1)}`
  if (hours < 9.95) return oneDecimal.format(hours)
  return (Math.round(hours) < 10 ** digits ? whole : compact).format(hours)
}
