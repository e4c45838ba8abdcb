import { useCallback, useMemo } from 'react'
import { nameKey, type Attribute } from '../../shared/folder/attributes'
import type { Column, ReportKind } from '../../shared/report/columns'
import { describeFilter } from '../../shared/report/describeFilter'
import type { ViewState } from '../../shared/preferences/preferences'
import type { StoreList } from '../../shared/preferences/storeLists'
import type { ColumnFilter, RowSelection } from '../../shared/report/rowSelection'
import { searchItems } from '../../shared/report/search'
import type { FilterChip } from './FilterChips'
import { activeNamedFilters, isActive } from './namedFilters'
import { judgedFilter } from './rowOrders'
import { hourOfWeekLabel } from '../../shared/core/labels'
import { countOf, formatFilterValue, formatUptimeBand } from '../format/numbers'
import { useDebounced } from '../hooks/useDebounced'
import { withColumnFilters } from '../views/columnFilters'
import type { ViewChange } from '../views/viewHistory'

/** The filters that the charts set. */
export type FleetFilter = Pick<RowSelection, 'hourOfWeek' | 'uptimeBand'>
/** Everything that narrows down the rows besides the grid's own filters. */
export type OuterFilter = Pick<RowSelection, 'search' | 'storeIds'> & FleetFilter

export interface RowFilters {
  /** The text as typed. The search starts when the user pauses. */
  readonly searchText: string
  readonly setSearchText: (text: string) => void
  readonly outer: OuterFilter
  readonly changeFleetFilter: (change: FleetFilter) => void
  /** Replaces the filters of these columns, or removes them. */
  readonly changeColumnFilters: (filters: readonly ColumnFilter[], isOn: boolean) => void
  /** One chip for each active filter. */
  readonly chips: readonly FilterChip[]
  readonly clear: () => void
}

/** The heading of the last poll has no unit. */
function formatValue(value: number, column: Column): string {
  return formatFilterValue(value, column) + (column.key === 'last_poll' ? ' min' : '')
}

function labelOf(kind: ReportKind, attributes: readonly Attribute[], filter: ColumnFilter): string {
  if (isActive(judgedFilter(kind), [filter])) return 'Seen enough to judge'
  return describeFilter(filter, formatValue, attributes)
}

function searchLabel(search: string, attributes: readonly Attribute[]): string {
  const items = searchItems(search)
  return `${searchedParts(attributes)} contains ${items.length > 1 ? `one of ${countOf(items.length, 'text')}` : `“${search}”`}`
}

/** What a search looks at: the ids of stores, and the attributes that they have. */
function searchedParts(attributes: readonly Attribute[]): string {
  if (attributes.length === 0) return 'Store id'
  if (attributes.every(({ key }) => key === nameKey)) return 'Id or name'
  return attributes.some(({ key }) => key === nameKey) ? 'Id, name or attribute' : 'Id or attribute'
}

interface RowFilterParts {
  readonly kind: ReportKind
  readonly attributes: readonly Attribute[]
  /** The list that the stores are in; null for all stores. */
  readonly storeList: StoreList | null
  readonly rows: ViewState['rows']
  readonly change: (change: ViewChange) => void
}

/** The search and the filters of the report on screen. */
export function useRowFilters({ kind, attributes, storeList, rows, change }: RowFilterParts): RowFilters {
  const { filters: columnFilters, hourOfWeek, uptimeBand } = rows
  const search = useDebounced(rows.search.trim(), 200)
  const storeIds = storeList?.storeIds
  const outer = useMemo(() => ({ search, hourOfWeek, uptimeBand, ...(storeIds && { storeIds }) }), [search, hourOfWeek, uptimeBand, storeIds])

  const changeFleetFilter = useCallback((fleetFilter: FleetFilter) => change({ rows: fleetFilter }), [change])
  const setSearchText = useCallback((text: string) => change({ rows: { search: text } }), [change])

  function changeColumnFilters(chosen: readonly ColumnFilter[], isOn: boolean): void {
    const isChosen = ({ column }: ColumnFilter): boolean => chosen.some((filter) => filter.column === column)
    // A rest of filters that go together would narrow the rows down without its meaning.
    const parted = activeNamedFilters(kind, columnFilters).filter((named) => named.filters.some(isChosen)).flatMap((named) => named.filters)
    change({ rows: { filters: withColumnFilters(withColumnFilters(columnFilters, parted, false), chosen, isOn) } })
  }

  function clear(): void {
    change({ storeListId: undefined, rows: { search: '', filters: [], hourOfWeek: undefined, uptimeBand: undefined } })
  }

  const named = activeNamedFilters(kind, columnFilters)
  const chips: FilterChip[] = columnFilters.flatMap((filter) => {
    const group = named.find(({ filters }) => filters.some(({ column }) => column === filter.column))
    const filters = group?.filters ?? [filter]
    // Filters that go together have one chip, at the place of the first.
    if (filters[0]?.column !== filter.column) return []
    const label = group?.label ?? labelOf(kind, attributes, filter)
    return [{ key: filter.column, label, remove: () => changeColumnFilters(filters, false) }]
  })
  if (search !== '') chips.unshift({ key: 'search', label: searchLabel(search, attributes), remove: () => setSearchText('') })
  if (storeList !== null) {
    chips.unshift({ key: 'storeList', label: `In list “${storeList.name}”`, remove: () => change({ storeListId: undefined }) })
  }
  if (hourOfWeek !== undefined) {
    const remove = (): void => changeFleetFilter({ hourOfWeek: undefined })
    chips.push({ key: 'hour', label: `Down on ${hourOfWeekLabel(hourOfWeek)}`, remove })
  }
  if (uptimeBand !== undefined) {
    const remove = (): void => changeFleetFilter({ uptimeBand: undefined })
    chips.push({ key: 'band', label: uptimeBand === 'none' ? formatUptimeBand(uptimeBand) : `Uptime ${formatUptimeBand(uptimeBand)}`, remove })
  }

  return { searchText: rows.search, setSearchText, outer, changeFleetFilter, changeColumnFilters, chips, clear }
}
