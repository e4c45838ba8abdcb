import type { GridApi } from 'ag-grid-community'
import { useRef, type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode } from 'react'
import type { ReportRow } from '../../shared/report/columns'
import { useCopy } from './useCopy'
import type { StoreSelection } from '../selection/useStoreSelection'
import './SelectableRows.css'

interface SelectableRowsProps {
  readonly grid: GridApi<ReportRow> | null
  readonly selection: StoreSelection
  /** The user wants these stores on the clipboard: those selected, else the one with the focus. */
  readonly onCopy: (storeIds: readonly string[]) => void
  /** The grid. */
  readonly children: ReactNode
}

const verticalKeys: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'])

/** In pixels, with the space around the box. */
const boxWidth = 34

function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('.ag-row') : null
  return row === null ? null : Number(row.getAttribute('row-index'))
}

/** The box is drawn at the beginning of the store's cell, by the style sheet. */
function isOnBox(target: EventTarget, clientX: number): boolean {
  const cell = target instanceof Element ? target.closest('.storeCell') : null
  return cell !== null && clientX - cell.getBoundingClientRect().left < boxWidth
}

/**
 * Selects rows as lists do: the box or Ctrl and a click for one, Shift for a range, Space and Shift with arrows by
 * keyboard, Ctrl+A for all. A plain click or arrow moves the focus only, so that looking at stores one after the
 * other keeps the selection. The grid itself could select no rows that it has not loaded.
 */
export function SelectableRows({ grid, selection, onCopy, children }: SelectableRowsProps) {
  const container = useRef<HTMLDivElement>(null)
  /** What the row that gets the focus next means to the selection. */
  const focusMeans = useRef<'start' | 'extend' | 'nothing'>('start')

  useCopy(container, () => {
    const focused = grid?.getDisplayedRowAtIndex(grid.getFocusedCell()?.rowIndex ?? -1)?.data
    const storeIds = selection.storeIds.size > 0 || focused === undefined ? [...selection.storeIds] : [focused.store_id]
    if (storeIds.length > 0) onCopy(storeIds)
  })

  function toggle(rowIndex: number): void {
    const storeId = grid?.getDisplayedRowAtIndex(rowIndex)?.data?.store_id
    if (storeId !== undefined) selection.toggle(storeId, rowIndex)
  }

  function onPointerDown({ shiftKey, ctrlKey, metaKey }: PointerEvent): void {
    focusMeans.current = shiftKey || ctrlKey || metaKey ? 'nothing' : 'start'
  }

  function onClick({ target, clientX, shiftKey, ctrlKey, metaKey }: MouseEvent): void {
    const rowIndex = rowIndexOf(target)
    if (rowIndex === null) return
    if (shiftKey) selection.extendTo(rowIndex)
    else if (ctrlKey || metaKey || isOnBox(target, clientX)) toggle(rowIndex)
  }

  function onFocus({ target }: FocusEvent): void {
    const rowIndex = rowIndexOf(target)
    if (rowIndex === null) return
    if (focusMeans.current === 'extend') selection.extendTo(rowIndex)
    else if (focusMeans.current === 'start') selection.startAt(rowIndex)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { key, shiftKey, ctrlKey, metaKey, target } = event
    focusMeans.current = shiftKey && verticalKeys.has(key) ? 'extend' : 'start'
    const rowIndex = rowIndexOf(target)
    if (rowIndex === null) return
    if (key === ' ') toggle(rowIndex)
    else if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) selection.selectAll()
    else return
    // The grid leaves keys alone that are taken.
    event.preventDefault()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the rows in it are what the user works with
    <div
      ref={container}
      className="selectableRows"
      onPointerDownCapture={onPointerDown}
      onClickCapture={onClick}
      onFocusCapture={onFocus}
      onKeyDownCapture={onKeyDown}
    >
      {children}
    </div>
  )
}
