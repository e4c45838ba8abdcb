import { useState } from 'react'
import type { ListedReport, Report } from '../../shared/report/report'
import { Checkbox } from '../ui/Checkbox'
import { ClosingActions } from '../ui/ClosingActions'
import { ComparisonDialog } from '../comparison/ComparisonDialog'
import type { HistoryProblem } from '../../shared/operations/folder'
import { DeleteReportsDialog } from './DeleteReportsDialog'
import { ErrorText } from '../ui/ErrorText'
import { formatCount } from '../format/numbers'
import { problemText } from './historyProblem'
import { HistoryTable } from './HistoryTable'
import { StartNewHistory } from './StartNewHistory'
import { ModalDialog } from '../ui/ModalDialog'
import { Pager } from '../ui/Pager'
import { useTransport } from '../transport/transport'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { useQuery } from '../transport/useQuery'
import type { Notice } from '../ui/notice'
import './HistoryDialog.css'

const reportsPerPage = 50

interface HistoryDialogProps {
  /** The report on screen, which cannot be deleted. */
  readonly shownReport: Report | null
  /** The open folder. */
  readonly folder: string | null
  /** Why reports are not kept; null if they are. */
  readonly problem: HistoryProblem | null
  readonly onNotice: (notice: Notice) => void
  readonly onOpen: (report: ListedReport) => void
  /** Shows a store of a report. */
  readonly onOpenStore: (report: Report, storeId: string) => void
  readonly onClose: () => void
}

/** Lists the reports, newest first, to open, compare and delete them. */
export function HistoryDialog({ shownReport, folder, problem, onNotice, onOpen, onOpenStore, onClose }: HistoryDialogProps) {
  const transport = useTransport()
  const goal = useUptimeGoal()
  const shownReportId = shownReport?.reportId ?? null
  const [isOfFolder, setIsOfFolder] = useState(false)
  const [offset, setOffset] = useState(0)
  const [selected, setSelected] = useState<ReadonlyMap<number, ListedReport>>(new Map())
  const [question, setQuestion] = useState<'delete' | 'compare' | null>(null)
  const [error, setError] = useState<string | null>(null)
  const list = useQuery('listReports', { folder: isOfFolder ? folder : null, offset, limit: reportsPerPage, goal })
  const { reports, total } = list?.ok ? list.value : { reports: [], total: 0 }
  // This page is empty, because its reports have been deleted.
  if (offset > 0 && list?.ok && offset >= total) setOffset(Math.max(0, offset - reportsPerPage))

  function select(chosen: readonly ListedReport[], isSelected: boolean): void {
    const next = new Map(selected)
    for (const report of chosen) {
      if (isSelected) next.set(report.reportId, report)
      else next.delete(report.reportId)
    }
    setSelected(next)
  }

  async function cancel({ reportId }: ListedReport): Promise<void> {
    const cancelled = await transport.call('cancelReport', { reportId })
    setError(cancelled.ok ? null : cancelled.error.message)
  }

  const compared = toCompare([...selected.values()], shownReport)
  const failure = error ?? (list?.ok === false ? list.error.message : null)
  return (
    <ModalDialog title="History" onClose={onClose} className="columnDialog historyDialog">
      <div className="historyTools">
        <p className="muted">
          {problem === null
            ? 'Reports are kept even if the folder changes or is deleted. When the history is full, the oldest are removed.'
            : problemText(problem, 'Reports are not kept: these are in memory until Store Monitor ends.')}
        </p>
        {problem !== null && <StartNewHistory problem={problem} onNotice={onNotice} />}
        {folder !== null && (
          <Checkbox
            isChecked={isOfFolder}
            onChange={(isChecked) => {
              setIsOfFolder(isChecked)
              setOffset(0)
            }}
          >
            Only the open folder
          </Checkbox>
        )}
      </div>
      <ErrorText message={failure} />
      <section className="dialogTable historyTable" aria-label="Reports" aria-busy={list === null}>
        <HistoryTable
          reports={reports}
          shownReportId={shownReportId}
          openFolder={folder}
          selected={selected}
          onSelect={select}
          onOpen={onOpen}
          onCancel={(report) => void cancel(report)}
        />
        {list?.ok && total === 0 && <p className="historyEmpty">No reports yet. The reports of each folder you open are listed here.</p>}
      </section>
      <ClosingActions onClose={onClose}>
        <Pager offset={offset} rowsPerPage={reportsPerPage} rows={total} onTurn={setOffset} />
        <output className="muted">{selected.size > 0 && `${formatCount(selected.size)} selected`}</output>
        <button
          type="button"
          className="button"
          title="Select two complete reports, or one to compare with the report on screen"
          disabled={compared === null}
          onClick={() => setQuestion('compare')}
        >
          Compare
        </button>
        <button type="button" className="button" disabled={selected.size === 0} onClick={() => setQuestion('delete')}>
          Delete…
        </button>
      </ClosingActions>
      {question === 'compare' && compared !== null && (
        <ComparisonDialog
          before={compared.before}
          after={compared.after}
          onOpenStore={onOpenStore}
          onClose={() => setQuestion(null)}
        />
      )}
      {question === 'delete' && (
        <DeleteReportsDialog
          reportIds={[...selected.keys()]}
          shownReportId={shownReportId}
          onDeleted={() => {
            setQuestion(null)
            setSelected(new Map())
          }}
          onClose={() => setQuestion(null)}
        />
      )}
    </ModalDialog>
  )
}

/** The two selected reports, or one and the report on screen. The one with the earlier period comes first. */
function toCompare(selected: readonly Report[], shown: Report | null) {
  const complete = selected.filter(({ status }) => status === 'complete')
  const isOne = complete.length === 1 && complete[0]?.reportId !== shown?.reportId
  const [before, after, ...others] = [...complete, ...(isOne && shown !== null ? [shown] : [])].toSorted(
    (left, right) => left.asOf.localeCompare(right.asOf) || left.reportId - right.reportId,
  )
  return before === undefined || after === undefined || others.length > 0 ? null : { before, after }
}
