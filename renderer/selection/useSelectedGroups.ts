import { useMemo } from 'react'
import type { GroupBy } from '../../shared/report/groups'
import type { RowSelection } from '../../shared/report/rowSelection'
import { useQuery } from '../transport/useQuery'
import { groupSelection } from './groupSelection'
import { storesAmong } from './tableRows'
import type { Groups } from './useSelection'

const none: ReadonlySet<string | null> = new Set()

/** The values of the groups of which all stores are selected. */
export function useSelectedGroups(rows: RowSelection, groups: Groups | null, storeIds: ReadonlySet<string>): ReadonlySet<string | null> {
  const groupBy: GroupBy | undefined = groups?.groupBy
  const selected = useMemo(
    () => (groupBy === undefined || storeIds.size === 0 ? null : groupSelection({ ...rows, storeIds: storesAmong(rows, storeIds) }, groupBy, undefined)),
    [rows, groupBy, storeIds],
  )
  const answer = useQuery('getGroups', selected)
  const list = groups?.list ?? null
  return useMemo(() => {
    if (!answer?.ok || list === null) return none
    const sizes = new Map(answer.value.groups.map(({ value, stores }) => [value, stores]))
    return new Set(list.filter(({ value, stores }) => sizes.get(value) === stores).map(({ value }) => value))
  }, [answer, list])
}
