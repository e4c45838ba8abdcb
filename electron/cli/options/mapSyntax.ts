import { InvalidArgumentError } from 'commander'
import type { MappedFile, Mapping } from '../../../shared/folder/mapping'
import { tableColumns } from '../../../shared/folder/tableColumns'
import { fileRoles, type FileRole } from '../../../shared/folder/fileRole'

/** The names of the tables on the command line. */
const tableNames = { polls: 'polls', businessHours: 'business-hours', timezones: 'timezones' } as const satisfies Record<
  FileRole,
  string
>

const quoted = '"(?:[^"]|"")*"'
const optionPattern = new RegExp(`^([a-z-]+)=(?:(${quoted}|[^":]+)(?::(.+))?)?$`, 's')
const columnPattern = new RegExp(`([a-z_]+)=(${quoted}|[^",]+)(?:,(?=.)|$)`, 'sy')

/** The form of a value of `--map`. */
export const mapSyntax = '<table>=<file>[:<column>=<name>,…]'

/**
 * Adds one `--map` value to the mapping so far. `polls=data.csv:store_id=shop,status=state` means that data.csv, a path
 * relative to the folder, contains the polls, and that two columns have other names in its header. Names with `:`, `,`
 * or `"` are quoted with double quotes, which are doubled inside. Nothing after the `=` means that there is no such
 * table. Throws InvalidArgumentError.
 */
export function readMapOption(text: string, before: Mapping = {}): Mapping {
  const [match, table = '', file, columns = ''] = optionPattern.exec(text) ?? []
  if (match === undefined) throw new InvalidArgumentError(`Use the form ${mapSyntax}.`)
  const role = fileRoles.find((name) => tableNames[name] === table)
  if (role === undefined) {
    throw new InvalidArgumentError(`"${table}" is not a table. The tables are ${Object.values(tableNames).join(', ')}.`)
  }
  const earlier = before[role] ?? []
  if (file === undefined) {
    if (role === 'polls') throw new InvalidArgumentError('A report needs polls. Name the file that contains them.')
    if (earlier.length > 0) throw new InvalidArgumentError(`${table} is already mapped.`)
    return { ...before, [role]: [] }
  }
  if (role !== 'polls' && before[role] !== undefined) {
    throw new InvalidArgumentError(`Only one file can be used as ${table}.`)
  }
  const mapped: MappedFile = { file: unquote(file), columns: readColumns(role, columns) }
  if (earlier.some((other) => other.file === mapped.file)) throw new InvalidArgumentError(`${file} is already mapped.`)
  return { ...before, [role]: [...earlier, mapped] }
}

/** The `--map` options for a mapping, ready to be typed into a shell. */
export function writeMapOptions(mapping: Mapping): string {
  const options = fileRoles.flatMap((role) => {
    const files: readonly MappedFile[] | undefined = mapping[role]
    if (files?.length === 0) return [`${tableNames[role]}=`]
    return (files ?? []).map(({ file, columns }) => {
      const names = Object.entries(columns).map(([column, name]) => `${column}=${quote(name)}`)
      return `${tableNames[role]}=${quote(file)}${names.length === 0 ? '' : `:${names.join(',')}`}`
    })
  })
  return options.map((option) => `--map ${quoteForShell(option)}`).join(' ')
}

function readColumns(role: FileRole, text: string): MappedFile['columns'] {
  const columns = new Map<string, string>()
  let position = 0
  while (position < text.length) {
    columnPattern.lastIndex = position
    const [, column = '', name = ''] = columnPattern.exec(text) ?? []
    if (column === '') throw new InvalidArgumentError(`"${text.slice(position)}" does not have the form <column>=<name>.`)
    const known: readonly string[] = tableColumns[role]
    if (!known.includes(column)) {
      throw new InvalidArgumentError(`"${column}" is not a column of ${tableNames[role]}. The columns are ${known.join(', ')}.`)
    }
    if (columns.has(column)) throw new InvalidArgumentError(`The column ${column} is mapped twice.`)
    columns.set(column, unquote(name))
    position = columnPattern.lastIndex
  }
  return Object.fromEntries(columns)
}

function unquote(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text
}

function quote(name: string): string {
  return /[":,]/.test(name) || name === '' ? `"${name.replaceAll('"', '""')}"` : name
}

/** Quotes a word for a POSIX shell. */
function quoteForShell(word: string): string {
  return /^[\w.,:=/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
