import type { ReportSettings } from './reportSettings'

/** All stores, as of the newest poll: what the schema makes of nothing. Without it, for those who start without schemas. */
export const usualSettings: ReportSettings = { asOf: null, window: null, method: 'nearest', storeIds: null }

/** A window is laid out week by week, for every store; nobody means more than this. */
export const longestWindowDays = 3660
