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

/**
 * `standard`: the last hour, day and week. `window`: one window of the user's (REPORT.md, "Custom window"). A report is
 * of one kind and has the columns of that kind only.
 */
export type ReportKind = 'standard' | 'window'

export function kindOf({ window }: { readonly window: object | null }): ReportKind {
  return window === null ? 'standard' : 'window'
}

interface Window {
  readonly suffix: string
  readonly label: string
  readonly unit: Column['unit']
}

const threeWindows = [
  { suffix: 'last_hour', label: 'last hour', unit: 'minutes' },
  { suffix: 'last_day', label: 'last day', unit: 'hours' },
  { suffix: 'last_week', label: 'last week', unit: 'hours' },
] as const satisfies readonly Window[]
const oneWindow = [{ suffix: 'window', label: 'window', unit: 'hours' }] as const satisfies readonly Window[]

/** What is told of every window; `time` is in the unit of the window. */
const measures = {
  uptime: { label: 'Uptime', unit: 'time', decimals: 2, description: 'Open time with status active' },
  downtime: { label: 'Downtime', unit: 'time', decimals: 2, description: 'Open time with status inactive' },
  uptime_percent: {
    label: 'Uptime %',
    unit: 'percent',
    decimals: 2,
    description: 'Uptime as a percentage of uptime plus downtime',
  },
  open: { label: 'Open', unit: 'time', decimals: 2, description: 'Open time' },
  outages: { label: 'Outages', unit: 'count', decimals: 0, description: 'Outages that touch open time' },
  longest_outage: { label: 'Longest outage', unit: 'time', decimals: 2, description: 'Open time of the longest outage' },
  coverage: {
    label: 'Coverage',
    unit: 'share',
    decimals: 4,
    description: 'Share of open time within 60 minutes of an observation',
  },
} as const satisfies Readonly<Record<string, Omit<Column, 'key' | 'kind' | 'unit'> & { unit: Column['unit'] | 'time' }>>
type Measure = keyof typeof measures

/** Every measure in each of the windows, window by window. */
function perWindow<const Names extends readonly Measure[], const Windows extends readonly Window[]>(
  names: Names,
  windows: Windows,
) {
  return names.flatMap((name: Names[number]) => {
    const { label, unit, decimals, description } = measures[name]
    return windows.map((window: Windows[number]) => {
      const key: `${Names[number]}_${Windows[number]['suffix']}` = `${name}_${window.suffix}`
      return {
        key,
        label: `${label}, ${window.label}`,
        kind: 'number' as const,
        unit: unit === 'time' ? window.unit : unit,
        decimals,
        description: `${description} in the ${window.label}`,
      }
    })
  })
}

const store = {
  key: 'store_id',
  label: 'Store',
  kind: 'text',
  unit: 'none',
  decimals: 0,
  description: 'Id of the store',
} as const satisfies Column

const aboutTheStore = [
  {
    key: 'observations',
    label: 'Observations',
    kind: 'number',
    unit: 'count',
    decimals: 0,
    description: 'Polls inside open time in the last week, or in the window; polls at the same instant count once',
  },
  {
    key: 'last_status',
    label: 'Last status',
    kind: 'text',
    unit: 'none',
    decimals: 0,
    description: 'Status of the last observation: active, inactive, or empty where there is none',
  },
  {
    key: 'timezone',
    label: 'Time zone',
    kind: 'text',
    unit: 'none',
    decimals: 0,
    description: 'Time zone the hours of the store were read in',
  },
] as const satisfies readonly Column[]

/** The columns a report has unasked, in the order of REPORT.md ("Output", "Custom window"), and those for the asking. */
const lists = {
  standard: {
    unasked: [store, ...perWindow(['uptime', 'downtime'], threeWindows)],
    extra: perWindow(['uptime_percent', 'open', 'outages', 'longest_outage', 'coverage'], threeWindows),
  },
  window: {
    unasked: [store, ...perWindow(['uptime', 'downtime', 'outages', 'longest_outage', 'coverage'], oneWindow)],
    extra: perWindow(['uptime_percent', 'open'], oneWindow),
  },
} as const

/** All columns of each kind of report. */
export const columnsOfKind = {
  standard: [...lists.standard.unasked, ...lists.standard.extra, ...aboutTheStore],
  window: [...lists.window.unasked, ...lists.window.extra, ...aboutTheStore],
} as const

/** Every column there is. */
export const columns = [
  ...columnsOfKind.standard,
  ...columnsOfKind.window.filter(({ key }) => !columnsOfKind.standard.some((column) => column.key === key)),
]

export type ColumnKey = (typeof columns)[number]['key']
export const columnKeys: readonly ColumnKey[] = columns.map((column) => column.key)

function keysOf(list: readonly { readonly key: ColumnKey }[]): readonly ColumnKey[] {
  return list.map((column) => column.key)
}

/** The named sets a user can ask for. */
export const columnSets = {
  standard: { standard: keysOf(lists.standard.unasked), all: keysOf(columnsOfKind.standard) },
  window: { standard: keysOf(lists.window.unasked), all: keysOf(columnsOfKind.window) },
} as const satisfies Readonly<Record<ReportKind, object>>
export const columnSetNames = ['standard', 'all'] as const
export type ColumnSet = (typeof columnSetNames)[number]

type TextKey = 'store_id' | 'last_status' | 'timezone'
type NumberKey = Exclude<ColumnKey, TextKey>

/**
 * One store of a report. Units as in `columns`: minutes for the last hour, hours for the last day and week and for a
 * window, rounded to the column's decimals. Null where a value has no meaning (a percentage of nothing) and in the
 * columns of the other kind of report.
 */
export type ReportRow = { readonly store_id: string; readonly timezone: string } & {
  readonly last_status: 'active' | 'inactive' | null
} & { readonly [Key in NumberKey]: number | null }
