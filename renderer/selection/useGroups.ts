import { useMemo, useState } from 'react'
import type { ViewState } from '../../shared/preferences/preferences'
import type { RowSelection } from '../../shared/report/rowSelection'
import { useQuery } from '../transport/useQuery'
import { groupSelection } from './groupSelection'
import { groupedRows, type TableRows } from './tableRows'
import type { Groups } from './useSelection'

interface GroupedStores {
  readonly groups: Groups
  readonly rows: TableRows
}

const none: ReadonlySet<string | null> = new Set()

/** The groups of these rows; null if the view does not group them. All are collapsed when the user groups by something else. */
export function useGroups(rows: RowSelection, { groupBy, groupsByStores }: ViewState): GroupedStores | null {
  const selection = useMemo(
    () => (groupBy === undefined ? null : groupSelection(rows, groupBy, groupsByStores)),
    [rows, groupBy, groupsByStores],
  )
  const answer = useQuery('getGroups', selection)
  const [opened, setOpened] = useState({ groupBy, values: none })
  const expanded = opened.groupBy === groupBy ? opened.values : none
  const page = answer?.ok ? answer.value : null

  return useMemo(() => {
    if (groupBy === undefined) return null
    const groups = {
      groupBy,
      list: page?.groups ?? null,
      total: page?.total ?? 0,
      expanded,
      expand: (values: ReadonlySet<string | null>) => setOpened({ groupBy, values }),
    }
    return { groups, rows: groupedRows(rows, groupBy, page?.groups ?? [], expanded) }
  }, [rows, groupBy, page, expanded])
}
