import { useId } from 'react'
import type { MappableFile, MappedFile } from '../../shared/folder/mapping'
import { tableColumns, type TableColumn } from '../../shared/folder/tableColumns'
import type { FileRole } from '../../shared/folder/dataSet'
import { columnLabels } from './mappingChoice'
import './MappingColumns.css'

interface MappingColumnsProps {
  readonly role: FileRole
  readonly file: MappableFile
  readonly mapped: MappedFile
  readonly onChoose: (column: TableColumn, name: string) => void
}

/** Which column of a file is what, with values from it to judge by. */
export function MappingColumns({ role, file, mapped, onChoose }: MappingColumnsProps) {
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
