import type { IHeaderParams } from 'ag-grid-community'
import { useEffect, useRef } from 'react'
import type { ReportRow } from '../../shared/report/columns'
import { useSelection } from '../selection/useSelection'
import { useQuery } from '../transport/useQuery'

/**
 * The heading of the stores, with a box that shows whether none, some or all of the matching stores are selected.
 * `SelectableRows` handles clicks on it, because the grid would sort, and Space on the heading.
 */
export function StoreHeading({ displayName }: IHeaderParams<ReportRow>) {
  const { stores, matchingRows } = useSelection()
  const totals = useQuery('getTotals', matchingRows)
  const selected = useQuery('getStoreIds', { ...matchingRows, storeIds: [...stores.storeIds], offset: 0, limit: 1 })
  const count = selected?.ok ? selected.value.total : 0
  const isAll = count > 0 && totals?.ok === true && count === totals.value.stores
  const box = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = count > 0 && !isAll
  }, [count, isAll])

  return (
    <>
      <input
        ref={box}
        type="checkbox"
        className="selectAllBox"
        aria-label="Select all filtered stores"
        title="Select all filtered stores (Space)"
        tabIndex={-1}
        checked={isAll}
        readOnly
      />
      {displayName}
    </>
  )
}
