import { useRef, useState, type ChangeEvent } from 'react'
import { specialDayLabels } from '../../shared/core/labels'
import type { NumberedException } from '../../shared/folder/exceptions'
import { specialDayChoices } from '../../shared/folder/specialDays'
import { exportSentence, useExport } from '../export/useExport'
import { countOf } from '../format/numbers'
import { useSelection } from '../selection/useSelection'
import { useTransport } from '../transport/transport'
import { useQuery } from '../transport/useQuery'
import { ClosingActions } from '../ui/ClosingActions'
import { ErrorText } from '../ui/ErrorText'
import { ModalDialog } from '../ui/ModalDialog'
import type { Notice } from '../ui/notice'
import { draftOf, emptyDraft, type ExceptionDraft } from './exceptionDraft'
import { ExceptionForm } from './ExceptionForm'
import { ExceptionTable } from './ExceptionTable'
import { HolidayPicker } from './HolidayPicker'
import { useExceptionChanges } from './useExceptionChanges'
import './ExceptionsDialog.css'

interface ExceptionsDialogProps {
  /** What the form begins with; null to begin with the list. */
  readonly initial: ExceptionDraft | null
  /** Called after each change. */
  readonly onChanged: () => void
  readonly onNotice: (notice: Notice) => void
  readonly onClose: () => void
}

/** What the dialog shows: the list, the holidays, or the form for a new exception or one that exists. */
type Page = { readonly name: 'list' | 'holidays' } | { readonly name: 'form'; readonly draft: ExceptionDraft; readonly changed: NumberedException | null }

const titles = { list: 'Closures and special hours', holidays: 'Add holidays', form: 'Add an exception' } as const

/** Lists the closures and special hours of the open folder, and lets the user add, change and remove their own. */
export function ExceptionsDialog({ initial, onChanged, onNotice, onClose }: ExceptionsDialogProps) {
  const transport = useTransport()
  const { report } = useSelection()
  const changes = useExceptionChanges(onChanged)
  const exports = useExport()
  const file = useRef<HTMLInputElement>(null)
  const [page, setPage] = useState<Page>(initial === null ? { name: 'list' } : { name: 'form', draft: initial, changed: null })
  const answer = useQuery('getExceptions', {})
  const { added, fromFiles } = answer?.ok ? answer.value : { added: [], fromFiles: [] }

  const show = (next: Page): void => {
    changes.forget()
    setPage(next)
  }
  const showListIf = (isDone: boolean): void => {
    if (isDone) setPage({ name: 'list' })
  }

  async function importFile({ target }: ChangeEvent<HTMLInputElement>): Promise<void> {
    const [chosen] = target.files ?? []
    if (chosen === undefined) return
    const text = await chosen.text()
    // The same file can be chosen again.
    target.value = ''
    await changes.run((specialDays) => transport.call('importExceptions', { fileName: chosen.name, text, specialDays }))
  }

  const { failure } = changes
  return (
    <ModalDialog
      title={page.name === 'form' && page.changed !== null ? 'Change an exception' : titles[page.name]}
      className="exceptionsDialog"
      onClose={onClose}
    >
      {failure?.choice === 'specialDays' ? (
        <div role="alert" className="exceptionQuestion">
          <p>{failure.message}</p>
          {specialDayChoices.map((choice) => (
            <button key={choice} type="button" className="button" disabled={changes.isRunning} onClick={() => void changes.decide(choice).then(showListIf)}>
              {specialDayLabels[choice]}
            </button>
          ))}
        </div>
      ) : (
        <ErrorText message={failure?.message ?? exports.error ?? (answer?.ok === false ? answer.error.message : null)} />
      )}
      {page.name === 'form' && (
        <ExceptionForm
          initial={page.draft}
          kept={page.changed?.storeIds ?? null}
          isRunning={changes.isRunning}
          onSave={(exception) =>
            void changes
              .run((specialDays) =>
                page.changed === null
                  ? transport.call('addExceptions', { exceptions: [exception], specialDays })
                  : transport.call('changeException', { id: page.changed.id, exception, specialDays }),
              )
              .then(showListIf)
          }
          onCancel={() => show({ name: 'list' })}
        />
      )}
      {page.name === 'holidays' && (
        <HolidayPicker
          initialYear={new Date(report.asOf).getUTCFullYear()}
          closedDates={new Map(added.flatMap(({ storeIds, date, startTime, reason }) => (storeIds === null && startTime === '' ? [[date, reason]] : [])))}
          isRunning={changes.isRunning}
          onAdd={(exceptions) => void changes.run((specialDays) => transport.call('addExceptions', { exceptions: [...exceptions], specialDays })).then(showListIf)}
          onCancel={() => show({ name: 'list' })}
        />
      )}
      {page.name === 'list' && (
        <>
          <p>
            Closed time and special hours replace the hours of the week, so that a holiday or a planned repair does not count as downtime.
            They are kept apart from the files of this folder, and count in reports that you run from now on.
          </p>
          {added.length + fromFiles.length === 0 ? (
            <p className="muted">There are none yet.</p>
          ) : (
            <ExceptionTable
              added={added}
              fromFiles={fromFiles}
              isRunning={changes.isRunning}
              onChange={(exception) => show({ name: 'form', draft: draftOf(exception), changed: exception })}
              onRemove={({ id }) => void changes.run(() => transport.call('removeExceptions', { ids: [id] }))}
            />
          )}
          <div className="exceptionTools">
            <button type="button" className="button primary" onClick={() => show({ name: 'form', draft: emptyDraft, changed: null })}>
              Add…
            </button>
            <button type="button" className="button" onClick={() => show({ name: 'holidays' })}>
              US holidays…
            </button>
            <button type="button" className="button" disabled={changes.isRunning} onClick={() => file.current?.click()}>
              Import CSV…
            </button>
            <input ref={file} type="file" hidden accept=".csv,.tsv,.txt" aria-label="File with exceptions" onChange={(event) => void importFile(event)} />
            {added.length > 0 && (
              <button
                type="button"
                className="button"
                disabled={exports.isRunning}
                onClick={() =>
                  void exports.run(
                    () => transport.call('exportExceptions', {}),
                    (written) => onNotice({ tone: 'info', message: exportSentence(written, countOf(written.rows, 'row')) }),
                  )
                }
              >
                Export CSV
              </button>
            )}
          </div>
          <ClosingActions onClose={onClose} />
        </>
      )}
    </ModalDialog>
  )
}
