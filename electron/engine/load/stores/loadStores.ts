import { maximumValueLength, nameKey, type Attribute } from '../../../../shared/folder/attributes'
import type { LoadedAttribute } from '../../../../shared/folder/dataSet'
import type { Connection } from '../../core/connection'
import { hasAttributes } from '../../scan/sourceFile'
import type { SourceFiles } from '../../scan/sourceFiles'
import { sourceQuery } from '../../scan/sourceQuery'
import attributeValues from './attribute_values.sql?raw'
import repeatedStoresRow from './repeated_stores_row.sql?raw'
import longAttribute from './long_attribute.sql?raw'
import storeAttribute from './store_attribute.sql?raw'
import storesRow from './stores_row.sql?raw'

/** The relations for the rows of stores files; as far as they are there, they are dropped after loading. */
export const storesTables = ['stores_row', 'repeated_stores_row'] as const

/** The values of the attribute at a position in the lists of a table, counted from 1. */
interface ValuesOfAttribute {
  readonly position: number
  readonly stores: number
  readonly values: number
  readonly is_odd: boolean
  /** Bytes of the longest value; null without values. */
  readonly longest: number | null
}

/**
 * Creates `stores_row` from the rows of the stores files, and `repeated_stores_row` for those that do not come first for
 * their store. Without such files both are empty. Returns the values of the first so many attributes.
 */
export async function loadStoresRows(connection: Connection, files: SourceFiles, attributes: number): Promise<readonly ValuesOfAttribute[]> {
  await connection.run(`
    create table stores_row (file_index usmallint, store_id varchar, zone_name varchar, attributes varchar[], problem varchar, problem_value varchar);
    create table repeated_stores_row (row_id bigint, contradiction varchar, is_new boolean)`)
  await files.read('stores', async (read) => {
    const { sql, parameters } = sourceQuery(read)
    await connection.run(`create or replace table stores_row as with source_row as (${sql}) from (${storesRow})`, parameters)
  })
  if (files.ofRole('stores').length === 0) return []
  const values = await cleanAttributes(connection, 'stores_row', attributes)
  const { has_repeated } = await connection.one<{ has_repeated: boolean }>(
    'select count(*) > count(distinct store_id) as has_repeated from stores_row where problem is null',
  )
  if (has_repeated) await connection.run(`insert into repeated_stores_row ${repeatedStoresRow}`)
  return values
}

/** Tidies the first so many attributes in a table up (`read_attribute`) if one of their values needs it, and returns their values. */
export async function cleanAttributes(
  connection: Connection,
  table: 'stores_row' | 'timezones_row',
  attributes: number,
): Promise<readonly ValuesOfAttribute[]> {
  const values = await countValues(connection, table, attributes)
  if (!values.some(({ is_odd }) => is_odd)) return values
  await connection.run(`update ${table} set attributes = list_transform(attributes, lambda value: read_attribute(value))`)
  return countValues(connection, table, attributes)
}

/** One pass looks at every value once, which takes half the time of counting each attribute by itself. */
function countValues(connection: Connection, table: string, attributes: number): Promise<readonly ValuesOfAttribute[]> {
  return connection.all(`with any_row as (from ${table}) from (${attributeValues})`, { length: attributes + 1 })
}

/** Creates `long_attribute`, for which the values of timezones files are looked at only if these have attributes. */
export async function createLongAttributes(connection: Connection, values: readonly ValuesOfAttribute[], files: SourceFiles): Promise<void> {
  const mayHave = values.some(({ longest }) => (longest ?? 0) > maximumValueLength) || files.ofRole('timezones').some(hasAttributes)
  if (mayHave) await connection.run(`create temp table long_attribute as ${longAttribute}`, { longest: maximumValueLength })
  else await connection.run('create temp table long_attribute (file_index usmallint, row_id bigint, value varchar)')
}

/**
 * Creates `store_attribute` with the values of the attributes, and counts them; `values` are those of `stores_row`. The rows
 * must be accounted for by then.
 */
export async function createStoreAttributes(
  connection: Connection,
  attributes: readonly Attribute[],
  values: readonly ValuesOfAttribute[],
): Promise<readonly LoadedAttribute[]> {
  if (attributes.length === 0) {
    await connection.run('create table store_attribute (store_id varchar, attributes varchar[])')
    return []
  }
  const { has_one_row_a_store } = await connection.one<{ has_one_row_a_store: boolean }>(`
    select not exists (from repeated_stores_row)
      and not exists (from timezones_row where attributes is not null)
      and not exists (from stores_row where problem is not null)
      and not exists (from long_attribute) as has_one_row_a_store`)
  let counts = values
  if (has_one_row_a_store) {
    // To copy the rows takes a fifth of the time that attributes cost.
    await connection.run(`alter table stores_row rename to store_attribute;
      ${['file_index', 'zone_name', 'problem', 'problem_value'].map((column) => `alter table store_attribute drop column ${column}`).join('; ')}`)
  } else {
    await connection.run(`create table store_attribute as ${storeAttribute}`, { length: attributes.length + 1, longest: maximumValueLength })
    counts = await countValues(connection, 'store_attribute', attributes.length)
  }
  const first = attributes[0]?.key === nameKey ? 1 : 2
  return attributes.map((attribute, index) => {
    const { stores = 0, values: different = 0 } = counts.find(({ position }) => position === index + first) ?? {}
    return { ...attribute, stores, values: different }
  })
}
