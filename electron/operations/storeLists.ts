import { randomUUID } from 'node:crypto'
import type { StoreList, StoreListSummary } from '../../shared/preferences/storeLists'
import { EngineError } from '../engine/core/errors'
import { storeListsProblem, withStoreList } from '../userData/storeLists'
import type { Context } from './context'

export async function getStoreLists({ userData }: Context): Promise<readonly StoreListSummary[]> {
  return (await userData.storeLists.get()).map(summaryOf)
}

/** Throws INVALID_INPUT, and changes nothing, if there would be too many lists or ids, and WRITE_FAILED as `StoredValue.save`. */
export async function saveStoreList({ userData: { storeLists } }: Context, { name, storeIds }: Omit<StoreList, 'id'>): Promise<StoreListSummary> {
  const newId = randomUUID()
  let saved: StoreList = { id: newId, name, storeIds }
  await storeLists.save((lists) => {
    saved = { ...saved, id: lists.find((list) => list.name === name)?.id ?? newId }
    const changed = withStoreList(lists, saved)
    const problem = storeListsProblem(changed)
    if (problem !== null) throw new EngineError('INVALID_INPUT', problem)
    return changed
  })
  return summaryOf(saved)
}

/** Does nothing if there is no such list. Throws INVALID_INPUT if another list has the name, and WRITE_FAILED as `StoredValue.save`. */
export async function renameStoreList({ userData: { storeLists } }: Context, { id, name }: Pick<StoreList, 'id' | 'name'>): Promise<null> {
  await storeLists.save((lists) => {
    const list = lists.find((other) => other.id === id)
    if (lists.some((other) => other.name === name && other.id !== id)) throw new EngineError('INVALID_INPUT', 'Another list already has this name.')
    return list === undefined ? lists : withStoreList(lists, { ...list, name })
  })
  return null
}

function summaryOf({ id, name, storeIds }: StoreList): StoreListSummary {
  return { id, name, stores: storeIds.length }
}
