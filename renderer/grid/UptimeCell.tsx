import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ReportRow } from '../../shared/report/columns'
import { isJudged, type Verdict } from '../../shared/report/verdict'
import { allowanceLeftPercent } from '../goal/allowance'
import { AllowanceLeft, VerdictMark } from '../goal/VerdictMark'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import './UptimeCell.css'

interface UptimeCellProps extends CustomCellRendererProps<ReportRow, number | null> {
  /** The column with the verdict on this uptime %. */
  readonly verdictKey: Extract<keyof ReportRow, `verdict_${string}`>
  /** Whether to show how much of the allowed downtime is left. */
  readonly hasAllowance: boolean
}

/** An uptime %, the verdict on it, and how much of the allowed downtime is left or exceeded. */
export function UptimeCell({ value, valueFormatted, data, verdictKey, hasAllowance }: UptimeCellProps) {
  const uptimeGoal = useUptimeGoal()
  const verdict: Verdict | null = data?.[verdictKey] ?? null
  if (typeof value !== 'number') return valueFormatted
  const left = hasAllowance && isJudged(verdict) ? allowanceLeftPercent(value, uptimeGoal) : null
  const isGuess = verdict === 'too_little_seen'
  return (
    <span className="uptimeCell">
      <span className={isGuess ? 'uptimeValue guess' : 'uptimeValue'}>
        {isGuess && '≈ '}
        {valueFormatted}
      </span>
      {verdict !== null && <VerdictMark verdict={verdict} />}
      {left !== null && <AllowanceLeft leftPercent={left} />}
    </span>
  )
}
