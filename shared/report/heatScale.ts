import { describeDuration, type NumberFormatter } from '../core/numbers'
import { hourMs, hoursPerDay } from '../core/time'
import type { HourlyDowntime } from './chartData'

/** Number of colours that stand for downtime, from little to much. They are in `heatColours.css`. */
export const heatSteps = 6

const roundSizes = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** The width of a step in hours: the smallest round number with which `heatSteps` steps reach the largest value. */
export function heatStepSize(hours: readonly HourlyDowntime[]): number {
  const largest = Math.max(0, ...hours.map(({ downtimeHours }) => downtimeHours))
  if (largest === 0) return 1
  const power = 10 ** Math.floor(Math.log10(largest / heatSteps))
  const rounded = roundSizes.find((candidate) => candidate * power * heatSteps >= largest) ?? 10
  return rounded * power
}

/** The step of a value: 0 for no downtime, 1 up to and including the size of a step, and so on. */
export function heatStepOf(downtimeHours: number, size: number): number {
  return downtimeHours <= 0 ? 0 : Math.min(Math.max(Math.ceil(downtimeHours / size), 1), heatSteps)
}

/** The label of a step: `none`, `up to 1.5 h`, `1.5–3 h`. */
export function heatStepLabel(step: number, size: number, format: NumberFormatter): string {
  if (step === 0) return 'none'
  const end = `${shortest(step * size, format)} h`
  return step === 1 ? `up to ${end}` : `${shortest((step - 1) * size, format)}–${end}`
}

function shortest(value: number, format: NumberFormatter): string {
  const decimals = [0, 1, 2, 3].find((count) => Math.abs(value - Number(value.toFixed(count))) < 1e-9) ?? 3
  return format(value, decimals)
}

/** Smaller values would be shown as 0.0. */
const smallestShownHours = 0.05

/**
 * Writes the figure in a cell: tenths below ten, whole numbers of up to `digits` digits, and `12K` beyond. An undefined
 * locale is the user's.
 */
export function heatFigureFormatter(locale?: string): (downtimeHours: number, digits: number) => string {
  let formats: ReturnType<typeof figureFormats> | null = null
  return (downtimeHours, digits) => {
    // They are made for the first figure, because every command of the program would wait for them at its start.
    formats ??= figureFormats(locale)
    const { tenths, whole, compact } = formats
    if (downtimeHours < smallestShownHours) return `<${tenths.format(0.1)}`
    if (downtimeHours < 9.95) return tenths.format(downtimeHours)
    return (Math.round(downtimeHours) < 10 ** digits ? whole : compact).format(downtimeHours)
  }
}

function figureFormats(locale: string | undefined) {
  return {
    tenths: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }),
    whole: new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: false }),
    compact: new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 2 }),
  }
}

/** Describes an hour of the week in parts; `hour` is undefined if no store was down then. */
export function describeHour(hour: HourlyDowntime | undefined, isReported: boolean, format: NumberFormatter): readonly string[] {
  if (!isReported) return ['Outside the report']
  if (hour === undefined) return ['No downtime']
  const { downtimeHours, stores } = hour
  return [
    `${describeDuration(downtimeHours * hourMs, format)} downtime`,
    `${format(stores, 0)} ${stores === 1 ? 'store' : 'stores'} down`,
  ]
}

/** Where the cells of a heat map lie in its drawing. */
interface HeatGrid {
  /** The top left corner of the first cell. */
  readonly left: number
  readonly top: number
  readonly cellWidth: number
  readonly cellHeight: number
}

/** The box of an hour of the week: a row for each day, a column for each hour of the day. */
export function heatCellBox(hourOfWeek: number, { left, top, cellWidth, cellHeight }: HeatGrid) {
  return {
    x: left + (hourOfWeek % hoursPerDay) * cellWidth,
    y: top + Math.floor(hourOfWeek / hoursPerDay) * cellHeight,
    width: cellWidth,
    height: cellHeight,
  }
}
