import { maximumAttributes } from '../../../../shared/folder/attributes'
import type { Mapping, WeekdayNumbering } from '../../../../shared/folder/mapping'
import type { Connection, Parameters } from '../../core/connection'
import { ValueQuestion } from '../../core/errors'
import { hasAttributes, hasZonesBeside } from '../../scan/sourceFile'
import type { SourceFiles } from '../../scan/sourceFiles'
import { sourceQuery, zoneQuery, type SourceQuery } from '../../scan/sourceQuery'
import readOpenings from '../../core/read_openings.sql?raw'
import { cleanAttributes } from '../stores/loadStores'
import storesRow from '../stores/stores_row.sql?raw'
import businessHoursRow from './business_hours_row.sql?raw'
import pollZone from './poll_zone.sql?raw'
import zoneBeside from './zone_beside.sql?raw'
import severalDays from './several_days.sql?raw'
import hoursFacts from './hours_facts.sql?raw'

/** The row of the relation `hours_facts`. Weekdays are counted from 0 (Monday). */
export interface HoursFacts {
  readonly numbered_files: readonly number[]
  readonly has_0: boolean
  readonly has_7: boolean
  readonly has_unknown: boolean
  readonly first_weekday: number | null
  readonly last_weekday: number | null
  readonly weekdays: number
  readonly openings: number
  readonly long_openings: number
  readonly has_afternoon: boolean
}

/** How the weekdays of the business hours are numbered, and facts about their rows. */
interface NumberedHours {
  readonly weekdays: WeekdayNumbering
  readonly facts: HoursFacts
}

/** The relations for the rows of the small tables and what else stands in files; they are dropped after loading. */
export const rowTables = ['business_hours_row', 'timezones_row', 'poll_zone', 'zone_beside'] as const

/**
 * Creates the relations `business_hours_row`, `timezones_row`, `poll_zone` (the time zones beside polls) and `zone_beside`
 * (all that stand beside something) from the rows of the files, and returns facts about the business hours. A table
 * without files is empty. Throws MAPPING_NEEDED if the numbers of the weekdays have two meanings and the user has not
 * chosen one.
 */
export async function loadHoursAndZones(
  connection: Connection,
  files: SourceFiles,
  { weekdays }: Pick<Mapping, 'weekdays'>,
): Promise<NumberedHours> {
  await createRows(connection, 'timezones_row', timezonesRow, noZones, {}, (create) =>
    files.read('timezones', (read) => create(sourceQuery(read))),
  )
  if (files.ofRole('timezones').some(hasAttributes)) await cleanAttributes(connection, 'timezones_row', maximumAttributes)
  const hours = await loadNumberedHours(connection, files, weekdays)
  await loadZonesBeside(connection, files)
  return hours
}

/** Without such zones, the tables are declared rather than queried, which is much faster. */
async function loadZonesBeside(connection: Connection, files: SourceFiles): Promise<void> {
  await connection.run('create table poll_zone (file_index usmallint, store_id varchar, zone_name varchar, row_id bigint)')
  if (!files.all.some(hasZonesBeside)) {
    await connection.run('create table zone_beside (file_index usmallint, store_id varchar, zone_name varchar, hours_id bigint, row_id bigint)')
    return
  }
  await files.read('polls', async (read) => {
    const withZone = read.filter(hasZonesBeside)
    if (withZone.length === 0) return
    const { sql, parameters } = zoneQuery(withZone)
    await connection.run(`create or replace table poll_zone as with source_row as (${sql}) from (${pollZone})`, parameters)
  })
  await connection.run(`create table zone_beside as ${zoneBeside}`)
}

/** Numbers from 1 to 7 are those of ISO 8601. */
async function loadNumberedHours(
  connection: Connection,
  files: SourceFiles,
  chosen: WeekdayNumbering | undefined,
): Promise<NumberedHours> {
  const weekdays = chosen ?? 'monday0'
  const facts = await loadExpandedHours(connection, files, weekdays)
  if (chosen !== undefined || !facts.has_7) return { weekdays, facts }
  if (facts.has_0) throw new ValueQuestion('weekdays', weekdaysQuestion)
  return { weekdays: 'iso', facts: await loadHours(connection, files, 'iso') }
}

/** Loads the business hours, and again if rows name several weekdays. */
async function loadExpandedHours(connection: Connection, files: SourceFiles, weekdays: WeekdayNumbering): Promise<HoursFacts> {
  const facts = await loadHours(connection, files, weekdays)
  if (!facts.has_unknown) return facts
  await connection.run(readOpenings)
  const withSeveral = await connection.all<{ file_index: number }>(severalDays)
  if (withSeveral.length === 0) return facts
  files.expandDays(new Set(withSeveral.map(({ file_index }) => file_index)))
  return loadHours(connection, files, weekdays)
}

/** A missing time zone is an unknown one there. */
const timezonesRow = `select * replace (coalesce(zone_name, '') as zone_name) from (${storesRow})`

const weekdaysQuestion =
  'The weekdays in the business hours have both 0 and 7, so 1 can be Monday or Tuesday. ' +
  'Choose how they are numbered: from 0 (Monday), from 0 (Sunday), from 1 (Monday), or from 1 (Sunday).'

const noZones = 'select null::usmallint as file_index, null::varchar as store_id, null::varchar as timezone_str, null::varchar[] as attributes limit 0'
const noHours = `select null::usmallint as file_index, null::bigint as row_of_file,
  ${['store_id', 'day', 'start_time_local', 'end_time_local', 'timezone_str', 'flag'].map((name) => `null::varchar as ${name}`).join(', ')},
  null::boolean as is_flagged_closed, null::integer as valid_from_day, null::integer as valid_to_day,
  null::varchar as validity_problem, null::varchar as validity_value limit 0`

async function loadHours(connection: Connection, files: SourceFiles, weekdays: WeekdayNumbering): Promise<HoursFacts> {
  await createRows(connection, 'business_hours_row', businessHoursRow, noHours, { weekdays }, (create) =>
    files.read('businessHours', (read) => create(sourceQuery(read))),
  )
  return connection.one<HoursFacts>(hoursFacts)
}

/**
 * Creates a table from a query on `source_row`, whose rows `read` passes to its argument, the last time if it does so
 * several times. Without rows it is created from `empty`.
 */
async function createRows(
  connection: Connection,
  table: (typeof rowTables)[number],
  query: string,
  empty: string,
  parameters: Parameters,
  read: (create: (source: SourceQuery) => Promise<void>) => Promise<void>,
): Promise<void> {
  const createFrom = (source: SourceQuery): Promise<void> =>
    connection.run(`create or replace table ${table} as with source_row as (${source.sql}) from (${query})`, {
      ...source.parameters,
      ...parameters,
    })
  let isCreated = false
  await read(async (source) => {
    await createFrom(source)
    isCreated = true
  })
  if (!isCreated) await createFrom({ sql: empty, parameters: {} })
}
