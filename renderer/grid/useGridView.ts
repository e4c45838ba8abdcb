import type { GridApi } from 'ag-grid-community'
import { useCallback, useEffect, useRef, type RefObject } from 'react'
import type { Attribute } from '../../shared/folder/attributes'
import { maximumColumns, type ReportKind, type RowColumn } from '../../shared/report/columns'
import type { ColumnLayout, ViewState } from '../../shared/preferences/preferences'
import { defaultLayout, fitPinned, initialStoreWidth, withNames } from './defaultLayout'
import { loadingId } from './gridColumns'
import { applyLayout, applyRows, readGridView, type GridView } from './gridView'
import { isEqual } from '../hooks/isEqual'
import type { GridRow } from '../selection/gridRow'
import type { ViewChange } from '../views/viewHistory'

/** Width of what the grid draws beside its columns. */
const scrollbarAndBordersPixels = 18
/** How long to wait for the first rows before the store column is measured. */
const maximumFrames = 30

interface GridViewParts {
  readonly kind: ReportKind
  readonly attributes: readonly Attribute[]
  readonly grid: GridApi<GridRow> | null
  readonly container: RefObject<HTMLElement | null>
  readonly view: ViewState
  readonly onChange: (change: ViewChange) => void
  readonly onShow: (columns: readonly RowColumn[]) => void
}

interface ShownLayout {
  /** The columns of the view. */
  readonly columns: ViewState['columns']
  /** The layout that they stand for in a grid that is wide enough. */
  readonly wanted: GridView['layout']
  readonly isGrouped: boolean
  readonly layout: GridView['layout']
}

interface GridViewAccess {
  /** Applies the view to the grid. */
  readonly apply: (api: GridApi<GridRow>) => void
  /** Reports to the view what the user has changed in the grid. */
  readonly collect: (api: GridApi<GridRow>) => void
  /** Measures the ids when the first rows are drawn, and lays out the columns unless the user has done so. */
  readonly measure: (api: GridApi<GridRow>) => void
}

/** Synchronizes the grid and the view, whichever of them changes. */
export function useGridView({ kind, attributes, grid, container, view, onChange, onShow }: GridViewParts): GridViewAccess {
  const { columns, rows } = view
  const isGrouped = view.groupBy !== undefined
  const groupsByStores = isGrouped ? view.groupsByStores : undefined
  const { sort, filters } = rows
  // The columns of the view that were applied last, and the resulting layout, which is not a change by the user.
  const shown = useRef<ShownLayout | null>(null)

  /** The measured width of the ids in pixels. */
  const idWidth = useRef(initialStoreWidth)

  const layOut = useCallback(
    (api: GridApi<GridRow>) => {
      const room = roomIn(container)
      const wanted = withNames(columns.length === 0 ? defaultLayout(kind, attributes, room, idWidth.current) : columns, attributes)
      applyLayout(api, fitPinned(wanted, room), isGrouped)
      const { layout, shownColumns } = readGridView(api)
      shown.current = { columns, wanted, isGrouped, layout }
      onShow(shownColumns)
    },
    [kind, attributes, columns, isGrouped, container, onShow],
  )

  const apply = useCallback(
    (api: GridApi<GridRow>) => {
      if (shown.current?.isGrouped !== isGrouped || !isEqual(shown.current.columns, columns)) layOut(api)
      applyRows(api, { sort, filters, groupsByStores })
    },
    [columns, isGrouped, sort, filters, groupsByStores, layOut],
  )

  useEffect(() => {
    if (grid !== null) apply(grid)
  }, [grid, apply])

  // The layout follows the size of the window and the room beside an open store.
  useEffect(() => {
    if (grid === null || container.current === null) return undefined
    const observer = new ResizeObserver(() => layOut(grid))
    observer.observe(container.current)
    return () => observer.disconnect()
  }, [grid, container, layOut])

  function collect(api: GridApi<GridRow>): void {
    const current = readGridView(api)
    const isUnchanged = isEqual(current.layout, shown.current?.layout)
    const layout = current.layout.map((column) => asWanted(column, shown.current))
    const columnsOfOtherReports = columns.filter(({ key }) => !current.layout.some((column) => column.key === key))
    // A view saves no more, and columns of other reports count too.
    const newColumns = isUnchanged ? columns : [...layout, ...columnsOfOtherReports].slice(0, maximumColumns)
    shown.current = { columns: newColumns, wanted: layout, isGrouped, layout: current.layout }
    onShow(current.shownColumns)
    // Only what has changed. The view may contain more than a report of this kind can show.
    onChange({
      columns: newColumns,
      ...(isGrouped && { groupsByStores: current.groupsByStores }),
      rows: {
        ...(!isEqual(current.sort, sort) && { sort: current.sort }),
        ...(!isEqual(current.filters, filters) && { filters: current.filters }),
      },
    })
  }

  function measure(api: GridApi<GridRow>, frames = maximumFrames): void {
    // Headings of groups have other widths than ids.
    if (api.isDestroyed() || isGrouped) return
    if (frames > 0 && !isIdDrawn(container)) {
      requestAnimationFrame(() => measure(api, frames - 1))
      return
    }
    api.autoSizeColumns(['store_id'])
    idWidth.current = api.getColumn('store_id')?.getActualWidth() ?? initialStoreWidth
    layOut(api)
  }

  return { apply, collect, measure }
}

/** A column with the width that it has in a wide grid, unless the user has changed its width in this one. */
function asWanted(column: ColumnLayout, shown: ShownLayout | null): ColumnLayout {
  const { widthPixels } = column
  const before = shown?.layout.find(({ key }) => key === column.key)
  const wanted = shown?.wanted.find(({ key }) => key === column.key)
  return before === undefined || wanted === undefined || before.widthPixels !== widthPixels ? column : { ...column, widthPixels: wanted.widthPixels }
}

/** React draws the cells some time after the grid has loaded their rows. Only drawn cells have a width. */
function isIdDrawn(container: RefObject<HTMLElement | null>): boolean {
  const text = container.current?.querySelector('.ag-cell[col-id="store_id"]')?.textContent ?? ''
  return text !== '' && text !== loadingId
}

function roomIn(container: RefObject<HTMLElement | null>): number {
  return (container.current?.clientWidth ?? 0) - scrollbarAndBordersPixels
}
