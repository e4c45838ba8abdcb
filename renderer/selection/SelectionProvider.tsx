import type { GridApi } from 'ag-grid-community'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { columnSets, kindOf, type RowColumn } from '../../shared/report/columns'
import type { ViewState } from '../../shared/preferences/preferences'
import type { Report } from '../../shared/report/report'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import type { Missing } from '../ui/Banner'
import type { Notice } from '../ui/notice'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { useQuery } from '../transport/useQuery'
import type { ViewChange } from '../views/viewHistory'
import { filtersOfMissingAttributes, viewForReport } from '../views/viewForReport'
import type { Views } from '../views/useViews'
import type { GridRow } from './gridRow'
import { plainRows } from './tableRows'
import { useGroups } from './useGroups'
import { SelectionContext } from './useSelection'
import { useFocusedStore } from './useFocusedStore'
import { useRowFilters } from './useRowFilters'
import { useSelectedGroups } from './useSelectedGroups'
import { useStoreSelection } from './useStoreSelection'

interface SelectionProviderProps {
  readonly report: Report
  readonly hasEvidence: boolean
  readonly hasHours: boolean
  readonly missing: Missing | null
  readonly views: Views
  readonly onNotice: (notice: Notice) => void
  readonly children: ReactNode
}

/**
 * Holds the view, the filters and the selected stores, for the table and its dialogs. It serves reports of one kind and folder
 * with the same attributes.
 */
export function SelectionProvider(props: SelectionProviderProps) {
  const { report, hasEvidence, hasHours, missing, views, onNotice, children } = props
  const { reportId, folder } = report
  const { state, change } = views
  const [attributes] = useState(report.attributes)
  const goal = useUptimeGoal()
  const kind = kindOf(report)
  const view = useMemo(() => viewForReport(hasHours ? state : withoutHour(state), kind, attributes), [state, kind, attributes, hasHours])
  const changeView = useCallback(
    (part: ViewChange) => change(withFilters(part, filtersOfMissingAttributes(state, attributes))),
    [change, state, attributes],
  )
  const [grid, setGrid] = useState<GridApi<GridRow> | null>(null)
  const [shownColumns, setShownColumns] = useState<readonly RowColumn[]>(columnSets[kind].standard)
  const [focusedStoreId, setFocusedStoreId] = useFocusedStore(folder)

  // Until another list is read, the stores on screen stay.
  const readList = useQuery('getStoreList', view.storeListId === undefined ? null : { id: view.storeListId })
  const storeList = readList?.ok ? readList.value : null
  const filters = useRowFilters({ kind, attributes, storeList, rows: view.rows, change: changeView })
  const matchingRows = useMemo(
    () => ({ reportId, goal, ...filters.outer, filters: view.rows.filters }),
    [reportId, goal, filters.outer, view.rows.filters],
  )
  const rows = useMemo(() => ({ ...matchingRows, sort: view.rows.sort }), [matchingRows, view.rows.sort])
  const grouped = useGroups(rows, view)
  const tableRows = useMemo(() => grouped?.rows ?? plainRows(rows), [grouped?.rows, rows])
  const stores = useStoreSelection(rows, tableRows, folder, onNotice)
  const selectedGroups = useSelectedGroups(rows, grouped?.groups ?? null, stores.storeIds)

  const selection = {
    report,
    kind,
    attributes,
    hasEvidence,
    hasHours,
    missing,
    view,
    changeView,
    filters,
    matchingRows,
    rows,
    storeList,
    groups: grouped?.groups ?? null,
    tableRows,
    stores,
    selectedGroups,
    grid,
    setGrid,
    shownColumns,
    setShownColumns,
    focusedStoreId,
    setFocusedStoreId,
  }
  return <SelectionContext value={selection}>{children}</SelectionContext>
}

/** Keeps filters that the report cannot apply, unless all filters are removed. */
function withFilters(change: ViewChange, kept: readonly ColumnFilter[]): ViewChange {
  const filters = change.rows?.filters ?? []
  return kept.length === 0 || filters.length === 0 ? change : { ...change, rows: { ...change.rows, filters: [...filters, ...kept] } }
}

/** A filter by hour of the week needs downtime by hour. */
function withoutHour(state: ViewState): ViewState {
  return state.rows.hourOfWeek === undefined ? state : { ...state, rows: { ...state.rows, hourOfWeek: undefined } }
}
