import { z } from 'zod'
import { listedStores, storeListId, viewName, type StoreList, type StoreListSummary } from '../preferences/storeLists'
import { nothing, type OperationTable } from './operationTable'

/** The lists of stores that the user has saved ("My stores"). */
export const storeListOperations = {
  getStoreLists: { summary: 'List the saved lists of stores, in the order of their names', input: nothing },
  getStoreList: { summary: 'Get a saved list of stores; null if there is none with this id', input: z.strictObject({ id: storeListId }) },
  saveStoreList: {
    summary: 'Save stores under a name, in place of the list that has it',
    input: z.strictObject({ name: viewName, storeIds: listedStores }),
  },
  renameStoreList: { summary: 'Give a saved list of stores another name', input: z.strictObject({ id: storeListId, name: viewName }) },
  deleteStoreList: { summary: 'Delete a saved list of stores', input: z.strictObject({ id: storeListId }) },
} as const satisfies OperationTable

export interface StoreListOutputs {
  getStoreLists: readonly StoreListSummary[]
  getStoreList: StoreList | null
  saveStoreList: StoreListSummary
  renameStoreList: null
  deleteStoreList: null
}
