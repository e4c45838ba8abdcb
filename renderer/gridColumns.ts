import type { CellClassParams, ColDef, ColGroupDef, ValueFormatterParams } from 'ag-grid-community'
import { columnsOfKind, columnSets, type Column, type ColumnKey, type ReportKind, type ReportRow } from '../shared/columns'
import type { ColumnLayout } from '../shared/preferences'
import { numberFilterOptions, textFilterOptions } from './filters'
import { formatNumber } from './format'
import { UptimeCell } from './UptimeCell'

/** What cells know besides their row. */
export interface GridContext {
  /** The store whose details are open. */
  readonly shownStoreId: string | null
}

type Cell = { readonly value?: unknown; readonly data?: Pick<ReportRow, 'observations'> | undefined }

/** The second line of a heading under a group. */
const unitLines: Readonly<Record<Column['unit'], string>> = {
  none: '',
  minutes: '\n(min)',
  hours: '\n(h)',
  count: '\n(count)',
  percent: '\n(%)',
  share: '\n(0–1)',
}

/** In pixels; wide enough for "No observations" and for a heading with its sort arrow. */
const numberWidth = 112
/** In pixels; for the store, until its ids are there to be measured. */
export const usualStoreWidth = 190

/** With how the uptime stands to the goal; the longer one with what is left of the allowance. */
const uptimePercentWidths = { short: 140, long: 232 } as const

/** In pixels, at least. */
function widthOf(key: ColumnKey): number {
  if (!key.startsWith('uptime_percent')) return numberWidth
  return hasAllowance(key) ? uptimePercentWidths.long : uptimePercentWidths.short
}

/** The allowance is one of the week, or of the window in its place. */
function hasAllowance(key: ColumnKey): boolean {
  return key === 'uptime_percent_last_week' || key === 'uptime_percent_window'
}

/** Extra columns worth showing from the start, most wanted first. */
const favouredExtras: Readonly<Record<ReportKind, readonly ColumnKey[]>> = {
  standard: ['uptime_percent_last_week', 'outages_last_week', 'coverage_last_week', 'last_status'],
  window: ['uptime_percent_window', 'open_window', 'last_status', 'observations'],
}

/** The extra columns to show at first beside the store and the other standard columns, in a grid that wide (pixels). */
function extrasThatFit(kind: ReportKind, gridWidth: number, storeWidth: number): readonly ColumnKey[] {
  let spareWidth = gridWidth - storeWidth - (columnSets[kind].standard.length - 1) * numberWidth
  return favouredExtras[kind].filter((key) => {
    spareWidth -= widthOf(key)
    return spareWidth >= 0
  })
}

/** How the columns lie as long as the user has left them alone: the standard ones, and what else there is room for. */
export function fittingLayout(kind: ReportKind, gridWidth: number, storeWidth: number): readonly ColumnLayout[] {
  const extras = extrasThatFit(kind, gridWidth, storeWidth)
  return columnsOfKind[kind].map(({ key }) => ({
    key,
    isVisible: columnSets[kind].standard.includes(key) || extras.includes(key),
    widthPixels: key === 'store_id' ? storeWidth : null,
    pinned: key === 'store_id' ? 'left' : null,
  }))
}

function isAboutUptime(key: ColumnKey): boolean {
  return key.startsWith('uptime') || key.startsWith('downtime')
}

function lacksObservations(key: ColumnKey, { data }: Cell): boolean {
  return data?.observations === 0 && isAboutUptime(key)
}

/** Stands for the id of a row whose page is still on its way. */
export const unknownId = '…'

/** What a cell says; a store without observations has no uptime, rather than an uptime of zero. */
export function formatCell(column: { readonly key: ColumnKey; readonly decimals: number }, cell: Cell): string {
  // A row whose page is still on its way has no data yet.
  if (cell.data === undefined) return column.key === 'store_id' ? unknownId : ''
  if (lacksObservations(column.key, cell)) return 'No observations'
  if (typeof cell.value === 'number') return formatNumber(cell.value, column.decimals)
  return typeof cell.value === 'string' ? cell.value : '–'
}

/** `Uptime, last hour` stands under the heading `Uptime` as `Last hour` and its unit; of one window, there is no group. */
function headings(kind: ReportKind, column: Column): { readonly group: string; readonly heading: string } {
  const [group = '', window] = column.label.split(', ')
  if (window === undefined) return { group, heading: group }
  if (kind === 'window') {
    // Two lines at most: a long name has the first, and leaves the unit the rest of the second.
    const name = group.length > 10 ? group.replace(' ', '\n') : group
    const unit = unitLines[column.unit]
    return { group, heading: name === group ? name + unit : name + unit.replace('\n', ' ') }
  }
  return { group, heading: window.charAt(0).toUpperCase() + window.slice(1) + unitLines[column.unit] }
}

function tooltipOf({ key, description }: { readonly key: ColumnKey; readonly description: string }): string {
  if (!hasAllowance(key)) return description
  return `${description}, and how much of the downtime that the goal allows is left or used`
}

/** What filters begin with: stores with little uptime or coverage are sought, and with much of anything else. */
function soughtComparison(key: ColumnKey): (typeof numberFilterOptions)[number] {
  return /^(uptime|open|coverage|observations)/.test(key) ? 'lessThan' : 'greaterThan'
}

function columnDefinition(kind: ReportKind, column: (typeof columnsOfKind)[ReportKind][number]): ColDef<ReportRow> {
  const isNumber = column.kind === 'number'
  return {
    colId: column.key,
    field: column.key,
    headerName: headings(kind, column).heading,
    headerTooltip: tooltipOf(column),
    hide: !columnSets[kind].standard.includes(column.key),
    valueFormatter: (cell: ValueFormatterParams<ReportRow>) => formatCell(column, cell),
    filter: isNumber ? 'agNumberColumnFilter' : 'agTextColumnFilter',
    filterParams: isNumber
      ? { filterOptions: numberFilterOptions, defaultOption: soughtComparison(column.key), buttons: ['reset'] }
      : { filterOptions: textFilterOptions, buttons: ['reset'] },
    flex: 1,
    minWidth: widthOf(column.key),
    cellClass: isNumber ? 'numberCell' : 'textCell',
    headerClass: isNumber ? 'numberHeader' : '',
    cellClassRules: {
      noObservations: (cell: Cell) => lacksObservations(column.key, cell),
      ...(column.key === 'store_id' && {
        shownStore: ({ data, context }: CellClassParams<ReportRow, unknown, GridContext>) =>
          data !== undefined && data.store_id === context.shownStoreId,
      }),
      ...(column.key === 'last_status' && {
        statusActive: (cell: Cell) => cell.value === 'active',
        statusInactive: (cell: Cell) => cell.value === 'inactive',
      }),
    },
    ...(column.unit === 'percent' && {
      cellRenderer: UptimeCell,
      cellRendererParams: { hasAllowance: hasAllowance(column.key) },
    }),
    ...(column.key === 'store_id' && {
      pinned: 'left' as const,
      lockVisible: true,
      flex: 0,
      width: usualStoreWidth,
      minWidth: 112,
      maxWidth: 480,
      tooltipField: 'store_id',
      cellClass: 'storeCell',
    }),
  }
}

/** The grid's columns under their group headings, in the order of the report; the standard ones are visible. */
export function gridColumns(kind: ReportKind): (ColDef<ReportRow> | ColGroupDef<ReportRow>)[] {
  const groups = new Map<string, ColDef<ReportRow>[]>()
  for (const column of columnsOfKind[kind]) {
    const { group } = headings(kind, column)
    const definitions = groups.get(group) ?? []
    groups.set(group, [...definitions, columnDefinition(kind, column)])
  }
  return [...groups].flatMap(([headerName, children]) => (children.length === 1 ? children : [{ headerName, children }]))
}
