import type { ColDef, ColGroupDef, ValueFormatterParams } from 'ag-grid-community'
import { columns, standardColumns, type Column, type ColumnKey, type ReportRow } from '../shared/columns'
import { numberFilterOptions, textFilterOptions } from './filters'
import { formatNumber } from './format'

type Cell = { readonly value?: unknown; readonly data?: ReportRow | undefined }

const unitSuffixes: Readonly<Record<Column['unit'], string>> = {
  none: '',
  minutes: ' (min)',
  hours: ' (h)',
  count: '',
  percent: '',
  share: ' (0–1)',
}

const storeWidth = 190
/** Wide enough for "No observations". */
const numberWidth = 118

/** Extra columns worth showing from the start, most wanted first. */
const favouredExtras: readonly ColumnKey[] = [
  'uptime_percent_last_week',
  'outages_last_week',
  'coverage_last_week',
  'last_status',
]

/** The columns shown at first in a grid of that width in pixels: the standard ones, and extras while they fit. */
export function columnsAtFirst(gridWidth: number): readonly ColumnKey[] {
  const standard = standardColumns.map((column) => column.key)
  const spareWidth = gridWidth - storeWidth - (standard.length - 1) * numberWidth
  const extras = Math.max(0, Math.floor(spareWidth / numberWidth))
  return [...standard, ...favouredExtras.slice(0, extras)]
}

function isAboutUptime(key: ColumnKey): boolean {
  return key.startsWith('uptime') || key.startsWith('downtime')
}

function lacksObservations(key: ColumnKey, { data }: Cell): boolean {
  return data?.observations === 0 && isAboutUptime(key)
}

/** What a cell says; a store without observations has no uptime, rather than an uptime of zero. */
export function formatCell(column: { readonly key: ColumnKey; readonly decimals: number }, cell: Cell): string {
  // A row whose page is still on its way has no data yet.
  if (cell.data === undefined) return column.key === 'store_id' ? '…' : ''
  if (lacksObservations(column.key, cell)) return 'No observations'
  if (typeof cell.value === 'number') return formatNumber(cell.value, column.decimals)
  return typeof cell.value === 'string' ? cell.value : '–'
}

/** `Uptime, last hour` stands under the heading `Uptime` as `Last hour (min)`. */
function headings(column: Column): { readonly group: string; readonly heading: string } {
  const [first = '', window] = column.label.split(', ')
  if (window === undefined) return { group: first, heading: first }
  return { group: first, heading: window.charAt(0).toUpperCase() + window.slice(1) + unitSuffixes[column.unit] }
}

function columnDefinition(column: (typeof columns)[number], isShown: boolean): ColDef<ReportRow> {
  const isNumber = column.kind === 'number'
  return {
    colId: column.key,
    field: column.key,
    headerName: headings(column).heading,
    headerTooltip: column.description,
    hide: !isShown,
    valueFormatter: (cell: ValueFormatterParams<ReportRow>) => formatCell(column, cell),
    filter: isNumber ? 'agNumberColumnFilter' : 'agTextColumnFilter',
    filterParams: { filterOptions: isNumber ? numberFilterOptions : textFilterOptions, buttons: ['reset'] },
    flex: 1,
    minWidth: numberWidth,
    cellClass: isNumber ? 'numberCell' : 'textCell',
    headerClass: isNumber ? 'numberHeader' : '',
    cellClassRules: {
      noValue: (cell: Cell) => cell.value === null || lacksObservations(column.key, cell),
      ...(column.key === 'last_status' && {
        statusActive: (cell: Cell) => cell.value === 'active',
        statusInactive: (cell: Cell) => cell.value === 'inactive',
      }),
    },
    ...(column.key === 'store_id' && {
      pinned: 'left' as const,
      lockVisible: true,
      flex: 0,
      width: storeWidth,
      minWidth: 120,
      tooltipField: 'store_id',
    }),
  }
}

/** The grid's columns under their group headings, in the order of the report. */
export function gridColumns(shown: readonly ColumnKey[]): (ColDef<ReportRow> | ColGroupDef<ReportRow>)[] {
  const groups = new Map<string, ColDef<ReportRow>[]>()
  for (const column of columns) {
    const { group } = headings(column)
    const definitions = groups.get(group) ?? []
    groups.set(group, [...definitions, columnDefinition(column, shown.includes(column.key))])
  }
  return [...groups].flatMap(([group, children]) => (children.length === 1 ? children : [{ headerName: group, children }]))
}
