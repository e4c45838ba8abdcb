import { useId } from 'react'
import type { MappableFile, MappedFile } from '../../shared/folder/mapping'
import { tableColumns, type TableColumn } from '../../shared/folder/tableColumns'
import type { FileRole } from '../../shared/folder/fileRole'
import { tableLabels } from '../../shared/core/labels'
import { columnLabels } from './mappingChoice'
import './MappingTable.css'

interface MappingTableProps {
  readonly role: FileRole
  readonly files: readonly MappableFile[]
  readonly mapped: readonly MappedFile[]
  readonly onChooseFile: (file: string, isChosen: boolean) => void
  readonly onChooseColumn: (file: string, column: TableColumn, name: string) => void
}

/** If a table has more files than this, the columns of files with a known header are collapsed at first. */
const maximumExpandedFiles = 3

/** The consequence of a table without a file (REPORT.md, "Inputs"). */
const withoutFile: Readonly<Record<Exclude<FileRole, 'polls'>, string>> = {
  businessHours: 'No file: every store is always open',
  timezones: 'No file: every store is in America/Chicago',
}

/** Asks for the files of one table: any number for the polls, at most one for the others. */
export function MappingTable({ role, files, mapped, onChooseFile, onChooseColumn }: MappingTableProps) {
  const group = useId()

  function columnsOf(file: MappableFile, chosen: MappedFile) {
    const columns = (
      <FileColumns
        role={role}
        file={file}
        mapped={chosen}
        onChoose={(column, name) => onChooseColumn(file.file, column, name)}
      />
    )
    if (mapped.length <= maximumExpandedFiles || file.role !== role) return columns
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

interface FileColumnsProps {
  readonly role: FileRole
  readonly file: MappableFile
  readonly mapped: MappedFile
  readonly onChoose: (column: TableColumn, name: string) => void
}

/** Asks for the column of a file that holds each value, and shows samples to judge by. */
function FileColumns({ role, file, mapped, onChoose }: FileColumnsProps) {
  const id = useId()
  return (
    <fieldset className="mappingColumns" aria-label={`Columns of ${file.file}`}>
      {tableColumns[role].map((column) => {
        const name = mapped.columns[column] ?? ''
        const samples = file.columns.find((candidate) => candidate.name === name)?.samples ?? []
        return (
          <div key={column} className="mappingColumn">
            <label htmlFor={`${id}${column}`}>{columnLabels[column]}</label>
            <select
              id={`${id}${column}`}
              className="field"
              value={name}
              aria-describedby={`${id}${column}samples`}
              onChange={({ target }) => onChoose(column, target.value)}
            >
              <option value="" disabled>
                Choose a column
              </option>
              {file.columns.map((candidate) => (
                <option key={candidate.name} value={candidate.name}>
                  {[candidate.name, candidate.samples.join(', ')].filter((part) => part !== '').join(': ')}
                </option>
              ))}
            </select>
            <span id={`${id}${column}samples`} className="mappingSamples">
              {samples.join(' · ')}
            </span>
          </div>
        )
      })}
    </fieldset>
  )
}
