import { useId } from 'react'
import type { MappableFile, MappedFile } from '../../shared/folder/mapping'
import type { TableColumn } from '../../shared/folder/tableColumns'
import type { FileRole } from '../../shared/folder/dataSet'
import { tableLabels } from '../../shared/core/labels'
import { MappingColumns } from './MappingColumns'
import './MappingTable.css'

interface MappingTableProps {
  readonly role: FileRole
  readonly files: readonly MappableFile[]
  readonly mapped: readonly MappedFile[]
  readonly onChooseFile: (file: string, isChosen: boolean) => void
  readonly onChooseColumn: (file: string, column: TableColumn, name: string) => void
}

/** Of more files than this, those that are as usual do not show their columns at first. */
const filesUnfolded = 3

/** What it means that no file is the table (REPORT.md, "Inputs"). */
const withoutFile: Readonly<Record<Exclude<FileRole, 'polls'>, string>> = {
  businessHours: 'No file: every store is open around the clock',
  timezones: 'No file: every store is in America/Chicago',
}

/** The files of one table: any number for the polls, one or none for the others. */
export function MappingTable({ role, files, mapped, onChooseFile, onChooseColumn }: MappingTableProps) {
  const group = useId()

  function columnsOf(file: MappableFile, chosen: MappedFile) {
    const columns = (
      <MappingColumns
        role={role}
        file={file}
        mapped={chosen}
        onChoose={(column, name) => onChooseColumn(file.file, column, name)}
      />
    )
    if (mapped.length <= filesUnfolded || file.role !== role) return columns
    return (
      <details className="mappingFold">
        <summary>Columns</summary>
        {columns}
      </details>
    )
  }

  function choice(file: MappableFile) {
    const chosen = mapped.find((other) => other.file === file.file)
    return (
      <li key={file.file}>
        <label className="choice">
          <input
            type={role === 'polls' ? 'checkbox' : 'radio'}
            name={group}
            checked={chosen !== undefined}
            onChange={({ target }) => onChooseFile(file.file, target.checked)}
          />
          <span>{file.file}</span>
          <span className="mappingHeader">{file.columns.map(({ name }) => name).join(', ')}</span>
        </label>
        {chosen !== undefined && columnsOf(file, chosen)}
      </li>
    )
  }

  return (
    <fieldset className="mappingTable">
      <legend>{tableLabels[role]}</legend>
      <ul>
        {files.map(choice)}
        {role !== 'polls' && (
          <li>
            <label className="choice">
              <input type="radio" name={group} checked={mapped.length === 0} onChange={() => onChooseFile('', false)} />
              {withoutFile[role]}
            </label>
          </li>
        )}
      </ul>
    </fieldset>
  )
}
