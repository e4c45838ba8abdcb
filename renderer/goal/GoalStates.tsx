import { spanOfKind, type ReportKind } from '../../shared/report/columns'
import type { ColumnFilter, Condition } from '../../shared/report/rowSelection'
import { countOf } from '../format/numbers'
import { GoalMark } from './GoalMark'
import { goalStates, type GoalState } from './uptimeGoal'
import { useQuery } from '../transport/useQuery'
import { usePreferences } from '../preferences/usePreferences'

interface GoalStatesProps {
  readonly kind: ReportKind
  readonly reportId: number
  readonly onFilter: (filter: ColumnFilter, isOn: boolean) => void
  readonly onChosen: () => void
}

/** The number of stores that meet, nearly meet and miss the goal. Each is a button that filters by them. */
export function GoalStates({ onChosen, onFilter, ...report }: GoalStatesProps) {
  return (
    <ul className="goalStates" aria-label="Stores by goal">
      {goalStates.map((state) => (
        <li key={state}>
          <StateButton
            {...report}
            state={state}
            onChoose={(filter) => {
              onFilter(filter, true)
              onChosen()
            }}
          />
        </li>
      ))}
    </ul>
  )
}

interface StateButtonProps extends Pick<GoalStatesProps, 'kind' | 'reportId'> {
  readonly state: GoalState
  readonly onChoose: (filter: ColumnFilter) => void
}

function StateButton({ kind, reportId, state, onChoose }: StateButtonProps) {
  const { goalPercent, warningPercent } = usePreferences().preferences.uptimeGoal
  const conditions: Readonly<Record<GoalState, Condition[]>> = {
    meets: [{ type: 'greaterThanOrEqual', value: goalPercent }],
    near: [
      { type: 'greaterThanOrEqual', value: warningPercent },
      { type: 'lessThan', value: goalPercent },
    ],
    misses: [{ type: 'lessThan', value: warningPercent }],
  }
  const filter: ColumnFilter = {
    column: spanOfKind[kind].uptimePercentKey,
    join: 'and',
    conditions: conditions[state],
  }
  const totals = useQuery('getTotals', { reportId, filters: [filter] })
  return (
    <button type="button" className="listButton" title="Show only these stores" onClick={() => onChoose(filter)}>
      <GoalMark state={state} />
      {totals?.ok ? countOf(totals.value.stores, 'store') : '…'}
    </button>
  )
}
