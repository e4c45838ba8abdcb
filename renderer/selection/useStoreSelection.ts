import { useRef, useState } from 'react'
import { maximumStoreIds } from '../../shared/report/settingsRules'
import type { RowSelection } from '../../shared/report/rowSelection'
import { countOf } from '../format/numbers'
import { useLatest } from '../hooks/useLatest'
import { useTransport } from '../transport/transport'
import type { Notice } from '../ui/notice'
import { storesAmong, type StoreRange, type TableRows } from './tableRows'

/** The stores selected in the grid, by id. A store stays selected if it is filtered out or scrolled away. */
export interface StoreSelection {
  readonly storeIds: ReadonlySet<string>
  /** Selects a store or unselects it. Later ranges start from its row. */
  readonly toggle: (storeId: string, rowIndex: number) => void
  /** Sets the row from which later ranges start, when a row gets the focus without the Shift key. */
  readonly startAt: (rowIndex: number) => void
  /** Selects the rows from the start to this one, and keeps what was selected when the start was set. */
  readonly extendTo: (rowIndex: number) => void
  /** Selects every row that matches search and filters. */
  readonly selectAll: () => void
  /** Selects or unselects all of these rows. Other stores stay as they are. */
  readonly changeAmong: (ofRows: RowSelection, isSelected: boolean) => void
  readonly clear: () => void
}

const none: ReadonlySet<string> = new Set()
const tooManyStores = `At most ${countOf(maximumStoreIds, 'store')} can be selected. Use filters for more.`

/**
 * Selects among `rows`, which are on screen as `tableRows` says. The selection ends when another folder is on screen.
 */
export function useStoreSelection(rows: RowSelection, tableRows: TableRows, folder: string, onNotice: (notice: Notice) => void): StoreSelection {
  const transport = useTransport()
  const [selected, setSelected] = useState({ folder, storeIds: none })
  const storeIds = selected.folder === folder ? selected.storeIds : none
  const start = useRef({ rowIndex: 0, before: none })
  const startSelecting = useLatest()

  function refuse(message: string): void {
    onNotice({ tone: 'error', message })
  }

  function select(chosen: ReadonlySet<string>): void {
    startSelecting()
    if (chosen.size > maximumStoreIds) refuse(tooManyStores)
    else setSelected({ folder, storeIds: chosen })
  }

  async function selectRanges(ranges: readonly StoreRange[], before: ReadonlySet<string>): Promise<void> {
    const isLatest = startSelecting()
    const chosen = new Set(before)
    for (const { rows: ofRange, offset, limit } of ranges) {
      const range = await transport.call('getStoreIds', { ...ofRange, offset, limit: Math.min(limit, maximumStoreIds) })
      if (!isLatest()) return
      if (!range.ok) return refuse(range.error.message)
      const isWhole = offset + range.value.storeIds.length >= Math.min(offset + limit, range.value.total)
      if (!isWhole) return refuse(tooManyStores)
      for (const storeId of range.value.storeIds) chosen.add(storeId)
    }
    select(chosen)
  }

  async function unselect(ofRows: RowSelection): Promise<void> {
    const isLatest = startSelecting()
    const matching = await transport.call('getStoreIds', { ...ofRows, storeIds: storesAmong(ofRows, storeIds), offset: 0, limit: maximumStoreIds })
    if (!isLatest()) return
    if (!matching.ok) return refuse(matching.error.message)
    const unselected = new Set(matching.value.storeIds)
    select(new Set([...storeIds].filter((storeId) => !unselected.has(storeId))))
  }

  function selectEvery(ofRows: RowSelection, before: ReadonlySet<string>): void {
    void selectRanges([{ rows: ofRows, offset: 0, limit: Number.MAX_SAFE_INTEGER }], before)
  }

  return {
    storeIds,
    toggle(storeId, rowIndex) {
      const chosen = new Set(storeIds)
      if (!chosen.delete(storeId)) chosen.add(storeId)
      start.current = { rowIndex, before: chosen }
      select(chosen)
    },
    startAt(rowIndex) {
      start.current = { rowIndex, before: storeIds }
    },
    extendTo(rowIndex) {
      const { rowIndex: from, before } = start.current
      const parts = tableRows.partsBetween(Math.min(from, rowIndex), Math.max(from, rowIndex) + 1)
      void selectRanges(parts.flatMap((part) => ('stores' in part ? [part.stores] : [])), before)
    },
    selectAll: () => selectEvery(rows, none),
    changeAmong(ofRows, isSelected) {
      if (isSelected) selectEvery(ofRows, storeIds)
      else void unselect(ofRows)
    },
    clear() {
      start.current = { ...start.current, before: none }
      select(none)
    },
  }
}
