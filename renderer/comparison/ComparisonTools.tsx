import type { GridApi } from 'ag-grid-community'
import { useEffect } from 'react'
import {
  storeChangeLabels,
  type ComparisonChoice,
  type ComparisonCounts,
  type ComparisonRow,
} from '../../shared/comparison/comparison'
import type { ComparisonSelection } from '../../shared/comparison/comparisonSelection'
import { formatCount } from '../format/numbers'
import { SearchField } from '../selection/SearchField'

interface ComparisonToolsProps {
  /** Null while loading. */
  readonly summary: ComparisonCounts | null
  readonly only: ComparisonChoice | null
  readonly onChoose: (only: ComparisonChoice | null) => void
  /** Whether one of the reports has attributes, which the search finds too. */
  readonly hasAttributes: boolean
  readonly searchText: string
  readonly onSearch: (text: string) => void
  readonly grid: GridApi<ComparisonRow> | null
  readonly sort: ComparisonSelection['sort']
}

const choices = [
  { only: null, count: 'stores', label: 'All stores' },
  { only: 'went_down', count: 'went_down', label: storeChangeLabels.went_down },
  { only: 'came_back', count: 'came_back', label: storeChangeLabels.came_back },
  { only: 'new', count: 'new', label: storeChangeLabels.new },
  { only: 'gone', count: 'gone', label: storeChangeLabels.gone },
  { only: 'not_selected', count: 'not_selected', label: storeChangeLabels.not_selected },
  { only: 'worse', count: 'worse', label: 'Worse' },
  { only: 'better', count: 'better', label: 'Better' },
] as const satisfies readonly { only: ComparisonChoice | null; count: keyof ComparisonCounts; label: string }[]

const orders = [
  { direction: 'asc', label: 'Worst change first' },
  { direction: 'desc', label: 'Best change first' },
] as const

function sortByChange(grid: GridApi<ComparisonRow>, direction: 'asc' | 'desc'): void {
  grid.applyColumnState({
    state: [{ colId: 'uptime_percent_change', sort: direction }],
    defaultState: { sort: null },
  })
}

/** The search, the order and the filters with their counts of a comparison, which starts with the worst change. */
export function ComparisonTools(props: ComparisonToolsProps) {
  const { summary, only, onChoose, hasAttributes, searchText, onSearch, grid, sort } = props
  useEffect(() => {
    if (grid !== null) sortByChange(grid, 'asc')
  }, [grid])
  const [first] = sort

  return (
    <div className="comparisonTools">
      <SearchField
        name="Search stores in this comparison"
        value={searchText}
        placeholder={hasAttributes ? 'Search id, name, attribute' : 'Search store id'}
        title={hasAttributes ? 'Finds ids, names and attributes. Paste a list to find several stores.' : 'Paste a list to find several stores.'}
        onChange={onSearch}
      />
      <fieldset className="comparisonChoices">
        <legend className="screenReaderOnly">Order</legend>
        {orders.map(({ direction, label }) => (
          <button
            key={label}
            type="button"
            className="button"
            aria-pressed={first?.column === 'uptime_percent_change' && first.direction === direction}
            onClick={() => grid !== null && sortByChange(grid, direction)}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <fieldset className="comparisonChoices">
        <legend className="screenReaderOnly">Stores shown</legend>
        {choices.map(({ only: choice, count, label }) => (
          <button
            key={label}
            type="button"
            className="button"
            aria-pressed={only === choice}
            disabled={summary !== null && summary[count] === 0 && only !== choice}
            onClick={() => onChoose(choice)}
          >
            {label} <span className="comparisonCount">{summary === null ? '…' : formatCount(summary[count])}</span>
          </button>
        ))}
      </fieldset>
    </div>
  )
}
