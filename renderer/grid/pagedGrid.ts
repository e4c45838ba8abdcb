import {
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  CustomFilterModule,
  EventApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  NumberFilterModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TextFilterModule,
  TooltipModule,
  type GridOptions,
  type IDatasource,
  type IGetRowsParams,
} from 'ag-grid-community'
import type { Result } from '../../shared/core/result'
import { gridTheme, styleNonce } from '../ui/gridTheme'

ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  CustomFilterModule,
  EventApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  NumberFilterModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TextFilterModule,
  TooltipModule,
])

/** The options of every grid whose rows the engine sorts, filters and delivers page by page. */
export const pagedGridOptions = {
  theme: gridTheme,
  ...(styleNonce !== undefined && { styleNonce }),
  rowModelType: 'infinite',
  /** Rows per page. */
  cacheBlockSize: 200,
  /** Pages kept. Beyond that, the page unseen for the longest time is dropped and read again when needed. */
  maxBlocksInCache: 50,
  groupHeaderHeight: 28,
} as const satisfies GridOptions

interface RowsPage<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

type ReadPage<Row> = (request: IGetRowsParams, page: { readonly offset: number; readonly limit: number }) => Promise<Result<RowsPage<Row>>>

/** Reads the pages of a grid. `onPage` gets the message of a page that could not be read, or null after one that could. */
export function pagedDatasource<Row>(readPage: ReadPage<Row>, onPage: (error: string | null) => void): IDatasource {
  async function getRows(request: IGetRowsParams): Promise<void> {
    const { startRow, endRow } = request
    const page = await readPage(request, { offset: startRow, limit: endRow - startRow })
    onPage(page.ok ? null : page.error.message)
    if (page.ok) request.successCallback([...page.value.rows], page.value.total)
    else request.failCallback()
  }
  return { getRows: (request) => void getRows(request) }
}
