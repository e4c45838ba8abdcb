import { maximumStoreIds } from '../../shared/report/settingsRules'
import { maximumStoreLists } from '../../shared/preferences/preferenceLimits'
import type { StoreList } from '../../shared/preferences/preferences'
import { countOf } from '../format/numbers'
import { newId } from '../hooks/newId'
import { usePreferences } from '../preferences/usePreferences'

interface StoreLists {
  /** In the order of their names. */
  readonly lists: readonly StoreList[]
  /** Why these stores cannot be saved in a list of this name; null if they can. */
  readonly problemWith: (name: string, storeIds: readonly string[]) => string | null
  /** Saves stores under a name, in place of the list that has it, and returns the id of the list. */
  readonly save: (name: string, storeIds: readonly string[]) => string
  readonly rename: (id: string, newName: string) => void
  readonly remove: (id: string) => void
}

/** The lists of stores that the user has saved. They are kept with the preferences. */
export function useStoreLists(): StoreLists {
  const { preferences, change } = usePreferences()
  const lists = preferences.storeLists

  function othersThan(name: string): readonly StoreList[] {
    return lists.filter((list) => list.name !== name)
  }

  return {
    lists,
    problemWith(name, storeIds) {
      const others = othersThan(name)
      if (others.length >= maximumStoreLists) return `There can be at most ${countOf(maximumStoreLists, 'list')}. Delete one first.`
      const saved = others.reduce((sum, list) => sum + list.storeIds.length, 0)
      if (saved + storeIds.length <= maximumStoreIds) return null
      return `All lists together can have at most ${countOf(maximumStoreIds, 'store')}. Delete a list, or use filters instead.`
    },
    save(name, storeIds) {
      const id = lists.find((list) => list.name === name)?.id ?? newId()
      change({ storeLists: [...othersThan(name), { id, name, storeIds: [...storeIds] }].toSorted(byName) })
      return id
    },
    rename(id, newName) {
      change({ storeLists: lists.map((list) => (list.id === id ? { ...list, name: newName } : list)).toSorted(byName) })
    },
    remove(id) {
      change({ storeLists: lists.filter((list) => list.id !== id) })
    },
  }
}

function byName(left: StoreList, right: StoreList): number {
  return left.name.localeCompare(right.name)
}
