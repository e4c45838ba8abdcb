import type { CellClassParams, ColDef, ColGroupDef, ValueFormatterParams } from 'ag-grid-community'
import { columnsOfKind, columnSets, type Column, type ColumnKey, type ReportKind, type ReportRow } from '../../shared/report/columns'
import { numberFilterOptions, textFilterOptions } from './gridFilters'
import { hasAllowance, initialStoreWidth, minimumWidthOf } from './defaultLayout'
import { formatValue } from '../format/numbers'
import { StoreCell } from './StoreCell'
import { UptimeCell } from './UptimeCell'

/** The data that a cell gets besides its row. */
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
  count: '',
  percent: '',
  share: '\n(%)',
}

/** Whether the value is unknown. Coverage and open time are known for every store. */
function lacksObservations(key: ColumnKey, { data }: Cell): boolean {
  return data?.observations === 0 && /^(uptime|downtime|outages|longest_outage)/.test(key)
}

const noObservations = 'No observations'

/** The text in place of the id while the page with the row is still on its way. */
export const loadingId = '…'

type FormattedColumn = Pick<Column, 'unit' | 'decimals'> & { readonly key: ColumnKey }

/**
 * The text of a cell. The uptime of a store without observations is unknown, not zero. Uptime % shows this in words, and
 * the other columns show a dash.
 */
export function formatCell(column: FormattedColumn, cell: Cell): string {
  // The page with this row is still on its way.
  if (cell.data === undefined) return column.key === 'store_id' ? loadingId : ''
  if (lacksObservations(column.key, cell)) return column.unit === 'percent' ? noObservations : '–'
  if (typeof cell.value === 'number') return formatValue(cell.value, column)
  return typeof cell.value === 'string' ? cell.value : '–'
}

/** `Uptime, last hour` becomes `Last hour` with its unit in the group `Uptime`. A report on a custom period has no groups. */
function headings(kind: ReportKind, column: Column): { readonly group: string; readonly heading: string } {
  const [group = '', window] = column.label.split(', ')
  if (window === undefined) return { group, heading: group }
  if (kind === 'window') {
    // A heading has two lines. A long name takes the first, and its unit stands at the end of the second.
    const name = group.length > 10 ? group.replace(' ', '\n') : group
    const unit = unitLines[column.unit]
    return { group, heading: name === group ? name + unit : name + unit.replace('\n', ' ') }
  }
  return { group, heading: window.charAt(0).toUpperCase() + window.slice(1) + unitLines[column.unit] }
}

function tooltipOf({ key, description }: { readonly key: ColumnKey; readonly description: string }): string {
  if (!hasAllowance(key)) return description
  return `${description}, and how much of the allowed downtime is left or exceeded`
}

/** The tooltip of a cell: a text that may be cut off, or the reason why there is no number. */
function tipOf(key: ColumnKey, cell: Cell): string | null {
  if (lacksObservations(key, cell)) return noObservations
  return (key === 'store_id' || key === 'timezone') && typeof cell.value === 'string' ? cell.value : null
}

/** The first choice of a filter. Users look for little uptime or coverage, and for much of anything else. */
function defaultComparison(key: ColumnKey): (typeof numberFilterOptions)[number] {
  return /^(uptime|open|coverage|observations)/.test(key) ? 'lessThan' : 'greaterThan'
}

function columnDefinition(kind: ReportKind, column: (typeof columnsOfKind)[ReportKind][number]): ColDef<ReportRow> {
  const isNumber = column.kind === 'number'
  const isPercent = column.unit === 'percent'
  return {
    colId: column.key,
    field: column.key,
    headerName: headings(kind, column).heading,
    headerTooltip: tooltipOf(column),
    hide: !columnSets[kind].standard.includes(column.key),
    valueFormatter: (cell: ValueFormatterParams<ReportRow>) => formatCell(column, cell),
    filter: isNumber ? 'agNumberColumnFilter' : 'agTextColumnFilter',
    filterParams: isNumber
      ? { filterOptions: numberFilterOptions, defaultOption: defaultComparison(column.key), buttons: ['reset'] }
      : { filterOptions: textFilterOptions, buttons: ['reset'] },
    flex: 1,
    minWidth: minimumWidthOf(column.key),
    tooltipValueGetter: ({ value, data }) => tipOf(column.key, { value, data }),
    ...(isNumber && !isPercent && { cellClass: 'numberCell', headerClass: 'numberHeader' }),
    cellClassRules: {
      noObservations: (cell: Cell) => lacksObservations(column.key, cell),
      shownStore: ({ data, context }: CellClassParams<ReportRow, unknown, GridContext>) =>
        data !== undefined && data.store_id === context.shownStoreId,
      ...(column.key === 'last_status' && {
        statusActive: (cell: Cell) => cell.value === 'active',
        statusInactive: (cell: Cell) => cell.value === 'inactive',
      }),
    },
    ...(isPercent && {
      cellRenderer: UptimeCell,
      cellRendererParams: { hasAllowance: hasAllowance(column.key), verdictKey: column.key.replace('uptime_percent', 'verdict') },
    }),
    ...(column.key === 'store_id' && {
      pinned: 'left' as const,
      lockVisible: true,
      flex: 0,
      width: initialStoreWidth,
      minWidth: 112,
      maxWidth: 480,
      cellClass: 'storeCell',
      cellRenderer: StoreCell,
    }),
  }
}

/** The columns of the grid in their groups, in the order of the report. The standard columns are visible. */
export function gridColumns(kind: ReportKind): (ColDef<ReportRow> | ColGroupDef<ReportRow>)[] {
  const groups = new Map<string, ColDef<ReportRow>[]>()
  for (const column of columnsOfKind[kind]) {
    const { group } = headings(kind, column)
    const definitions = groups.get(group) ?? []
    groups.set(group, [...definitions, columnDefinition(kind, column)])
  }
  return [...groups].flatMap(([headerName, children]) => (children.length === 1 ? children : [{ headerName, children }]))
}
