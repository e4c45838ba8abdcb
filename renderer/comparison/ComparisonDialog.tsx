import type { GridApi } from 'ag-grid-community'
import { useState } from 'react'
import type { ComparisonChoice, ComparisonRow } from '../../shared/comparison/comparison'
import type { ComparisonSelection } from '../../shared/comparison/comparisonSelection'
import { nameKey } from '../../shared/folder/attributes'
import type { Report } from '../../shared/report/report'
import { ClosingActions } from '../ui/ClosingActions'
import { comparisonCautions } from './comparisonCautions'
import { ComparisonGrid } from './ComparisonGrid'
import { ComparisonTools } from './ComparisonTools'
import { ComparisonTotals } from './ComparisonTotals'
import { ErrorText } from '../ui/ErrorText'
import { methodLabels } from '../../shared/core/labels'
import { countOf } from '../format/numbers'
import { baseName } from '../format/paths'
import { formatReportTime, formatTime } from '../format/times'
import { ModalDialog } from '../ui/ModalDialog'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { useTransport } from '../transport/transport'
import { useQuery } from '../transport/useQuery'
import { exportSentence, useExport } from '../export/useExport'
import { useDebounced } from '../hooks/useDebounced'
import './ComparisonDialog.css'

interface ComparisonDialogProps {
  readonly before: Report
  readonly after: Report
  /** The stores shown at first; null means all. */
  readonly only?: ComparisonChoice | null
  /** Shows a store of one of the two reports. */
  readonly onOpenStore: (report: Report, storeId: string) => void
  readonly onClose: () => void
}

/** Shows what changed between two reports, store by store, with the worst change first. */
export function ComparisonDialog({ before, after, only: firstChoice = null, onOpenStore, onClose }: ComparisonDialogProps) {
  const transport = useTransport()
  const [only, setOnly] = useState(firstChoice)
  const [searchText, setSearchText] = useState('')
  const search = useDebounced(searchText.trim(), 200)
  const [grid, setGrid] = useState<GridApi<ComparisonRow> | null>(null)
  const [sort, setSort] = useState<ComparisonSelection['sort']>([])
  const [pageError, setPageError] = useState<string | null>(null)
  const { isRunning: isSaving, error: saveError, run } = useExport()
  const [saved, setSaved] = useState('')

  const reports = { beforeId: before.reportId, afterId: after.reportId, goal: useUptimeGoal() }
  const summary = useQuery('getComparisonSummary', reports)
  const counted = summary?.ok ? summary.value : null
  const selection = { ...reports, search, only }
  const attributes = [...before.attributes, ...after.attributes]
  const hasNames = attributes.some(({ key }) => key === nameKey)
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
      <ComparisonTotals summary={counted} />
      {comparisonCautions(before, after, counted?.not_selected ?? 0).map((caution) => (
        <p key={caution} className="comparisonCaution">
          {caution}
        </p>
      ))}
      <ComparisonTools
        summary={counted}
        only={only}
        onChoose={setOnly}
        hasAttributes={attributes.length > 0}
        searchText={searchText}
        onSearch={setSearchText}
        grid={grid}
        sort={sort}
      />
      <ErrorText message={error} />
      <ComparisonGrid
        hasNames={hasNames}
        selection={selection}
        onOpenStore={(row) => onOpenStore(row.reports === 'before' ? before : after, row.store_id)}
        onReady={setGrid}
        onSort={setSort}
        onPage={setPageError}
      />
      <ClosingActions onClose={onClose}>
        <output className="muted">
          {saved === '' ? 'Figures cover the last week or the custom period of each report. Click a row, or press Enter, to open the store.' : saved}
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
