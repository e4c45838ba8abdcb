import type { ReportSettings } from './reportSettings'

/**
 * The settings that `reportSettings` fills in: all stores, up to the newest poll. They are repeated here because commands
 * start without schemas.
 */
export const reportDefaults: ReportSettings = { asOf: null, window: null, method: 'nearest', storeIds: null }
