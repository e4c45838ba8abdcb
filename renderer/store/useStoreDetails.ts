import type { GridApi } from 'ag-grid-community'
import { useCallback, useRef, useState, type RefObject } from 'react'
import type { ReportRow } from '../../shared/report/columns'
import type { ViewChange } from '../views/viewHistory'

interface StoreDetails {
  /** The store whose details are shown; null while they are closed. */
  readonly storeId: string | null
  /** The store whose row last had the focus. */
  readonly focusedStoreId: string | null
  readonly panel: RefObject<HTMLElement | null>
  /** Shows a store. If it is already shown, moves the focus to its details. */
  readonly open: (storeId: string) => void
  /** Call for every row that gets the focus: shows its store if details are open. */
  readonly follow: (storeId: string) => void
  /** Gives the focus back to the grid. */
  readonly close: () => void
  /** Closes the details, or opens those of the row in focus, or of the first row. */
  readonly toggle: () => void
}

/** Which store's details are open, if the view shows details. They follow the focus of the grid. */
export function useStoreDetails(
  grid: GridApi<ReportRow> | null,
  isShowing: boolean,
  change: (change: ViewChange) => void,
): StoreDetails {
  // Follows the focus even while details are closed, because keys may come before the view shows them.
  const [chosen, setChosen] = useState<string | null>(null)
  const panel = useRef<HTMLElement>(null)
  const storeId = isShowing ? (chosen ?? storeAt(grid, 0)) : null

  const open = useCallback(
    (wanted: string) => {
      if (wanted === storeId) return panel.current?.focus()
      setChosen(wanted)
      change({ isShowingDetails: true })
    },
    [storeId, change],
  )
  const close = useCallback(() => {
    change({ isShowingDetails: false })
    const cell = grid?.getFocusedCell()
    if (cell) grid?.setFocusedCell(cell.rowIndex, cell.column)
  }, [grid, change])

  function toggle(): void {
    if (storeId !== null) return close()
    const rowIndex = grid?.getFocusedCell()?.rowIndex ?? 0
    const row = storeAt(grid, rowIndex)
    if (row === null) return
    grid?.setFocusedCell(rowIndex, grid.getFocusedCell()?.column ?? 'store_id')
    open(row)
  }

  return { storeId, focusedStoreId: chosen, panel, open, follow: setChosen, close, toggle }
}

function storeAt(grid: GridApi<ReportRow> | null, rowIndex: number): string | null {
  return grid?.getDisplayedRowAtIndex(rowIndex)?.data?.store_id ?? null
}
