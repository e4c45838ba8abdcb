import { useRef, useState } from 'react'
import { maximumStoreIds } from '../../shared/report/settingsRules'
import type { RowSelection } from '../../shared/report/rowSelection'
import { countOf } from '../format/numbers'
import { useTransport } from '../transport/transport'

/** Stores marked in the grid, by their ids: one that is sorted, filtered or scrolled away stays selected. */
export interface StoreSelection {
  readonly storeIds: ReadonlySet<string>
  /** Selects a store, or no longer; ranges to come start from its row. */
  readonly toggle: (storeId: string, rowIndex: number) => void
  /** Ranges to come start from this row; for a row that gets the focus without the Shift key. */
  readonly startAt: (rowIndex: number) => void
  /** Selects from the start to this row, beside what was selected when the start was set. */
  readonly extendTo: (rowIndex: number) => void
  /** Selects every row that search and filters leave. */
  readonly selectAll: () => void
  readonly clear: () => void
}

const none: ReadonlySet<string> = new Set()
const tooMany = `At most ${countOf(maximumStoreIds, 'store')} can be selected. Use filters for more.`

/**
 * `rows` are those on screen, in their order. The selection belongs to `scope`, the folder of the stores: in another
 * nothing is selected. `onRefused` is told why stores could not be selected.
 */
export function useStoreSelection(rows: RowSelection, scope: string, onRefused: (message: string) => void): StoreSelection {
  const transport = useTransport()
  const [selected, setSelected] = useState({ scope, storeIds: none })
  const storeIds = selected.scope === scope ? selected.storeIds : none
  const start = useRef({ rowIndex: 0, before: none })
  /** Number of the newest wish: what the engine answers to an older one comes too late. */
  const newestWish = useRef(0)

  function select(chosen: ReadonlySet<string>): void {
    newestWish.current += 1
    if (chosen.size > maximumStoreIds) onRefused(tooMany)
    else setSelected({ scope, storeIds: chosen })
  }

  async function selectRange(first: number, last: number, before: ReadonlySet<string>): Promise<void> {
    newestWish.current += 1
    const wish = newestWish.current
    const limit = Math.min(last - first + 1, maximumStoreIds)
    const range = await transport.call('getStoreIds', { ...rows, offset: first, limit })
    if (wish !== newestWish.current) return
    if (!range.ok) return onRefused(range.error.message)
    const isWhole = first + range.value.storeIds.length >= Math.min(last + 1, range.value.total)
    if (isWhole) select(new Set([...before, ...range.value.storeIds]))
    else onRefused(tooMany)
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
    selectAll: () => void selectRange(0, Number.MAX_SAFE_INTEGER - 1, none),
    clear() {
      start.current = { ...start.current, before: none }
      select(none)
    },
  }
}
