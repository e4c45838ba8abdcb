import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ReportRow } from '../../shared/report/columns'
import { allowanceLeftPercent, goalState } from '../goal/uptimeGoal'
import { AllowanceLeft, GoalMark } from '../goal/GoalMark'
import { usePreferences } from '../preferences/usePreferences'
import './UptimeCell.css'

interface UptimeCellProps extends CustomCellRendererProps<ReportRow, number | null> {
  /** Whether to show how much of the allowed downtime is left. */
  readonly hasAllowance: boolean
}

/** An uptime %, whether it meets the goal, and how much of the allowed downtime is left or exceeded. */
export function UptimeCell({ value, valueFormatted, hasAllowance }: UptimeCellProps) {
  const { uptimeGoal } = usePreferences().preferences
  if (typeof value !== 'number') return valueFormatted
  const left = hasAllowance ? allowanceLeftPercent(value, uptimeGoal) : null
  return (
    <span className="uptimeCell">
      <span className="uptimeValue">{valueFormatted}</span>
      <GoalMark state={goalState(value, uptimeGoal)} />
      {left !== null && <AllowanceLeft leftPercent={left} />}
    </span>
  )
}
