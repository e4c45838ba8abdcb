import { useRef, useState } from 'react'
import { maximumStoreIds } from '../../shared/report/settingsRules'
import type { RowSelection } from '../../shared/report/rowSelection'
import { countOf } from '../format/numbers'
import { useLatest } from '../hooks/useLatest'
import { useTransport } from '../transport/transport'
import type { Notice } from '../ui/notice'

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
  /** Selects or unselects every row that matches search and filters. Other stores stay as they are. */
  readonly changeAll: (isSelected: boolean) => void
  readonly clear: () => void
}

const none: ReadonlySet<string> = new Set()
const tooManyStores = `At most ${countOf(maximumStoreIds, 'store')} can be selected. Use filters for more.`

/** Selects among `rows`, which are on screen in this order. The selection ends when another folder is on screen. */
export function useStoreSelection(rows: RowSelection, folder: string, onNotice: (notice: Notice) => void): StoreSelection {
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

  async function selectRange(first: number, last: number, before: ReadonlySet<string>): Promise<void> {
    const isLatest = startSelecting()
    const limit = Math.min(last - first + 1, maximumStoreIds)
    const range = await transport.call('getStoreIds', { ...rows, offset: first, limit })
    if (!isLatest()) return
    if (!range.ok) return refuse(range.error.message)
    const isWhole = first + range.value.storeIds.length >= Math.min(last + 1, range.value.total)
    if (isWhole) select(new Set([...before, ...range.value.storeIds]))
    else refuse(tooManyStores)
  }

  async function unselectMatching(): Promise<void> {
    const isLatest = startSelecting()
    const matching = await transport.call('getStoreIds', { ...rows, storeIds: [...storeIds], offset: 0, limit: maximumStoreIds })
    if (!isLatest()) return
    if (!matching.ok) return refuse(matching.error.message)
    const unselected = new Set(matching.value.storeIds)
    select(new Set([...storeIds].filter((storeId) => !unselected.has(storeId))))
  }

  function selectMatching(before: ReadonlySet<string>): void {
    void selectRange(0, Number.MAX_SAFE_INTEGER - 1, before)
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
      void selectRange(Math.min(from, rowIndex), Math.max(from, rowIndex), before)
    },
    selectAll: () => selectMatching(none),
    changeAll(isSelected) {
      if (isSelected) selectMatching(storeIds)
      else void unselectMatching()
    },
    clear() {
      start.current = { ...start.current, before: none }
      select(none)
    },
  }
}
