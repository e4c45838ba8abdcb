import type { GridApi } from 'ag-grid-community'
import { useCallback, useState } from 'react'
import { columnSets, kindOf, type ReportRow } from '../shared/columns'
import type { Report } from '../shared/report'
import { Banner } from './Banner'
import { ColumnChooser } from './ColumnChooser'
import { ExportDialog } from './ExportDialog'
import { FleetTotals } from './FleetTotals'
import { countOf, formatCount } from './format'
import { readGridView, type GridView } from './gridView'
import { ReportGrid } from './ReportGrid'
import { SearchBox } from './SearchBox'
import { SelectableRows } from './SelectableRows'
import { StoreView } from './StoreView'
import { useCommand } from './useCommands'
import { useSettled } from './useSettled'
import { useStoreDetails } from './useStoreDetails'
import { useStoreSelection } from './useStoreSelection'
import { useTotals } from './useTotals'
import './ReportTable.css'

interface ReportTableProps {
  readonly report: Report
  readonly isFolderOpen: boolean
  /** Opens the folder of the report. */
  readonly onOpenFolder: () => void
  readonly isExporting: boolean
  readonly onExportClosed: () => void
  /** Told in words what was written. */
  readonly onExported: (message: string) => void
  /** Told in words why stores could not be selected. */
  readonly onRefused: (message: string) => void
}

/** Totals, search and grid: everything that shares one selection of rows; for reports of one kind. */
export function ReportTable(props: ReportTableProps) {
  const { report, isFolderOpen, onOpenFolder, isExporting, onExportClosed, onExported, onRefused } = props
  const kind = kindOf(report)
  const [searchText, setSearchText] = useState('')
  const search = useSettled(searchText.trim(), 200)
  const [grid, setGrid] = useState<GridApi<ReportRow> | null>(null)
  const [view, setView] = useState<GridView>({ filters: [], sort: [], columns: columnSets[kind].standard })
  const [pageError, setPageError] = useState<string | null>(null)
  const details = useStoreDetails(grid)

  useCommand('toggleDetails', details.toggle)

  const selection = { reportId: report.reportId, search, filters: view.filters, sort: view.sort }
  const chosen = useStoreSelection(selection, report.folder, onRefused)
  const totals = useTotals(selection)
  const isNarrowed = search !== '' || view.filters.length > 0
  const storesShown = totals?.ok ? totals.value.stores : null
  const error = pageError ?? (totals?.ok === false ? totals.error.message : null)

  const clearFilters = useCallback(() => {
    setSearchText('')
    grid?.setFilterModel(null)
  }, [grid])

  return (
    <>
      <FleetTotals kind={kind} totals={totals?.ok ? totals.value : null} />
      <div className="tableTools" data-region="tools">
        <SearchBox value={searchText} onChange={setSearchText} />
        {isNarrowed && storesShown !== null && (
          <output>
            {formatCount(storesShown)} of {countOf(report.stores, 'store')}
          </output>
        )}
        {isNarrowed && (
          <button type="button" className="linkButton" onClick={clearFilters}>
            Clear filters
          </button>
        )}
        {chosen.storeIds.size > 0 && (
          <>
            <output>{formatCount(chosen.storeIds.size)} selected</output>
            <button type="button" className="linkButton" onClick={chosen.clear}>
              Clear selection
            </button>
          </>
        )}
        <div className="tableToolsEnd">
          <button
            type="button"
            className="button"
            aria-expanded={details.storeId !== null}
            title="The week of one store, and its outages: Enter or a double click on a row"
            onClick={details.toggle}
          >
            Details
          </button>
          <ColumnChooser
            kind={kind}
            visible={view.columns}
            onShow={(keys, isShown) => grid?.setColumnsVisible([...keys], isShown)}
          />
        </div>
      </div>
      {error !== null && (
        <Banner tone="error" message={error}>
          <button
            type="button"
            className="button"
            onClick={() => {
              if (grid === null) return
              grid.purgeInfiniteCache()
              setView(readGridView(grid))
            }}
          >
            Try again
          </button>
        </Banner>
      )}
      <section className="tableBody" aria-label="Stores">
        <SelectableRows grid={grid} selection={chosen}>
          <ReportGrid
            kind={kind}
            reportId={report.reportId}
            search={search}
            shownStoreId={details.storeId}
            selectedStoreIds={chosen.storeIds}
            onOpenStore={details.open}
            onFocusStore={details.follow}
            onCloseStore={details.close}
            onReady={setGrid}
            onViewChange={setView}
            onPage={setPageError}
          />
        </SelectableRows>
        {storesShown === 0 && error === null && (
          <div className="noMatch">
            <p>No store matches</p>
            <button type="button" className="button" onClick={clearFilters}>
              Clear filters
            </button>
          </div>
        )}
        {details.storeId !== null && (
          <StoreView
            key={isFolderOpen ? 'open' : 'closed'}
            panel={details.panel}
            reportId={report.reportId}
            method={report.method}
            storeId={details.storeId}
            onOpenFolder={isFolderOpen ? null : onOpenFolder}
            onClose={details.close}
          />
        )}
      </section>
      {isExporting && (
        <ExportDialog
          kind={kind}
          selection={selection}
          shownColumns={view.columns}
          storesInAll={report.stores}
          isFiltered={isNarrowed}
          storesFiltered={storesShown}
          onClose={onExportClosed}
          onDone={onExported}
        />
      )}
    </>
  )
}
