import type { FolderInspection, MappableFile, MappedColumns, MappedFile, Mapping } from '../../shared/folder/mapping'
import { tableColumns, type TableColumn } from '../../shared/folder/tableColumns'
import { fileRoles, type FileRole } from '../../shared/folder/dataSet'
import { tableLabels } from '../../shared/core/labels'

/** For every table the files it is made of, with all columns chosen so far. */
type MappingChoice = Readonly<Record<FileRole, readonly MappedFile[]>>

export const columnLabels: Readonly<Record<TableColumn, string>> = {
  store_id: 'Store',
  timestamp_utc: 'Time of the poll, in UTC',
  status: 'Status: active or inactive',
  day: 'Weekday',
  start_time_local: 'Opens at, in local time',
  end_time_local: 'Closes at, in local time',
  timezone_str: 'Time zone',
}

/** What was chosen before, or guessed. Columns that were left to the header are those that are guessed. */
export function firstChoice({ files, mapping }: FolderInspection): MappingChoice {
  const chosen = (role: FileRole): readonly MappedFile[] =>
    (mapping[role] ?? files.filter((file) => file.role === role).map(({ file }) => ({ file, columns: {} })))
      .map(({ file, columns }) => withGuesses(files, role, file, columns))
  return { polls: chosen('polls'), businessHours: chosen('businessHours'), timezones: chosen('timezones') }
}

/** The choice with that file in the table, or with it taken out; all tables but the polls are one file at most. */
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

/** What is left to choose, as a sentence; null when the folder can be opened like this. */
export function problemOf(choice: MappingChoice): string | null {
  if (choice.polls.length === 0) return 'Choose the file with the polls.'
  for (const role of fileRoles) {
    for (const { file, columns } of choice[role]) {
      const names = tableColumns[role].map((column) => columns[column] ?? '')
      const at = names.indexOf('')
      const missing: TableColumn | undefined = tableColumns[role][at]
      if (missing !== undefined) return `Choose the column of ${file} for “${columnLabels[missing]}”.`
      const twice = names.find((name, index) => names.indexOf(name) !== index)
      if (twice !== undefined) return `In ${file}, the column ${twice} is chosen for two things in ${tableLabels[role]}.`
    }
  }
  return null
}

/**
 * The mapping a choice stands for. It leaves out the tables that are read like this anyway, so that files which are
 * added later, such as the polls of another month, are read too.
 */
export function toMapping(choice: MappingChoice, { files, asked }: FolderInspection): Mapping {
  const named = fileRoles.filter((role) => asked.includes(role) || !isUsual(choice[role], role, files))
  return Object.fromEntries(named.map((role) => [role, choice[role]]))
}

function isUsual(mapped: readonly MappedFile[], role: FileRole, files: readonly MappableFile[]): boolean {
  const usual = files.filter((file) => file.role === role)
  return (
    usual.length === mapped.length &&
    usual.every(({ file, guesses }) => {
      const columns = mapped.find((other) => other.file === file)?.columns
      return tableColumns[role].every((column: TableColumn) => columns?.[column] === guesses[role][column])
    })
  )
}

function withGuesses(files: readonly MappableFile[], role: FileRole, name: string, columns: MappedColumns): MappedFile {
  const guesses = files.find(({ file }) => file === name)?.guesses[role]
  return { file: name, columns: { ...guesses, ...columns } }
}
