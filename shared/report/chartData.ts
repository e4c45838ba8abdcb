import type { NumberFormatter } from '../core/numbers'
import { verdictLabels, verdicts, type Verdict } from './verdict'

/**
 * Lower edges of the bands of uptime %, in the last week or in the period. A band ends just before the next one begins;
 * the last is exactly 100 %. Bands are narrower near 100 %, because most stores are there.
 */
export const uptimeBandEdges = [0, 50, 75, 90, 95, 98, 99, 99.5, 100] as const

/** A band of uptime % by its lower edge; `none` stands for stores without an uptime %. */
export type UptimeBand = 'none' | (typeof uptimeBandEdges)[number]
export const uptimeBands: readonly UptimeBand[] = ['none', ...uptimeBandEdges]

/** The end of a band, which no uptime % of the band reaches; undefined for the last band. */
export function uptimeBandEnd(band: number): number | undefined {
  return uptimeBandEdges.find((edge) => edge > band)
}

/** The label of a band in one or two parts, for two lines: `95 to` and `< 98 %`. */
export function uptimeBandParts(band: UptimeBand, format: NumberFormatter): readonly string[] {
  if (band === 'none') return ['No', 'observations']
  const percent = (edge: number): string => format(edge, Number.isInteger(edge) ? 0 : 1)
  const end = uptimeBandEnd(band)
  return end === undefined ? [`${percent(band)} %`] : [`${percent(band)} to`, `< ${percent(end)} %`]
}

/** `No observations`, `95 to < 98 %`, `100 %`. */
export function uptimeBandLabel(band: UptimeBand, format: NumberFormatter): string {
  return uptimeBandParts(band, format).join(' ')
}

/**
 * Downtime in one hour of the stores' local week in which at least one of them is open (REPORT.md, "Downtime by hour of the
 * week"). It is always computed with the nearest-poll method. Hour 0 is Monday from 00:00 to 01:00.
 */
export interface HourlyDowntime {
  readonly hourOfWeek: number
  readonly downtimeHours: number
  /** Open time of the stores that have observations, in hours; null if the report was made before it was recorded. */
  readonly observedOpenHours: number | null
  /** Number of stores with downtime in this hour. */
  readonly stores: number
}

export interface BandOfStores {
  readonly band: UptimeBand
  readonly stores: number
  /** The stores of the band by their verdict on the whole span; those without a verdict are in none. */
  readonly storesByVerdict: Readonly<Record<Verdict, number>>
}

/** The stores of a band by verdict, from good to bad, without empty parts. Null stands for stores without a verdict. */
export function partsOfBand({ stores, storesByVerdict }: BandOfStores): readonly { readonly verdict: Verdict | null; readonly stores: number }[] {
  const judged = verdicts.map((verdict) => ({ verdict, stores: storesByVerdict[verdict] }))
  const others = stores - judged.reduce((sum, part) => sum + part.stores, 0)
  return [...judged, { verdict: null, stores: others }].filter((part) => part.stores > 0)
}

/** `Meets goal`, or `No verdict`. */
export function verdictLabel(verdict: Verdict | null): string {
  return verdict === null ? 'No verdict' : verdictLabels[verdict]
}

/** What a legend of these bands names: every verdict, and null if any store has none. */
export function verdictsInLegend(bands: readonly BandOfStores[]): readonly (Verdict | null)[] {
  const hasOthers = bands.some((band) => partsOfBand(band).some(({ verdict }) => verdict === null))
  return hasOthers ? [...verdicts, null] : verdicts
}

/** Where a goal lies among `uptimeBands`, counted in bands: 7 is the beginning of the eighth, 7.5 the middle of it. */
export function goalPosition(goalPercent: number): number {
  const band = uptimeBandEdges.findLast((edge) => edge <= goalPercent) ?? 0
  const end = uptimeBandEnd(band)
  return uptimeBands.indexOf(band) + (end === undefined ? 0 : (goalPercent - band) / (end - band))
}

/** A value of a text column, and how many of the selected stores have it; null for those without a value. */
export interface FacetValue {
  readonly value: string | null
  readonly stores: number
}
