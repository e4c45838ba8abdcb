import type { GridApi } from 'ag-grid-community'
import { useCallback, useEffect, useId, useMemo, useState } from 'react'
import { columnSets, kindOf, type ColumnKey, type ReportRow } from '../../shared/report/columns'
import type { WindowTab } from '../../shared/preferences/preferences'
import type { Report } from '../../shared/report/report'
import { Banner } from '../ui/Banner'
import { ColumnChooser } from '../grid/ColumnChooser'
import { ExportDialog } from '../export/ExportDialog'
import { FleetTotals } from '../fleet/FleetTotals'
import { FleetView } from '../fleet/FleetView'
import { formatCount } from '../format/numbers'
import { ReportGrid } from '../grid/ReportGrid'
import { SelectableRows } from '../grid/SelectableRows'
import { StoreView } from '../store/StoreView'
import { TableTools } from './TableTools'
import { panelProps, Tabs } from '../ui/Tabs'
import { GoalPopover } from '../goal/GoalPopover'
import { useQuery } from '../transport/useQuery'
import { useCommand } from '../commands/useCommands'
import { useCopyRows } from '../grid/useCopyRows'
import { usePreparedFleet } from '../fleet/usePreparedFleet'
import { useRowFilters } from '../selection/useRowFilters'
import { useStoreDetails } from '../store/useStoreDetails'
import { useStoreSelection } from '../selection/useStoreSelection'
import { useTimelines } from '../store/useStoreTimeline'
import type { Views } from '../views/useViews'
import { viewForKind } from '../views/viewForKind'
import { ViewsMenu } from '../views/ViewsMenu'
import type { Shown } from '../selection/onScreen'
import './ReportTable.css'

interface ReportTableProps {
  readonly report: Report
  readonly onShown: (shown: Shown) => void
  /** The user wants to know how the numbers of the store that is shown are computed. */
  readonly onExplain: () => void
  readonly isFolderOpen: boolean
  /** Opens the folder of the report. */
  readonly onOpenFolder: () => void
  readonly views: Views
  readonly isExporting: boolean
  readonly onExportClosed: () => void
  /** Whether this door makes PDF files. */
  readonly canPrint: boolean
  /** Told in words what was written, and where, if that can be shown. */
  readonly onExported: (message: string, path?: string) => void
  /** Told in words what was copied. */
  readonly onMessage: (message: string) => void
  /** Told in words why stores could not be selected or copied. */
  readonly onRefused: (message: string) => void
}

const tabs: readonly { readonly id: WindowTab; readonly label: string }[] = [
  { id: 'stores', label: 'Stores' },
  { id: 'fleet', label: 'Fleet' },
]

/** Totals, search and grid: everything that shares one selection of rows; for reports of one kind. */
export function ReportTable(props: ReportTableProps) {
  const { report, onShown, onExplain, isFolderOpen, onOpenFolder, views } = props
  const { isExporting, canPrint, onExportClosed, onExported, onMessage, onRefused } = props
  const kind = kindOf(report)
  const [grid, setGrid] = useState<GridApi<ReportRow> | null>(null)
  const { change } = views
  const view = useMemo(() => viewForKind(views.state, kind), [views.state, kind])
  const { tab, rows } = view
  const [shownColumns, setShownColumns] = useState<readonly ColumnKey[]>(columnSets[kind].standard)
  const tabsId = useId()
  const [attempt, setAttempt] = useState(0)
  const [pageError, setPageError] = useState<string | null>(null)
  const [isTableRead, setIsTableRead] = useState(false)
  const tellPage = useCallback((problem: string | null) => {
    setPageError(problem)
    setIsTableRead(true)
  }, [])
  const details = useStoreDetails(grid, view.isShowingDetails, change)

  const timelines = useTimelines(report.reportId, isFolderOpen ? details.focusedStoreId : null)
  const askAtOnce = useCallback(
    (storeId: string) => {
      if (isFolderOpen) void timelines.get(storeId)
    },
    [timelines, isFolderOpen],
  )

  useCommand('toggleDetails', tab === 'stores' ? details.toggle : null)
  // The first rows do not wait for it.
  usePreparedFleet(report, isFolderOpen && isTableRead)

  const filters = useRowFilters(kind, rows, change)
  const asked = { reportId: report.reportId, ...filters.outer, filters: rows.filters }
  const selection = { ...asked, sort: rows.sort }
  const chosen = useStoreSelection(selection, report.folder, onRefused)
  const copyRows = useCopyRows(selection, shownColumns, onMessage, onRefused)
  useEffect(() => {
    onShown({ rows: selection, selectedStoreIds: chosen.storeIds, storeId: details.storeId })
  })
  const totals = useQuery('getTotals', asked, attempt)
  const isNarrowed = filters.chips.length > 0
  const storesShown = totals?.ok ? totals.value.stores : null
  const error = pageError ?? (totals?.ok === false ? totals.error.message : null)

  return (
    <>
      <FleetTotals
        kind={kind}
        totals={totals?.ok ? totals.value : null}
        filters={rows.filters}
        isNarrowed={isNarrowed}
        onFilter={filters.changeColumnFilter}
        onClear={filters.clear}
      />
      <Tabs name="Views of the report" tabs={tabs} current={tab} idPrefix={tabsId} onChange={(shown) => change({ tab: shown })} />
      <TableTools filters={filters} storesInAll={report.stores} storesShown={storesShown}>
        {chosen.storeIds.size > 0 && (
          <>
            <output>{formatCount(chosen.storeIds.size)} selected</output>
            <button type="button" className="linkButton" onClick={chosen.clear}>
              Clear selection
            </button>
          </>
        )}
        <GoalPopover kind={kind} reportId={report.reportId} onFilter={filters.changeColumnFilter} />
        <ViewsMenu views={views} />
        {tab === 'stores' ? (
          <>
            <button
              type="button"
              className="button"
              aria-expanded={details.storeId !== null}
              title="The week of one store, and its outages: Enter, or a click on its id"
              onClick={details.toggle}
            >
              Details
            </button>
            <ColumnChooser
              kind={kind}
              visible={shownColumns}
              onShow={(keys, isShown) => grid?.setColumnsVisible([...keys], isShown)}
            />
          </>
        ) : (
          <button type="button" className="button" onClick={() => change({ tab: 'stores' })}>
            Show these stores
          </button>
        )}
      </TableTools>
      {error !== null && (
        <Banner tone="error" message={error}>
          <button
            type="button"
            className="button"
            onClick={() => {
              grid?.purgeInfiniteCache()
              setAttempt(attempt + 1)
            }}
          >
            Try again
          </button>
        </Banner>
      )}
      <div className="tabPanels">
        <section className="tableBody" {...panelProps(tabsId, 'stores')} data-hidden={tab !== 'stores'}>
          <SelectableRows grid={grid} selection={chosen} onCopy={copyRows}>
            <ReportGrid
              kind={kind}
              reportId={report.reportId}
              outerFilter={filters.outer}
              view={view}
              shownStoreId={details.storeId}
              selectedStoreIds={chosen.storeIds}
              onOpenStore={details.open}
              onFocusStore={details.follow}
              onPressStore={askAtOnce}
              onCloseStore={details.close}
              onReady={setGrid}
              onViewChange={change}
              onShowColumns={setShownColumns}
              onPage={tellPage}
            />
          </SelectableRows>
          {storesShown === 0 && error === null && (
            <div className="noMatch">
              <p>No store matches</p>
              <button type="button" className="button" onClick={filters.clear}>
                Clear filters
              </button>
            </div>
          )}
          {details.storeId !== null && (
            <StoreView
              key={isFolderOpen ? 'open' : 'closed'}
              panel={details.panel}
              report={report}
              storeId={details.storeId}
              timelines={timelines}
              onOpenFolder={isFolderOpen ? null : onOpenFolder}
              onExplain={onExplain}
              onClose={details.close}
            />
          )}
        </section>
        {tab === 'fleet' && (
          <FleetView
            panel={panelProps(tabsId, 'fleet')}
            kind={kind}
            selection={asked}
            method={report.method}
            onFilter={filters.changeFleetFilter}
            onOpenFolder={isFolderOpen ? null : onOpenFolder}
          />
        )}
      </div>
      {isExporting && (
        <ExportDialog
          report={report}
          selection={selection}
          shownColumns={shownColumns}
          isFiltered={isNarrowed}
          storesFiltered={storesShown}
          selectedStoreIds={chosen.storeIds}
          canPrint={canPrint}
          onClose={onExportClosed}
          onDone={onExported}
        />
      )}
    </>
  )
}
