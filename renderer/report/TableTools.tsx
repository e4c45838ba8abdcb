import type { ReactNode } from 'react'
import { FilterChips } from '../selection/FilterChips'
import { countOf, formatCount } from '../format/numbers'
import { GroupChoice } from '../groups/GroupChoice'
import { GroupCount, GroupMenu } from '../groups/GroupMenu'
import { StoreListMenu } from '../lists/StoreListMenu'
import { OrderChoice } from '../selection/OrderChoice'
import { SearchBox } from '../selection/SearchBox'
import { nameKey, type Attribute } from '../../shared/folder/attributes'
import { useSelection } from '../selection/useSelection'

interface TableToolsProps {
  /** Null while unknown. */
  readonly storesShown: number | null
  /** Whether the Fleet tab is shown. */
  readonly isFleet: boolean
  /** Buttons at the end of the line. */
  readonly children: ReactNode
}

/** The line above the stores: search, lists, order, groups, active filters, the number of matching stores, and buttons. */
export function TableTools({ storesShown, isFleet, children }: TableToolsProps) {
  const { report, attributes, filters } = useSelection()
  return (
    <div className="tableTools" data-region="tools">
      <SearchBox value={filters.searchText} onChange={filters.setSearchText} {...searchWords(attributes)} />
      <StoreListMenu />
      <OrderChoice />
      <GroupMenu />
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

/** What the search box says that it finds. */
function searchWords(attributes: readonly Attribute[]): { readonly placeholder: string; readonly title: string } {
  const lists = 'Paste a list to find several stores: one on each line, or with commas between them. Ids can have spaces between them too.'
  if (attributes.length === 0) return { placeholder: 'Search store id', title: `Finds ids of stores. ${lists}` }
  const hasNames = attributes.some(({ key }) => key === nameKey)
  const others = attributes.filter(({ key }) => key !== nameKey).map(({ label }) => label)
  const found = ['ids', ...(hasNames ? ['names'] : []), ...others].join(', ')
  return { placeholder: hasNames ? 'Search id, name, attribute' : 'Search id, attribute', title: `Finds ${found}. ${lists}` }
}
