import type { GridApi } from 'ag-grid-community'
import { useState } from 'react'
import type { ComparisonChoice, ComparisonRow } from '../../shared/comparison/comparison'
import type { ComparisonSelection } from '../../shared/comparison/comparisonSelection'
import type { Report } from '../../shared/report/report'
import { ClosingActions } from '../ui/ClosingActions'
import { comparisonCautions } from './comparisonCautions'
import { ComparisonGrid } from './ComparisonGrid'
import { ComparisonTools } from './ComparisonTools'
import { ErrorText } from '../ui/ErrorText'
import { baseName, countOf, formatReportTime, formatTime, methodLabels } from '../format/format'
import { ModalDialog } from '../ui/ModalDialog'
import { useTransport } from '../transport/transport'
import { useQuery } from '../transport/useQuery'
import { exportSentence, useExport } from '../export/useExport'
import { useDebounced } from '../hooks/useDebounced'
import './ComparisonDialog.css'

interface ComparisonDialogProps {
  readonly before: Report
  readonly after: Report
  /** Which stores are shown at first; null for all. */
  readonly only?: ComparisonChoice | null
  readonly onClose: () => void
}

/** What changed from one report to another, store by store; what got worse comes first. */
export function ComparisonDialog({ before, after, only: firstChoice = null, onClose }: ComparisonDialogProps) {
  const transport = useTransport()
  const [only, setOnly] = useState(firstChoice)
  const [searchText, setSearchText] = useState('')
  const search = useDebounced(searchText.trim(), 200)
  const [grid, setGrid] = useState<GridApi<ComparisonRow> | null>(null)
  const [sort, setSort] = useState<ComparisonSelection['sort']>([])
  const [pageError, setPageError] = useState<string | null>(null)
  const { isRunning: isSaving, error: saveError, run } = useExport()
  const [saved, setSaved] = useState('')

  const reports = { beforeId: before.reportId, afterId: after.reportId }
  const summary = useQuery('getComparisonSummary', reports)
  const selection = { ...reports, search, only }
  const error = pageError ?? (summary?.ok === false ? summary.error.message : saveError)

  async function exportCsv(): Promise<void> {
    await run(
      () => transport.call('exportComparison', { ...selection, sort }),
      (outcome) => setSaved(exportSentence(outcome, countOf(outcome.rows, 'row'))),
    )
  }

  return (
    <ModalDialog title="Comparison of two reports" onClose={onClose} className="columnDialog comparisonDialog">
      <dl className="comparedReports">
        <ComparedReport side="Before" report={before} />
        <ComparedReport side="After" report={after} />
      </dl>
      {comparisonCautions(before, after).map((caution) => (
        <p key={caution} className="comparisonCaution">
          {caution}
        </p>
      ))}
      <ComparisonTools
        summary={summary?.ok ? summary.value : null}
        only={only}
        onChoose={setOnly}
        searchText={searchText}
        onSearch={setSearchText}
        grid={grid}
        sort={sort}
      />
      <ErrorText message={error} />
      <ComparisonGrid selection={selection} onReady={setGrid} onSort={setSort} onPage={setPageError} />
      <ClosingActions onClose={onClose}>
        <output className="muted">
          {saved === '' ? 'Numbers are for the last week of each report, or its window. Better and worse go by uptime %.' : saved}
        </output>
        <button type="button" className="button" disabled={isSaving} onClick={() => void exportCsv()}>
          Export CSV…
        </button>
      </ClosingActions>
    </ModalDialog>
  )
}

function ComparedReport({ side, report }: { readonly side: string; readonly report: Report }) {
  return (
    <div>
      <dt>{side}</dt>
      <dd title={`${report.folder}, made on ${formatTime(report.startedAt)}`}>
        <strong>{formatReportTime(report)}</strong> · {methodLabels[report.method]} · {baseName(report.folder)}
        {' · '}made {formatTime(report.startedAt)}
      </dd>
    </div>
  )
}
