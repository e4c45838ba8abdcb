import {
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  NumberFilterModule,
  TextFilterModule,
  TooltipModule,
  type ColDef,
  type GridApi,
  type IDatasource,
  type IGetRowsParams,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { memo, useMemo, useRef } from 'react'
import type { ReportRow } from '../shared/columns'
import { toColumnFilters, toSort } from './filters'
import { extrasThatFit, gridColumns } from './gridColumns'
import { gridTheme, styleNonce } from './gridTheme'
import { readGridView, type GridView } from './gridView'
import { useTransport } from './transport'
import './ReportGrid.css'

ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  InfiniteRowModelModule,
  NumberFilterModule,
  TextFilterModule,
  TooltipModule,
])

const rowsPerPage = 200
/** Pages kept; beyond that the one longest unseen is fetched again when needed. */
const pagesKept = 50
/** In pixels, as the grid draws it. */
const scrollbarWidth = 16
const columnDefinitions = gridColumns()
const everyColumn: ColDef<ReportRow> = { resizable: true, sortable: true, wrapHeaderText: true }

interface ReportGridProps {
  readonly reportId: number
  /** Part of a store id. */
  readonly search: string
  readonly onReady: (api: GridApi<ReportRow>) => void
  readonly onViewChange: (view: GridView) => void
  /** Why a page could not be read, or null after one that could. */
  readonly onPage: (error: string | null) => void
}

/** The stores of a report; sort, filter and search happen in the engine, page by page. */
export const ReportGrid = memo(function ReportGrid(props: ReportGridProps) {
  const { reportId, search, onReady, onViewChange, onPage } = props
  const transport = useTransport()
  const container = useRef<HTMLDivElement>(null)

  // The grid drops answers to a datasource, sort or filter that is no longer the present one.
  const datasource = useMemo<IDatasource>(() => {
    async function readPage(request: IGetRowsParams): Promise<void> {
      const page = await transport.call('getRows', {
        reportId,
        search,
        filters: toColumnFilters(request.filterModel),
        sort: toSort(request.sortModel),
        offset: request.startRow,
        limit: request.endRow - request.startRow,
      })
      onPage(page.ok ? null : page.error.message)
      if (page.ok) request.successCallback([...page.value.rows], page.value.total)
      else request.failCallback()
    }
    return { getRows: (request) => void readPage(request) }
  }, [transport, reportId, search, onPage])

  function fitColumns({ api }: { readonly api: GridApi<ReportRow> }): void {
    api.autoSizeColumns(['store_id'])
    const gridWidth = (container.current?.clientWidth ?? 0) - scrollbarWidth
    const storeWidth = api.getColumn('store_id')?.getActualWidth() ?? 0
    api.setColumnsVisible([...extrasThatFit(gridWidth, storeWidth)], true)
  }

  function tellView({ api }: { readonly api: GridApi<ReportRow> }): void {
    onViewChange(readGridView(api))
  }

  return (
    <div ref={container} className="reportGrid">
      <AgGridReact<ReportRow>
        theme={gridTheme}
        {...(styleNonce !== undefined && { styleNonce })}
        rowModelType="infinite"
        datasource={datasource}
        cacheBlockSize={rowsPerPage}
        maxBlocksInCache={pagesKept}
        columnDefs={columnDefinitions}
        groupHeaderHeight={28}
        defaultColDef={everyColumn}
        tooltipShowDelay={500}
        suppressDragLeaveHidesColumns
        suppressNoRowsOverlay
        onGridReady={(event) => {
          onReady(event.api)
          tellView(event)
        }}
        onFirstDataRendered={fitColumns}
        onFilterChanged={tellView}
        onSortChanged={tellView}
        onColumnVisible={tellView}
        onColumnMoved={tellView}
      />
    </div>
  )
})
