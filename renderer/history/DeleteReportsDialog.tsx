import { useState } from 'react'
import { ErrorText } from '../ui/ErrorText'
import { countOf } from '../format/numbers'
import { ModalDialog } from '../ui/ModalDialog'
import { useTransport } from '../transport/transport'

interface DeleteReportsDialogProps {
  readonly reportIds: readonly number[]
  /** The report on screen, which cannot be deleted. */
  readonly shownReportId: number | null
  readonly onDeleted: () => void
  readonly onClose: () => void
}

/** Asks before reports are deleted, because this cannot be undone. */
export function DeleteReportsDialog({ reportIds, shownReportId, onDeleted, onClose }: DeleteReportsDialogProps) {
  const transport = useTransport()
  const [isDeleting, setIsDeleting] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const deletable = reportIds.filter((id) => id !== shownReportId)
  const wanted = countOf(deletable.length, 'report')

  async function confirm(): Promise<void> {
    setIsDeleting(true)
    const deleted = await transport.call('deleteReports', { reportIds: deletable })
    setIsDeleting(false)
    if (deleted.ok) onDeleted()
    else setError(deleted.error.message)
  }

  return (
    <ModalDialog title={deletable.length === 0 ? 'Nothing to delete' : `Delete ${wanted}?`} onClose={onClose}>
      {deletable.length > 0 && (
        <p>
          {deletable.length === 1 ? 'The report is removed from the history.' : 'The reports are removed from the history.'} This cannot
          be undone. The CSV files are not changed.
        </p>
      )}
      {deletable.length < reportIds.length && <p>The report on screen stays. To delete it, open another report first.</p>}
      <ErrorText message={error} />
      <div className="dialogActions">
        <button type="button" className="button" onClick={onClose}>
          {deletable.length === 0 ? 'Close' : 'Cancel'}
        </button>
        {deletable.length > 0 && (
          <button type="button" className="button danger" disabled={isDeleting} onClick={() => void confirm()}>
            Delete {wanted}
          </button>
        )}
      </div>
    </ModalDialog>
  )
}
