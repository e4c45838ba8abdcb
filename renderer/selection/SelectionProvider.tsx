import type { GridApi } from 'ag-grid-community'
import { useMemo, useState, type ReactNode } from 'react'
import { columnSets, kindOf, type ColumnKey, type ReportRow } from '../../shared/report/columns'
import type { ViewState } from '../../shared/preferences/preferences'
import type { Report } from '../../shared/report/report'
import type { Missing } from '../ui/Banner'
import type { Notice } from '../ui/notice'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { viewForKind } from '../views/viewForKind'
import type { Views } from '../views/useViews'
import { SelectionContext } from './useSelection'
import { useFocusedStore } from './useFocusedStore'
import { useRowFilters } from './useRowFilters'
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

/** Holds the view, the filters and the selected stores, for the table and its dialogs. It serves reports of one kind and folder. */
export function SelectionProvider(props: SelectionProviderProps) {
  const { report, hasEvidence, hasHours, missing, views, onNotice, children } = props
  const { reportId, folder } = report
  const { state, change: changeView } = views
  const goal = useUptimeGoal()
  const kind = kindOf(report)
  const view = useMemo(() => viewForKind(hasHours ? state : withoutHour(state), kind), [state, kind, hasHours])
  const [grid, setGrid] = useState<GridApi<ReportRow> | null>(null)
  const [shownColumns, setShownColumns] = useState<readonly ColumnKey[]>(columnSets[kind].standard)
  const [focusedStoreId, setFocusedStoreId] = useFocusedStore(folder)

  const filters = useRowFilters(kind, view.rows, changeView)
  const matchingRows = useMemo(
    () => ({ reportId, goal, ...filters.outer, filters: view.rows.filters }),
    [reportId, goal, filters.outer, view.rows.filters],
  )
  const rows = useMemo(() => ({ ...matchingRows, sort: view.rows.sort }), [matchingRows, view.rows.sort])
  const stores = useStoreSelection(rows, folder, onNotice)

  const selection = {
    report,
    kind,
    hasEvidence,
    hasHours,
    missing,
    view,
    changeView,
    filters,
    matchingRows,
    rows,
    stores,
    grid,
    setGrid,
    shownColumns,
    setShownColumns,
    focusedStoreId,
    setFocusedStoreId,
  }
  return <SelectionContext value={selection}>{children}</SelectionContext>
}

/** A filter by hour of the week needs downtime by hour. */
function withoutHour(state: ViewState): ViewState {
  return state.rows.hourOfWeek === undefined ? state : { ...state, rows: { ...state.rows, hourOfWeek: undefined } }
}
