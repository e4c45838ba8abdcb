import { describeDuration, type NumberFormatter } from '../core/numbers'
import { hourMs, hoursPerDay } from '../core/time'
import type { HourlyDowntime } from './chartData'

/** Number of colours that stand for downtime, from little to much. They are in `heatColours.css`. */
export const heatSteps = 6

/** What the colours stand for: downtime as a share of observed open time, or hours of downtime. */
export const heatModes = ['share', 'hours'] as const
export type HeatMode = (typeof heatModes)[number]

export interface HeatScale {
  readonly unit: '%' | 'h'
  /** The upper ends of the steps from 1 on. The last step has no end if the list is one shorter. */
  readonly ends: readonly number[]
}

/** It is the same for all reports, so that their maps can be compared. */
const shareScale: HeatScale = { unit: '%', ends: [1, 2, 5, 10, 20] }

export function heatScaleOf(mode: HeatMode, hours: readonly HourlyDowntime[]): HeatScale {
  if (mode === 'share') return shareScale
  const size = heatStepSize(hours)
  return { unit: 'h', ends: Array.from({ length: heatSteps }, (_, index) => (index + 1) * size) }
}

/** The name of a legend of a scale with this unit. */
export function heatLegendName(unit: HeatScale['unit']): string {
  return unit === 'h' ? 'Colours, hours of downtime' : 'Colours, share of open time that was downtime'
}

const roundSizes = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** The width of a step in hours: the smallest round number with which `heatSteps` steps reach the largest value. */
function heatStepSize(hours: readonly HourlyDowntime[]): number {
  const largest = Math.max(0, ...hours.map(({ downtimeHours }) => downtimeHours))
  if (largest === 0) return 1
  const power = 10 ** Math.floor(Math.log10(largest / heatSteps))
  const rounded = roundSizes.find((candidate) => candidate * power * heatSteps >= largest) ?? 10
  return rounded * power
}

/** The step of a value: 0 for no downtime or an unknown share, otherwise the first step whose end the value does not exceed. */
export function heatStepOf(value: number | null, { unit, ends }: HeatScale): number {
  if (value === null || value <= 0) return 0
  // Equal figures have equal colours; the ends of the shares have no more decimals than the figures.
  const shown = unit === '%' ? asShown(value) : value
  const index = ends.findIndex((end) => shown <= end)
  return index === -1 ? heatSteps : index + 1
}

/** The value that `heatFigureFormatter` writes. */
function asShown(value: number): number {
  return value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value)
}

/** The label of a step: `none`, `up to 1 %`, `1–2 %`, `over 20 %`. */
export function heatStepLabel(step: number, { unit, ends }: HeatScale, format: NumberFormatter): string {
  if (step === 0) return 'none'
  const [start, end] = [ends[step - 2], ends[step - 1]].map((edge) => (edge === undefined ? undefined : shortest(edge, format)))
  if (end === undefined) return `over ${start} ${unit}`
  return start === undefined ? `up to ${end} ${unit}` : `${start}–${end} ${unit}`
}

function shortest(value: number, format: NumberFormatter): string {
  const decimals = [0, 1, 2, 3].find((count) => Math.abs(value - Number(value.toFixed(count))) < 1e-9) ?? 3
  return format(value, decimals)
}

/** Less open time is too little for a share (REPORT.md, "Downtime by hour of the week"). */
const leastOpenHours = 1

/** Why an hour has no share: it lies outside the report, no selected store is open, or too little open time was observed. */
export type HeatMark = 'outside' | 'closed' | 'few'

/** In the order of a legend. */
export const heatMarks = ['closed', 'few', 'outside'] as const satisfies readonly HeatMark[]

/** In a legend. */
export const heatMarkLabels: Readonly<Record<HeatMark, string>> = {
  outside: 'outside the report',
  closed: 'no store open',
  few: 'under 1 h of open time',
}

/** `hour` is undefined if no selected store is open then. */
export function heatMarkOf(hour: HourlyDowntime | undefined, isReported: boolean): HeatMark | null {
  if (!isReported) return 'outside'
  if (hour === undefined) return 'closed'
  return hour.observedOpenHours !== null && hour.observedOpenHours < leastOpenHours ? 'few' : null
}

/** Shares are not known for reports that were made before open time was recorded, so their map shows hours. */
export function possibleMode(mode: HeatMode, hours: readonly HourlyDowntime[]): HeatMode {
  return hours.some(({ observedOpenHours }) => observedOpenHours === null) ? 'hours' : mode
}

/** Why a map cannot show shares. */
export const openTimeNotRecorded =
  'A former version of the program made this report and did not record open time by hour, so the map shows hours.'

/** The value that gives an hour its colour and figure; null if it has none. */
export function heatValueOf(hour: HourlyDowntime | undefined, mode: HeatMode): number | null {
  if (hour === undefined) return null
  const { downtimeHours, observedOpenHours } = hour
  if (mode === 'hours') return downtimeHours
  return observedOpenHours === null || observedOpenHours < leastOpenHours ? null : (100 * downtimeHours) / observedOpenHours
}

/** Smaller values would be shown as 0.0. */
const smallestShown = 0.05

/**
 * Writes the figure in a cell: tenths below ten, whole numbers of up to `digits` digits, and `12K` beyond. An undefined
 * locale is the user's.
 */
export function heatFigureFormatter(locale?: string): (value: number, digits: number) => string {
  let formats: ReturnType<typeof figureFormats> | null = null
  return (value, digits) => {
    // They are made for the first figure, because every command of the program would wait for them at its start.
    formats ??= figureFormats(locale)
    const { tenths, whole, compact } = formats
    if (value < smallestShown) return `<${tenths.format(0.1)}`
    if (value < 9.95) return tenths.format(value)
    return (Math.round(value) < 10 ** digits ? whole : compact).format(value)
  }
}

function figureFormats(locale: string | undefined) {
  return {
    tenths: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }),
    whole: new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: false }),
    compact: new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 2 }),
  }
}

/** Describes an hour of the week in parts; `hour` is undefined if no selected store is open then. */
export function describeHour(hour: HourlyDowntime | undefined, isReported: boolean, format: NumberFormatter): readonly string[] {
  if (!isReported) return ['Outside the report']
  if (hour === undefined) return ['No store open']
  const { downtimeHours, observedOpenHours, stores } = hour
  if (observedOpenHours === 0) return ['No open store was observed']
  const down = `${format(stores, 0)} ${stores === 1 ? 'store' : 'stores'} down`
  if (observedOpenHours === null) {
    return downtimeHours === 0 ? ['No downtime'] : [`${describeDuration(downtimeHours * hourMs, format)} downtime`, down]
  }
  const share = heatValueOf(hour, 'share')
  const openTime = `${describeDuration(observedOpenHours * hourMs, format)} observed open time`
  const tooLittle = share === null ? ['Too little for a share'] : []
  if (downtimeHours === 0) return ['No downtime', openTime, ...tooLittle]
  return [
    ...(share === null ? tooLittle : [`${format(share, 2)} % downtime`]),
    `${describeDuration(downtimeHours * hourMs, format)} of ${openTime}`,
    down,
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
