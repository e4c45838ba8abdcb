import type { FolderInspection, MappableFile, MappedColumns, MappedFile, Mapping } from '../../shared/folder/mapping'
import { tableColumns, type TableColumn } from '../../shared/folder/tableColumns'
import { fileRoles, type FileRole } from '../../shared/folder/fileRole'
import { tableLabels } from '../../shared/core/labels'

/** The files of each table, with the columns chosen so far. */
type MappingChoice = Readonly<Record<FileRole, readonly MappedFile[]>>

export const columnLabels: Readonly<Record<TableColumn, string>> = {
  store_id: 'Store id',
  timestamp_utc: 'Poll time (UTC)',
  status: 'Status (active or inactive)',
  day: 'Weekday',
  start_time_local: 'Opening time (local)',
  end_time_local: 'Closing time (local)',
  timezone_str: 'Time zone',
}

/** The saved choice, or a guess if there is none. Columns without a saved choice are guessed too. */
export function initialChoice({ files, mapping }: FolderInspection): MappingChoice {
  const chosen = (role: FileRole): readonly MappedFile[] =>
    (mapping[role] ?? files.filter((file) => file.role === role).map(({ file }) => ({ file, columns: {} })))
      .map(({ file, columns }) => withGuesses(files, role, file, columns))
  return { polls: chosen('polls'), businessHours: chosen('businessHours'), timezones: chosen('timezones') }
}

/** Adds a file to a table or removes it. Every table except the polls has at most one file. */
export function chooseFile(
  choice: MappingChoice,
  files: readonly MappableFile[],
  role: FileRole,
  file: string,
  isChosen: boolean,
): MappingChoice {
  const others = role === 'polls' ? choice.polls.filter((other) => other.file !== file) : []
  const mapped = isChosen ? [...others, withGuesses(files, role, file, {})] : others
  return { ...choice, [role]: mapped }
}

export function chooseColumn(
  choice: MappingChoice,
  role: FileRole,
  file: string,
  column: TableColumn,
  name: string,
): MappingChoice {
  const mapped = choice[role].map((other) =>
    other.file === file ? { ...other, columns: { ...other.columns, [column]: name } } : other,
  )
  return { ...choice, [role]: mapped }
}

/** The next thing to choose, as a sentence; null if the choice is complete. */
export function problemOf(choice: MappingChoice): string | null {
  if (choice.polls.length === 0) return 'Choose at least one file with polls.'
  for (const role of fileRoles) {
    for (const { file, columns } of choice[role]) {
      const names = tableColumns[role].map((column) => columns[column] ?? '')
      const missing: TableColumn | undefined = tableColumns[role][names.indexOf('')]
      if (missing !== undefined) return `Choose the “${columnLabels[missing]}” column of ${file}.`
      const duplicate = names.find((name, index) => names.indexOf(name) !== index)
      if (duplicate !== undefined) return `Under ${tableLabels[role]}, the column “${duplicate}” of ${file} is chosen twice.`
    }
  }
  return null
}

/**
 * Turns a choice into a mapping. Tables that would be read the same way without it are left out, so that files which are
 * added later are read too, such as the polls of another month.
 */
export function toMapping(choice: MappingChoice, { files, asked }: FolderInspection): Mapping {
  const named = fileRoles.filter((role) => asked.includes(role) || !isReadByDefault(choice[role], role, files))
  return Object.fromEntries(named.map((role) => [role, choice[role]]))
}

function isReadByDefault(mapped: readonly MappedFile[], role: FileRole, files: readonly MappableFile[]): boolean {
  const defaultFiles = files.filter((file) => file.role === role)
  return (
    defaultFiles.length === mapped.length &&
    defaultFiles.every(({ file, guesses }) => {
      const columns = mapped.find((other) => other.file === file)?.columns
      return tableColumns[role].every((column: TableColumn) => columns?.[column] === guesses[role][column])
    })
  )
}

function withGuesses(files: readonly MappableFile[], role: FileRole, name: string, columns: MappedColumns): MappedFile {
  const guesses = files.find(({ file }) => file === name)?.guesses[role]
  return { file: name, columns: { ...guesses, ...columns } }
}
