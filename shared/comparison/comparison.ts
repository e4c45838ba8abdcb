import type { Column } from '../report/columns'
import type { AttributeValues } from '../folder/attributes'
import type { Verdict } from '../report/verdict'

/** The measures to compare, for the last week or the custom period of each report, in the units of the report. */
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

/**
 * What happened to a store between two reports. A store that only one of them has is `new` or `gone`, or `not_selected` if
 * the other one was made of selected stores.
 */
const storeChanges = ['new', 'gone', 'went_down', 'came_back', 'not_selected'] as const
export type StoreChange = (typeof storeChanges)[number]

export const storeChangeLabels: Readonly<Record<StoreChange, string>> = {
  new: 'New',
  gone: 'No longer in the data',
  went_down: 'Went down',
  came_back: 'Came back',
  not_selected: 'Not in this report',
}

function textColumn<const Key extends string>(key: Key, label: string, description: string) {
  return { key, label, kind: 'text' as const, unit: 'none' as const, decimals: 0, description }
}

/**
 * The columns of a comparison, in the order of the grid and the CSV. A change is the later value minus the earlier value,
 * both rounded as shown.
 */
export const comparisonColumns = [
  textColumn('store_id', 'Store', 'Store id'),
  textColumn('store_change', 'Change', 'new, gone, went_down, came_back or not_selected'),
  ...measures.flatMap(({ key, label, unit, decimals }) =>
    sides.map((side) => ({
      key: `${key}_${side.key}` as const,
      label: `${label}, ${side.label}`,
      kind: 'number' as const,
      unit,
      decimals,
      description: `${label} in the last week or the custom period, ${side.label}`,
    })),
  ),
  textColumn('last_status_before', 'Last status, before', 'Status of the last observation in the earlier report'),
  textColumn('last_status_after', 'Last status, after', 'Status of the last observation in the later report'),
  textColumn('verdict_before', 'Verdict, before', 'Whether uptime in the earlier report meets the goal'),
  textColumn('verdict_after', 'Verdict, after', 'Whether uptime in the later report meets the goal'),
] as const satisfies readonly Column[]

type ComparisonKey = (typeof comparisonColumns)[number]['key']
export const comparisonKeys: readonly ComparisonKey[] = comparisonColumns.map(({ key }) => key)

type Figures = { readonly [Key in `${Measure}_${Side}`]: number | null }

/**
 * A store of either report. A value is null if its report lacks the store or has no observation of it. Rows also have the
 * attributes of the store in the later report, or else in the earlier one, by their keys.
 */
export type ComparisonRow = {
  readonly store_id: string
  readonly store_change: StoreChange | null
  /** The reports that have the store. */
  readonly reports: 'both' | 'before' | 'after'
  readonly last_status_before: 'active' | 'inactive' | null
  readonly last_status_after: 'active' | 'inactive' | null
  readonly verdict_before: Verdict | null
  readonly verdict_after: Verdict | null
} & Figures & AttributeValues

/** `worse` and `better` mean the change of uptime %. */
export const comparisonChoices = [...storeChanges, 'worse', 'better'] as const
export type ComparisonChoice = (typeof comparisonChoices)[number]

/**
 * The number of stores for each choice. `stores` counts all, `in_both` those of both reports, `judged` those that were seen
 * enough in both, and `same` those with unchanged uptime %.
 */
export type ComparisonCounts = Readonly<Record<ComparisonChoice | 'stores' | 'in_both' | 'judged' | 'same', number>>

/**
 * The figures are those of the stores in both reports together; null if none of these has observations. Uptime % is that of
 * the stores that are judged in both.
 */
export type ComparisonSummary = ComparisonCounts & Figures
