import type { CellClassParams, ColDef, ColGroupDef, ValueFormatterParams } from 'ag-grid-community'
import { columnsOfKind, needsObservations, type Column, type ColumnKey, type ReportKind, type ReportRow } from '../../shared/report/columns'
import { capitalise } from '../../shared/core/labels'
import { describeDuration } from '../../shared/core/numbers'
import { minuteMs } from '../../shared/core/time'
import { facetLabel } from '../../shared/report/describeFilter'
import { isFacetColumn } from '../../shared/report/rowSelection'
import { storeStates, type StoreState } from '../../shared/report/verdict'
import { defaultColumns, hasAllowance, initialStoreWidth, minimumWidthOf } from './defaultLayout'
import { facetFilter } from './FacetFilter'
import { stateClasses } from '../goal/stateClasses'
import { numberFilterOptions, textFilterOptions } from './gridFilters'
import { formatNumber, formatTyped, formatValue } from '../format/numbers'
import { parseNumber } from '../format/parseNumber'
import { StoreCell } from './StoreCell'
import { StoreHeading } from './StoreHeading'
import { UptimeCell } from './UptimeCell'
import { VerdictCell } from './VerdictCell'

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

/** Whether the value is unknown. */
function lacksObservations(key: ColumnKey, { data }: Cell): boolean {
  return data?.observations === 0 && needsObservations(key)
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
  if (typeof cell.value === 'number') return column.key === 'last_poll' ? formatAge(cell.value) : formatValue(cell.value, column)
  if (typeof cell.value !== 'string') return '–'
  return column.key === 'state' || isVerdict(column.key) ? facetLabel(cell.value) : cell.value
}

function isVerdict(key: ColumnKey): boolean {
  return key.startsWith('verdict_')
}

/** Whole minutes: `12 min`, `3 h 05 min`. */
function formatAge(minutes: number): string {
  return describeDuration(Math.round(minutes) * minuteMs, formatNumber)
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
  return { group, heading: capitalise(window) + unitLines[column.unit] }
}

function tooltipOf({ key, description }: { readonly key: ColumnKey; readonly description: string }): string {
  if (key === 'last_poll') return 'How long before the report time the last poll in opening hours was'
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

/** Without these, a field takes the decimal mark of the language of the program only. */
const typedNumbers = {
  allowedCharPattern: String.raw`\d\-−.,\s'’`,
  numberParser: (text: string | null) => (text === null ? null : parseNumber(text)),
  numberFormatter: (value: number | null) => (value === null ? null : formatTyped(value)),
}

type Filter = Pick<ColDef<ReportRow>, 'filter' | 'filterParams'>

function filterOf({ key, kind }: { readonly key: ColumnKey; readonly kind: Column['kind'] }): Filter {
  if (isFacetColumn(key)) return { filter: facetFilter }
  if (kind === 'text') return { filter: 'agTextColumnFilter', filterParams: { filterOptions: textFilterOptions, buttons: ['reset'] } }
  return {
    filter: 'agNumberColumnFilter',
    filterParams: {
      filterOptions: numberFilterOptions,
      defaultOption: defaultComparison(key),
      ...typedNumbers,
      buttons: ['reset'],
      ...(key === 'last_poll' && { filterPlaceholder: 'Minutes' }),
    },
  }
}

function isState(state: StoreState) {
  return ({ value }: Cell): boolean => value === state
}

function columnDefinition(kind: ReportKind, column: (typeof columnsOfKind)[ReportKind][number]): ColDef<ReportRow> {
  const isNumber = column.kind === 'number'
  const isPercent = column.unit === 'percent'
  return {
    colId: column.key,
    field: column.key,
    headerName: headings(kind, column).heading,
    headerTooltip: tooltipOf(column),
    hide: !defaultColumns[kind].includes(column.key),
    valueFormatter: (cell: ValueFormatterParams<ReportRow>) => formatCell(column, cell),
    ...filterOf(column),
    flex: 1,
    minWidth: minimumWidthOf(column.key),
    tooltip: ({ value, data }) => tipOf(column.key, { value, data }),
    ...(isNumber && !isPercent && { cellClass: 'numberCell', headerClass: 'numberHeader' }),
    cellClassRules: {
      noObservations: (cell: Cell) => lacksObservations(column.key, cell),
      shownStore: ({ data, context }: CellClassParams<ReportRow, unknown, GridContext>) =>
        data !== undefined && data.store_id === context.shownStoreId,
      ...(column.key === 'last_status' && {
        statusActive: (cell: Cell) => cell.value === 'active',
        statusInactive: (cell: Cell) => cell.value === 'inactive',
      }),
      ...(column.key === 'state' && Object.fromEntries(storeStates.map((state) => [stateClasses[state], isState(state)]))),
    },
    ...(isVerdict(column.key) && { cellRenderer: VerdictCell }),
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
      headerComponentParams: { innerHeaderComponent: StoreHeading },
    }),
  }
}

/** The columns of the grid in their groups, in the order of the report. The default columns are visible. */
export function gridColumns(kind: ReportKind): (ColDef<ReportRow> | ColGroupDef<ReportRow>)[] {
  const groups = new Map<string, ColDef<ReportRow>[]>()
  for (const column of columnsOfKind[kind]) {
    const { group } = headings(kind, column)
    const definitions = groups.get(group) ?? []
    groups.set(group, [...definitions, columnDefinition(kind, column)])
  }
  return [...groups].flatMap(([headerName, children]) => (children.length === 1 ? children : [{ headerName, children }]))
}
