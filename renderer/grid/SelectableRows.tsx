import { useRef, type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode } from 'react'
import type { Notice } from '../ui/notice'
import { isOnBox } from './rowClick'
import { useCopyRows } from './useCopyRows'
import { useCommand } from '../commands/useCommands'
import { rowsOfGroup } from '../selection/tableRows'
import { groupAt, storeAt, useSelection } from '../selection/useSelection'
import './SelectableRows.css'

interface SelectableRowsProps {
  readonly onNotice: (notice: Notice) => void
  readonly children: ReactNode
}

const verticalKeys: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'])

function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('.ag-row') : null
  return row === null ? null : Number(row.getAttribute('row-index'))
}

/** The box in the heading of the stores. */
const selectAllBox = 'input.selectAllBox'

/**
 * Selects rows like a list: the box or Ctrl+click for one row, Shift+click for a range, Space and Shift+arrows with the
 * keyboard, Ctrl+A or the box in the heading for all. A plain click or arrow key does not change the selection, so that
 * it stays while the user looks at one store after the other. The row of a group selects all stores of the group. Copying takes the selected rows. The grid itself can only
 * select loaded rows.
 */
export function SelectableRows({ onNotice, children }: SelectableRowsProps) {
  const { grid, groups, rows, stores, selectedGroups } = useSelection()
  const container = useRef<HTMLDivElement>(null)
  /** How the row that gets the focus next changes the selection. */
  const nextFocus = useRef<'start' | 'extend' | 'ignore'>('start')

  useCopyRows(container, onNotice)
  useCommand('selectAll', () => {
    // Selected text would be copied in place of the stores.
    getSelection()?.removeAllRanges()
    stores.selectAll()
  })

  function toggle(rowIndex: number): void {
    const storeId = storeAt(grid, rowIndex)
    if (storeId !== null) return stores.toggle(storeId, rowIndex)
    const group = groupAt(grid, rowIndex)
    if (group !== null && groups !== null) stores.changeAmong(rowsOfGroup(rows, groups.groupBy, group.value), selectedGroups.get(group.value) !== 'wholly')
  }

  function onPointerDown({ shiftKey, ctrlKey, metaKey }: PointerEvent): void {
    nextFocus.current = shiftKey || ctrlKey || metaKey ? 'ignore' : 'start'
  }

  function onClick(event: MouseEvent): void {
    const { target, clientX, shiftKey, ctrlKey, metaKey } = event
    if (target instanceof HTMLInputElement && target.matches(selectAllBox)) {
      stores.changeAmong(rows, target.checked)
      // The grid does not sort, and the box shows the selection once it is known.
      event.stopPropagation()
      event.preventDefault()
      return
    }
    const rowIndex = rowIndexOf(target)
    if (rowIndex === null) return
    if (shiftKey) stores.extendTo(rowIndex)
    else if (ctrlKey || metaKey || isOnBox(target, clientX)) toggle(rowIndex)
  }

  function onFocus({ target }: FocusEvent): void {
    const rowIndex = rowIndexOf(target)
    if (rowIndex === null) return
    if (nextFocus.current === 'extend') stores.extendTo(rowIndex)
    else if (nextFocus.current === 'start') stores.startAt(rowIndex)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { key, shiftKey, ctrlKey, metaKey, target } = event
    nextFocus.current = shiftKey && verticalKeys.has(key) ? 'extend' : 'start'
    const rowIndex = rowIndexOf(target)
    const box = key === ' ' && target instanceof Element ? target.querySelector<HTMLInputElement>(selectAllBox) : null
    if (box !== null) stores.changeAmong(rows, !box.checked)
    else if (rowIndex === null) return
    else if (key === ' ') toggle(rowIndex)
    else if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) stores.selectAll()
    else return
    // The grid ignores keys that are handled here.
    event.preventDefault()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the user works with the rows inside
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
