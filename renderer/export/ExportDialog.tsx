import { useState, type SubmitEvent } from 'react'
import { columnSets, withAttributeColumns } from '../../shared/report/columns'
import { groupByLabel } from '../../shared/report/groups'
import type { ExportOutcome } from '../../shared/export/exports'
import type { CsvFormat } from '../../shared/export/csvFormats'
import type { LoadedAttribute } from '../../shared/folder/dataSet'
import type { Result } from '../../shared/core/result'
import { Checkbox } from '../ui/Checkbox'
import { ChoiceGroup } from '../ui/Choices'
import { ErrorText } from '../ui/ErrorText'
import { locale } from '../format/locale'
import { countOf, formatCount } from '../format/numbers'
import { ModalDialog } from '../ui/ModalDialog'
import type { Notice } from '../ui/notice'
import { ProgressBar } from '../ui/ProgressBar'
import { groupSelection } from '../selection/groupSelection'
import { useSelection } from '../selection/useSelection'
import { useTransport } from '../transport/transport'
import { exportSentence, useExport } from './useExport'
import { firstSplit, splitContents, SplitByField, SplitFormatChoice } from './SplitChoices'
import { useProgress } from '../transport/useProgress'
import { useQuery } from '../transport/useQuery'
import './ExportDialog.css'

interface ExportDialogProps {
  /** Whether this window can make PDF files. */
  readonly canPrint: boolean
  /** What is known about attributes of the open folder; empty if the report is about another one. */
  readonly loadedAttributes: readonly LoadedAttribute[]
  readonly onNotice: (notice: Notice) => void
  readonly onClose: () => void
}

type ExportKind = 'workbook' | 'csv' | 'outages' | 'groups' | 'split' | 'html' | 'pdf'
type CsvKind = 'csv' | 'outages' | 'groups'
type StoreChoice = 'all' | 'filtered' | 'selected'
type ColumnChoice = 'standard' | 'shown' | 'all'

/** The format that fits the list separator and the decimal mark of this computer. */
const excelFormat: CsvFormat = Intl.NumberFormat(locale).format(0.5).includes(',') ? 'excel-semicolon' : 'excel'

const pageContents = 'Totals, charts, the stores with the most downtime, and how the numbers are computed, in one self-contained file.'
const fileContents: Readonly<Record<Exclude<ExportKind, CsvKind | 'split'>, string>> = {
  workbook: 'For Excel, LibreOffice and other spreadsheets: the summary, the stores, their outages and the data issues. Long ids and leading zeros stay as they are.',
  html: pageContents,
  pdf: pageContents,
}

const units: Readonly<Record<ExportKind, string>> = { workbook: 'store', csv: 'row', outages: 'outage', groups: 'group', split: 'report', html: 'store', pdf: 'store' }

function isCsv(kind: ExportKind): kind is CsvKind {
  return kind === 'csv' || kind === 'outages' || kind === 'groups'
}

export function ExportDialog({ canPrint, loadedAttributes, onNotice, onClose }: ExportDialogProps) {
  const { report, kind, attributes, groups, hasEvidence, missing, view, filters, matchingRows, rows, stores, shownColumns } = useSelection()
  const { reportId } = report
  const selectedStoreIds = stores.storeIds
  const isFiltered = filters.chips.length > 0
  const totals = useQuery('getTotals', matchingRows)
  const storesFiltered = totals?.ok ? totals.value.stores : null
  const transport = useTransport()
  const { isRunning, error, run, cancel } = useExport()
  const progress = useProgress('export', reportId)
  const [exportKind, setExportKind] = useState<ExportKind>('workbook')
  const [storeChoice, setStoreChoice] = useState<StoreChoice>(selectedStoreIds.size > 0 ? 'selected' : isFiltered ? 'filtered' : 'all')
  const [chosenColumns, setChosenColumns] = useState<ColumnChoice | null>(null)
  const [format, setFormat] = useState<CsvFormat>('plain')
  const [withSummary, setWithSummary] = useState(false)
  const [split, setSplit] = useState(() => firstSplit({ attributes, groups }, loadedAttributes))
  const rowFormat = { workbook: 'xlsx', csv: 'csv', split: split.format, outages: null, groups: null, html: null, pdf: null }[exportKind]
  // A CSV file has either stores or groups.
  const hasGroups = groups !== null && !(exportKind === 'split' && split.format === 'csv')
  // People read a workbook, and programs a CSV, for which the standard columns are agreed.
  const columnChoice = chosenColumns ?? (rowFormat === 'xlsx' ? 'all' : 'standard')
  const { standard, all } = columnSets[kind]
  const sets = { standard, all: withAttributeColumns(all, attributes) }
  const keys = { ...sets, shown: shownColumns }[columnChoice]

  function start(exportId: string): Promise<Result<ExportOutcome>> {
    const { sort, goal } = rows
    const selectedRows = { reportId, goal, sort, ...(storeChoice === 'selected' && { storeIds: [...selectedStoreIds] }) }
    const range = storeChoice === 'filtered' ? rows : selectedRows
    const groupBy = groups?.groupBy
    const groupSort = groupBy && groupSelection(rows, groupBy, view.groupsByStores).groupSort
    const calls = {
      workbook: () => transport.call('exportWorkbook', { ...range, columns: [...keys], groupBy, groupSort, exportId }),
      csv: () => transport.call('exportCsv', { ...range, columns: [...keys], format, withSummary, exportId }),
      outages: () => transport.call('exportOutages', { ...range, format, withSummary, exportId }),
      groups: () => {
        if (groupBy === undefined) throw new Error('There are no groups')
        return transport.call('exportGroups', { ...range, groupBy, groupSort, format, withSummary, exportId })
      },
      split: () => transport.call('exportSplit', { ...range, splitBy: split.by, format: split.format, columns: [...keys], ...(hasGroups && { groupBy, groupSort }), exportId }),
      html: () => transport.call('exportHtml', { ...range, groupBy, exportId }),
      pdf: () => transport.call('exportPdf', { ...range, groupBy, exportId }),
    } as const satisfies Record<ExportKind, () => Promise<Result<ExportOutcome>>>
    return calls[exportKind]()
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    void run(start, (file) => {
      const content = `${countOf(file.rows, units[exportKind])}${isCsv(exportKind) && withSummary ? ' and a summary' : ''}`
      const message = exportSentence(file, content)
      onNotice({ tone: 'info', message, ...(file.kind === 'saved' && { file: file.path }) })
      onClose()
    })
  }

  return (
    <ModalDialog title="Export" onClose={onClose} className="exportDialog">
      <form className="exportForm" onSubmit={submit}>
        <div className="exportChoices">
          <ChoiceGroup
            legend="Content"
            choices={[
              { value: 'workbook', label: 'Report as a workbook (.xlsx)' },
              { value: 'csv', label: 'Report as CSV' },
              { value: 'outages', label: 'Outages as CSV', isDisabled: !hasEvidence },
              ...(groups === null ? [] : [{ value: 'groups', label: `Groups by ${groupByLabel(groups.groupBy, attributes)} as CSV` } as const]),
              { value: 'html', label: 'Report as a web page' },
              ...(canPrint ? [{ value: 'pdf', label: 'Report as PDF' } as const] : []),
              ...(attributes.length === 0
                ? []
                : [{ value: 'split', label: 'One report per …', details: <SplitByField split={split} loadedAttributes={loadedAttributes} onChoose={setSplit} /> } as const]),
            ]}
            chosen={exportKind}
            isDisabled={isRunning}
            onChoose={setExportKind}
          >
            {missing !== null && <p className="muted">Outages cannot be exported. {missing.reason}</p>}
          </ChoiceGroup>
          <ChoiceGroup
            legend="Stores"
            choices={[
              { value: 'all', label: `All stores (${formatCount(report.stores)})` },
              {
                value: 'filtered',
                label: `Filtered stores (${isFiltered ? (storesFiltered === null ? 'counting…' : formatCount(storesFiltered)) : 'no filter set'})`,
                isDisabled: !isFiltered,
              },
              {
                value: 'selected',
                label: `Selected stores (${selectedStoreIds.size > 0 ? formatCount(selectedStoreIds.size) : 'none'})`,
                isDisabled: selectedStoreIds.size === 0,
              },
            ]}
            chosen={storeChoice}
            isDisabled={isRunning}
            onChoose={setStoreChoice}
          />
          {(rowFormat === 'csv' || rowFormat === 'xlsx') && (
            <ChoiceGroup
              legend="Columns"
              choices={[
                { value: 'standard', label: kind === 'standard' ? 'The seven standard columns' : 'The six standard columns' },
                { value: 'shown', label: `As shown (${countOf(shownColumns.length, 'column')})` },
                { value: 'all', label: `All columns (${formatCount(sets.all.length)})` },
              ]}
              chosen={columnChoice}
              isDisabled={isRunning}
              onChoose={setChosenColumns}
            />
          )}
          {isCsv(exportKind) && (
            <ChoiceGroup
              legend="Format"
              choices={[
                { value: 'plain', label: 'Plain CSV (for any program)' },
                {
                  value: excelFormat,
                  label: `For Excel (${excelFormat === 'excel' ? 'comma-separated, decimal point' : 'semicolon-separated, decimal comma'}; keeps long ids)`,
                },
              ]}
              chosen={format}
              isDisabled={isRunning}
              onChoose={setFormat}
            />
          )}
          {exportKind === 'split' && <SplitFormatChoice split={split} isDisabled={isRunning} onChoose={setSplit} />}
        </div>
        {isCsv(exportKind) ? (
          <Checkbox isChecked={withSummary} isDisabled={isRunning} onChange={setWithSummary}>
            Add a summary file (period, method, source files, skipped rows)
          </Checkbox>
        ) : (
          <p className="muted">
            {exportKind === 'split' ? splitContents(split, groupByLabel(split.by, attributes)) : fileContents[exportKind]}
            {hasGroups && ` ${exportKind === 'split' ? 'Each' : 'It'} includes the groups by ${groupByLabel(groups.groupBy, attributes)}.`}
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
