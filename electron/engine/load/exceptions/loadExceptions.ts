import { nameKey, type Attribute } from '../../../../shared/folder/attributes'
import type { AddedException } from '../../../../shared/folder/exceptions'
import type { Notice } from '../../../../shared/folder/dataSet'
import type { SpecialDayChoice } from '../../../../shared/folder/specialDays'
import { nameAndId } from '../../../../shared/report/describeException'
import type { Connection } from '../../core/connection'
import { EngineError, ValueQuestion } from '../../core/errors'
import readDates from '../../core/read_dates.sql?raw'
import readForms from '../../core/read_forms.sql?raw'
import readHours from '../../core/read_hours.sql?raw'
import readValues from '../../core/read_values.sql?raw'
import { plainName } from '../../files/recogniseHeader'
import { issueKinds, type IssueCode } from '../../files/issueKinds'
import type { SourceFiles } from '../../scan/sourceFiles'
import { sourceQuery } from '../../scan/sourceQuery'
import { localDate } from '../../time/instants'
import attributeValue from './attribute_value.sql?raw'
import unmatchedAttribute from './unmatched_attribute.sql?raw'
import targetedException from './targeted_exception.sql?raw'
import contradiction from './contradiction.sql?raw'
import exceptionsRow from './exceptions_row.sql?raw'
import fileException from './file_exception.sql?raw'

const fields = `store_id varchar, attribute varchar, attribute_value varchar, kind varchar, from_day integer, to_day integer, opens_us bigint, closes_us bigint,
  starts_us bigint, ends_us bigint, is_local boolean, reason varchar`

/** An exception that does not come from the folder, and what an error calls it. */
export interface NamedException extends AddedException {
  readonly origin: string
  /** The plain name of an attribute and the value of it that the stores have; absent if they are named, or are all. */
  readonly attribute?: { readonly name: string; readonly value: string }
}

/** Creates `exceptions_row` from the rows of the exceptions files. Without such files it is declared, which is much faster. */
export async function loadExceptionRows(connection: Connection, files: SourceFiles): Promise<void> {
  if (files.ofRole('exceptions').length === 0) {
    await connection.run(`create table exceptions_row (file_index usmallint, ${fields}, problem varchar, problem_value varchar)`)
    return
  }
  await files.read('exceptions', async (read) => {
    const { sql, parameters } = sourceQuery(read)
    await connection.run(`create or replace table exceptions_row as with source_row as (${sql}) from (${exceptionsRow})`, parameters)
  })
}

/**
 * Creates `file_exception` from the usable rows, whose line numbers must be known, an empty `added_exception`, and
 * `exception`, which has both. `targeted_exception` names the stores that have an attribute. Returns how many come from files.
 */
export async function createExceptions(connection: Connection, hasFiles: boolean, attributes: readonly Attribute[]): Promise<number> {
  await connection.run(
    [
      hasFiles ? `create table file_exception as ${fileException}` : `create table file_exception (origin varchar, ${fields})`,
      `create table added_exception (origin varchar, ${fields})`,
      'create table attribute_name (name varchar, position bigint)',
    ].join('; '),
  )
  await createExceptionViews(connection)
  const names = attributes.flatMap(({ key, label }, index) => {
    const position = index + (attributes[0]?.key === nameKey ? 1 : 2)
    return [...new Set([plainName(key), plainName(label)])].map((name) => [name, position] as const)
  })
  await connection.append('attribute_name', names)
  if (!hasFiles) return 0
  const { count } = await connection.one<{ count: number }>('select count(*) as count from file_exception')
  return count
}

/** Creates the views of a data set, whose tables must be there. */
export async function createExceptionViews(connection: Connection): Promise<void> {
  await connection.run(
    [
      'create view exception as from file_exception union all from added_exception',
      `create view attribute_value as ${attributeValue}`,
      `create view targeted_exception as ${targetedException}`,
    ].join('; '),
  )
}

/** Replaces `added_exception`. Throws INVALID_INPUT if one of them cannot be read. */
export async function setAddedExceptions(connection: Connection, added: readonly NamedException[]): Promise<void> {
  if (added.length === 0) {
    await connection.run('delete from added_exception')
    return
  }
  await connection.run(`${readValues}; ${readHours}; ${readForms}; ${readDates}`)
  const texts = ['store_id', 'attribute', 'attribute_value', 'date', 'end_date', 'start_time_local', 'end_time_local', 'starts_at', 'ends_at', 'reason']
  await connection.run(
    `create or replace temp table added_source (origin varchar, ${texts.map((name) => `${name} varchar`).join(', ')}, number bigint)`,
  )
  await connection.append('added_source', rowsOf(added))
  await connection.run(
    `create or replace temp table added_row as
     with source_row as (
       select number as file_index, * exclude (origin, number), null::varchar as starts_at_utc, null::varchar as ends_at_utc,
         null::varchar as flag, null::boolean as is_flagged_closed, null::boolean as is_day_first
       from added_source
     )
     from (${exceptionsRow})`,
  )
  const [bad] = await connection.all<{ origin: string; problem: IssueCode; problem_value: string }>(
    `select origin, problem, problem_value from added_row
     join (select distinct number as file_index, origin from added_source) using (file_index)
     where problem is not null limit 1`,
  )
  if (bad !== undefined) {
    const place = bad.problem_value === '' ? `In ${bad.origin}` : `“${bad.problem_value}” in ${bad.origin}`
    throw new EngineError('INVALID_INPUT', `${place}: ${issueKinds[bad.problem].reason}`)
  }
  await connection.run(
    `delete from added_exception;
     insert into added_exception by name
     select origin, added_row.* exclude (file_index, problem, problem_value)
     from added_row
     join (select distinct number as file_index, origin from added_source) using (file_index)
     order by file_index`,
  )
}

function* rowsOf(added: readonly NamedException[]): Generator<readonly (string | number | null)[]> {
  let number = 0
  for (const { origin, storeIds, attribute, date, endDate, startTime, endTime, start, end, reason } of added) {
    for (const storeId of storeIds ?? ['*']) yield [origin, storeId, attribute?.name ?? null, attribute?.value ?? null, date, endDate, startTime, endTime, start, end, reason, number]
    number += 1
  }
}

/** How many values a notice names. */
const namedValues = 5

/** The notice that exceptions in files name stores by values of an attribute that no store has. */
export async function unmatchedNotice(connection: Connection): Promise<readonly Notice[]> {
  const unmatched = await connection.all<{ name: string; value: string }>(unmatchedAttribute)
  if (unmatched.length === 0) return []
  const named = unmatched.slice(0, namedValues).map(({ name, value }) => `${name} “${value}”`).join(', ')
  const text =
    `No store has ${named}${unmatched.length > namedValues ? `, or ${unmatched.length - namedValues} more values` : ''}, so the exceptions for ${unmatched.length === 1 ? 'it' : 'them'} have no effect. ` +
    'Write the values as the stores file has them.'
  return [{ code: 'exceptions_unmatched', text, proposal: null }]
}

/** The name of a store; null if it has none, or if stores have no names. Only names have the first position. */
async function nameOf(connection: Connection, storeId: string): Promise<string | null> {
  const query = 'select attributes[1] as name from store_attribute where store_id = $storeId and exists (from attribute_name where position = 1)'
  const [found] = await connection.all<{ name: string | null }>(query, { storeId })
  return found?.name ?? null
}

interface Contradiction {
  readonly store_id: string | null
  readonly closed_origin: string
  readonly hours_origin: string
  readonly day: number
}

/** Throws MAPPING_NEEDED if exceptions say both that a store is closed on a date and when it is open, unless the user has chosen. */
export async function requireNoContradiction(connection: Connection, chosen: SpecialDayChoice | undefined): Promise<void> {
  if (chosen !== undefined) return
  const [found] = await connection.all<Contradiction>(`from (${contradiction}) order by day, store_id nulls first, closed_origin, hours_origin limit 1`)
  if (found === undefined) return
  const stores = found.store_id === null ? 'Every store' : `Store ${nameAndId(found.store_id, await nameOf(connection, found.store_id))}`
  throw new ValueQuestion(
    'specialDays',
    `${stores} is closed on ${localDate(found.day)} (${found.closed_origin}), but also has special hours (${found.hours_origin}). ` +
      'Choose which of them count on such days.',
  )
}
