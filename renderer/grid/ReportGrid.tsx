import {
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  NumberFilterModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  TextFilterModule,
  TooltipModule,
  type CellKeyDownEvent,
  type ColDef,
  type GridApi,
  type IDatasource,
  type IGetRowsParams,
  type IRowNode,
  type OverlayType,
  type RowSelectionOptions,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { ColumnKey, ReportKind, ReportRow } from '../../shared/report/columns'
import type { ViewState } from '../../shared/preferences/preferences'
import { toColumnFilters, toSort } from './gridFilters'
import { gridColumns, type GridContext } from './gridColumns'
import { gridTheme, styleNonce } from '../ui/gridTheme'
import { isOnStoreLink } from './StoreCell'
import { useTransport } from '../transport/transport'
import type { OuterFilter } from '../selection/useRowFilters'
import { useBeforeLeaving } from '../hooks/useBeforeLeaving'
import { useGridView } from './useGridView'
import type { ViewChange } from '../views/viewHistory'
import './ReportGrid.css'

ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  InfiniteRowModelModule,
  LocaleModule,
  NumberFilterModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  TextFilterModule,
  TooltipModule,
])

const rowsPerPage = 200
/** Pages kept; beyond that the one longest unseen is fetched again when needed. */
const pagesKept = 50
/** The page says itself when no store matches, and how to go on. */
const hiddenOverlays: OverlayType[] = ['noRows', 'noMatchingRows']
const everyColumn: ColDef<ReportRow> = { resizable: true, sortable: true, wrapHeaderText: true }
/** The grid's own words where they are not those of the page. */
const localeText = { andCondition: 'and', orCondition: 'or', filterOoo: 'Value' }
/** The grid shows which rows are selected; `SelectableRows` selects them. */
const rowSelection: RowSelectionOptions = { mode: 'multiRow', checkboxes: false, headerCheckbox: false }

interface ReportGridProps {
  /** The same for as long as the grid lives: its columns are those of one kind of report. */
  readonly kind: ReportKind
  readonly reportId: number
  /** What selects rows besides the grid's filters. */
  readonly outerFilter: OuterFilter
  /** The store whose details are open. */
  readonly shownStoreId: string | null
  readonly selectedStoreIds: ReadonlySet<string>
  readonly onOpenStore: (storeId: string) => void
  readonly onFocusStore: (storeId: string) => void
  /** The pointer has gone down on a store, which may be opened when it comes up. */
  readonly onPressStore: (storeId: string) => void
  readonly onCloseStore: () => void
  readonly onReady: (api: GridApi<ReportRow>) => void
  readonly view: ViewState
  readonly onViewChange: (change: ViewChange) => void
  /** Tells which columns are visible, in the order shown. */
  readonly onShowColumns: (columns: readonly ColumnKey[]) => void
  /** Why a page could not be read, or null after one that could. */
  readonly onPage: (error: string | null) => void
}

/** Shows what is selected on the rows that are loaded; the grid remembers rows of its own, so that each is asked. */
function showSelection(api: GridApi<ReportRow> | null, storeIds: ReadonlySet<string>): void {
  const changed = new Map<boolean, IRowNode<ReportRow>[]>([[true, []], [false, []]])
  api?.forEachNode((node) => {
    if (node.data === undefined) return
    const isSelected = storeIds.has(node.data.store_id)
    if (node.isSelected() !== isSelected) changed.get(isSelected)?.push(node)
  })
  for (const [newValue, nodes] of changed) if (nodes.length > 0) api?.setNodesSelected({ nodes, newValue })
}

/** The stores of a report; sort, filter and search happen in the engine, page by page. */
export const ReportGrid = memo(function ReportGrid(props: ReportGridProps) {
  const { kind, reportId, outerFilter, shownStoreId, selectedStoreIds } = props
  const { view, onOpenStore, onFocusStore, onPressStore, onCloseStore, onReady, onViewChange, onShowColumns, onPage } = props
  const transport = useTransport()
  const container = useRef<HTMLDivElement>(null)
  const [grid, setGrid] = useState<GridApi<ReportRow> | null>(null)
  const gridView = useGridView({ kind, grid, container, view, onChange: onViewChange, onShow: onShowColumns })

  const columnDefinitions = useMemo(() => gridColumns(kind), [kind])
  const context = useMemo<GridContext>(() => ({ shownStoreId }), [shownStoreId])
  const markedStoreId = useRef<string | null>(null)
  useEffect(() => {
    const rowNodes = [markedStoreId.current, context.shownStoreId].flatMap((id) => (id === null ? [] : (grid?.getRowNode(id) ?? [])))
    markedStoreId.current = context.shownStoreId
    if (rowNodes.length > 0) grid?.refreshCells({ rowNodes, force: true })
  }, [grid, context])
  useEffect(() => showSelection(grid, selectedStoreIds), [grid, selectedStoreIds])

  // The grid drops answers to a datasource, sort or filter that is no longer the present one.
  const datasource = useMemo<IDatasource>(() => {
    async function readPage(request: IGetRowsParams): Promise<void> {
      const page = await transport.call('getRows', {
        reportId,
        ...outerFilter,
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
  }, [transport, reportId, outerFilter, onPage])

  // The grid tells what it shows a moment after it shows it.
  useBeforeLeaving('tell', () => {
    if (grid !== null) gridView.tell(grid)
  })

  function tellFocus(api: GridApi<ReportRow>, rowIndex: number | null): void {
    const node = rowIndex === null ? undefined : api.getDisplayedRowAtIndex(rowIndex)
    if (node?.data !== undefined) return onFocusStore(node.data.store_id)
    // The page of this row is still on its way.
    node?.addEventListener('dataChanged', () => {
      if (api.getFocusedCell()?.rowIndex === rowIndex) tellFocus(api, rowIndex)
    })
  }

  function onCellKeyDown({ event, data }: CellKeyDownEvent<ReportRow>): void {
    if (!(event instanceof KeyboardEvent)) return
    if (event.key === 'Enter' && data !== undefined) onOpenStore(data.store_id)
    if (event.key === 'Escape') onCloseStore()
  }

  function tellView({ api }: { readonly api: GridApi<ReportRow> }): void {
    gridView.tell(api)
  }

  function tellFinished(event: { readonly api: GridApi<ReportRow>; readonly finished: boolean }): void {
    if (event.finished) gridView.tell(event.api)
  }

  return (
    <div ref={container} className="reportGrid" data-region="grid">
      <AgGridReact<ReportRow>
        theme={gridTheme}
        {...(styleNonce !== undefined && { styleNonce })}
        rowModelType="infinite"
        // Not before the grid sorts and filters as the view says: the first rows asked for are the ones to be shown.
        {...(grid !== null && { datasource })}
        cacheBlockSize={rowsPerPage}
        maxBlocksInCache={pagesKept}
        columnDefs={columnDefinitions}
        groupHeaderHeight={28}
        autoSizePadding={4}
        defaultColDef={everyColumn}
        localeText={localeText}
        tooltipShowDelay={500}
        suppressDragLeaveHidesColumns
        suppressOverlays={hiddenOverlays}
        context={context}
        rowSelection={rowSelection}
        onModelUpdated={({ api }) => showSelection(api, selectedStoreIds)}
        getRowId={({ data }) => data.store_id}
        onCellFocused={({ api, rowIndex }) => tellFocus(api, rowIndex)}
        onCellKeyDown={onCellKeyDown}
        onCellMouseDown={({ data }) => {
          if (data !== undefined) onPressStore(data.store_id)
        }}
        onCellClicked={({ event, data }) => {
          // While details are open they follow the focus already.
          if (shownStoreId === null && data !== undefined && event instanceof MouseEvent && isOnStoreLink(event)) {
            onOpenStore(data.store_id)
          }
        }}
        onRowDoubleClicked={({ data }) => {
          if (data !== undefined && data.store_id !== shownStoreId) onOpenStore(data.store_id)
        }}
        onGridReady={(event) => {
          gridView.apply(event.api)
          setGrid(event.api)
          onReady(event.api)
        }}
        onFirstDataRendered={({ api }) => gridView.measure(api)}
        onFilterChanged={tellView}
        onSortChanged={tellView}
        onColumnVisible={tellView}
        onColumnMoved={tellFinished}
        onColumnResized={tellFinished}
        onColumnPinned={tellView}
      />
    </div>
  )
})
