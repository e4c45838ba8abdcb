import type { GridApi } from 'ag-grid-community'
import { useCallback, useRef, useState, type RefObject } from 'react'
import type { ReportRow } from '../shared/columns'

export interface StoreDetails {
  /** The store whose details are shown; null while they are closed. */
  readonly storeId: string | null
  readonly panel: RefObject<HTMLElement | null>
  /** Shows a store; asked for the one that is shown, moves the focus to it. */
  readonly open: (storeId: string) => void
  /** Shows another store if one is shown. */
  readonly follow: (storeId: string) => void
  /** Gives the focus back to the grid. */
  readonly close: () => void
  /** Closes, or opens the row that has the focus, else the first. */
  readonly toggle: () => void
}

/** Which store's details are open; they follow the focus of the grid. */
export function useStoreDetails(grid: GridApi<ReportRow> | null): StoreDetails {
  const [storeId, setStoreId] = useState<string | null>(null)
  const panel = useRef<HTMLElement>(null)

  const open = useCallback(
    (wanted: string) => {
      if (wanted === storeId) panel.current?.focus()
      else setStoreId(wanted)
    },
    [storeId],
  )
  const follow = useCallback((focused: string) => setStoreId((shown) => (shown === null ? null : focused)), [])
  const close = useCallback(() => {
    setStoreId(null)
    const cell = grid?.getFocusedCell()
    if (cell) grid?.setFocusedCell(cell.rowIndex, cell.column)
  }, [grid])

  function toggle(): void {
    if (storeId !== null) return close()
    const rowIndex = grid?.getFocusedCell()?.rowIndex ?? 0
    const row = grid?.getDisplayedRowAtIndex(rowIndex)?.data
    if (row === undefined) return
    grid?.setFocusedCell(rowIndex, grid.getFocusedCell()?.column ?? 'store_id')
    open(row.store_id)
  }

  return { storeId, panel, open, follow, close, toggle }
}
