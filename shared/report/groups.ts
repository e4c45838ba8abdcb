import type { Attribute, AttributeKey } from '../folder/attributes'
import { attributeColumn, columns, spansOfKind, type Column, type ReportKind } from './columns'
import type { Verdict } from './verdict'

/** What stores can be grouped by: an attribute, or their time zone. */
export type GroupBy = AttributeKey | 'timezone'

/** Stands for the stores without a value. */
export const withoutValueLabel = 'Without a value'

/** The heading of the values that stores are grouped by: `Region`. `attributes` are those of the report. */
export function groupByLabel(groupBy: GroupBy, attributes: readonly Attribute[]): string {
  return (columns.find(({ key }) => key === groupBy) ?? attributeColumn(attributes, groupBy)).label
}

const suffixes = [...spansOfKind.standard, ...spansOfKind.window].map(({ suffix }) => suffix)
type Suffix = (typeof suffixes)[number]

/** The measures of a group in each window, with the keys, units and decimals of the columns of a report. */
const measures = ['uptime_percent', 'uptime', 'downtime', 'outages', 'coverage', 'verdict'] as const
type NumberMeasure = Exclude<(typeof measures)[number], 'verdict'>

function countColumn<const Key extends string>(key: Key, label: string, description: string) {
  return { key, label, kind: 'number', unit: 'count', decimals: 0, description } as const satisfies Column
}

const counts = [
  countColumn('stores', 'Stores', 'Number of stores in the group'),
  countColumn('stores_observed', 'Observed', 'Stores with observations in the last week or the custom period'),
  countColumn('stores_down', 'Down', 'Stores that are down at the report time'),
] as const

/** A column of a table of groups. */
interface GroupColumn extends Column {
  readonly key: GroupColumnKey
}

function measuresIn(suffix: Suffix): readonly GroupColumn[] {
  return measures.flatMap((measure) => {
    const key = `${measure}_${suffix}` as const
    return columns.flatMap((column) => (column.key === key ? [{ ...column, key }] : []))
  })
}

/** The columns of a table of groups after the value that they have in common (REPORT.md, "Groups of stores"). */
export const groupColumnsOfKind: Readonly<Record<ReportKind, readonly GroupColumn[]>> = {
  standard: [...counts, ...spansOfKind.standard.flatMap(({ suffix }) => measuresIn(suffix))],
  window: [...counts, ...spansOfKind.window.flatMap(({ suffix }) => measuresIn(suffix))],
}

export type GroupColumnKey = (typeof counts)[number]['key'] | `${NumberMeasure | 'verdict'}_${Suffix}`
/** The columns of both kinds of report. */
export const groupColumnKeys: readonly GroupColumnKey[] = [
  ...counts.map(({ key }) => key),
  ...suffixes.flatMap((suffix) => measures.map((measure) => `${measure}_${suffix}` as const)),
]

/**
 * Stores that have one value in common, judged together. Times are in minutes for the last hour and in hours for longer
 * windows. A value is null if it has no meaning, or belongs to the other kind of report.
 */
export type StoreGroup = {
  /** Null for the stores without a value. */
  readonly value: string | null
  readonly stores: number
  readonly stores_observed: number
  /** Null if the report was made before it recorded states. */
  readonly stores_down: number | null
} & { readonly [Key in `${NumberMeasure}_${Suffix}`]: number | null } & { readonly [Key in `verdict_${Suffix}`]: Verdict | null }
