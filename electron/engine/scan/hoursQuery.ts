import { dayPrefixes, weekdayColumns, type ReadColumn } from '../../../shared/folder/tableColumns'
import type { FileColumn } from '../files/attributeColumns'
import type { RecognisedFile } from '../files/readFileHead'
import { columnSql, isDayFirstSql, readSql, type SourceFile } from './sourceFile'

/**
 * The query for the openings of a business hours file: `file_index`, `row_of_file`, `store_id`, `day`,
 * `start_time_local`, `end_time_local`, `timezone_str`, `flag`, `is_flagged_closed`, and the columns of `validitySql`. A row of the file can have several openings:
 * then it becomes several rows with the same `row_of_file`, its number from 0, which is null for other files.
 */
export function hoursQuery(file: SourceFile): string {
  const columns = (...names: readonly ReadColumn[]): string => names.map((name) => `${columnSql(file, name)} as ${name}`).join(', ')
  const openings = openingsSql(file)
  if (openings === null) {
    return `select ${file.index}::usmallint as file_index, null::bigint as row_of_file,
      ${columns('store_id', 'day', 'start_time_local', 'end_time_local', 'timezone_str')}, ${flagSql(file)}, ${validitySql(file)} from ${readSql(file)}`
  }
  return `select file_index, row_of_file, store_id, opening.day, opening.start_time_local, opening.end_time_local,
      timezone_str, flag, is_flagged_closed, valid_from_day, valid_to_day, validity_problem, validity_value
    from (
      select * exclude (${openingColumns(file).join(', ')}), unnest(${openings}) as opening
      from (
        select ${file.index}::usmallint as file_index, row_number() over () - 1 as row_of_file,
          ${columns('store_id', 'timezone_str')}, ${flagSql(file)}, ${validitySql(file)}, ${columns(...openingColumns(file))}
        from ${readSql(file)}
      )
    )`
}

/** What the row says about a closed day, and what that means. Without such a column it costs nothing. */
export function flagSql(file: SourceFile): string {
  if (!file.columns.includes('is_closed') && !file.columns.includes('is_open')) {
    return 'null::varchar as flag, null::boolean as is_flagged_closed'
  }
  const flags = `${columnSql(file, 'is_closed')}, ${columnSql(file, 'is_open')}`
  return `closed_flag(${flags}) as flag, read_closed_flag(${flags}) as is_flagged_closed`
}

/** The first and the last day of a row, and why its dates cannot be used. Without such columns they cost nothing. */
function validitySql(file: SourceFile): string {
  if (!file.columns.includes('valid_from') && !file.columns.includes('valid_to')) {
    return 'null::integer as valid_from_day, null::integer as valid_to_day, null::varchar as validity_problem, null::varchar as validity_value'
  }
  const [from, to] = (['valid_from', 'valid_to'] as const).map((name) => `read_limit(${columnSql(file, name)})`)
  const [firstDay, lastDay] = [from, to].map((written) => `read_date(${written}, ${isDayFirstSql(file)})`)
  const problem = `case
    when ${from} is not null and ${firstDay} is null then 'valid_from_unreadable'
    when ${to} is not null and ${lastDay} is null then 'valid_to_unreadable'
    when ${lastDay} < ${firstDay} then 'valid_to_early' end`
  return `${firstDay} as valid_from_day, ${lastDay} as valid_to_day, ${problem} as validity_problem,
    case ${problem} when 'valid_from_unreadable' then ${columnSql(file, 'valid_from')} else ${columnSql(file, 'valid_to')} end as validity_value`
}

/** The list of the openings in a row; null if a row has exactly one, in columns of its own. */
function openingsSql({ columns, readings }: SourceFile): string | null {
  if (columns.includes('day') && readings.hasSeveralDays) {
    const ofDay = columns.includes('hours') ? 'read_openings(weekday, hours)' : '[one_opening(weekday, start_time_local, end_time_local)]'
    return `flatten(list_transform(read_days(day), lambda weekday: ${ofDay}))`
  }
  if (columns.includes('day')) return columns.includes('hours') ? 'read_openings(day, hours)' : null
  const ofDays = dayPrefixes.flatMap((day) => {
    const written = (name: string): string => (columns.includes(`${day}_closed`) ? `unless_closed(${day}_closed, ${name})` : name)
    if (columns.includes(`${day}_hours`)) return [`read_openings('${day}', ${written(`${day}_hours`)})`]
    return columns.includes(`${day}_open`) ? [`[one_opening('${day}', ${written(`${day}_open`)}, ${written(`${day}_close`)})]`] : []
  })
  return `list_concat(${ofDays.join(', ')})`
}

function openingColumns({ columns }: SourceFile): readonly ReadColumn[] {
  return (['day', 'start_time_local', 'end_time_local', 'hours', ...weekdayColumns] as const).filter((name) => columns.includes(name))
}

const usualColumns: ReadonlySet<FileColumn> = new Set(['store_id', 'day', 'start_time_local', 'end_time_local', 'valid_from', 'valid_to', 'timezone_str'])

/** Whether the query for the openings or exceptions of a file needs the macros of read_openings.sql. */
export function usesOpeningMacros({ role, columns }: Pick<RecognisedFile, 'role' | 'columns'>): boolean {
  const special = columns.filter((column) => column !== null && !usualColumns.has(column))
  return role === 'businessHours' ? special.length > 0 : special.some((column) => column === 'is_closed' || column === 'is_open')
}
