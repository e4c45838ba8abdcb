import { useCallback, useSyncExternalStore } from 'react'
import { maximumStoreIds } from '../../shared/report/settingsRules'
import { useLatest } from '../hooks/useLatest'
import type { StoreRange, TableRows } from '../selection/tableRows'
import { storeAt, useSelection } from '../selection/useSelection'
import { useTransport } from '../transport/transport'

interface StoreSteps {
  /** Shows the store above or below in the order of the table; null if there is none. */
  readonly previous: (() => void) | null
  readonly next: (() => void) | null
}

/** The way from a store to its neighbours in the table, also to those whose rows are not loaded. */
export function useStoreSteps(storeId: string): StoreSteps {
  const { grid, rows, tableRows, groups, setFocusedStoreId } = useSelection()
  const transport = useTransport()
  const startStep = useLatest()

  const observe = useCallback(
    (onChange: () => void) => {
      grid?.addEventListener('modelUpdated', onChange)
      return () => {
        if (grid?.isDestroyed() === false) grid.removeEventListener('modelUpdated', onChange)
      }
    },
    [grid],
  )
  /** Undefined if the row is not loaded. */
  const index = useSyncExternalStore(observe, () => grid?.getRowNode(storeId)?.rowIndex ?? undefined)
  const stores = useSyncExternalStore(observe, () => (grid?.isLastRowIndexKnown() === true ? grid.getDisplayedRowCount() : undefined))

  async function idsFrom({ rows: ofRange, offset, limit }: StoreRange): Promise<readonly string[]> {
    const range = await transport.call('getStoreIds', { ...ofRange, offset, limit })
    return range.ok ? range.value.storeIds : []
  }

  /** The index of the store among ungrouped rows; -1 if filters hide it. */
  async function findPlace(): Promise<number> {
    for (let offset = 0; ; offset += maximumStoreIds) {
      const storeIds = await idsFrom({ rows, offset, limit: maximumStoreIds })
      const found = storeIds.indexOf(storeId)
      if (found !== -1) return offset + found
      if (storeIds.length < maximumStoreIds) return -1
    }
  }

  async function step(by: 1 | -1): Promise<void> {
    const isLatest = startStep()
    // If filters hide the store, the first one in the table comes next.
    const place = index ?? (groups === null ? await findPlace() : -1)
    const [wanted, range] = nextRange(tableRows, Math.max(place + by, 0), index === undefined ? 1 : by)
    if (range === undefined) return
    const found = storeAt(grid, wanted) ?? (await idsFrom(range))[0]
    if (found === undefined || !isLatest()) return
    setFocusedStoreId(found)
    grid?.ensureIndexVisible(wanted)
  }

  return {
    previous: index === 0 ? null : () => void step(-1),
    next: index !== undefined && index + 1 === stores ? null : () => void step(1),
  }
}

/** The first row from `index` on, in the given direction, that is not the row of a group; undefined if there is none. */
function nextRange(rows: TableRows, index: number, by: 1 | -1): readonly [index: number, range: StoreRange | undefined] {
  for (let wanted = index; wanted >= 0; wanted += by) {
    const [part] = rows.partsBetween(wanted, wanted + 1)
    if (part === undefined) break
    if ('stores' in part) return [wanted, part.stores]
  }
  return [index, undefined]
}
