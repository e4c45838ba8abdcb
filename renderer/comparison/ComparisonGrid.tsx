import {
  CellStyleModule,
  ColumnApiModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  type ColDef,
  type GridApi,
  type IDatasource,
  type IGetRowsParams,
  type SortModelItem,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useMemo } from 'react'
import { comparisonKeys, type ComparisonRow } from '../../shared/comparison/comparison'
import type { ComparisonSelection } from '../../shared/comparison/comparisonSelection'
import { comparisonGridColumns } from './comparisonGridColumns'
import { gridTheme, styleNonce } from '../ui/gridTheme'
import { useTransport } from '../transport/transport'

ModuleRegistry.registerModules([CellStyleModule, ColumnApiModule, InfiniteRowModelModule])

const rowsPerPage = 200
const pagesKept = 50
const columnDefinitions = comparisonGridColumns()
const everyColumn: ColDef<ComparisonRow> = { resizable: true, sortable: true, suppressMovable: true, wrapHeaderText: true }

interface ComparisonGridProps {
  /** The stores to show. The grid itself keeps the order. */
  readonly selection: Omit<ComparisonSelection, 'sort'>
  readonly onReady: (grid: GridApi<ComparisonRow>) => void
  readonly onSort: (sort: ComparisonSelection['sort']) => void
  /** Receives the error of a page that could not be read, or null after a page that could be read. */
  readonly onPage: (error: string | null) => void
}

/** The grid's sort in the engine's words; the first sorts first. */
function toSort(model: readonly Pick<SortModelItem, 'colId' | 'sort'>[]): ComparisonSelection['sort'] {
  return model.flatMap(({ colId, sort: direction }) => {
    const column = comparisonKeys.find((key) => key === colId)
    return column === undefined ? [] : [{ column, direction }]
  })
}

function readSort(grid: GridApi<ComparisonRow>): ComparisonSelection['sort'] {
  const sorted = grid
    .getColumnState()
    .flatMap(({ colId, sort, sortIndex }) => (sort ? [{ colId, sort, sortIndex: sortIndex ?? 0 }] : []))
    .toSorted((left, right) => left.sortIndex - right.sortIndex)
  return toSort(sorted)
}

/** The stores of two reports. The engine sorts, searches and filters, and the grid reads page by page. */
export function ComparisonGrid({ selection, onReady, onSort, onPage }: ComparisonGridProps) {
  const transport = useTransport()
  const { beforeId, afterId, search, only } = selection

  const datasource = useMemo<IDatasource>(() => {
    async function readPage(request: IGetRowsParams): Promise<void> {
      const sort = toSort(request.sortModel)
      const { startRow: offset, endRow } = request
      const limit = endRow - offset
      const page = await transport.call('getComparison', { beforeId, afterId, search, only, sort, offset, limit })
      onPage(page.ok ? null : page.error.message)
      if (page.ok) request.successCallback([...page.value.rows], page.value.total)
      else request.failCallback()
    }
    return { getRows: (request) => void readPage(request) }
  }, [transport, beforeId, afterId, search, only, onPage])

  return (
    <div className="comparisonGrid">
      <AgGridReact<ComparisonRow>
        theme={gridTheme}
        {...(styleNonce !== undefined && { styleNonce })}
        rowModelType="infinite"
        datasource={datasource}
        cacheBlockSize={rowsPerPage}
        maxBlocksInCache={pagesKept}
        columnDefs={columnDefinitions}
        groupHeaderHeight={28}
        defaultColDef={everyColumn}
        suppressNoRowsOverlay
        getRowId={({ data }) => data.store_id}
        onGridReady={({ api }) => onReady(api)}
        onSortChanged={({ api }) => onSort(readSort(api))}
      />
    </div>
  )
}
