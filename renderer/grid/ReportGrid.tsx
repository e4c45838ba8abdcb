import type { CellKeyDownEvent, ColDef, GridApi, IDatasource, IRowNode, OverlayType, RowSelectionOptions } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { memo, useEffect, useMemo, useRef } from 'react'
import { columnKeys, type ColumnKey, type ReportKind, type ReportRow } from '../../shared/report/columns'
import type { ViewState } from '../../shared/preferences/preferences'
import { toColumnFilters } from './gridFilters'
import { gridColumns, type GridContext } from './gridColumns'
import { toSort } from './gridSort'
import { pagedDatasource, pagedGridOptions } from './pagedGrid'
import { isOpeningClick } from './rowClick'
import { useTransport } from '../transport/transport'
import type { OuterFilter } from '../selection/useRowFilters'
import { useBeforeLeaving } from '../hooks/useBeforeLeaving'
import { useGridView } from './useGridView'
import type { ViewChange } from '../views/viewHistory'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import './ReportGrid.css'

/** The page itself says that no store matches, and how to go on. */
const hiddenOverlays: OverlayType[] = ['noRows', 'noMatchingRows']
const everyColumn: ColDef<ReportRow> = { resizable: true, sortable: true, wrapHeaderText: true }
/** Labels of the grid that differ from those of the page. */
const localeText = { andCondition: 'and', orCondition: 'or', filterOoo: 'Value' }
/** The grid only draws the selection. `SelectableRows` changes it. */
const rowSelection: RowSelectionOptions = { mode: 'multiRow', checkboxes: false, headerCheckbox: false }

interface ReportGridProps {
  /** The kind of the report, which decides the columns. It must not change while the grid is mounted. */
  readonly kind: ReportKind
  readonly reportId: number
  /** What narrows down the rows besides the grid's own filters. */
  readonly outerFilter: OuterFilter
  readonly view: ViewState
  /** Null until the grid has called `onReady`. */
  readonly grid: GridApi<ReportRow> | null
  /** The store whose details are open. */
  readonly shownStoreId: string | null
  readonly selectedStoreIds: ReadonlySet<string>
  readonly onOpenStore: (storeId: string) => void
  readonly onFocusStore: (storeId: string) => void
  /** The pointer has gone down on a store. The user may open the store when it comes up. */
  readonly onPressStore: (storeId: string) => void
  readonly onCloseStore: () => void
  readonly onReady: (grid: GridApi<ReportRow>) => void
  readonly onViewChange: (change: ViewChange) => void
  /** Gets the visible columns, in the order shown. */
  readonly onShowColumns: (columns: readonly ColumnKey[]) => void
  /** Gets the message of a page that could not be read, or null after one that could. */
  readonly onPage: (error: string | null) => void
}

/** Draws the selection on the loaded rows. The grid keeps its own selection, so every row is compared. */
function showSelection(api: GridApi<ReportRow> | null, storeIds: ReadonlySet<string>): void {
  const changed = new Map<boolean, IRowNode<ReportRow>[]>([[true, []], [false, []]])
  api?.forEachNode((node) => {
    if (node.data === undefined) return
    const isSelected = storeIds.has(node.data.store_id)
    if (node.isSelected() !== isSelected) changed.get(isSelected)?.push(node)
  })
  for (const [newValue, nodes] of changed) if (nodes.length > 0) api?.setNodesSelected({ nodes, newValue })
}

/** The stores of a report. The engine sorts, filters and searches them, page by page. */
export const ReportGrid = memo(function ReportGrid(props: ReportGridProps) {
  const { kind, reportId, outerFilter, view, grid, shownStoreId, selectedStoreIds } = props
  const { onOpenStore, onFocusStore, onPressStore, onCloseStore, onReady, onViewChange, onShowColumns, onPage } = props
  const transport = useTransport()
  const goal = useUptimeGoal()
  const container = useRef<HTMLDivElement>(null)
  const gridView = useGridView({ kind, grid, container, view, onChange: onViewChange, onShow: onShowColumns })

  const columnDefinitions = useMemo(() => gridColumns(kind), [kind])
  const context = useMemo<GridContext>(() => ({ shownStoreId }), [shownStoreId])
  /** Where the pointer went down last. */
  const pressed = useRef<MouseEvent | null>(null)
  const markedStoreId = useRef<string | null>(null)
  useEffect(() => {
    const rowNodes = [markedStoreId.current, context.shownStoreId].flatMap((id) => (id === null ? [] : (grid?.getRowNode(id) ?? [])))
    markedStoreId.current = context.shownStoreId
    if (rowNodes.length > 0) grid?.refreshCells({ rowNodes, force: true })
  }, [grid, context])
  useEffect(() => showSelection(grid, selectedStoreIds), [grid, selectedStoreIds])

  // The grid ignores answers for a former datasource, sort or filter.
  const datasource = useMemo<IDatasource>(
    () =>
      pagedDatasource(({ filterModel, sortModel }, page) => {
        const filters = toColumnFilters(filterModel)
        return transport.call('getRows', { reportId, goal, ...outerFilter, filters, sort: toSort(sortModel, columnKeys), ...page })
      }, onPage),
    [transport, reportId, goal, outerFilter, onPage],
  )

  // The grid reports a change a moment after it shows it.
  useBeforeLeaving('collect', () => {
    if (grid !== null) gridView.collect(grid)
  })

  function reportFocus(api: GridApi<ReportRow>, rowIndex: number | null): void {
    const node = rowIndex === null ? undefined : api.getDisplayedRowAtIndex(rowIndex)
    if (node?.data !== undefined) return onFocusStore(node.data.store_id)
    // The page with this row is still on its way.
    node?.addEventListener('dataChanged', () => {
      if (api.getFocusedCell()?.rowIndex === rowIndex) reportFocus(api, rowIndex)
    })
  }

  function onCellKeyDown({ event, data }: CellKeyDownEvent<ReportRow>): void {
    if (!(event instanceof KeyboardEvent)) return
    if (event.key === 'Enter' && data !== undefined) onOpenStore(data.store_id)
    if (event.key === 'Escape') onCloseStore()
  }

  function collectView({ api }: { readonly api: GridApi<ReportRow> }): void {
    gridView.collect(api)
  }

  function collectFinished(event: { readonly api: GridApi<ReportRow>; readonly finished: boolean }): void {
    if (event.finished) gridView.collect(event.api)
  }

  return (
    <div ref={container} className="reportGrid" data-region="grid">
      <AgGridReact<ReportRow>
        {...pagedGridOptions}
        // The grid first takes sort and filters from the view, so that it asks for the right rows at once.
        {...(grid !== null && { datasource })}
        columnDefs={columnDefinitions}
        autoSizePadding={4}
        defaultColDef={everyColumn}
        localeText={localeText}
        tooltipShowDelay={500}
        suppressDragLeaveHidesColumns
        enableFilterHandlers
        suppressOverlays={hiddenOverlays}
        context={context}
        rowSelection={rowSelection}
        onModelUpdated={({ api }) => showSelection(api, selectedStoreIds)}
        getRowId={({ data }) => data.store_id}
        onCellFocused={({ api, rowIndex }) => reportFocus(api, rowIndex)}
        onCellKeyDown={onCellKeyDown}
        onCellMouseDown={({ event, data }) => {
          if (event instanceof MouseEvent) pressed.current = event
          if (data !== undefined) onPressStore(data.store_id)
        }}
        onCellClicked={({ event, data }) => {
          // Open details follow the focus anyway.
          if (shownStoreId !== null || data === undefined || pressed.current === null) return
          if (event instanceof MouseEvent && isOpeningClick(event, pressed.current)) onOpenStore(data.store_id)
        }}
        onGridReady={(event) => {
          gridView.apply(event.api)
          onReady(event.api)
        }}
        onFirstDataRendered={({ api }) => gridView.measure(api)}
        onFilterChanged={collectView}
        onSortChanged={collectView}
        onColumnVisible={collectView}
        onColumnMoved={collectFinished}
        onColumnResized={collectFinished}
        onColumnPinned={collectView}
      />
    </div>
  )
})
