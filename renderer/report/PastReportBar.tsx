import type { Report } from '../../shared/report/report'
import { Banner, type Missing } from '../ui/Banner'
import { formatTime } from '../format/times'

interface PastReportBarProps {
  readonly report: Report
  /** Why the report has numbers only; null if it has more. */
  readonly missing: Missing | null
  /** Leaves a report of the history for the newest one; null if there is none or it is on screen. */
  readonly onBack: (() => void) | null
}

/** Names the folder and the time of a past report, and says if it has numbers only, why, and what helps. */
export function PastReportBar({ report, missing, onBack }: PastReportBarProps) {
  const made = `From the history: report for ${report.folder}, made on ${formatTime(report.startedAt)}.`
  const limits = missing === null ? '' : ` Numbers only: timelines and outages cannot be shown. ${missing.reason}`
  return (
    <Banner tone="info" message={`${made}${limits}`}>
      {missing !== null && (
        <button type="button" className="button" onClick={missing.remedy.run}>
          {missing.remedy.label}
        </button>
      )}
      {onBack !== null && (
        <button type="button" className="button" onClick={onBack}>
          Back to the newest report
        </button>
      )}
    </Banner>
  )
}
