import { useMemo } from 'react'
import type { GroupBy } from '../../shared/report/groups'
import type { RowSelection } from '../../shared/report/rowSelection'
import { useQuery } from '../transport/useQuery'
import { groupSelection } from './groupSelection'
import { storesAmong } from './tableRows'
import type { Groups, SelectedGroups } from './useSelection'

const none: SelectedGroups = new Map()

/** The groups with selected stores. */
export function useSelectedGroups(rows: RowSelection, groups: Groups | null, storeIds: ReadonlySet<string>): SelectedGroups {
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
    return new Map(
      list.flatMap(({ value, stores }) => {
        const selectedStores = sizes.get(value) ?? 0
        return selectedStores === 0 ? [] : [[value, selectedStores === stores ? 'wholly' : 'partly'] as const]
      }),
    )
  }, [answer, list])
}
