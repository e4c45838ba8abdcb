import type { Column } from '../report/columns'

/** The measures that are compared, over the last week of each report or its window, in the units of the report. */
const measures = [
  { key: 'uptime_percent', label: 'Uptime %', unit: 'percent', decimals: 2 },
  { key: 'downtime', label: 'Downtime', unit: 'hours', decimals: 2 },
  { key: 'outages', label: 'Outages', unit: 'count', decimals: 0 },
  { key: 'uptime', label: 'Uptime', unit: 'hours', decimals: 2 },
] as const
const sides = [
  { key: 'before', label: 'before' },
  { key: 'after', label: 'after' },
  { key: 'change', label: 'change' },
] as const
type Measure = (typeof measures)[number]['key']
type Side = (typeof sides)[number]['key']

/** What became of a store from the earlier report to the later one; what only one of them has comes first. */
const storeChanges = ['new', 'gone', 'went_down', 'came_back'] as const
export type StoreChange = (typeof storeChanges)[number]

export const storeChangeLabels: Readonly<Record<StoreChange, string>> = {
  new: 'New',
  gone: 'Gone',
  went_down: 'Went down',
  came_back: 'Came back',
}

function textColumn<const Key extends string>(key: Key, label: string, description: string) {
  return { key, label, kind: 'text' as const, unit: 'none' as const, decimals: 0, description }
}

/**
 * The columns of a comparison, in order; the grid and the CSV read this list, as they read `columns` for a report. A
 * change is the later value less the earlier one, of the values as they are shown.
 */
export const comparisonColumns = [
  textColumn('store_id', 'Store', 'Id of the store'),
  textColumn('store_change', 'What happened', 'New, gone, went down or came back'),
  ...measures.flatMap(({ key, label, unit, decimals }) =>
    sides.map((side) => ({
      key: `${key}_${side.key}` as const,
      label: `${label}, ${side.label}`,
      kind: 'number' as const,
      unit,
      decimals,
      description: `${label} in the last week or the window, ${side.label}`,
    })),
  ),
  textColumn('last_status_before', 'Last status, before', 'Status of the last observation of the earlier report'),
  textColumn('last_status_after', 'Last status, after', 'Status of the last observation of the later report'),
] as const satisfies readonly Column[]

type ComparisonKey = (typeof comparisonColumns)[number]['key']
export const comparisonKeys: readonly ComparisonKey[] = comparisonColumns.map(({ key }) => key)

/** One store of either report. A value is null where its report does not have the store, or no observation of it. */
export type ComparisonRow = {
  readonly store_id: string
  readonly store_change: StoreChange | null
  readonly last_status_before: 'active' | 'inactive' | null
  readonly last_status_after: 'active' | 'inactive' | null
} & { readonly [Key in `${Measure}_${Side}`]: number | null }

/** `worse` and `better` go by the change of uptime %. */
export const comparisonChoices = [...storeChanges, 'worse', 'better'] as const
export type ComparisonChoice = (typeof comparisonChoices)[number]

/** How many stores each choice has, of all in either report; `same` have the same uptime %. */
export type ComparisonSummary = Readonly<Record<ComparisonChoice | 'stores' | 'same', number>>
