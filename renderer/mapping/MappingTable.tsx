import type { MappableFile } from '../../shared/folder/mapping'
import type { ReadColumn } from '../../shared/folder/tableColumns'
import type { FileRole } from '../../shared/folder/fileRole'
import { tableLabels } from '../../shared/core/labels'
import type { HoursForm } from './columnForms'
import { FileColumns } from './FileColumns'
import type { ChosenFile } from './mappingChoice'
import './MappingTable.css'

interface MappingTableProps {
  readonly role: FileRole
  readonly files: readonly MappableFile[]
  readonly chosenFiles: readonly ChosenFile[]
  readonly onChooseFile: (file: string, isChosen: boolean) => void
  readonly onChooseForm: (file: string, form: HoursForm) => void
  readonly onChooseColumn: (file: string, column: ReadColumn, name: string) => void
}

/** If a table has more files than this, the columns of files with a known header are collapsed at first. */
const maximumExpandedFiles = 3

/** The consequence of a table without a file (REPORT.md, "Inputs"). */
const withoutFile: Readonly<Record<FileRole, string>> = {
  polls: 'No file is chosen. A report needs polls.',
  businessHours: 'No file is chosen: every store is always open.',
  exceptions: 'No file is chosen: no closures and special hours come from the folder.',
  timezones: 'No file is chosen: every store is in America/Chicago, unless another file names its time zone.',
  stores: 'No file is chosen: stores have no names.',
}

/** Asks for the files of one table, which can be any number. */
export function MappingTable({ role, files, chosenFiles, onChooseFile, onChooseForm, onChooseColumn }: MappingTableProps) {
  function columnsOf(file: MappableFile, chosen: ChosenFile) {
    const columns = (
      <FileColumns
        role={role}
        file={file}
        chosen={chosen}
        onChooseForm={(form) => onChooseForm(file.file, form)}
        onChoose={(column, name) => onChooseColumn(file.file, column, name)}
      />
    )
    if (chosenFiles.length <= maximumExpandedFiles || file.role !== role) return columns
    return (
      <details className="mappingFold">
        <summary>Columns</summary>
        {columns}
      </details>
    )
  }

  function choice(file: MappableFile) {
    const chosen = chosenFiles.find((other) => other.file === file.file)
    return (
      <li key={file.file}>
        <label className="choice">
          <input
            type="checkbox"
            checked={chosen !== undefined}
            onChange={({ target }) => onChooseFile(file.file, target.checked)}
          />
          <span>{file.file}</span>
          <span className="mappingHeader">
            {file.hasHeader ? file.columns.map(({ name }) => name).join(', ') : 'no header: the first line is a row'}
          </span>
        </label>
        {chosen !== undefined && columnsOf(file, chosen)}
      </li>
    )
  }

  return (
    <fieldset className="mappingTable">
      <legend>{tableLabels[role]}</legend>
      <ul>{files.map(choice)}</ul>
      {chosenFiles.length === 0 && <p className="muted">{withoutFile[role]}</p>}
    </fieldset>
  )
}
