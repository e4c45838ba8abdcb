/**
 * The columns of a report, in order. The grid, the CSV and the command line read this list; `key` is
 * the name in the CSV header and in the SQL relation `published_row`.
 */
export interface Column {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'number'
  /** `share` is 0 to 1. */
  readonly unit: 'none' | 'minutes' | 'hours' | 'count' | 'percent' | 'share'
  /** Decimals written to CSV and shown on screen. */
  readonly decimals: number
  readonly description: string
}

const windows = [
  { suffix: 'last_hour', label: 'last hour', unit: 'minutes' },
  { suffix: 'last_day', label: 'last day', unit: 'hours' },
  { suffix: 'last_week', label: 'last week', unit: 'hours' },
] as const

function perWindow<const Prefix extends string>(
  prefix: Prefix,
  label: string,
  unit: Column['unit'] | 'time',
  decimals: number,
  description: string,
) {
  return windows.map((window) => ({
    key: `${prefix}_${window.suffix}` as const,
    label: `${label}, ${window.label}`,
    kind: 'number' as const,
    unit: unit === 'time' ? window.unit : unit,
    decimals,
    description: `${description} in the ${window.label}`,
  }))
}

/** The columns every report has, in the order of REPORT.md, "Output". */
export const standardColumns = [
  {
    key: 'store_id',
    label: 'Store',
    kind: 'text' as const,
    unit: 'none' as const,
    decimals: 0,
    description: 'Id of the store, as text',
  },
  ...perWindow('uptime', 'Uptime', 'time', 2, 'Open time with status active'),
  ...perWindow('downtime', 'Downtime', 'time', 2, 'Open time with status inactive'),
] as const

/** Columns that come only when asked for. */
export const extraColumns = [
  ...perWindow('uptime_percent', 'Uptime %', 'percent', 2, 'Uptime as a percentage of uptime plus downtime'),
  ...perWindow('open', 'Open', 'time', 2, 'Open time'),
  ...perWindow('outages', 'Outages', 'count', 0, 'Outages that touch open time'),
  ...perWindow('longest_outage', 'Longest outage', 'time', 2, 'Open time of the longest outage'),
  ...perWindow('coverage', 'Coverage', 'share', 4, 'Share of open time within 60 minutes of an observation'),
  {
    key: 'observations',
    label: 'Observations',
    kind: 'number' as const,
    unit: 'count' as const,
    decimals: 0,
    description: 'Polls inside open time in the last week; polls at the same instant count once',
  },
  {
    key: 'last_status',
    label: 'Last status',
    kind: 'text' as const,
    unit: 'none' as const,
    decimals: 0,
    description: 'Status of the last observation: active, inactive, or empty where there is none',
  },
  {
    key: 'timezone',
    label: 'Time zone',
    kind: 'text' as const,
    unit: 'none' as const,
    decimals: 0,
    description: 'Time zone the hours of the store were read in',
  },
] as const

export const columns = [...standardColumns, ...extraColumns] as const

export type ColumnKey = (typeof columns)[number]['key']
export const columnKeys: readonly ColumnKey[] = columns.map((column) => column.key)

/** The named sets a user can ask for. */
export const columnSets = {
  standard: standardColumns.map((column) => column.key) as readonly ColumnKey[],
  all: columnKeys,
} as const
export type ColumnSet = keyof typeof columnSets

type TextKey = 'store_id' | 'last_status' | 'timezone'
type NumberKey = Exclude<ColumnKey, TextKey>

/**
 * One store of a report. Units as in `columns`: minutes for the last hour, hours for the last day and
 * week, rounded to the column's decimals. Null where a value has no meaning (a percentage of nothing).
 */
export type ReportRow = { readonly store_id: string; readonly timezone: string } & {
  readonly last_status: 'active' | 'inactive' | null
} & { readonly [Key in NumberKey]: number | null }
