import { useCallback, useMemo } from 'react'
import { columnKeys, type ReportKind } from '../../shared/report/columns'
import { describeFilter } from '../../shared/report/describeFilter'
import type { ViewState } from '../../shared/preferences/preferences'
import type { ColumnFilter, RowSelection } from '../../shared/report/rowSelection'
import type { FilterChip } from './FilterChips'
import { nameOfFilter } from './namedFilters'
import { hourOfWeekLabel } from '../../shared/core/labels'
import { formatFilterValue, formatUptimeBand } from '../format/numbers'
import { useDebounced } from '../hooks/useDebounced'
import type { ViewChange } from '../views/viewHistory'

/** What the pictures of the fleet select. */
export type FleetFilter = Pick<RowSelection, 'hourOfWeek' | 'uptimeBand'>
/** What selects rows without being a filter of the grid's own. */
export type OuterFilter = Pick<RowSelection, 'search'> & FleetFilter

export interface RowFilters {
  /** As typed; it counts once the user pauses. */
  readonly searchText: string
  readonly setSearchText: (text: string) => void
  readonly outer: OuterFilter
  readonly changeFleetFilter: (change: FleetFilter) => void
  /** Puts the filter in the place of any other on its column, or takes that away. */
  readonly changeColumnFilter: (filter: ColumnFilter, isOn: boolean) => void
  /** One for every filter in force. */
  readonly chips: readonly FilterChip[]
  readonly clear: () => void
}

/** All that keeps stores out of the report on screen. */
export function useRowFilters(kind: ReportKind, rows: ViewState['rows'], change: (change: ViewChange) => void): RowFilters {
  const { filters: columnFilters, hourOfWeek, uptimeBand } = rows
  const search = useDebounced(rows.search.trim(), 200)
  const outer = useMemo(() => ({ search, hourOfWeek, uptimeBand }), [search, hourOfWeek, uptimeBand])

  const changeFleetFilter = useCallback((fleetFilter: FleetFilter) => change({ rows: fleetFilter }), [change])
  const setSearchText = useCallback((text: string) => change({ rows: { search: text } }), [change])

  function changeColumnFilter(filter: ColumnFilter, isOn: boolean): void {
    const others = columnFilters.filter(({ column }) => column !== filter.column)
    const filters = isOn ? [...others, filter] : others
    // In the order of the columns, as the grid tells them.
    change({ rows: { filters: columnKeys.flatMap((key) => filters.filter(({ column }) => column === key)) } })
  }

  function clear(): void {
    change({ rows: { search: '', filters: [], hourOfWeek: undefined, uptimeBand: undefined } })
  }

  const chips: FilterChip[] = columnFilters.map((filter) => ({
    key: filter.column,
    words: nameOfFilter(kind, filter) ?? describeFilter(filter, formatFilterValue),
    remove: () => changeColumnFilter(filter, false),
  }))
  if (search !== '') chips.unshift({ key: 'search', words: `Store contains “${search}”`, remove: () => setSearchText('') })
  if (hourOfWeek !== undefined) {
    const remove = (): void => changeFleetFilter({ hourOfWeek: undefined })
    chips.push({ key: 'hour', words: `Down on ${hourOfWeekLabel(hourOfWeek)}`, remove })
  }
  if (uptimeBand !== undefined) {
    const remove = (): void => changeFleetFilter({ uptimeBand: undefined })
    chips.push({ key: 'band', words: uptimeBand === 'none' ? formatUptimeBand(uptimeBand) : `Uptime ${formatUptimeBand(uptimeBand)}`, remove })
  }

  return { searchText: rows.search, setSearchText, outer, changeFleetFilter, changeColumnFilter, chips, clear }
}
