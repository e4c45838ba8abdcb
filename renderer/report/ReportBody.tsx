import { useCallback, useEffect, useEffectEvent, useId, useState } from 'react'
import type { DataSetSummary } from '../../shared/folder/dataSet'
import type { WindowTab } from '../../shared/preferences/preferenceLimits'
import { Banner } from '../ui/Banner'
import { ColumnChooser } from '../grid/ColumnChooser'
import { FleetTotals } from '../fleet/FleetTotals'
import { formatCount } from '../format/numbers'
import { laterPart } from '../ui/laterPart'
import { ReportGrid } from '../grid/ReportGrid'
import { SelectableRows } from '../grid/SelectableRows'
import type { ExcludedStretch } from '../store/StoreView'
import { TableTools } from './TableTools'
import { panelProps, Tabs } from '../ui/Tabs'
import { GoalPopover } from '../goal/GoalPopover'
import { useQuery, useQueryCache } from '../transport/useQuery'
import { useCommand } from '../commands/useCommands'
import { usePainted } from '../hooks/usePainted'
import { usePreparedFleet } from '../fleet/usePreparedFleet'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { useSelection } from '../selection/useSelection'
import { useStoreDetails } from '../store/useStoreDetails'
import { usePreparedTimeline } from '../store/useStoreTimeline'
import type { Notice } from '../ui/notice'
import type { Views } from '../views/useViews'
import { ViewsMenu } from '../views/ViewsMenu'
import './ReportBody.css'

// The table appears without them.
const StoreView = laterPart(async () => (await import('../store/StoreView')).StoreView)
const FleetView = laterPart(async () => (await import('../fleet/FleetView')).FleetView)

/** A store of a report. */
export interface WantedStore {
  readonly reportId: number
  readonly storeId: string
}

interface ReportBodyProps {
  /** The data of the report; null if its folder is not open, or has other data. */
  readonly dataSet: DataSetSummary | null
  /** Explains how the numbers of the report and of the open store are computed. */
  readonly onExplain: () => void
  /** Lets the user exclude a stretch from the open time of the open store; null if that is not possible. */
  readonly onExclude: ((stretch: ExcludedStretch) => void) | null
  readonly views: Views
  readonly onNotice: (notice: Notice) => void
  /** A store to open as soon as its report is on screen. */
  readonly wantedStore: WantedStore | null
  readonly onStoreShown: () => void
}

const tabs: readonly { readonly id: WindowTab; readonly label: string }[] = [
  { id: 'stores', label: 'Stores' },
  { id: 'fleet', label: 'Fleet' },
]

/** Totals, search, grid, charts and store details of the report on screen. */
export function ReportBody({ dataSet, onExplain, onExclude, views, onNotice, wantedStore, onStoreShown }: ReportBodyProps) {
  const { report, kind, attributes, groups, hasEvidence, hasHours, missing, view, changeView, filters, matchingRows, stores, selectedGroups, grid, setGrid, setShownColumns } = useSelection()
  const { reportId } = report
  const { tab } = view
  const queries = useQueryCache()
  const goal = useUptimeGoal()
  const tabsId = useId()
  const [pageError, setPageError] = useState<string | null>(null)
  const [isTableRead, setIsTableRead] = useState(false)
  const showPageResult = useCallback((problem: string | null) => {
    setPageError(problem)
    setIsTableRead(true)
  }, [])
  const isTablePainted = usePainted(isTableRead)

  const details = useStoreDetails()
  usePreparedTimeline(reportId, hasEvidence ? details.focusedStoreId : null)
  const prepareTimeline = useCallback(
    (storeId: string) => {
      if (hasEvidence) void queries.prefetch('getStoreTimeline', { reportId, storeId, goal })
    },
    [queries, reportId, goal, hasEvidence],
  )
  // The first rows do not wait for the preparation.
  usePreparedFleet(report, hasEvidence && isTablePainted)

  // The grid may get the focus back from a dialog that has closed, and open another store, so this repeats until the
  // wanted store is open.
  const showWantedStore = useEffectEvent((wanted: string, shown: string | null) => {
    if (tab !== 'stores') changeView({ tab: 'stores' })
    details.open(wanted)
    if (shown === wanted) onStoreShown()
  })
  useEffect(() => {
    if (wantedStore?.reportId === reportId) showWantedStore(wantedStore.storeId, details.storeId)
  }, [wantedStore, reportId, details.storeId])

  useCommand('toggleDetails', tab === 'stores' ? details.toggle : null)

  const totals = useQuery('getTotals', matchingRows)
  const isNarrowed = filters.chips.length > 0
  const storesShown = totals?.ok ? totals.value.stores : null
  const error = pageError ?? (totals?.ok === false ? totals.error.message : null)

  function tryAgain(): void {
    grid?.purgeInfiniteCache()
    void queries.refetch('getTotals', matchingRows)
  }

  return (
    <>
      <FleetTotals
        kind={kind}
        totals={totals?.ok ? totals.value : null}
        filters={matchingRows.filters}
        isNarrowed={isNarrowed}
        onFilter={filters.changeColumnFilters}
        onClear={filters.clear}
      />
      <Tabs name="Report views" tabs={tabs} current={tab} idPrefix={tabsId} onChange={(shown) => changeView({ tab: shown })} />
      <TableTools loadedAttributes={dataSet?.attributes ?? []} storesShown={storesShown} isFleet={tab === 'fleet'}>
        {stores.storeIds.size > 0 && (
          <>
            <output>{formatCount(stores.storeIds.size)} selected</output>
            <button type="button" className="linkButton" onClick={stores.clear}>
              Clear selection
            </button>
          </>
        )}
        <GoalPopover kind={kind} reportId={reportId} onFilter={filters.changeColumnFilters} />
        <ViewsMenu views={views} />
        {tab === 'stores' ? (
          <>
            <button
              type="button"
              className="button"
              aria-expanded={details.storeId !== null}
              title="Show the week and the outages of a store (press Enter or click a row)"
              onClick={details.toggle}
            >
              Details
            </button>
            <ColumnChooser />
          </>
        ) : (
          <button type="button" className="button" onClick={() => changeView({ tab: 'stores' })}>
            Show these stores
          </button>
        )}
      </TableTools>
      {error !== null && (
        <Banner tone="error" message={error}>
          <button type="button" className="button" onClick={tryAgain}>
            Try again
          </button>
        </Banner>
      )}
      <div className="tabPanels">
        <section className="tableBody" {...panelProps(tabsId, 'stores')} data-hidden={tab !== 'stores'}>
          <SelectableRows onNotice={onNotice}>
            <ReportGrid
              kind={kind}
              attributes={attributes}
              reportId={reportId}
              groups={groups}
              outerFilter={filters.outer}
              view={view}
              grid={grid}
              shownStoreId={details.storeId}
              selectedStoreIds={stores.storeIds}
              selectedGroups={selectedGroups}
              onOpenStore={details.open}
              onFocusStore={details.follow}
              onPressStore={prepareTimeline}
              onCloseStore={details.close}
              onReady={setGrid}
              onViewChange={changeView}
              onShowColumns={setShownColumns}
              onPage={showPageResult}
              isPainted={isTablePainted}
            />
          </SelectableRows>
          {storesShown === 0 && error === null && (
            <div className="noMatch">
              <p>No matching stores</p>
              <button type="button" className="button" onClick={filters.clear}>
                Clear filters
              </button>
            </div>
          )}
          {details.storeId !== null && (
            <StoreView
              panel={details.panel}
              report={report}
              dataSet={dataSet}
              storeId={details.storeId}
              hasEvidence={hasEvidence}
              missing={missing}
              onExplain={onExplain}
            onExclude={onExclude}
              onClose={details.close}
            />
          )}
        </section>
        {tab === 'fleet' && (
          <FleetView
            panel={panelProps(tabsId, 'fleet')}
            kind={kind}
            selection={matchingRows}
            method={report.method}
            heatMode={view.heatMode ?? 'share'}
            onHeatMode={(heatMode) => changeView({ heatMode })}
            onFilter={filters.changeFleetFilter}
            hasHours={hasHours}
            missing={missing}
          />
        )}
      </div>
    </>
  )
}
