import { InvalidArgumentError } from 'commander'
import type { MappedFile, Mapping } from '../../../shared/folder/mapping'
import { dayPrefixes, readColumns } from '../../../shared/folder/tableColumns'
import { writeReadingOptions } from './readingSyntax'
import { quoteForShell, quoteName, unquoteName, quotedPattern } from './quoting'
import { fileRoles, type FileRole } from '../../../shared/folder/fileRole'

/** The names of the tables on the command line. */
const tableNames = { polls: 'polls', businessHours: 'business-hours', timezones: 'timezones', exceptions: 'exceptions', stores: 'stores' } as const satisfies Record<
  FileRole,
  string
>

const optionPattern = new RegExp(`^([a-z-]+)=(?:(${quotedPattern}|[^":]+)(?::(.+))?)?$`, 's')
const columnPattern = new RegExp(`([a-z_]+)=(${quotedPattern}|[^",]+)(?:,(?=.)|$)`, 'sy')

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
  if (file === undefined && role === 'polls') {
    throw new InvalidArgumentError('A report needs polls. Name the file that contains them.')
  }
  const isMappedToNothing = before[role]?.length === 0
  if (isMappedToNothing || (file === undefined && earlier.length > 0)) {
    throw new InvalidArgumentError(`${table} is already mapped.`)
  }
  if (file === undefined) return { ...before, [role]: [] }
  const mapped: MappedFile = { file: unquoteName(file), columns: parseColumns(role, columns) }
  if (earlier.some((other) => other.file === mapped.file)) throw new InvalidArgumentError(`${file} is already mapped.`)
  return { ...before, [role]: [...earlier, mapped] }
}

/** The options for a mapping, ready to be typed into a shell: `--map`, and those that say how values are read. */
export function writeMapOptions(mapping: Mapping): string {
  const maps = fileRoles.flatMap((role) => {
    const files: readonly MappedFile[] | undefined = mapping[role]
    if (files?.length === 0) return [`${tableNames[role]}=`]
    return (files ?? []).map(({ file, columns }) => {
      const names = Object.entries(columns).map(([column, name]) => `${column}=${quoteName(name)}`)
      return `${tableNames[role]}=${quoteName(file)}${names.length === 0 ? '' : `:${names.join(',')}`}`
    })
  })
  return [...maps.map((map) => `--map ${quoteForShell(map)}`), ...writeReadingOptions(mapping)].join(' ')
}

function parseColumns(role: FileRole, text: string): MappedFile['columns'] {
  const columns = new Map<string, string>()
  let position = 0
  while (position < text.length) {
    columnPattern.lastIndex = position
    const [, column = '', name = ''] = columnPattern.exec(text) ?? []
    if (column === '') throw new InvalidArgumentError(`"${text.slice(position)}" does not have the form <column>=<name>.`)
    const known: readonly string[] = readColumns(role)
    if (!known.includes(column)) {
      throw new InvalidArgumentError(`"${column}" is not a column of ${tableNames[role]}. The columns are ${listColumns(known)}.`)
    }
    if (columns.has(column)) throw new InvalidArgumentError(`The column ${column} is mapped twice.`)
    columns.set(column, unquoteName(name))
    position = columnPattern.lastIndex
  }
  return Object.fromEntries(columns)
}

/** Names the columns of one weekday for those of all. */
function listColumns(columns: readonly string[]): string {
  const others = dayPrefixes.slice(1).map((day) => `${day}_`)
  const shown = columns.filter((column) => !others.some((beginning) => column.startsWith(beginning)))
  return shown.join(', ').replace('mon_closed', 'mon_closed to sun_closed')
}
