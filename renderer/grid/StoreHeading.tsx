import type { IHeaderParams } from 'ag-grid-community'
import { memo, useEffect, useRef } from 'react'
import type { ReportRow } from '../../shared/report/columns'
import type { RowSelection } from '../../shared/report/rowSelection'
import { storesAmong } from '../selection/tableRows'
import { useSelection } from '../selection/useSelection'
import { useQuery } from '../transport/useQuery'

/** The heading of the stores, with a box that selects all. */
export function StoreHeading({ displayName }: IHeaderParams<ReportRow>) {
  const { stores, matchingRows } = useSelection()
  return (
    <>
      <SelectAllBox storeIds={stores.storeIds} matchingRows={matchingRows} />
      {displayName}
    </>
  )
}

interface SelectAllBoxProps {
  readonly storeIds: ReadonlySet<string>
  readonly matchingRows: Omit<RowSelection, 'sort'>
}

/**
 * Whether none, some or all of the matching stores are selected. `SelectableRows` handles clicks on it, because the grid
 * would sort, and Space on the heading. Each rendering writes all selected ids as a question, so it is rendered only if
 * they change, and not whenever the focus moves.
 */
const SelectAllBox = memo(function SelectAllBox({ storeIds, matchingRows }: SelectAllBoxProps) {
  const totals = useQuery('getTotals', matchingRows)
  // Without a selection this is the same question, so it is asked once.
  const selected = useQuery('getTotals', storeIds.size === 0 ? matchingRows : { ...matchingRows, storeIds: storesAmong(matchingRows, storeIds) })
  const count = storeIds.size > 0 && selected?.ok ? selected.value.stores : 0
  const isAll = count > 0 && totals?.ok === true && count === totals.value.stores
  const box = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = count > 0 && !isAll
  }, [count, isAll])

  return (
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
  )
})
