import { InvalidArgumentError } from 'commander'
import type { MappedFile, Mapping } from '../../../shared/folder/mapping'
import { tableColumns } from '../../../shared/folder/tableColumns'
import { fileRoles, type FileRole } from '../../../shared/folder/dataSet'

/** How the tables are called on the command line. */
const tableNames = { polls: 'polls', businessHours: 'business-hours', timezones: 'timezones' } as const satisfies Record<
  FileRole,
  string
>

const quoted = '"(?:[^"]|"")*"'
const optionPattern = new RegExp(`^([a-z-]+)=(?:(${quoted}|[^":]+)(?::(.+))?)?$`, 's')
const columnPattern = new RegExp(`([a-z_]+)=(${quoted}|[^",]+)(?:,(?=.)|$)`, 'sy')

/** What `--map` takes, for its help. */
export const mapSyntax = '<table>=<file>[:<column>=<name>,…]'

/**
 * Adds one `--map` to those before: `polls=data.csv:store_id=shop,status=state` says that data.csv, a path from the
 * folder on, has the polls, and what its header calls two of the columns. A name with `:`, `,` or `"` in it stands in
 * double quotes, those in it doubled. Nothing after the `=` means that no file is that table. Throws
 * InvalidArgumentError.
 */
export function readMapOption(written: string, before: Mapping = {}): Mapping {
  const [match, table = '', file, columns = ''] = optionPattern.exec(written) ?? []
  if (match === undefined) throw new InvalidArgumentError(`Write it as ${mapSyntax}.`)
  const role = fileRoles.find((name) => tableNames[name] === table)
  if (role === undefined) {
    throw new InvalidArgumentError(`"${table}" is no table; the tables are ${Object.values(tableNames).join(', ')}.`)
  }
  const earlier = before[role] ?? []
  if (file === undefined) {
    if (role === 'polls') throw new InvalidArgumentError('There is no report without polls; name their file.')
    if (earlier.length > 0) throw new InvalidArgumentError(`It was mapped before: ${table}.`)
    return { ...before, [role]: [] }
  }
  if (role !== 'polls' && before[role] !== undefined) {
    throw new InvalidArgumentError(`Only one file can be ${table}.`)
  }
  const mapped: MappedFile = { file: unquote(file), columns: readColumns(role, columns) }
  if (earlier.some((other) => other.file === mapped.file)) throw new InvalidArgumentError(`It was mapped before: ${file}.`)
  return { ...before, [role]: [...earlier, mapped] }
}

/** A mapping as options that can be typed, for messages. */
export function writeMapOptions(mapping: Mapping): string {
  const options = fileRoles.flatMap((role) => {
    const files: readonly MappedFile[] | undefined = mapping[role]
    if (files?.length === 0) return [`${tableNames[role]}=`]
    return (files ?? []).map(({ file, columns }) => {
      const names = Object.entries(columns).map(([column, name]) => `${column}=${quote(name)}`)
      return `${tableNames[role]}=${quote(file)}${names.length === 0 ? '' : `:${names.join(',')}`}`
    })
  })
  return options.map((option) => `--map ${forShell(option)}`).join(' ')
}

function readColumns(role: FileRole, written: string): MappedFile['columns'] {
  const columns = new Map<string, string>()
  let position = 0
  while (position < written.length) {
    columnPattern.lastIndex = position
    const [, column = '', name = ''] = columnPattern.exec(written) ?? []
    if (column === '') throw new InvalidArgumentError(`"${written.slice(position)}" is not <column>=<name>.`)
    const known: readonly string[] = tableColumns[role]
    if (!known.includes(column)) {
      throw new InvalidArgumentError(`"${column}" is no column of ${tableNames[role]}; they are ${known.join(', ')}.`)
    }
    if (columns.has(column)) throw new InvalidArgumentError(`The column ${column} is named twice.`)
    columns.set(column, unquote(name))
    position = columnPattern.lastIndex
  }
  return Object.fromEntries(columns)
}

function unquote(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
}

function quote(name: string): string {
  return /[":,]/.test(name) || name === '' ? `"${name.replaceAll('"', '""')}"` : name
}

/** As one word of a POSIX shell. */
function forShell(word: string): string {
  return /^[\w.,:=/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
