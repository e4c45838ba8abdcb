import { useState, type FormEvent } from 'react'
import { columnSets, kindOf, type ColumnKey } from '../../shared/report/columns'
import type { ExportOutcome } from '../../shared/export/exports'
import type { CsvFormat } from '../../shared/export/csvFormats'
import type { Report } from '../../shared/report/report'
import type { Result } from '../../shared/core/result'
import type { RowSelection } from '../../shared/report/rowSelection'
import { Checkbox } from '../ui/Checkbox'
import { ChoiceGroup } from '../ui/Choices'
import { ErrorText } from '../ui/ErrorText'
import { exportSentence } from './exportSentence'
import { countOf, formatCount } from '../format/numbers'
import { ModalDialog } from '../ui/ModalDialog'
import { ProgressBar } from '../ui/ProgressBar'
import { useTransport } from '../transport/transport'
import { useExport } from './useExport'
import { useProgress } from '../transport/useProgress'
import './ExportDialog.css'

interface ExportDialogProps {
  readonly report: Report
  /** The rows and the order on screen. */
  readonly selection: RowSelection
  readonly shownColumns: readonly ColumnKey[]
  /** Whether search or filters leave stores out. */
  readonly isFiltered: boolean
  /** How many they leave; null while unknown. */
  readonly storesFiltered: number | null
  readonly selectedStoreIds: ReadonlySet<string>
  /** Whether this door makes PDF files. */
  readonly canPrint: boolean
  readonly onClose: () => void
  /** Told in words what was written, and where, if that can be shown. */
  readonly onDone: (message: string, path?: string) => void
}

type What = 'csv' | 'outages' | 'html' | 'pdf'
type Rows = 'all' | 'filtered' | 'selected'
type Columns = 'standard' | 'shown' | 'all'

/** What the list separator and the decimal mark of this computer are likely to be. */
const excelFormat: CsvFormat = Intl.NumberFormat().format(0.5).includes(',') ? 'excel-semicolon' : 'excel'

const units: Readonly<Record<What, string>> = { csv: 'row', outages: 'outage', html: 'store', pdf: 'store' }

export function ExportDialog(props: ExportDialogProps) {
  const { report, selection, shownColumns, isFiltered, storesFiltered, selectedStoreIds, canPrint, onClose, onDone } = props
  const transport = useTransport()
  const { isRunning, error, run, cancel } = useExport()
  const progress = useProgress('export', selection.reportId)
  const [what, setWhat] = useState<What>('csv')
  const [rows, setRows] = useState<Rows>(selectedStoreIds.size > 0 ? 'selected' : isFiltered ? 'filtered' : 'all')
  const [columns, setColumns] = useState<Columns>('standard')
  const [format, setFormat] = useState<CsvFormat>('plain')
  const [withSummary, setWithSummary] = useState(false)
  const isCsv = what === 'csv' || what === 'outages'
  const sets = columnSets[kindOf(report)]
  const keys = { ...sets, shown: shownColumns }[columns]

  function start(exportId: string): Promise<Result<ExportOutcome>> {
    const { reportId, sort } = selection
    const range =
      rows === 'filtered' ? selection : { reportId, sort, ...(rows === 'selected' && { storeIds: [...selectedStoreIds] }) }
    const calls = {
      csv: () => transport.call('exportCsv', { ...range, columns: [...keys], format, withSummary, exportId }),
      outages: () => transport.call('exportOutages', { ...range, format, withSummary, exportId }),
      html: () => transport.call('exportHtml', { ...range, exportId }),
      pdf: () => transport.call('exportPdf', { ...range, exportId }),
    } as const satisfies Record<What, () => Promise<Result<ExportOutcome>>>
    return calls[what]()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    void run(start, (outcome) => {
      const written = `${countOf(outcome.rows, units[what])}${isCsv && withSummary ? ' and a summary' : ''}`
      onDone(exportSentence(outcome, written), outcome.kind === 'saved' ? outcome.path : undefined)
      onClose()
    })
  }

  return (
    <ModalDialog title="Export" onClose={onClose} className="exportDialog">
      <form className="exportForm" onSubmit={submit}>
        <div className="exportChoices">
          <ChoiceGroup
            legend="What"
            choices={[
              { value: 'csv', label: 'Report as CSV' },
              { value: 'outages', label: 'Outages as CSV' },
              { value: 'html', label: 'Report as a page (HTML)' },
              ...(canPrint ? [{ value: 'pdf', label: 'Report as PDF' } as const] : []),
            ]}
            chosen={what}
            isDisabled={isRunning}
            onChoose={setWhat}
          />
          <ChoiceGroup
            legend="Stores"
            choices={[
              { value: 'all', label: `All stores (${formatCount(report.stores)})` },
              {
                value: 'filtered',
                label: `Only the filtered ones (${isFiltered ? (storesFiltered === null ? 'counting' : formatCount(storesFiltered)) : 'no filter is set'})`,
                isDisabled: !isFiltered,
              },
              {
                value: 'selected',
                label: `Only the selected ones (${selectedStoreIds.size > 0 ? formatCount(selectedStoreIds.size) : 'none'})`,
                isDisabled: selectedStoreIds.size === 0,
              },
            ]}
            chosen={rows}
            isDisabled={isRunning}
            onChoose={setRows}
          />
          {what === 'csv' && (
            <ChoiceGroup
              legend="Columns"
              choices={[
                { value: 'standard', label: kindOf(report) === 'standard' ? 'The seven standard columns' : 'The six standard columns' },
                { value: 'shown', label: `As shown (${countOf(shownColumns.length, 'column')})` },
                { value: 'all', label: `Everything (${countOf(sets.all.length, 'column')})` },
              ]}
              chosen={columns}
              isDisabled={isRunning}
              onChoose={setColumns}
            />
          )}
          {isCsv && (
            <ChoiceGroup
              legend="Format"
              choices={[
                { value: 'plain', label: 'Plain CSV, for any program' },
                {
                  value: excelFormat,
                  label: `For Excel, with ${excelFormat === 'excel' ? 'commas and decimal points' : 'semicolons and decimal commas'}`,
                },
              ]}
              chosen={format}
              isDisabled={isRunning}
              onChoose={setFormat}
            />
          )}
        </div>
        {isCsv ? (
          <Checkbox isChecked={withSummary} isDisabled={isRunning} onChange={setWithSummary}>
            With a summary beside it: as-of, method, files, rejected rows
          </Checkbox>
        ) : (
          <p className="muted">
            Totals, uptime of the stores, when they are down, the lowest uptime, and how it is computed; one file that
            needs nothing else.
          </p>
        )}
        {isRunning && <ProgressBar label="Exporting" fraction={progress?.fraction ?? null} />}
        <ErrorText message={error} />
        <div className="dialogActions">
          <button type="button" className="button" onClick={isRunning ? cancel : onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={isRunning}>
            Export
          </button>
        </div>
      </form>
    </ModalDialog>
  )
}
