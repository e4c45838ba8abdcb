import type { CellKeyDownEvent, ColDef, GridApi, IDatasource, IRowNode, OverlayType, RowClassRules, RowSelectionOptions } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { memo, useEffect, useMemo, useRef } from 'react'
import { nameKey, type Attribute } from '../../shared/folder/attributes'
import type { ReportKind, RowColumn } from '../../shared/report/columns'
import type { ViewState } from '../../shared/preferences/preferences'
import { toColumnFilters } from './filters/gridFilters'
import { gridColumns, isGroupKey, type GridContext } from './gridColumns'
import type { GridRow } from '../selection/gridRow'
import type { Groups, SelectedGroups } from '../selection/useSelection'
import { toGroupSizeSort, toRowSort } from './gridSort'
import { readGroupedRows } from './groupedDatasource'
import { pagedDatasource, pagedGridOptions } from './pagedGrid'
import { isOpeningClick, isTogglingClick } from './rowClick'
import { useTransport } from '../transport/transport'
import { useQueryCache } from '../transport/useQuery'
import type { OuterFilter } from '../selection/useRowFilters'
import { useBeforeLeaving } from '../hooks/useBeforeLeaving'
import { useGridView } from './useGridView'
import type { ViewChange } from '../views/viewHistory'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import './ReportGrid.css'

/** The page itself says that no store matches, and how to go on. */
const hiddenOverlays: OverlayType[] = ['noRows', 'noMatchingRows']
const everyColumn: ColDef<GridRow> = { resizable: true, sortable: true, wrapHeaderText: true }
/** Labels of the grid that differ from those of the page. */
const localeText = { andCondition: 'and', orCondition: 'or', filterOoo: 'Value' }
/** The grid only draws the selection. `SelectableRows` changes it. */
const rowSelection: RowSelectionOptions = { mode: 'multiRow', checkboxes: false, headerCheckbox: false }
const rowClassRules: RowClassRules<GridRow> = { groupRow: ({ data }) => data?.['#group'] !== undefined }
const none: ReadonlySet<string | null> = new Set()
/** Rows that are drawn above and below those in sight, so that they are there when the user scrolls. */
const rowBuffer = 10

interface ReportGridProps {
  /** The kind of the report, which decides the columns. It must not change while the grid is mounted. */
  readonly kind: ReportKind
  /** The attributes of the stores. They must not change either. */
  readonly attributes: readonly Attribute[]
  readonly reportId: number
  /** Null if the stores are not grouped. */
  readonly groups: Groups | null
  /** What narrows down the rows besides the grid's own filters. */
  readonly outerFilter: OuterFilter
  readonly view: ViewState
  /** Null until the grid has called `onReady`. */
  readonly grid: GridApi<GridRow> | null
  /** The store whose details are open. */
  readonly shownStoreId: string | null
  readonly selectedStoreIds: ReadonlySet<string>
  readonly selectedGroups: SelectedGroups
  readonly onOpenStore: (storeId: string) => void
  readonly onFocusStore: (storeId: string) => void
  /** The pointer has gone down on a store. The user may open the store when it comes up. */
  readonly onPressStore: (storeId: string) => void
  readonly onCloseStore: () => void
  readonly onReady: (grid: GridApi<GridRow>) => void
  readonly onViewChange: (change: ViewChange) => void
  /** Gets the visible columns, in the order shown. */
  readonly onShowColumns: (columns: readonly RowColumn[]) => void
  /** Gets the message of a page that could not be read, or null after one that could. */
  readonly onPage: (error: string | null) => void
  /** Whether the first rows have been painted. */
  readonly isPainted: boolean
}

interface SelectedRows {
  readonly storeIds: ReadonlySet<string>
  readonly groups: SelectedGroups
}

/** Draws the selection on the loaded rows. The grid keeps its own selection, so every row is compared. */
function showSelection(api: GridApi<GridRow> | null, { storeIds, groups }: SelectedRows): void {
  const changed = new Map<boolean, IRowNode<GridRow>[]>([[true, []], [false, []]])
  api?.forEachNode((node) => {
    if (node.data === undefined) return
    const { '#group': group, store_id } = node.data
    const isSelected = group === undefined ? storeIds.has(store_id) : groups.get(group.value) === 'wholly'
    if (node.isSelected() !== isSelected) changed.get(isSelected)?.push(node)
  })
  for (const [newValue, nodes] of changed) if (nodes.length > 0) api?.setNodesSelected({ nodes, newValue })
}

/** Moves the focus from a store to the heading of its group. */
function focusGroup(api: GridApi<GridRow>, rowIndex: number): void {
  for (let index = rowIndex; index >= 0; index -= 1) {
    if (api.getDisplayedRowAtIndex(index)?.data?.['#group'] === undefined) continue
    api.ensureIndexVisible(index)
    return api.setFocusedCell(index, 'store_id')
  }
}

/** The stores of a report. The engine sorts, filters and searches them, page by page. */
export const ReportGrid = memo(function ReportGrid(props: ReportGridProps) {
  const { kind, attributes, reportId, groups, outerFilter, view, grid, shownStoreId, selectedStoreIds, selectedGroups } = props
  const { onOpenStore, onFocusStore, onPressStore, onCloseStore, onReady, onViewChange, onShowColumns, onPage, isPainted } = props
  const transport = useTransport()
  const queries = useQueryCache()
  const goal = useUptimeGoal()
  const container = useRef<HTMLDivElement>(null)
  const gridView = useGridView({ kind, attributes, grid, container, view, onChange: onViewChange, onShow: onShowColumns })

  const expanded = groups?.expanded ?? none
  const columnDefinitions = useMemo(() => gridColumns(kind, attributes), [kind, attributes])
  const context = useMemo<GridContext>(() => ({ shownStoreId, expanded }), [shownStoreId, expanded])
  /** Where the pointer went down last. */
  const pressed = useRef<MouseEvent | null>(null)
  const markedStoreId = useRef<string | null>(null)
  useEffect(() => {
    const rowNodes = [markedStoreId.current, context.shownStoreId].flatMap((id) => (id === null ? [] : (grid?.getRowNode(id) ?? [])))
    markedStoreId.current = context.shownStoreId
    if (rowNodes.length > 0) grid?.refreshCells({ rowNodes, force: true })
  }, [grid, context])
  const selected = useMemo<SelectedRows>(() => ({ storeIds: selectedStoreIds, groups: selectedGroups }), [selectedStoreIds, selectedGroups])
  useEffect(() => showSelection(grid, selected), [grid, selected])

  const groupBy = groups?.groupBy
  const newestExpanded = useRef(expanded)
  // The grid ignores answers for a former datasource, sort or filter.
  const datasource = useMemo<IDatasource>(
    () =>
      pagedDatasource<GridRow>(({ filterModel, sortModel }, page) => {
        const rows = { reportId, goal, ...outerFilter, filters: toColumnFilters(filterModel), sort: toRowSort(sortModel) }
        if (groupBy === undefined) return transport.call('getRows', { ...rows, ...page })
        return readGroupedRows({ queries, transport, rows, groupBy, groupsByStores: toGroupSizeSort(sortModel), expanded: newestExpanded, ...page })
      }, onPage),
    [transport, queries, reportId, goal, outerFilter, groupBy, onPage],
  )
  useEffect(() => {
    if (newestExpanded.current === expanded) return
    newestExpanded.current = expanded
    grid?.refreshInfiniteCache()
  }, [grid, expanded])

  function toggleGroup(value: string | null): void {
    const changed = new Set(expanded)
    if (!changed.delete(value)) changed.add(value)
    groups?.expand(changed)
  }

  // The grid reports a change a moment after it shows it.
  useBeforeLeaving('collect', () => {
    if (grid !== null) gridView.collect(grid)
  })

  function reportFocus(api: GridApi<GridRow>, rowIndex: number | null): void {
    const node = rowIndex === null ? undefined : api.getDisplayedRowAtIndex(rowIndex)
    if (node?.data?.['#group'] !== undefined) return
    if (node?.data !== undefined) return onFocusStore(node.data.store_id)
    // The page with this row is still on its way.
    node?.addEventListener('dataChanged', () => {
      if (api.getFocusedCell()?.rowIndex === rowIndex) reportFocus(api, rowIndex)
    })
  }

  function onCellKeyDown({ api, event, data, column, rowIndex }: CellKeyDownEvent<GridRow>): void {
    if (!(event instanceof KeyboardEvent) || data === undefined) return
    const isStoreColumn = column.getColId() === 'store_id'
    if (data['#group'] !== undefined) {
      if (event.key === 'Enter' || (isStoreColumn && isGroupKey({ event, data, context }))) toggleGroup(data['#group'].value)
      return
    }
    if (event.key === 'ArrowLeft' && isStoreColumn && groups !== null && rowIndex !== null) focusGroup(api, rowIndex)
    if (event.key === 'Enter') onOpenStore(data.store_id)
    if (event.key === 'Escape') onCloseStore()
  }

  function collectView({ api }: { readonly api: GridApi<GridRow> }): void {
    gridView.collect(api)
  }

  function collectFinished(event: { readonly api: GridApi<GridRow>; readonly finished: boolean }): void {
    if (event.finished) gridView.collect(event.api)
  }

  return (
    <div ref={container} className={attributes.some(({ key }) => key === nameKey) ? 'reportGrid namedRows' : 'reportGrid'} data-region="grid">
      <AgGridReact<GridRow>
        {...pagedGridOptions}
        // The grid first takes sort and filters from the view, so that it asks for the right rows at once.
        {...(grid !== null && { datasource })}
        columnDefs={columnDefinitions}
        // The first rows are painted sooner without those out of sight, and with a scroll bar that does not move them.
        rowBuffer={isPainted ? rowBuffer : 0}
        alwaysShowVerticalScroll={!isPainted}
        autoSizePadding={4}
        defaultColDef={everyColumn}
        localeText={localeText}
        tooltipShowDelay={500}
        suppressDragLeaveHidesColumns
        // The layout keeps pinned columns narrow enough.
        processUnpinnedColumns={() => []}
        enableFilterHandlers
        suppressOverlays={hiddenOverlays}
        context={context}
        rowSelection={rowSelection}
        rowClassRules={rowClassRules}
        onModelUpdated={({ api }) => showSelection(api, selected)}
        getRowId={({ data }) => data.store_id}
        onCellFocused={({ api, rowIndex }) => reportFocus(api, rowIndex)}
        onCellKeyDown={onCellKeyDown}
        onCellMouseDown={({ event, data }) => {
          if (event instanceof MouseEvent) pressed.current = event
          if (data !== undefined && data['#group'] === undefined) onPressStore(data.store_id)
        }}
        onCellClicked={({ event, data }) => {
          if (data?.['#group'] !== undefined) {
            if (event instanceof MouseEvent && isTogglingClick(event, pressed.current)) toggleGroup(data['#group'].value)
            return
          }
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
