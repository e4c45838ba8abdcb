/**
 * Where the bands of uptime % begin, in the last week or in the window, the first 0: each reaches to just before the next,
 * and the last is 100 % and nothing else. Narrow where the stores are many.
 */
export const uptimeBandEdges = [0, 50, 75, 90, 95, 98, 99, 99.5, 100] as const

/** A band of uptime % by its lower edge; `none` are the stores without one. */
export type UptimeBand = 'none' | (typeof uptimeBandEdges)[number]
export const uptimeBands: readonly UptimeBand[] = ['none', ...uptimeBandEdges]

/** What all uptime % of a band are below; undefined for the last. */
export function uptimeBandEnd(band: number): number | undefined {
  return uptimeBandEdges.find((edge) => edge > band)
}

/**
 * Downtime by the nearest observation, whatever the method of the report, in one hour of the stores' local week: 0 is
 * Monday from 00:00 to 01:00. An hour that a clock change repeats counts twice.
 */
export interface HourlyDowntime {
  readonly hourOfWeek: number
  readonly downtimeHours: number
  /** Stores with downtime in this hour. */
  readonly stores: number
}

export interface BandOfStores {
  readonly band: UptimeBand
  readonly stores: number
}
