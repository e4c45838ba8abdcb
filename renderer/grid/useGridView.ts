import type { GridApi } from 'ag-grid-community'
import { useCallback, useEffect, useRef, type RefObject } from 'react'
import type { ColumnKey, ReportKind, ReportRow } from '../../shared/report/columns'
import type { ViewState } from '../../shared/preferences/preferences'
import { defaultLayout, usualStoreWidth } from './defaultLayout'
import { unknownId } from './gridColumns'
import { applyLayout, applyRows, readGridView, type GridView } from './gridView'
import { isEqual } from '../hooks/isEqual'
import type { ViewChange } from '../views/viewHistory'

/** In pixels, as the grid draws them. */
const scrollbarAndBorders = 18
/** So long the first rows are waited for before their column is measured. */
const mostFrames = 30

interface GridViewParts {
  readonly kind: ReportKind
  readonly grid: GridApi<ReportRow> | null
  readonly container: RefObject<HTMLElement | null>
  readonly view: ViewState
  readonly onChange: (change: ViewChange) => void
  readonly onShow: (columns: readonly ColumnKey[]) => void
}

interface GridViewAccess {
  /** Makes the grid look as the view says. */
  readonly apply: (api: GridApi<ReportRow>) => void
  /** Tells what the user has made of the grid. */
  readonly tell: (api: GridApi<ReportRow>) => void
  /** Lays out the columns by what is in them, where the user has left that to us; for when the first rows are there. */
  readonly measure: (api: GridApi<ReportRow>) => void
}

/** Keeps the grid and the view in step, whichever of them changes. */
export function useGridView({ kind, grid, container, view, onChange, onShow }: GridViewParts): GridViewAccess {
  const { columns, rows } = view
  const { sort, filters } = rows
  // The columns of the view that the grid shows, and how it has laid them out: that is no change of the user's.
  const shown = useRef<{ readonly columns: ViewState['columns']; readonly layout: GridView['layout'] } | null>(null)

  // As wide as the ids ask for (pixels), once they are there to be measured.
  const idWidth = useRef(usualStoreWidth)

  const layOut = useCallback(
    (api: GridApi<ReportRow>) => {
      applyLayout(api, columns.length === 0 ? defaultLayout(kind, roomIn(container), idWidth.current) : columns)
      const { layout, shownColumns } = readGridView(api)
      shown.current = { columns, layout }
      onShow(shownColumns)
    },
    [kind, columns, container, onShow],
  )

  const apply = useCallback(
    (api: GridApi<ReportRow>) => {
      if (!isEqual(shown.current?.columns, columns)) layOut(api)
      applyRows(api, { sort, filters })
    },
    [columns, sort, filters, layOut],
  )

  useEffect(() => {
    if (grid !== null) apply(grid)
  }, [grid, apply])

  // Columns that the user has left to us fit a window of any size, and the room that an open store leaves.
  useEffect(() => {
    if (grid === null || container.current === null || columns.length > 0) return undefined
    const observer = new ResizeObserver(() => layOut(grid))
    observer.observe(container.current)
    return () => observer.disconnect()
  }, [grid, container, columns, layOut])

  function tell(api: GridApi<ReportRow>): void {
    const current = readGridView(api)
    const isOurs = isEqual(current.layout, shown.current?.layout)
    const ofOtherKinds = columns.filter(({ key }) => !current.layout.some((column) => column.key === key))
    const newColumns = isOurs ? columns : [...current.layout, ...ofOtherKinds]
    shown.current = { columns: newColumns, layout: current.layout }
    onShow(current.shownColumns)
    // Only what has changed: the view may say more than a report of this kind can show.
    onChange({
      columns: newColumns,
      rows: {
        ...(!isEqual(current.sort, sort) && { sort: current.sort }),
        ...(!isEqual(current.filters, filters) && { filters: current.filters }),
      },
    })
  }

  function measure(api: GridApi<ReportRow>, frames = mostFrames): void {
    if (api.isDestroyed()) return
    if (frames > 0 && !isIdDrawn(container)) {
      requestAnimationFrame(() => measure(api, frames - 1))
      return
    }
    api.autoSizeColumns(['store_id'])
    idWidth.current = api.getColumn('store_id')?.getActualWidth() ?? usualStoreWidth
    layOut(api)
  }

  return { apply, tell, measure }
}

/** React draws the cells some time after the grid has told of their rows; what is not drawn has no width. */
function isIdDrawn(container: RefObject<HTMLElement | null>): boolean {
  const text = container.current?.querySelector('.ag-cell[col-id="store_id"]')?.textContent ?? ''
  return text !== '' && text !== unknownId
}

function roomIn(container: RefObject<HTMLElement | null>): number {
  return (container.current?.clientWidth ?? 0) - scrollbarAndBorders
}
