import type { ReactNode } from 'react'
import type { LoadedAttribute } from '../../shared/folder/dataSet'
import { FilterChips } from '../selection/FilterChips'
import { countOf, formatCount } from '../format/numbers'
import { GroupChoice } from '../groups/GroupChoice'
import { GroupCount, GroupMenu } from '../groups/GroupMenu'
import { StoreListMenu } from '../lists/StoreListMenu'
import { OrderChoice } from '../selection/OrderChoice'
import { SearchBox } from '../selection/SearchBox'
import { useSelection } from '../selection/useSelection'

interface TableToolsProps {
  /** What is known about attributes of the open folder; empty if the report is about another one. */
  readonly loadedAttributes: readonly LoadedAttribute[]
  /** Null while unknown. */
  readonly storesShown: number | null
  /** Whether the Fleet tab is shown. */
  readonly isFleet: boolean
  /** Buttons at the end of the line. */
  readonly children: ReactNode
}

/** The line above the stores: search, lists, order, groups, active filters, the number of matching stores, and buttons. */
export function TableTools({ loadedAttributes, storesShown, isFleet, children }: TableToolsProps) {
  const { report, filters } = useSelection()
  return (
    <div className="tableTools" data-region="tools">
      <SearchBox />
      <StoreListMenu />
      <OrderChoice />
      <GroupMenu loadedAttributes={loadedAttributes} />
      {isFleet ? <GroupChoice /> : <GroupCount />}
      {filters.chips.length > 0 && (
        <div className="tableFilters">
          {storesShown !== null && (
            <output>
              {formatCount(storesShown)} of {countOf(report.stores, 'store')}
            </output>
          )}
          <FilterChips chips={filters.chips} onRemoveAll={filters.clear} />
        </div>
      )}
      <div className="tableToolsEnd">{children}</div>
    </div>
  )
}
