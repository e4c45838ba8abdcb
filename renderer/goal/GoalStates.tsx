import type { ReportKind } from '../../shared/report/columns'
import type { ColumnFilter, Condition } from '../../shared/report/rowSelection'
import { countOf } from '../format/format'
import { TargetMark } from './GoalMark'
import { targetStates, type TargetState } from './uptimeGoal'
import { useAnswer } from '../transport/useQuery'
import { usePreferences } from '../preferences/usePreferences'

interface TargetStatesProps {
  readonly kind: ReportKind
  readonly reportId: number
  readonly onFilter: (filter: ColumnFilter, isOn: boolean) => void
  readonly onChosen: () => void
}

/** How many stores of the report meet, nearly meet and miss the goal; each leads to them. */
export function TargetStates({ onChosen, onFilter, ...report }: TargetStatesProps) {
  return (
    <ul className="targetStates" aria-label="Stores by goal">
      {targetStates.map((state) => (
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

interface StateButtonProps extends Pick<TargetStatesProps, 'kind' | 'reportId'> {
  readonly state: TargetState
  readonly onChoose: (filter: ColumnFilter) => void
}

function StateButton({ kind, reportId, state, onChoose }: StateButtonProps) {
  const { goalPercent, warningPercent } = usePreferences().preferences.uptimeTarget
  const conditions: Readonly<Record<TargetState, Condition[]>> = {
    meets: [{ type: 'greaterThanOrEqual', value: goalPercent }],
    near: [
      { type: 'greaterThanOrEqual', value: warningPercent },
      { type: 'lessThan', value: goalPercent },
    ],
    misses: [{ type: 'lessThan', value: warningPercent }],
  }
  const filter: ColumnFilter = {
    column: kind === 'standard' ? 'uptime_percent_last_week' : 'uptime_percent_window',
    join: 'and',
    conditions: conditions[state],
  }
  const totals = useAnswer('getTotals', { reportId, filters: [filter] })
  return (
    <button type="button" className="listButton" title="Show only these stores" onClick={() => onChoose(filter)}>
      <TargetMark state={state} />
      {totals?.ok ? countOf(totals.value.stores, 'store') : '…'}
    </button>
  )
}
