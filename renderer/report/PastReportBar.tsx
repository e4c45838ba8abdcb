import type { Report } from '../../shared/report/report'
import { Banner } from '../ui/Banner'
import { formatTime } from '../format/times'

interface PastReportBarProps {
  readonly report: Report
  readonly isFolderOpen: boolean
  /** Opens the folder of the report. */
  readonly onOpenFolder: () => void
  /** Leads to what is open now; absent where nothing is. */
  readonly onBack: (() => void) | null
}

/** Says that the numbers are those of an earlier report, of which folder and when. */
export function PastReportBar({ report, isFolderOpen, onOpenFolder, onBack }: PastReportBarProps) {
  const made = `From the history: the report of ${report.folder} made on ${formatTime(report.startedAt)}.`
  return (
    <Banner tone="info" message={isFolderOpen ? made : `${made} The folder is not open.`}>
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
