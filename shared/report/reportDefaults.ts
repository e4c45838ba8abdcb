import type { ReportSettings } from './reportSettings'

/** What `reportSettings` makes of nothing: all stores, as of the newest poll. Apart from it for commands, which start without schemas. */
export const reportDefaults: ReportSettings = { asOf: null, window: null, method: 'nearest', storeIds: null }

/** A window is laid out week by week, for every store; nobody means more than this. */
export const longestWindowDays = 3660
