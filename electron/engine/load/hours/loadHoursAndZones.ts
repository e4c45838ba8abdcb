import type { Mapping, WeekdayNumbering } from '../../../../shared/folder/mapping'
import type { Connection } from '../../core/database'
import { EngineError } from '../../core/errors'
import type { SourceFiles } from '../../scan/sourceFiles'
import { sourceQuery, zoneQuery } from '../../scan/sourceQuery'
import businessHoursRow from './business_hours_row.sql?raw'
import pollZone from './poll_zone.sql?raw'
import timezonesRow from './timezones_row.sql?raw'
import weekdaysSeen from './weekdays_seen.sql?raw'

/** The relations for the rows of the small tables and what else stands in files; they are dropped after loading. */
export const rowTables = ['business_hours_row', 'timezones_row', 'poll_zone'] as const

/**
 * Creates the relations `business_hours_row`, `timezones_row` and `poll_zone` (the time zones beside polls) from the rows
 * of the files, and returns how weekdays are numbered. A table without files is empty. Throws MAPPING_NEEDED if the
 * numbers of the weekdays have two meanings and the user has not chosen one.
 */
export async function loadHoursAndZones(
  connection: Connection,
  files: SourceFiles,
  { weekdays }: Pick<Mapping, 'weekdays'>,
): Promise<WeekdayNumbering> {
  await connection.run(`create table timezones_row as with source_row as (${noZones}) from (${timezonesRow})`)
  await files.read('timezones', async (read) => {
    const { sql, parameters } = sourceQuery(read)
    await connection.run(`insert into timezones_row with source_row as (${sql}) from (${timezonesRow})`, parameters)
  })
  await connection.run(`create table poll_zone as with source_row as (${noZones}) from (${pollZone})`)
  await files.read('polls', async (read) => {
    const withZone = read.filter(({ columns }) => columns.includes('timezone_str'))
    if (withZone.length === 0) return
    const { sql, parameters } = zoneQuery(withZone)
    await connection.run(`insert into poll_zone with source_row as (${sql}) from (${pollZone})`, parameters)
  })
  if (weekdays !== undefined) {
    await loadHours(connection, files, weekdays)
    return weekdays
  }
  await loadHours(connection, files, 'monday0')
  const { has_0, has_7 } = await connection.one<{ has_0: boolean; has_7: boolean }>(weekdaysSeen)
  if (!has_7) return 'monday0'
  if (has_0) throw new EngineError('MAPPING_NEEDED', weekdaysQuestion)
  await loadHours(connection, files, 'iso')
  return 'iso'
}

const weekdaysQuestion =
  'The weekdays in the business hours have both 0 and 7, so 1 can be Monday or Tuesday. ' +
  'Choose how they are numbered: from 0 (Monday), from 0 (Sunday), or from 1 (Monday).'

const noZones = 'select null::usmallint as file_index, null::varchar as store_id, null::varchar as timezone_str limit 0'
const noHours = `select null::usmallint as file_index, null::bigint as row_of_file,
  ${['store_id', 'day', 'start_time_local', 'end_time_local', 'is_closed', 'is_open', 'timezone_str'].map((name) => `null::varchar as ${name}`).join(', ')}
  limit 0`

async function loadHours(connection: Connection, files: SourceFiles, weekdays: WeekdayNumbering): Promise<void> {
  await connection.run(`create or replace table business_hours_row as with source_row as (${noHours}) from (${businessHoursRow})`, { weekdays })
  await files.read('businessHours', async (read) => {
    const { sql, parameters } = sourceQuery(read)
    await connection.run(`insert into business_hours_row with source_row as (${sql}) from (${businessHoursRow})`, { ...parameters, weekdays })
  })
}
