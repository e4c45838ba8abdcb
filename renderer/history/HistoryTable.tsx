import { jointUptime } from '../../shared/report/fleetWords'
import type { Evidence, ListedReport } from '../../shared/report/report'
import { isJudged } from '../../shared/report/verdict'
import { Checkbox } from '../ui/Checkbox'
import { methodLabels } from '../../shared/core/labels'
import { countOf, formatCount, formatNumber } from '../format/numbers'
import { baseName } from '../format/paths'
import { VerdictMark } from '../goal/VerdictMark'
import { formatReportTime, formatTime, formatTotalHours } from '../format/times'

interface HistoryTableProps {
  readonly reports: readonly ListedReport[]
  readonly shownReportId: number | null
  /** The open folder; null if none is open. */
  readonly openFolder: string | null
  readonly selected: ReadonlyMap<number, ListedReport>
  readonly onSelect: (reports: readonly ListedReport[], isSelected: boolean) => void
  readonly onOpen: (report: ListedReport) => void
  readonly onCancel: (report: ListedReport) => void
}

/** One row per report. Complete reports can be opened, running ones can be cancelled. */
export function HistoryTable(props: HistoryTableProps) {
  const { reports, shownReportId, openFolder, selected, onSelect, onOpen, onCancel } = props
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              isDisabled={reports.length === 0}
              isChecked={reports.length > 0 && reports.every(({ reportId }) => selected.has(reportId))}
              onChange={(isChecked) => onSelect(reports, isChecked)}
            >
              Report made
            </Checkbox>
          </th>
          <th scope="col">Folder</th>
          <th scope="col">Period</th>
          <th scope="col">Method</th>
          <th scope="col" className="number">
            Stores
          </th>
          <th scope="col" className="number" title="Uptime of the stores with enough data, in the last week or the custom period, and whether it meets the goal">
            Uptime
          </th>
          <th scope="col" className="number" title="Total downtime of all stores in the last week or the custom period">
            Downtime
          </th>
          <th scope="col" title="Whether timelines, outages and their export can be shown">
            Timelines
          </th>
          <th scope="col">
            <span className="screenReaderOnly">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.reportId} aria-current={report.reportId === shownReportId ? 'true' : undefined}>
            <th scope="row">
              <Checkbox isChecked={selected.has(report.reportId)} onChange={(isChecked) => onSelect([report], isChecked)}>
                {formatTime(report.startedAt)}
              </Checkbox>
            </th>
            <td className="historyFolder" title={report.folder}>
              {baseName(report.folder)}
            </td>
            <td className="historyWrapped">{formatReportTime(report)}</td>
            <td className="historyMethod">{methodLabels[report.method]}</td>
            <HistoryNumbers report={report} />
            <HistoryEvidence report={report} isFolderOpen={report.folder === openFolder} />
            <td className="historyAction">
              {report.reportId === shownReportId ? (
                <strong>On screen</strong>
              ) : report.status === 'complete' ? (
                <button type="button" className="button" onClick={() => onOpen(report)}>
                  Open
                </button>
              ) : (
                report.status === 'running' && (
                  <button type="button" className="button" onClick={() => onCancel(report)}>
                    Cancel
                  </button>
                )
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const statusWords = { running: 'Running', failed: 'Failed', cancelled: 'Cancelled' } as const

function HistoryNumbers({ report }: { readonly report: ListedReport }) {
  const { status, error, selectedStores, stores, verdict, downtimeHours: downtime } = report
  if (status !== 'complete') {
    return (
      <td colSpan={3} className="historyEnd" title={error ?? undefined}>
        {statusWords[status]}
        {status === 'failed' && error !== null && <span className="muted">: {error}</span>}
      </td>
    )
  }
  return (
    <>
      <td className="number" title={selectedStores === null ? 'All stores' : countOf(selectedStores, 'selected store')}>
        {formatCount(stores)}
      </td>
      <td className="number">
        <span className={isJudged(verdict) ? undefined : 'muted'}>{jointUptime(report, formatNumber)}</span>{' '}
        {verdict !== null && <VerdictMark verdict={verdict} />}
      </td>
      <td className="number">{downtime === null ? '–' : formatTotalHours(downtime)}</td>
    </>
  )
}

interface HistoryEvidenceProps {
  readonly report: ListedReport
  readonly isFolderOpen: boolean
}

/** What the report has besides its numbers. */
function HistoryEvidence({ report, isFolderOpen }: HistoryEvidenceProps) {
  if (report.status !== 'complete') return <td>–</td>
  const { text, why } = describeEvidence(report.evidence, isFolderOpen)
  return (
    <td className="historyEvidence" title={why}>
      {text}
      <span className="screenReaderOnly">. {why}</span>
    </td>
  )
}

function describeEvidence(evidence: Evidence, isFolderOpen: boolean): { readonly text: string; readonly why: string } {
  if (evidence === 'kept') return { text: 'Available', why: 'The open folder has the data that this report was made from' }
  if (evidence === 'lost') return { text: 'Numbers only', why: 'The files of this folder have changed since this report was made' }
  return isFolderOpen
    ? { text: 'If unchanged', why: 'The report is compared with the open folder when you open it' }
    : { text: 'Folder not open', why: 'Open the folder of this report to see timelines and outages' }
}
