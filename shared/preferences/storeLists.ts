import { z } from 'zod'
import { storeId } from '../report/reportSettings'
import { maximumStoreIds } from '../report/settingsRules'
import { maximumNameLength } from './preferenceLimits'

export const storeListId = z.string().min(1).max(64)
/** The name of a view or of a list. */
export const viewName = z.string().trim().min(1).max(maximumNameLength)
/** The stores of a list. A request about them has all of their ids. */
export const listedStores = z.array(storeId).min(1).max(maximumStoreIds)

/** Stores that the user has saved under a name. Views refer to its id, so that it can be renamed. */
export const storeList = z.object({ id: storeListId, name: viewName, storeIds: listedStores })
export type StoreList = Readonly<z.infer<typeof storeList>>

/** A list without its ids, of which there may be many. */
export interface StoreListSummary extends Pick<StoreList, 'id' | 'name'> {
  /** Number of its ids. */
  readonly stores: number
}
