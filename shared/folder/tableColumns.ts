import type { FileRole } from './dataSet'

/** The columns of each table (REPORT.md, "Inputs"), by their names in mappings and SQL files. */
export const tableColumns = {
  polls: ['store_id', 'timestamp_utc', 'status'],
  businessHours: ['store_id', 'day', 'start_time_local', 'end_time_local'],
  timezones: ['store_id', 'timezone_str'],
} as const satisfies Record<FileRole, readonly string[]>

export type TableColumn = (typeof tableColumns)[FileRole][number]
