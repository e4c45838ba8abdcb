import { useCallback, useRef, type RefObject } from 'react'
import { storeAt, useOpenStoreId, useSelection } from '../selection/useSelection'

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
export function useStoreDetails(): StoreDetails {
  const { grid, focusedStoreId, setFocusedStoreId, changeView: change } = useSelection()
  const storeId = useOpenStoreId()
  const panel = useRef<HTMLElement>(null)

  const open = useCallback(
    (wanted: string) => {
      if (wanted === storeId) return panel.current?.focus()
      setFocusedStoreId(wanted)
      change({ isShowingDetails: true })
    },
    [storeId, change, setFocusedStoreId],
  )
  const close = useCallback(() => {
    change({ isShowingDetails: false })
    // The grid takes the focus a moment later, when the user may have gone elsewhere.
    if (document.activeElement?.closest('.ag-cell')) return
    const cell = grid?.getFocusedCell()
    // The user may have gone on to other stores in the details.
    const rowIndex = (storeId === null ? null : grid?.getRowNode(storeId)?.rowIndex) ?? cell?.rowIndex
    if (rowIndex !== undefined) grid?.setFocusedCell(rowIndex, cell?.column ?? 'store_id')
  }, [grid, storeId, change])

  function toggle(): void {
    if (storeId !== null) return close()
    const rowIndex = grid?.getFocusedCell()?.rowIndex ?? 0
    const row = storeAt(grid, rowIndex)
    if (row === null) return
    grid?.setFocusedCell(rowIndex, grid.getFocusedCell()?.column ?? 'store_id')
    open(row)
  }

  return { storeId, focusedStoreId, panel, open, follow: setFocusedStoreId, close, toggle }
}
