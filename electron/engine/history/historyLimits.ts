/** How much is kept. */
export interface HistoryLimits {
  readonly reports: number
  /** Over all reports, one row a store. */
  readonly rows: number
}

/**
 * A row takes up to 310 bytes in memory and 95 in a file: about 0.3 GB, and 0.5 GB. Scripts may have a thousand reports
 * waiting, and each is to be there still when its script asks for it.
 */
export const usualLimits: Readonly<Record<'inMemory' | 'inFile', HistoryLimits>> = {
  inMemory: { reports: 2000, rows: 1_000_000 },
  inFile: { reports: 2000, rows: 5_000_000 },
}
