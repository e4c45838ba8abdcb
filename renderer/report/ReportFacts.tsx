import type { Ref } from 'react'
import type { DataSetSummary } from '../../shared/folder/dataSet'
import type { Report } from '../../shared/report/report'
import { methodLabels } from '../../shared/core/labels'
import { describeExcluded } from '../../shared/report/describeException'
import { countOf, formatShort } from '../format/numbers'
import { formatMyTime, formatReportTime } from '../format/times'
import './ReportFacts.css'

interface ReportFactsProps {
  /** Complete, or a report that runs, which has no counts yet. */
  readonly report: Report
  /** The folder of the report; null while it is not open. */
  readonly dataSet: DataSetSummary | null
  /** How many notices the report and its folder have. */
  readonly notices: number
  readonly areNoticesShown: boolean
  /** Gets the button that shows notices again, which can have the focus. */
  readonly noticesRef: Ref<HTMLButtonElement>
  readonly onShowFiles: () => void
  readonly onShowIssues: () => void
  readonly onShowNotices: () => void
  readonly onExplain: () => void
}

/** The skipped rows. Other data issues, such as replaced values, follow if there are any. */
function issuesText(rowsRejected: number, issues: number): string {
  const skipped = `${countOf(rowsRejected, 'row')} skipped`
  return issues === rowsRejected ? skipped : `${skipped} · ${countOf(issues, 'data issue')}`
}

function rowsReadOf({ files }: DataSetSummary): number {
  return files.reduce((sum, file) => sum + file.rowsRead, 0)
}

/** One line that says what the report was made from. */
export function ReportFacts(props: ReportFactsProps) {
  const { report, dataSet, notices, areNoticesShown, noticesRef, onShowFiles, onShowIssues, onShowNotices, onExplain } = props
  const myTime = formatMyTime(report.window === null ? [report.asOf] : [report.window.from, report.window.to])
  const issues = issuesText(report.rowsRejected, dataSet?.issues ?? report.rowsRejected)
  return (
    <ul className="reportFacts" aria-label="About this report">
      <li title={report.window === null ? report.asOf : `${report.window.from} – ${report.window.to}`}>
        {report.window === null ? 'As of ' : 'Period '}
        <strong>{formatReportTime(report)}</strong>
        {myTime !== null && ` (${myTime})`}
      </li>
      <li>Method: {methodLabels[report.method].toLowerCase()}</li>
      {report.status === 'complete' && (
        <>
          <li>{countOf(report.stores, report.selectedStores === null ? 'store' : 'selected store')}</li>
          <li title="Polls in opening hours during the last week or the custom period. Polls of a store at the same instant count once.">
            {countOf(report.observations, 'observation')}
          </li>
        </>
      )}
      {report.excluded !== null && report.excluded.closures > 0 && (
        <li title="Open time that closed days and closures take out of the week or the custom period, of all stores in the report">
          Excluded: {describeExcluded(report.excluded, formatShort)}
        </li>
      )}
      {dataSet !== null && (
        <li>
          <button type="button" className="linkButton" onClick={onShowFiles}>
            {countOf(rowsReadOf(dataSet), 'row')} read
          </button>
        </li>
      )}
      <li>
        {dataSet !== null && dataSet.issues > 0 ? (
          <button type="button" className="linkButton" onClick={onShowIssues}>
            {issues}
          </button>
        ) : (
          issues
        )}
      </li>
      {notices > 0 && (
        <li>
          <button ref={noticesRef} type="button" className="linkButton" disabled={areNoticesShown} onClick={onShowNotices}>
            {countOf(notices, 'notice')}
          </button>
        </li>
      )}
      <li>
        <button type="button" className="linkButton" aria-haspopup="dialog" onClick={onExplain}>
          How this is computed
        </button>
      </li>
    </ul>
  )
}
