import type { ColDef, ColGroupDef, ValueFormatterParams } from 'ag-grid-community'
import { nameKey } from '../../shared/folder/attributes'
import { capitalise } from '../../shared/core/labels'
import { comparisonColumns, storeChangeLabels, type ComparisonRow } from '../../shared/comparison/comparison'
import { facetLabel } from '../../shared/report/describeFilter'
import { formatNumber } from '../format/numbers'
import { StoreCell } from '../grid/StoreCell'
import { VerdictCell } from '../grid/VerdictCell'

type Column = (typeof comparisonColumns)[number]
type Cell = { readonly value?: unknown; readonly data?: ComparisonRow | undefined }

/** Widths in pixels. Everything about uptime and downtime fits beside the store in the dialog of a small window. */
const widths = { store_id: 186, name: 180, store_change: 168, status: 116, verdict: 140, number: 90 } as const

/** Splits a label into group and heading: `Uptime %, change` becomes `Change` under `Uptime %`. */
function headings({ label, unit }: Column): { readonly group: string; readonly heading: string } {
  const [group = '', side] = label.split(', ')
  if (side === undefined) return { group, heading: group }
  return { group: unit === 'hours' ? `${group} (h)` : group, heading: capitalise(side) }
}

/** A change has a sign unless it is zero. A dash stands for a value that one of the reports does not have. */
export function formatComparisonValue({ key, decimals }: Pick<Column, 'key' | 'decimals'>, value: unknown): string {
  if (typeof value !== 'number') return '–'
  if (!key.endsWith('_change')) return formatNumber(value, decimals)
  const size = formatNumber(Math.abs(value), decimals)
  return value === 0 ? size : `${value > 0 ? '+' : '−'}${size}`
}

function formatComparisonCell(column: Pick<Column, 'key' | 'decimals'>, { value, data }: Cell): string {
  if (data === undefined) return column.key === 'store_id' ? '…' : ''
  if (column.key === 'store_change') return data.store_change === null ? '' : storeChangeLabels[data.store_change]
  if (isVerdictKey(column.key)) return typeof value === 'string' ? facetLabel(value, column.key) : '–'
  const text = typeof value === 'string' ? value : formatComparisonValue(column, value)
  return isGuess(column.key, data) ? `≈ ${text}` : text
}

/** Whether a value is about a report in which too little of the store was seen. */
function isGuess(key: Column['key'], data: ComparisonRow | undefined): boolean {
  if (data === undefined || !key.startsWith('uptime_percent_')) return false
  const { verdict_before: before, verdict_after: after } = data
  const sides = key.endsWith('_before') ? [before] : key.endsWith('_after') ? [after] : [before, after]
  return data.reports !== 'both' && key.endsWith('_change') ? false : sides.includes('too_little_seen')
}

/** -1 if a change is for the worse, 1 if it is for the better. More uptime is good, more of anything else is bad. */
export function directionOf(key: Column['key'], value: unknown): -1 | 0 | 1 {
  if (typeof value !== 'number' || value === 0 || !key.endsWith('_change')) return 0
  return value > 0 === key.startsWith('uptime') ? 1 : -1
}

function columnDefinition(column: Column): ColDef<ComparisonRow> {
  const isNumber = column.kind === 'number'
  const shared: ColDef<ComparisonRow> = {
    colId: column.key,
    field: column.key,
    headerName: headings(column).heading,
    valueFormatter: (cell: ValueFormatterParams<ComparisonRow>) => formatComparisonCell(column, cell),
  }
  if (!isNumber) {
    const isStore = column.key === 'store_id'
    const width = isStore || column.key === 'store_change' ? widths[column.key] : isVerdictKey(column.key) ? widths.verdict : widths.status
    const isVerdictColumn = isVerdictKey(column.key)
    return { ...shared, width, ...(isStore && { pinned: 'left' as const, cellRenderer: StoreCell }), ...(isVerdictColumn && { cellRenderer: VerdictCell }) }
  }
  return {
    ...shared,
    width: widths.number,
    cellClass: 'numberCell',
    headerClass: 'numberHeader',
    cellClassRules: {
      changedForWorse: ({ value, data }: Cell) => directionOf(column.key, value) === -1 && !isGuess(column.key, data),
      changedForBetter: ({ value, data }: Cell) => directionOf(column.key, value) === 1 && !isGuess(column.key, data),
      guess: ({ data }: Cell) => isGuess(column.key, data),
    },
  }
}

function isVerdictKey(key: Column['key']): boolean {
  return key.startsWith('verdict_')
}

/** The names of stores, beside their ids. */
const names: ColDef<ComparisonRow> = {
  colId: nameKey,
  headerName: 'Name',
  valueGetter: ({ data }) => data?.[nameKey],
  valueFormatter: ({ value, data }) => (data === undefined ? '' : typeof value === 'string' ? value : '–'),
  width: widths.name,
  tooltip: ({ value }) => (typeof value === 'string' ? value : null),
}

/** The columns of a comparison, grouped under their headings; with names if one of the reports has them. */
export function comparisonGridColumns(hasNames: boolean): (ColDef<ComparisonRow> | ColGroupDef<ComparisonRow>)[] {
  const groups = new Map<string, ColDef<ComparisonRow>[]>()
  const afterUptime = comparisonColumns.findLastIndex(({ key }) => key.startsWith('uptime_percent_')) + 1
  // Verdicts stand beside the uptime % that they are on, and not at the end as in the CSV.
  const ordered = [
    ...comparisonColumns.slice(0, afterUptime),
    ...comparisonColumns.filter(({ key }) => isVerdictKey(key)),
    ...comparisonColumns.slice(afterUptime).filter(({ key }) => !isVerdictKey(key)),
  ]
  for (const column of ordered) {
    const { group } = headings(column)
    groups.set(group, [...(groups.get(group) ?? []), columnDefinition(column)])
  }
  const shown = [...groups].flatMap(([headerName, children]) => (children.length === 1 ? children : [{ headerName, children }]))
  return hasNames ? shown.toSpliced(1, 0, names) : shown
}
