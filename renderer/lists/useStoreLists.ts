import { useState } from 'react'
import type { Failure, Result } from '../../shared/core/result'
import type { OperationName, Outputs } from '../../shared/operations/contract'
import type { StoreListSummary } from '../../shared/preferences/storeLists'
import { useTransport } from '../transport/transport'
import { useQuery, useQueryCache } from '../transport/useQuery'

interface StoreLists {
  /** In the order of their names; empty until they are known. */
  readonly lists: readonly StoreListSummary[]
  /** Why the lists could not be read, renamed or deleted; null if they could. */
  readonly failure: Failure | null
  /** Saves stores under a name, in place of the list that has it. */
  readonly save: (name: string, storeIds: readonly string[]) => Promise<Result<StoreListSummary>>
  readonly rename: (id: string, name: string) => void
  readonly remove: (id: string) => void
}

/** The lists of stores that the user has saved. Their ids are read one list at a time. */
export function useStoreLists(): StoreLists {
  const transport = useTransport()
  const queries = useQueryCache()
  const answer = useQuery('getStoreLists', {})
  const [failure, setFailure] = useState<Failure | null>(null)

  /** Shows the change wherever the list is on screen. */
  async function changed<Name extends OperationName>(result: Result<Outputs[Name]>, id: string): Promise<void> {
    setFailure(result.ok ? null : result.error)
    await Promise.all([queries.refetch('getStoreLists', {}), queries.refetch('getStoreList', { id })])
  }

  return {
    lists: answer?.ok ? answer.value : [],
    failure: answer?.ok === false ? answer.error : failure,
    async save(name, storeIds) {
      const saved = await transport.call('saveStoreList', { name, storeIds: [...storeIds] })
      if (saved.ok) await changed(saved, saved.value.id)
      // A list that could not be written is there until the program ends.
      else await queries.refetch('getStoreLists', {})
      return saved
    },
    rename: (id, name) => void transport.call('renameStoreList', { id, name }).then((result) => changed(result, id)),
    remove: (id) => void transport.call('deleteStoreList', { id }).then((result) => changed(result, id)),
  }
}
