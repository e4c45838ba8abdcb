import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ReportRow } from '../../shared/report/columns'
import { allowanceLeftPercent, allowanceWords, targetState } from '../goal/uptimeGoal'
import { TargetMark } from '../goal/GoalMark'
import { usePreferences } from '../preferences/usePreferences'
import './UptimeCell.css'

interface UptimeCellProps extends CustomCellRendererProps<ReportRow, number | null> {
  /** Whether to tell what is left of the allowance. */
  readonly hasAllowance: boolean
}

/** An uptime %, how it stands to the goal, and how much of the downtime that the goal allows is left or used. */
export function UptimeCell({ value, valueFormatted, hasAllowance }: UptimeCellProps) {
  const { uptimeTarget } = usePreferences().preferences
  if (typeof value !== 'number') return valueFormatted
  const left = hasAllowance ? allowanceLeftPercent(value, uptimeTarget) : null
  return (
    <span className="uptimeCell">
      <span className="uptimeValue">{valueFormatted}</span>
      <TargetMark state={targetState(value, uptimeTarget)} />
      {left !== null && <span className="allowanceLeft">{allowanceWords(left)}</span>}
    </span>
  )
}
