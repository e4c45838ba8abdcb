import { accountingProblem } from '../../shared/folder/accounting'
import type { DataSetSummary, FileSummary } from '../../shared/folder/dataSet'
import { ClosingActions } from '../ui/ClosingActions'
import { ErrorText } from '../ui/ErrorText'
import { tableLabels } from '../../shared/core/labels'
import { countOf, formatCount } from '../format/numbers'
import { pathInside } from '../format/paths'
import { ModalDialog } from '../ui/ModalDialog'
import './FilesDialog.css'

interface FilesDialogProps {
  readonly dataSet: DataSetSummary
  readonly onShowIssues: () => void
  /** The user wants to assign files to tables and columns to fields. */
  readonly onChangeMapping: () => void
  readonly onClose: () => void
}

const counts = ['rowsRead', 'rowsLoaded', 'rowsDuplicate', 'rowsRejected'] as const satisfies readonly (keyof FileSummary)[]

/** Shows how each file is used and what happened to its rows. */
export function FilesDialog({ dataSet: { folder, files, issues }, onShowIssues, onChangeMapping, onClose }: FilesDialogProps) {
  const problems = files.flatMap((file) => accountingProblem(file) ?? [])
  return (
    <ModalDialog title="Files in this folder" onClose={onClose} className="filesDialog">
      {problems.map((problem) => (
        <ErrorText key={problem} message={problem} />
      ))}
      <section className="dialogTable" aria-label="Rows of each file">
        <table>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Used as</th>
              <th scope="col" className="number">
                Rows read
              </th>
              <th scope="col" className="number">
                Loaded
              </th>
              <th scope="col" className="number">
                Duplicate
              </th>
              <th scope="col" className="number">
                Skipped
              </th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr key={file.path} className={accountingProblem(file) === null ? undefined : 'errorText'}>
                <th scope="row" title={file.path}>
                  {pathInside(folder, file.path)}
                </th>
                <td>{tableLabels[file.role]}</td>
                {counts.map((count) => (
                  <td key={count} className="number">
                    {formatCount(file[count])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
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
        <button type="button" className="button" onClick={onChangeMapping}>
          Match files and columns…
        </button>
      </ClosingActions>
    </ModalDialog>
  )
}
