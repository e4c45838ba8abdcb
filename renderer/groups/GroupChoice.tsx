import { useId } from 'react'
import { groupByLabel, withoutValueLabel } from '../../shared/report/groups'
import { oneOfFilter } from '../../shared/report/oneOfFilter'
import { formatCount } from '../format/numbers'
import { isActive } from '../selection/namedFilters'
import { useSelection } from '../selection/useSelection'
import './GroupMenu.css'
import { useQuery } from '../transport/useQuery'

const all = 'all'
const several = 'several'

/** Chooses the group whose charts are shown, by a filter. Shown only if the stores are grouped. */
export function GroupChoice() {
  const { attributes, groups, matchingRows, filters } = useSelection()
  const fieldId = useId()
  const groupBy = groups?.groupBy
  // All values of the groups, also those that the filter on them hides.
  const facet = useQuery('getFacet', groupBy === undefined ? null : { ...matchingRows, column: groupBy })
  if (groupBy === undefined || !facet?.ok) return null

  const values = facet.value
  const active = matchingRows.filters.find(({ column }) => column === groupBy)
  const index = active === undefined ? -1 : values.findIndex(({ value }) => isActive(oneOfFilter(groupBy, [value]), [active]))

  function choose(chosen: string): void {
    if (groupBy === undefined) return
    const value = chosen === all ? undefined : values[Number(chosen)]?.value
    filters.changeColumnFilters([oneOfFilter(groupBy, [value ?? null])], value !== undefined)
  }

  return (
    <span className="groupChoice">
      <label htmlFor={fieldId}>{groupByLabel(groupBy, attributes)}</label>
      <select id={fieldId} className="field" value={active === undefined ? all : index === -1 ? several : index} onChange={({ target }) => choose(target.value)}>
        <option value={all}>All</option>
        {active !== undefined && index === -1 && (
          <option value={several} disabled>
            As filtered
          </option>
        )}
        {values.map(({ value, stores }, position) => (
          <option key={value ?? ''} value={position}>
            {value ?? withoutValueLabel} ({formatCount(stores)})
          </option>
        ))}
      </select>
    </span>
  )
}
