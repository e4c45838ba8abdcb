import { z } from 'zod'
import { maximumListedStoreIds, maximumStoreLists } from '../../shared/preferences/preferenceLimits'
import { storeList, type StoreList } from '../../shared/preferences/storeLists'

/** The lists of stores that the user has saved, in the order of their names. */
export type StoreLists = readonly StoreList[]

/** The lists in a stored value, without those that cannot be read; undefined if the value is not a list. */
export function readStoreLists(stored: unknown): StoreLists | undefined {
  return z.array(z.unknown()).safeParse(stored).data?.flatMap((list) => storeList.safeParse(list).data ?? [])
}

/** The lists with this one, in place of the one that has its name or its id. */
export function withStoreList(lists: StoreLists, list: StoreList): StoreLists {
  return [...lists.filter(({ id, name }) => id !== list.id && name !== list.name), list].toSorted((one, other) => one.name.localeCompare(other.name))
}

/** Why there cannot be these lists, in a sentence; null if there can. */
export function storeListsProblem(lists: StoreLists): string | null {
  if (lists.length > maximumStoreLists) return `There can be at most ${maximumStoreLists} lists. Delete one first.`
  const stores = lists.reduce((sum, { storeIds }) => sum + storeIds.length, 0)
  if (stores <= maximumListedStoreIds) return null
  const [most, wanted] = [maximumListedStoreIds, stores].map((count) => count.toLocaleString('en-US'))
  return `All lists together can have at most ${most} stores, and would have ${wanted}. Delete a list, or use filters instead.`
}
