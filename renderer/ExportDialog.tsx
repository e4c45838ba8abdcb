import { useState, type FormEvent } from 'react'
import { columnSets, type ColumnKey, type ReportKind } from '../shared/columns'
import type { RowSelection } from '../shared/rowSelection'
import { download } from './download'
import { countOf, formatCount } from './format'
import { ModalDialog } from './ModalDialog'
import { useTransport } from './transport'
import { useProgress } from './useProgress'
import './ExportDialog.css'

interface ExportDialogProps {
  readonly kind: ReportKind
  /** The rows and the order on screen. */
  readonly selection: RowSelection
  readonly shownColumns: readonly ColumnKey[]
  readonly storesInAll: number
  /** Whether search or filters leave stores out. */
  readonly isFiltered: boolean
  /** How many they leave; null while unknown. */
  readonly storesFiltered: number | null
  readonly onClose: () => void
  /** Told in words what was written. */
  readonly onDone: (message: string) => void
}

export function ExportDialog(props: ExportDialogProps) {
  const { kind, selection, shownColumns, storesInAll, isFiltered, storesFiltered, onClose, onDone } = props
  const transport = useTransport()
  const [columns, setColumns] = useState<'standard' | 'shown' | 'all'>('standard')
  const [rows, setRows] = useState<'all' | 'filtered'>(isFiltered ? 'filtered' : 'all')
  const [isExporting, setIsExporting] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const progress = useProgress('export')

  const sets = columnSets[kind]
  const columnChoices = [
    { name: 'standard', label: kind === 'standard' ? 'Standard seven' : 'Standard six', keys: sets.standard },
    { name: 'shown', label: `As shown (${countOf(shownColumns.length, 'column')})`, keys: shownColumns },
    { name: 'all', label: `Everything (${countOf(sets.all.length, 'column')})`, keys: sets.all },
  ] as const

  const filteredCount = storesFiltered === null ? 'counting' : formatCount(storesFiltered)

  async function exportCsv(): Promise<void> {
    setIsExporting(true)
    setError(null)
    const keys = columnChoices.find(({ name }) => name === columns)?.keys ?? sets.standard
    const range = rows === 'filtered' ? selection : { ...selection, search: '', filters: [] }
    const outcome = await transport.call('exportCsv', { ...range, columns: [...keys] })
    setIsExporting(false)
    if (!outcome.ok) return setError(outcome.error.message)
    if (outcome.value.kind === 'dismissed') return
    const written = countOf(outcome.value.rows, 'row')
    if (outcome.value.kind === 'download') download(outcome.value.url)
    onDone(outcome.value.kind === 'saved' ? `Saved ${written} to ${outcome.value.path}` : `Downloaded ${written}`)
    onClose()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    void exportCsv()
  }

  return (
    <ModalDialog title="Export CSV" onClose={onClose}>
      <form className="exportForm" onSubmit={submit}>
        <fieldset disabled={isExporting}>
          <legend>Columns</legend>
          {columnChoices.map(({ name, label }) => (
            <label key={name} className="choice">
              <input type="radio" name="columns" checked={columns === name} onChange={() => setColumns(name)} />
              {label}
            </label>
          ))}
        </fieldset>
        <fieldset disabled={isExporting}>
          <legend>Rows</legend>
          <label className="choice">
            <input type="radio" name="rows" checked={rows === 'all'} onChange={() => setRows('all')} />
            All stores ({formatCount(storesInAll)})
          </label>
          <label className="choice">
            <input
              type="radio"
              name="rows"
              checked={rows === 'filtered'}
              disabled={!isFiltered}
              onChange={() => setRows('filtered')}
            />
            Only the filtered ones ({isFiltered ? filteredCount : 'no filter is set'})
          </label>
        </fieldset>
        <p className="muted">Rows come in the order shown.</p>
        {isExporting && <progress aria-label="Exporting" max={1} value={progress?.fraction ?? 0} />}
        {error !== null && (
          <p role="alert" className="errorText">
            {error}
          </p>
        )}
        <div className="dialogActions">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={isExporting}>
            Export
          </button>
        </div>
      </form>
    </ModalDialog>
  )
}
