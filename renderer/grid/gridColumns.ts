import type { CellClassParams, ColDef, ColGroupDef, SuppressKeyboardEventParams, ValueFormatterParams, ValueGetterParams } from 'ag-grid-community'
import { isAttributeKey, nameKey, type Attribute } from '../../shared/folder/attributes'
import { attributeColumn, columnsOfKind, isColumnKey, needsObservations, withAttributeColumns, type Column, type ReportKind } from '../../shared/report/columns'
import { capitalise } from '../../shared/core/labels'
import { describeDuration } from '../../shared/core/numbers'
import { minuteMs } from '../../shared/core/time'
import { groupColumnKeys, withoutValueLabel, type StoreGroup } from '../../shared/report/groups'
import { facetLabel } from '../../shared/report/describeFilter'
import { isFacetColumn } from '../../shared/report/facets'
import { storeStates, type StoreState } from '../../shared/report/verdict'
import { defaultColumns, hasAllowance, initialStoreWidth, minimumWidthOf } from './defaultLayout'
import type { GridRow } from '../selection/gridRow'
import { facetFilter } from './filters/FacetFilter'
import { groupSizeColumn } from './gridSort'
import { stateClasses } from '../goal/stateClasses'
import { numberFilterOptions, textFilterOptions } from './filters/gridFilters'
import { countOf, formatCount, formatNumber, formatTyped, formatValue } from '../format/numbers'
import { parseNumber } from '../format/parseNumber'
import { StoreOrGroupCell } from './StoreCell'
import { StoreHeading } from './StoreHeading'
import { UptimeCell } from './UptimeCell'
import { VerdictCell } from './VerdictCell'

/** The data that a cell gets besides its row. */
export interface GridContext {
  /** The store whose details are open. */
  readonly shownStoreId: string | null
  /** The values of the expanded groups. */
  readonly expanded: ReadonlySet<string | null>
}

type Cell = { readonly value?: unknown; readonly data?: Pick<GridRow, 'observations' | '#group'> | undefined }

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
function lacksObservations(key: string, { data }: Cell): boolean {
  return data?.observations === 0 && isColumnKey(key) && needsObservations(key)
}

const noObservations = 'No observations'
/** The columns that groups have too. */
const groupFigures: ReadonlySet<string> = new Set(groupColumnKeys)
/** From here on, a sum of hours or minutes does not fit into its column with decimals. */
const longSum = 10_000

/** The text in place of the id while the page with the row is still on its way. */
export const loadingId = '…'

type FormattedColumn = Pick<Column, 'unit' | 'decimals' | 'key'>

/**
 * The text of a cell. The uptime of a store without observations is unknown, not zero. Uptime % shows this in words, and
 * the other columns show a dash.
 */
export function formatCell(column: FormattedColumn, cell: Cell): string {
  // The page with this row is still on its way.
  if (cell.data === undefined) return column.key === 'store_id' ? loadingId : ''
  if (lacksObservations(column.key, cell)) return column.unit === 'percent' ? noObservations : '–'
  if (typeof cell.value === 'number') return column.key === 'last_poll' ? formatAge(cell.value) : formatValue(cell.value, isLongSum(cell) ? { ...column, decimals: 0 } : column)
  if (cell.data['#group'] !== undefined && column.key === 'state') return describeDown(cell.data['#group'])
  if (typeof cell.value !== 'string') return cell.data['#group'] === undefined || groupFigures.has(column.key) ? '–' : ''
  return column.key === 'state' || isVerdict(column.key) ? facetLabel(cell.value, column.key) : cell.value
}

/** Whether a sum over a group has no room for decimals. */
function isLongSum({ value, data }: Cell): boolean {
  return data?.['#group'] !== undefined && typeof value === 'number' && value >= longSum
}

/** How many stores of a group are down; empty if none is. */
function describeDown({ stores_down: down }: StoreGroup): string {
  return down === null || down === 0 ? '' : `${formatCount(down)} down`
}

function isVerdict(key: string): boolean {
  return key.startsWith('verdict_')
}

/** Whole minutes: `12 min`, `3 h 05 min`. */
function formatAge(minutes: number): string {
  return describeDuration(Math.round(minutes) * minuteMs, formatNumber)
}

/** `Uptime, last hour` becomes `Last hour` with its unit in the group `Uptime`. A report on a custom period has no groups. */
function headings(kind: ReportKind, column: Column): { readonly group: string; readonly heading: string } {
  if (!isColumnKey(column.key)) return { group: column.label, heading: column.label }
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

function tooltipOf({ key, description }: Column): string {
  if (key === 'last_poll') return 'How long before the report time the last poll in opening hours was'
  if (!hasAllowance(key)) return description
  return `${description}, and how much of the allowed downtime is left or exceeded`
}

/** The tooltip of a cell: a text that may be cut off, or the reason why there is no number. */
export function tipOf(key: string, cell: Cell & { readonly data?: GridRow | undefined }): string | null {
  const { data, value } = cell
  if (lacksObservations(key, cell)) return noObservations
  if (key === 'store_id') return data === undefined ? null : tipOfStore(data)
  // A name such as `state` could be that of an attribute, if it were not one of a column.
  const mayBeCutOff = key === 'timezone' || (!isColumnKey(key) && isAttributeKey(key))
  return mayBeCutOff && typeof value === 'string' ? value : null
}

function tipOfStore({ '#group': group, store_id, [nameKey]: name }: GridRow): string {
  if (group !== undefined) return `${group.value ?? withoutValueLabel}: ${countOf(group.stores, 'store')}, ${formatCount(group.stores_observed)} observed`
  return name ? `${name} · ${store_id}` : store_id
}

/** The first choice of a filter. Users look for little uptime or coverage, and for much of anything else. */
function defaultComparison(key: string): (typeof numberFilterOptions)[number] {
  return /^(uptime|open|coverage|observations)/.test(key) ? 'lessThan' : 'greaterThan'
}

/** Without these, a field takes the decimal mark of the language of the program only. */
const typedNumbers = {
  allowedCharPattern: String.raw`\d\-−.,\s'’`,
  numberParser: (text: string | null) => (text === null ? null : parseNumber(text)),
  numberFormatter: (value: number | null) => (value === null ? null : formatTyped(value)),
}

type Filter = Pick<ColDef<GridRow>, 'filter' | 'filterParams'>

function filterOf({ key, kind }: Column): Filter {
  // Names are as many as stores, so a list of them helps nobody.
  if (isFacetColumn(key) || (isAttributeKey(key) && key !== nameKey && !isColumnKey(key))) return { filter: facetFilter }
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

function columnDefinition(kind: ReportKind, column: Column, isShown: boolean): ColDef<GridRow> {
  const { key } = column
  const isNumber = column.kind === 'number'
  const isPercent = column.unit === 'percent'
  return {
    colId: column.key,
    valueGetter: ({ data }: ValueGetterParams<GridRow>) => (isColumnKey(key) || isAttributeKey(key) ? data?.[key] : undefined),
    headerName: headings(kind, column).heading,
    headerTooltip: tooltipOf(column),
    hide: !isShown,
    valueFormatter: (cell: ValueFormatterParams<GridRow>) => formatCell(column, cell),
    ...filterOf(column),
    flex: 1,
    minWidth: minimumWidthOf(column.key),
    tooltip: ({ value, data }) => tipOf(column.key, { value, data }),
    ...(isNumber && !isPercent && { cellClass: 'numberCell', headerClass: 'numberHeader' }),
    cellClassRules: {
      noObservations: (cell: Cell) => lacksObservations(column.key, cell),
      shownStore: ({ data, context }: CellClassParams<GridRow, unknown, GridContext>) =>
        data !== undefined && data['#group'] === undefined && data.store_id === context.shownStoreId,
      ...(column.key === 'last_status' && {
        statusActive: (cell: Cell) => cell.value === 'active',
        statusInactive: (cell: Cell) => cell.value === 'inactive',
      }),
      ...(column.key === 'state' && {
        ...Object.fromEntries(storeStates.map((state) => [stateClasses[state], isState(state)])),
        [stateClasses.down]: ({ value, data }: Cell) => value === 'down' || (data?.['#group']?.stores_down ?? 0) > 0,
      }),
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
      cellRenderer: StoreOrGroupCell,
      suppressKeyboardEvent: isGroupKey,
      headerComponentParams: { innerHeaderComponent: StoreHeading },
    }),
  }
}

/** Whether a key expands or collapses a group instead of moving to another cell. */
export function isGroupKey({ event, data, context }: Pick<SuppressKeyboardEventParams<GridRow, unknown, GridContext>, 'event' | 'data' | 'context'>): boolean {
  if (data?.['#group'] === undefined) return false
  return event.key === (context.expanded.has(data['#group'].value) ? 'ArrowLeft' : 'ArrowRight')
}

/** How many stores a group has. It is shown while the rows are grouped. */
const groupSize: ColDef<GridRow> = {
  colId: groupSizeColumn,
  headerName: 'Stores',
  headerTooltip: 'Number of stores in the group',
  valueGetter: ({ data }) => data?.['#group']?.stores,
  valueFormatter: ({ value }) => (typeof value === 'number' ? formatCount(value) : ''),
  hide: true,
  lockVisible: true,
  width: 96,
  cellClass: 'numberCell',
  headerClass: 'numberHeader',
}

/** The columns of the grid in their groups, in the order of the report. The default columns are visible. */
export function gridColumns(kind: ReportKind, attributes: readonly Attribute[]): (ColDef<GridRow> | ColGroupDef<GridRow>)[] {
  const groups = new Map<string, ColDef<GridRow>[]>()
  const known: readonly Column[] = columnsOfKind[kind]
  const shown: readonly string[] = defaultColumns(kind, attributes)
  for (const key of withAttributeColumns(known.map((column) => column.key), attributes)) {
    const column = known.find((candidate) => candidate.key === key)
    const definition = columnDefinition(kind, column ?? attributeColumn(attributes, key), shown.includes(key))
    // An attribute stands alone, even if its label is like the name of a group of columns.
    const group = column === undefined ? `${key}, ` : headings(kind, column).group
    groups.set(group, [...(groups.get(group) ?? []), definition])
  }
  const columns = [...groups].flatMap(([headerName, children]) => (children.length === 1 ? children : [{ headerName, children }]))
  return columns.toSpliced(shown.includes(nameKey) ? 2 : 1, 0, groupSize)
}
