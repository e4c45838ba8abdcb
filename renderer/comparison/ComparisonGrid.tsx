import type { ColDef, GridApi, IDatasource } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useMemo } from 'react'
import { comparisonKeys, type ComparisonRow } from '../../shared/comparison/comparison'
import type { ComparisonSelection } from '../../shared/comparison/comparisonSelection'
import { comparisonGridColumns } from './comparisonGridColumns'
import { readSortModel, toSort } from '../grid/gridSort'
import { pagedDatasource, pagedGridOptions } from '../grid/pagedGrid'
import { useTransport } from '../transport/transport'

/** What a comparison can be sorted by. */
const sortKeys = [...comparisonKeys, 'name'] as const
const everyColumn: ColDef<ComparisonRow> = { resizable: true, sortable: true, suppressMovable: true, wrapHeaderText: true }

interface ComparisonGridProps {
  /** Whether one of the reports has names of stores. It must not change. */
  readonly hasNames: boolean
  /** The stores to show. The grid itself keeps the order. */
  readonly selection: Omit<ComparisonSelection, 'sort'>
  readonly onOpenStore: (row: ComparisonRow) => void
  readonly onReady: (grid: GridApi<ComparisonRow>) => void
  readonly onSort: (sort: ComparisonSelection['sort']) => void
  /** Receives the error of a page that could not be read, or null after a page that could be read. */
  readonly onPage: (error: string | null) => void
}

/** The stores of two reports. The engine sorts, searches and filters, and the grid reads page by page. */
export function ComparisonGrid({ hasNames, selection, onOpenStore, onReady, onSort, onPage }: ComparisonGridProps) {
  const transport = useTransport()
  const columnDefinitions = useMemo(() => comparisonGridColumns(hasNames), [hasNames])
  const { beforeId, afterId, goal, search, only } = selection

  const datasource = useMemo<IDatasource>(() => {
    const reports = { beforeId, afterId, goal, search, only }
    return pagedDatasource(
      ({ sortModel }, page) => transport.call('getComparison', { ...reports, sort: toSort(sortModel, sortKeys), ...page }),
      onPage,
    )
  }, [transport, beforeId, afterId, goal, search, only, onPage])

  return (
    <div className="comparisonGrid">
      <AgGridReact<ComparisonRow>
        {...pagedGridOptions}
        datasource={datasource}
        columnDefs={columnDefinitions}
        defaultColDef={everyColumn}
        suppressNoRowsOverlay
        getRowId={({ data }) => data.store_id}
        onGridReady={({ api }) => onReady(api)}
        onCellKeyDown={({ event, data }) => {
          if (event instanceof KeyboardEvent && event.key === 'Enter' && data !== undefined) onOpenStore(data)
        }}
        onRowClicked={({ data }) => {
          if (data !== undefined) onOpenStore(data)
        }}
        onSortChanged={({ api }) => onSort(toSort(readSortModel(api), sortKeys))}
      />
    </div>
  )
}
