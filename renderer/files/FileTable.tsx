import { useState } from 'react'
import { accountingProblem } from '../../shared/folder/accounting'
import type { FileNotRead, FileSummary } from '../../shared/folder/dataSet'
import { groupFiles, type FileGroup } from '../../shared/folder/fileGroups'
import { tableLabels } from '../../shared/core/labels'
import { countOf, formatCount } from '../format/numbers'
import { pathInside } from '../format/paths'
import './FileTable.css'

interface FileTableProps {
  readonly folder: string
  readonly files: readonly FileSummary[]
  readonly notRead: readonly FileNotRead[]
}

const counts = [
  { key: 'rowsRead', label: 'Rows read' },
  { key: 'rowsLoaded', label: 'Loaded' },
  { key: 'rowsDuplicate', label: 'Duplicate' },
  { key: 'rowsRejected', label: 'Skipped' },
] as const satisfies readonly { readonly key: keyof FileSummary; readonly label: string }[]

/** What became of the rows of each file, how it was read if that is not obvious, and the files that were not read. */
export function FileTable({ folder, files, notRead }: FileTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable area must be reachable by keyboard
    <section className="dialogTable" aria-label="Rows of each file" tabIndex={0}>
      <table className="fileTable">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Used as</th>
            {counts.map(({ key, label }) => (
              <th key={key} scope="col" className="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {groupFiles(files).map((group) => (
          <tbody key={group.files[0]?.path}>
            {group.files.length > 1 && <GroupDetails group={group} />}
            {group.files.map((file) => (
              <tr key={file.path} className={accountingProblem(file) === null ? undefined : 'errorText'}>
                <th scope="row" title={file.path}>
                  {pathInside(folder, file.path)}
                </th>
                <td>{tableLabels[file.role]}</td>
                {counts.map(({ key }) => (
                  <td key={key} className="number">
                    {formatCount(file[key])}
                  </td>
                ))}
              </tr>
            ))}
            {group.files.length === 1 && <GroupDetails group={group} />}
          </tbody>
        ))}
        {notRead.length > 0 && (
          <tbody>
            {notRead.map(({ file, reason }) => (
              <tr key={file}>
                <th scope="row">{file}</th>
                <td>Not used</td>
                <td colSpan={counts.length} className="muted">
                  {reason}
                </td>
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </section>
  )
}

/** How the files of a group were read, above several files and below a single one; nothing if there is nothing to say. */
function GroupDetails({ group: { files, unusedColumns, readings } }: { readonly group: FileGroup }) {
  if (unusedColumns.length === 0 && readings.length === 0) return null
  return (
    <tr className="fileDetails">
      <td colSpan={2 + counts.length}>
        {files.length > 1 && <p>The next {countOf(files.length, 'file')}:</p>}
        {readings.map((reading) => (
          <p key={reading}>{reading}</p>
        ))}
        {unusedColumns.length > 0 && <UnusedColumns names={unusedColumns} />}
      </td>
    </tr>
  )
}

/** A file with more unused columns than this shows the others on request. */
const maximumShownColumns = 8

function UnusedColumns({ names }: { readonly names: readonly string[] }) {
  const [isLong, setIsLong] = useState(false)
  const hidden = isLong || names.length <= maximumShownColumns + 1 ? 0 : names.length - maximumShownColumns
  return (
    <p>
      Columns not used: {names.slice(0, names.length - hidden).join(', ')}
      {hidden > 0 && (
        <>
          {' and '}
          <button type="button" className="linkButton" onClick={() => setIsLong(true)}>
            {formatCount(hidden)} more
          </button>
        </>
      )}
    </p>
  )
}
