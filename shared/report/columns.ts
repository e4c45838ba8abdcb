import { capitalise } from '../core/labels'
import { maximumAttributes, nameKey, type Attribute, type AttributeKey, type AttributeValues } from '../folder/attributes'
import type { StoreState, Verdict } from './verdict'

/** A column of a report, for the grid, the CSV and the command line. */
export interface Column {
  /** Its name in the CSV header and in the SQL relation `published_row`. */
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'number'
  /** `share` is 0 to 1. */
  readonly unit: 'none' | 'minutes' | 'hours' | 'count' | 'percent' | 'share'
  /** Decimals in the CSV and on the page. */
  readonly decimals: number
  readonly description: string
}

/**
 * `standard` covers the last hour, day and week; `window` covers one custom period (REPORT.md, "Custom window"). A
 * report has only the columns of its kind.
 */
export type ReportKind = 'standard' | 'window'

export function kindOf({ window }: { readonly window: object | null }): ReportKind {
  return window === null ? 'standard' : 'window'
}

interface Span {
  /** The end of the keys of its columns. */
  readonly suffix: string
  /** Follows "in the". */
  readonly name: string
  readonly unit: Column['unit']
}

/** The spans of time that each kind of report covers, the shortest first. */
export const spansOfKind = {
  standard: [
    { suffix: 'last_hour', name: 'last hour', unit: 'minutes' },
    { suffix: 'last_day', name: 'last day', unit: 'hours' },
    { suffix: 'last_week', name: 'last week', unit: 'hours' },
  ],
  window: [{ suffix: 'window', name: 'period', unit: 'hours' }],
} as const satisfies Readonly<Record<ReportKind, readonly Span[]>>

/** The longest span of each kind of report, which totals, charts, goals and documents are about. */
export const spanOfKind = {
  standard: { suffix: 'last_week', name: 'last week', noun: 'week', uptimePercentKey: 'uptime_percent_last_week' },
  window: { suffix: 'window', name: 'period', noun: 'period', uptimePercentKey: 'uptime_percent_window' },
} as const satisfies Readonly<Record<ReportKind, object>>
export type LongestSpan = (typeof spanOfKind)[ReportKind]

/** The measures that a report has for every span; `time` is in the unit of the span. */
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
  outages: { label: 'Outages', unit: 'count', decimals: 0, description: 'Outages that overlap open time' },
  longest_outage: { label: 'Longest outage', unit: 'time', decimals: 2, description: 'Open time of the longest outage' },
  coverage: {
    label: 'Coverage',
    unit: 'share',
    decimals: 4,
    description: 'Share of open time within 60 minutes of a poll in opening hours',
  },
} as const satisfies Readonly<Record<string, Omit<Column, 'key' | 'kind' | 'unit'> & { unit: Column['unit'] | 'time' }>>
type Measure = keyof typeof measures

/** Columns for each measure in each of the spans. */
function perSpan<const Names extends readonly Measure[], const Spans extends readonly Span[]>(names: Names, spans: Spans) {
  return names.flatMap((name: Names[number]) => {
    const { label, unit, decimals, description } = measures[name]
    return spans.map((span: Spans[number]) => {
      const key: `${Names[number]}_${Spans[number]['suffix']}` = `${name}_${span.suffix}`
      return {
        key,
        label: `${label}, ${span.name}`,
        kind: 'number' as const,
        unit: unit === 'time' ? span.unit : unit,
        decimals,
        description: `${description} in the ${span.name}`,
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
  description: 'Store id',
} as const satisfies Column

const aboutTheStore = [
  {
    key: 'observations',
    label: 'Observations',
    kind: 'number',
    unit: 'count',
    decimals: 0,
    description: 'Polls in opening hours in the last week or the custom period. Polls at the same instant count once',
  },
  {
    key: 'last_status',
    label: 'Last status',
    kind: 'text',
    unit: 'none',
    decimals: 0,
    description: 'Status of the last poll in opening hours: active, inactive, or empty if there is none',
  },
  {
    key: 'timezone',
    label: 'Time zone',
    kind: 'text',
    unit: 'none',
    decimals: 0,
    description: 'Time zone of the store’s opening hours',
  },
  {
    key: 'state',
    label: 'State',
    kind: 'text',
    unit: 'none',
    decimals: 0,
    description:
      'State at the report time: down or up if the store is open and its last poll is at most two hours old, closed, or unknown',
  },
  {
    key: 'last_poll',
    label: 'Last poll',
    kind: 'number',
    unit: 'minutes',
    decimals: 2,
    description: 'Age of the last poll in opening hours at the report time',
  },
] as const satisfies readonly Column[]

/** The verdict on each of the spans (REPORT.md, "Verdict"). */
function verdictPerSpan<const Spans extends readonly Span[]>(spans: Spans) {
  return spans.map((span: Spans[number]) => {
    const key: `verdict_${Spans[number]['suffix']}` = `verdict_${span.suffix}`
    return {
      key,
      label: `Verdict, ${span.name}`,
      kind: 'text' as const,
      unit: 'none' as const,
      decimals: 0,
      description: `Whether uptime in the ${span.name} meets the goal: meets, little_left, misses, too_little_seen or no_observations`,
    }
  })
}

/** The columns of a report by default, in the order of REPORT.md ("Output", "Custom window"), and those on request. */
const lists = {
  standard: {
    standard: [store, ...perSpan(['uptime', 'downtime'], spansOfKind.standard)],
    extra: perSpan(['uptime_percent', 'open', 'outages', 'longest_outage', 'coverage'], spansOfKind.standard),
  },
  window: {
    standard: [store, ...perSpan(['uptime', 'downtime', 'outages', 'longest_outage', 'coverage'], spansOfKind.window)],
    extra: perSpan(['uptime_percent', 'open'], spansOfKind.window),
  },
} as const

/** All columns of each kind of report. */
export const columnsOfKind = {
  standard: [...lists.standard.standard, ...lists.standard.extra, ...aboutTheStore, ...verdictPerSpan(spansOfKind.standard)],
  window: [...lists.window.standard, ...lists.window.extra, ...aboutTheStore, ...verdictPerSpan(spansOfKind.window)],
} as const

/** The columns of both kinds. */
export const columns = [
  ...columnsOfKind.standard,
  ...columnsOfKind.window.filter(({ key }) => !columnsOfKind.standard.some((column) => column.key === key)),
]

const unitNotes: Readonly<Record<Column['unit'], string>> = { none: '', minutes: ' (min)', hours: ' (h)', count: '', percent: '', share: ' (0–1)' }

/** The label with its unit: `Uptime, last hour (min)`. */
export function columnHeading({ label, unit }: Column): string {
  return label + unitNotes[unit]
}

/** Whether the 0 of a store without observations means nothing. Coverage and open time are known for every store. */
export function needsObservations(key: ColumnKey): boolean {
  return /^(uptime|downtime|outages|longest_outage)/.test(key)
}

export type ColumnKey = (typeof columns)[number]['key']
export const columnKeys: readonly ColumnKey[] = columns.map((column) => column.key)

/** The columns of a report on stores with a name and every attribute that they can have. */
export const maximumColumns = columnKeys.length + maximumAttributes + 1

/** A column of the rows of a report: one that every report has, or an attribute of its stores. */
export type RowColumn = ColumnKey | AttributeKey

/** A heading for the name of a column of a file: `Opened on` for `opened_on`. Names that are written for people stay. */
function headingOf(name: string): string {
  return /[\p{Lu} ]/u.test(name) ? name : capitalise(name.replaceAll('_', ' '))
}

/**
 * The column with an attribute of stores. If the report does not have it, the key is its label. An attribute that is called like a
 * figure, such as State, is marked, so that the two can be told apart.
 */
export function attributeColumn(attributes: readonly Attribute[], key: string): Column {
  const written = headingOf(attributes.find((attribute) => attribute.key === key)?.label ?? key)
  const label = columns.some((column) => column.label === written) ? `${written} (attribute)` : written
  return { key, label, kind: 'text', unit: 'none', decimals: 0, description: `${label} of the store, from the files` }
}

/** Columns with the attributes of stores: the name follows the store id, and the others come last. */
export function withAttributeColumns<Key extends string>(keys: readonly Key[], attributes: readonly Attribute[]): readonly (Key | AttributeKey)[] {
  const all = attributes.map(({ key }) => key)
  const names = all.filter((key) => key === nameKey)
  const others = all.filter((key) => key !== nameKey)
  return [...keys.slice(0, 1), ...names, ...keys.slice(1), ...others]
}

export function isColumnKey(key: string): key is ColumnKey {
  return columnKeys.some((known) => known === key)
}

function keysOf(list: readonly { readonly key: ColumnKey }[]): readonly ColumnKey[] {
  return list.map((column) => column.key)
}

/** The column sets that a user can choose. */
export const columnSets = {
  standard: { standard: keysOf(lists.standard.standard), all: keysOf(columnsOfKind.standard) },
  window: { standard: keysOf(lists.window.standard), all: keysOf(columnsOfKind.window) },
} as const satisfies Readonly<Record<ReportKind, object>>

type VerdictKey = Extract<ColumnKey, `verdict_${string}`>
type TextKey = 'store_id' | 'last_status' | 'timezone' | 'state' | VerdictKey
type NumberKey = Exclude<ColumnKey, TextKey>

/**
 * One store of a report. Times are in minutes for the last hour and in hours for longer spans, rounded to the decimals
 * of the column. A value is null if it has no meaning (a percentage of nothing), or belongs to the other kind of report.
 * Rows also have the attributes of the store, by their keys.
 */
export type ReportRow = { readonly store_id: string; readonly timezone: string } & {
  readonly last_status: 'active' | 'inactive' | null
  /** Null if the report was made before it recorded states. */
  readonly state: StoreState | null
} & { readonly [Key in VerdictKey]: Verdict | null } & { readonly [Key in NumberKey]: number | null } & AttributeValues
