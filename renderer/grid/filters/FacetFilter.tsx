import type { ColumnFilter } from 'ag-grid-community'
import { useGridFilterDisplay, type CustomFilterDisplayProps } from 'ag-grid-react'
import { useEffect, useRef, useState } from 'react'
import { isAttributeKey } from '../../../shared/folder/attributes'
import { isColumnKey } from '../../../shared/report/columns'
import { describeFilter, facetLabel } from '../../../shared/report/describeFilter'
import { withoutValueLabel } from '../../../shared/report/groups'
import { isFacetColumn, type FacetColumn } from '../../../shared/report/facets'
import { isVerdict, storeStates, verdicts } from '../../../shared/report/verdict'
import { formatCount } from '../../format/numbers'
import { stateClasses } from '../../goal/stateClasses'
import { VerdictMark } from '../../goal/VerdictMark'
import type { GridRow } from '../../selection/gridRow'
import { useSelection } from '../../selection/useSelection'
import { useQuery } from '../../transport/useQuery'
import { Checkbox } from '../../ui/Checkbox'
import { ListSearch } from './ListSearch'
import { toColumnFilters, type GridFilterModel } from './gridFilters'
import { TextCondition } from './TextCondition'
import './FacetFilter.css'

type FacetFilterProps = CustomFilterDisplayProps<GridRow, unknown, GridFilterModel>

/** From this number of values on, the list can be searched. */
const searchableFrom = 11
/** A longer list shows only its beginning. The search finds the others. */
const maximumShownValues = 200

/** The values that a column can always have, in their order. */
const fixedValues: Readonly<Partial<Record<FacetColumn, readonly string[]>>> = {
  state: storeStates,
  verdict_last_hour: verdicts,
  verdict_last_day: verdicts,
  verdict_last_week: verdicts,
  verdict_window: verdicts,
}

/**
 * The filter of a column with few values: a list of them with check boxes and the number of stores. It applies at once. An
 * attribute can also be filtered by a text.
 */
export const facetFilter: ColumnFilter<GridRow> = {
  component: FacetFilter,
  // The engine filters.
  doesFilterPass: () => true,
}

function FacetFilter(props: FacetFilterProps) {
  const [isOpen, setIsOpen] = useState(false)
  useGridFilterDisplay({
    afterGuiAttached: () => setIsOpen(true),
    afterGuiDetached: () => setIsOpen(false),
  })
  return <div className="facetFilter">{isOpen && <FacetList {...props} />}</div>
}

function FacetList({ column, colDef, model: given, onModelChange }: FacetFilterProps) {
  const key = column.getColId()
  const isAttribute = !isColumnKey(key) && isAttributeKey(key)
  if (!isFacetColumn(key) && !isAttribute) throw new Error(`The column ${key} has no list of values`)
  const { attributes, matchingRows } = useSelection()
  const facet = useQuery('getFacet', { ...matchingRows, column: key })
  const [searchText, setSearchText] = useState('')
  const list = useRef<HTMLFieldSetElement>(null)
  const [clearings, setClearings] = useState(0)

  const isRead = facet !== null
  useEffect(() => {
    if (isRead) list.current?.querySelector('input')?.focus()
  }, [isRead])

  if (facet === null) return <p className="muted">Loading…</p>
  if (!facet.ok) return <p className="errorText">{facet.error.message}</p>

  // After a filter has been removed, the grid gives undefined, which its types do not say.
  const model = given ?? null
  const chosen = chosenValues(key, model)
  const counts = new Map(facet.value.map(({ value, stores }) => [value, stores]))
  const values = [...new Set([...(fixedValues[key] ?? []), ...counts.keys(), ...chosen])]
  const found = values.filter((value) => facetLabel(value, key).toLowerCase().includes(searchText.trim().toLowerCase()))
  const shownValues = found.slice(0, maximumShownValues)
  const [other] = chosen.length === 0 && model !== null ? toColumnFilters({ [key]: model }) : []

  function clear(): void {
    onModelChange(null)
    setClearings(clearings + 1)
    // The button is disabled now. The grid closes the panel by Escape only if the focus is inside.
    list.current?.querySelector('input')?.focus()
  }

  function change(value: string | null, isChosen: boolean): void {
    const changed = isChosen ? [...chosen, value] : chosen.filter((one) => one !== value)
    // In the order of the list, whatever the order of the clicks.
    const filter = values.filter((one) => changed.includes(one))
    onModelChange(filter.length === 0 ? null : { filterType: 'text', type: 'oneOf', filter })
  }

  return (
    <fieldset ref={list} aria-label={`Filter by ${colDef.headerName ?? key}`}>
      {isAttribute && <TextCondition key={`${clearings} ${chosen.length === 0}`} model={chosen.length === 0 ? model : null} onChange={onModelChange} />}
      {values.length >= searchableFrom && <ListSearch name="Search values" placeholder="Search" value={searchText} onChange={setSearchText} />}
      {other !== undefined && <p className="muted">{describeFilter(other, String, attributes)}. A choice below replaces this filter.</p>}
      <ul>
        {shownValues.map((value) => (
          <li key={value ?? ''}>
            <Checkbox isChecked={chosen.includes(value)} onChange={(isChosen) => change(value, isChosen)}>
              <FacetText column={key} value={value} />
              <span className="facetCount">{formatCount(counts.get(value) ?? 0)}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {found.length > shownValues.length && <p className="muted">Search to see {formatCount(found.length - shownValues.length)} more.</p>}
      {found.length === 0 && <p className="muted">No matching values</p>}
      <button type="button" className="linkButton" disabled={model === null} onClick={clear}>
        Clear
      </button>
    </fieldset>
  )
}

/** The values that the filter lets through, if it names them. */
function chosenValues(key: FacetColumn, model: GridFilterModel | null): readonly (string | null)[] {
  if (model === null) return []
  if ('type' in model && model.type === 'equals' && typeof model.filter === 'string') return [model.filter]
  return toColumnFilters({ [key]: model }).flatMap(({ conditions }) =>
    conditions.flatMap((condition) => (condition.type === 'oneOf' ? condition.values : [])),
  )
}

const markClasses: Readonly<Record<string, string>> = {
  ...stateClasses,
  active: 'statusActive',
  inactive: 'statusInactive',
}

/** A value in words, with the mark that it has in the grid. */
function FacetText({ column, value }: { readonly column: FacetColumn; readonly value: string | null }) {
  if (value !== null && isColumnKey(column) && isVerdict(value)) return <VerdictMark verdict={value} />
  const isMarked = column === 'state' || column === 'last_status'
  return <span className={isMarked && value !== null ? markClasses[value] : undefined}>{value === null ? withoutValueLabel : facetLabel(value, column)}</span>
}
