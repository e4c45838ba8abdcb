import type { DateOrder, FolderInspection, MappableFile, MappedColumns, MappedFile, Mapping, StatusMeaning, WeekdayNumbering } from '../../shared/folder/mapping'
import type { SpecialDayChoice } from '../../shared/folder/specialDays'
import { readColumns, type ReadColumn } from '../../shared/folder/tableColumns'
import { fileRoles, type FileRole } from '../../shared/folder/fileRole'
import { tableLabels } from '../../shared/core/labels'
import { formOf, missingChoice, withinForm, type HoursForm } from './columnForms'

/** A file of a table, with the columns chosen so far. */
export interface ChosenFile extends MappedFile {
  /** What a row of it is; only business hours have more than one form. */
  readonly form: HoursForm
}

/** The files of each table, and how their values are read. Null stands for a decision by the program. */
export interface MappingChoice {
  readonly tables: Readonly<Record<FileRole, readonly ChosenFile[]>>
  readonly weekdays: WeekdayNumbering | null
  readonly dates: DateOrder | null
  readonly specialDays: SpecialDayChoice | null
  readonly unpacking: 'all' | null
  /** Every word that is asked about, with its meaning; null while it has none. */
  readonly statuses: Readonly<Record<string, StatusMeaning | null>>
}

/** The saved choice, or a guess if there is none. Columns without a saved choice are guessed too. */
export function initialChoice({ files, mapping, unknownStatuses }: FolderInspection): MappingChoice {
  const chosen = (role: FileRole): readonly ChosenFile[] =>
    (mapping[role] ?? files.filter((file) => file.role === role).map(({ file }) => ({ file, columns: {} })))
      .map(({ file, columns }) => withGuesses(files, role, file, columns))
  return {
    tables: { polls: chosen('polls'), businessHours: chosen('businessHours'), timezones: chosen('timezones'), exceptions: chosen('exceptions'), stores: chosen('stores') },
    weekdays: mapping.weekdays ?? null,
    dates: mapping.dates ?? null,
    specialDays: mapping.specialDays ?? null,
    unpacking: mapping.unpacking ?? null,
    statuses: { ...Object.fromEntries(unknownStatuses.map((word) => [word, null])), ...mapping.statuses },
  }
}

/** Adds a file to a table or removes it. */
export function chooseFile(
  choice: MappingChoice,
  files: readonly MappableFile[],
  role: FileRole,
  file: string,
  isChosen: boolean,
): MappingChoice {
  const others = choice.tables[role].filter((other) => other.file !== file)
  return withTable(choice, role, isChosen ? [...others, withGuesses(files, role, file, {})] : others)
}

/** Chooses a column by its name in the file; an empty name means that it is not used. */
export function chooseColumn(
  choice: MappingChoice,
  role: FileRole,
  file: string,
  column: ReadColumn,
  name: string,
): MappingChoice {
  return changeFile(choice, role, file, (chosen) => {
    const { [column]: _former, ...others } = chosen.columns
    return { ...chosen, columns: name === '' ? others : { ...others, [column]: name } }
  })
}

/** Chooses what a row of a file of business hours is. Its columns are guessed again, apart from those of both forms. */
export function chooseForm(choice: MappingChoice, files: readonly MappableFile[], file: string, form: HoursForm): MappingChoice {
  return changeFile(choice, 'businessHours', file, (chosen) => {
    const columns = { ...guessesOf(files, 'businessHours', file), ...chosen.columns }
    return { file, form, columns: withinForm('businessHours', form, columns) }
  })
}

/** The next thing to choose, as a sentence; null if the choice is complete. */
export function problemOf(choice: MappingChoice, inspection: Pick<FolderInspection, 'asked' | 'askedValues'>): string | null {
  const { asked, askedValues } = inspection
  if (choice.tables.polls.length === 0) return 'Choose at least one file with polls.'
  for (const role of fileRoles) {
    for (const { file, form, columns } of choice.tables[role]) {
      const missing = missingChoice(role, form, columns)
      if (missing !== null) return `Choose ${missing} of ${file}.`
      const names = Object.values(columns)
      const duplicate = names.find((name, index) => names.indexOf(name) !== index)
      if (duplicate !== undefined) return `Under ${tableLabels[role]}, the column “${duplicate}” of ${file} is chosen twice.`
    }
  }
  const [word] = Object.entries(choice.statuses).find(([, meaning]) => meaning === null) ?? []
  const areStatusesAsked = asked.includes('polls') || askedValues.includes('statuses')
  if (word !== undefined && areStatusesAsked) return `Choose what the status “${word}” means.`
  if (askedValues.includes('weekdays') && choice.weekdays === null) return 'Choose how the weekdays are numbered.'
  if (askedValues.includes('dates') && choice.dates === null) return 'Choose whether the day or the month comes first in dates.'
  if (askedValues.includes('specialDays') && choice.specialDays === null) return 'Choose what counts on days with both a closure and special hours.'
  if (askedValues.includes('unpacking') && choice.unpacking === null) return 'Choose whether large packed files are read.'
  return null
}

/**
 * Turns a choice into a mapping. Tables that would be read the same way without it are left out, so that files which are
 * added later are read too, such as the polls of another month. Those of the mapping so far may answer a question, so they
 * stay.
 */
export function toMapping(choice: MappingChoice, { files, asked, mapping }: FolderInspection): Mapping {
  const { tables, weekdays, dates, specialDays, unpacking, statuses } = choice
  const isNeeded = (role: FileRole): boolean => asked.includes(role) || mapping[role] !== undefined
  const named = fileRoles.filter((role) => isNeeded(role) || !isReadByDefault(tables[role], role, files))
  const meanings = Object.entries(statuses).flatMap(([word, meaning]) => (meaning === null ? [] : [[word, meaning] as const]))
  return {
    ...Object.fromEntries(named.map((role) => [role, tables[role].map((chosen) => toMappedFile(chosen, role, files))])),
    ...(weekdays !== null && { weekdays }),
    ...(dates !== null && { dates }),
    ...(specialDays !== null && { specialDays }),
    ...(unpacking !== null && { unpacking }),
    ...(meanings.length > 0 && { statuses: Object.fromEntries(meanings) }),
  }
}

/** The header would bring back a column that was given up, so an empty name says that it is not used. */
function toMappedFile({ file, columns }: ChosenFile, role: FileRole, files: readonly MappableFile[]): MappedFile {
  const given = Object.keys(guessesOf(files, role, file)).map((column) => [column, ''] as const)
  return { file, columns: { ...Object.fromEntries(given), ...columns } }
}

function isReadByDefault(chosen: readonly ChosenFile[], role: FileRole, files: readonly MappableFile[]): boolean {
  const defaultFiles = files.filter((file) => file.role === role)
  return (
    defaultFiles.length === chosen.length &&
    defaultFiles.every(({ file }) => {
      const columns = chosen.find((other) => other.file === file)?.columns
      const guessed = withGuesses(files, role, file, {}).columns
      return readColumns(role).every((column) => columns?.[column] === guessed[column])
    })
  )
}

/** The chosen columns decide about the form, and guesses fill the rest of it. */
function withGuesses(files: readonly MappableFile[], role: FileRole, file: string, columns: MappedColumns): ChosenFile {
  const all = withoutUnused({ ...guessesOf(files, role, file), ...columns })
  const form = formOf(withoutUnused(columns)) ?? formOf(all) ?? 'opening'
  return { file, form, columns: withinForm(role, form, all) }
}

function guessesOf(files: readonly MappableFile[], role: FileRole, file: string): MappedColumns {
  return files.find((other) => other.file === file)?.guesses[role] ?? {}
}

function withoutUnused(columns: MappedColumns): MappedColumns {
  return Object.fromEntries(Object.entries(columns).filter(([, name]) => name !== ''))
}

function changeFile(
  choice: MappingChoice,
  role: FileRole,
  file: string,
  change: (chosen: ChosenFile) => ChosenFile,
): MappingChoice {
  return withTable(choice, role, choice.tables[role].map((other) => (other.file === file ? change(other) : other)))
}

function withTable(choice: MappingChoice, role: FileRole, chosen: readonly ChosenFile[]): MappingChoice {
  return { ...choice, tables: { ...choice.tables, [role]: chosen } }
}
