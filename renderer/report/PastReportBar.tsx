import type { Report } from '../../shared/report/report'
import { Banner } from '../ui/Banner'
import { formatTime } from '../format/times'

interface PastReportBarProps {
  readonly report: Report
  readonly isFolderOpen: boolean
  readonly onOpenFolder: () => void
  /** Shows the open folder again; null if none is open. */
  readonly onBack: (() => void) | null
}

/** Says that the numbers come from a report of the history, and names its folder and time. */
export function PastReportBar({ report, isFolderOpen, onOpenFolder, onBack }: PastReportBarProps) {
  const made = `From the history: report for ${report.folder}, made on ${formatTime(report.startedAt)}.`
  return (
    <Banner tone="info" message={isFolderOpen ? made : `${made} This folder is not open.`}>
      {!isFolderOpen && (
        <button type="button" className="button" onClick={onOpenFolder}>
          Open this folder
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
