import { accountingProblem } from '../../shared/folder/accounting'
import type { DataSetSummary, LoadedAttribute, Notice } from '../../shared/folder/dataSet'
import { ClosingActions } from '../ui/ClosingActions'
import { ErrorText } from '../ui/ErrorText'
import { attributeColumn } from '../../shared/report/columns'
import { countOf } from '../format/numbers'
import { FileTable } from './FileTable'
import { ModalDialog } from '../ui/ModalDialog'
import { NoticeList } from './NoticeList'
import { WarningIcon } from '../ui/WarningIcon'
import './FilesDialog.css'

interface FilesDialogProps {
  readonly dataSet: DataSetSummary
  readonly notices: readonly Notice[]
  readonly onShowIssues: () => void
  /** Lets the user match files and columns, beginning with what a notice proposes if there is one. */
  readonly onChooseFiles: (notice: Notice | null) => void
  readonly onClose: () => void
}

/** Shows how each file is used and read, what happened to its rows, and all notices of the folder. */
export function FilesDialog({ dataSet, notices, onShowIssues, onChooseFiles, onClose }: FilesDialogProps) {
  const { folder, files, notRead, issues, attributes } = dataSet
  const problems = files.flatMap((file) => accountingProblem(file) ?? [])
  return (
    <ModalDialog title="Files in this folder" onClose={onClose} className="filesDialog">
      {problems.map((problem) => (
        <ErrorText key={problem} message={problem} />
      ))}
      {notices.length > 0 && (
        <div className="filesNotices">
          <WarningIcon />
          <NoticeList notices={notices} onChooseFiles={onChooseFiles} />
        </div>
      )}
      <FileTable folder={folder} files={files} notRead={notRead} />
      {attributes.length > 0 && <AttributesRead attributes={attributes} />}
      {problems.length === 0 && (
        <p className="muted">
          Every row is accounted for: rows read = loaded + duplicate + skipped. A duplicate repeats an earlier row. A skipped
          row could not be used.
        </p>
      )}
      <ClosingActions onClose={onClose}>
        {issues > 0 && (
          <button type="button" className="button" onClick={onShowIssues}>
            Show {countOf(issues, 'data issue')}
          </button>
        )}
        <button type="button" className="button" onClick={() => onChooseFiles(null)}>
          Match files and columns…
        </button>
      </ClosingActions>
    </ModalDialog>
  )
}

/** What the files say about the stores besides their polls, hours and time zones. */
function AttributesRead({ attributes }: { readonly attributes: readonly LoadedAttribute[] }) {
  const texts = attributes.map(({ key, stores, values }) => `${attributeColumn(attributes, key).label} (${countOf(values, 'value')} for ${countOf(stores, 'store')})`)
  return (
    <p>
      <strong>About the stores:</strong> {texts.join(', ')}
    </p>
  )
}
