import type { GridApi } from 'ag-grid-community'
import { useCallback, useMemo, useState } from 'react'
import type { ReportRow } from '../shared/columns'
import type { ColumnFilter, RowSelection } from '../shared/rowSelection'
import type { FilterChip } from './FilterChips'
import { toFilterModel } from './filters'
import { filterWords } from './filterWords'
import { bandWords } from './uptimeBandWords'
import { useSettled } from './useSettled'
import { hourWords } from './weekHours'

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

/** All that keeps stores out of the report on screen; `columnFilters` are those that the grid has in force. */
export function useRowFilters(grid: GridApi<ReportRow> | null, columnFilters: readonly ColumnFilter[]): RowFilters {
  const [searchText, setSearchText] = useState('')
  const search = useSettled(searchText.trim(), 200)
  const [fleetFilter, setFleetFilter] = useState<FleetFilter>({})
  const outer = useMemo(() => ({ search, ...fleetFilter }), [search, fleetFilter])

  const changeFleetFilter = useCallback((change: FleetFilter) => setFleetFilter((former) => ({ ...former, ...change })), [])

  function changeColumnFilter(filter: ColumnFilter, isOn: boolean): void {
    const others = columnFilters.filter(({ column }) => column !== filter.column)
    grid?.setFilterModel(toFilterModel(isOn ? [...others, filter] : others))
  }

  function clear(): void {
    setSearchText('')
    setFleetFilter({})
    grid?.setFilterModel(null)
  }

  const { hourOfWeek, uptimeBand } = fleetFilter
  const chips: FilterChip[] = columnFilters.map((filter) => ({
    key: filter.column,
    words: filterWords(filter),
    remove: () => changeColumnFilter(filter, false),
  }))
  if (search !== '') chips.unshift({ key: 'search', words: `Store contains “${search}”`, remove: () => setSearchText('') })
  if (hourOfWeek !== undefined) {
    const remove = (): void => changeFleetFilter({ hourOfWeek: undefined })
    chips.push({ key: 'hour', words: `Down on ${hourWords(hourOfWeek)}`, remove })
  }
  if (uptimeBand !== undefined) {
    const remove = (): void => changeFleetFilter({ uptimeBand: undefined })
    chips.push({ key: 'band', words: uptimeBand === 'none' ? bandWords(uptimeBand) : `Uptime ${bandWords(uptimeBand)}`, remove })
  }

  return { searchText, setSearchText, outer, changeFleetFilter, changeColumnFilter, chips, clear }
}
