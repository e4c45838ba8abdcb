import { maximumValueLength, nameKey, type Attribute } from '../../../../shared/folder/attributes'
import type { LoadedAttribute } from '../../../../shared/folder/dataSet'
import type { Connection } from '../../core/database'
import type { SourceFiles } from '../../scan/sourceFiles'
import { sourceQuery } from '../../scan/sourceQuery'
import repeatedStoresRow from './repeated_stores_row.sql?raw'
import storeAttribute from './store_attribute.sql?raw'
import storesRow from './stores_row.sql?raw'

/** The relations for the rows of stores files; as far as they are there, they are dropped after loading. */
export const storesTables = ['stores_row', 'repeated_stores_row'] as const

/**
 * Creates `stores_row` from the rows of the stores files, and `repeated_stores_row` for those that do not come first for
 * their store. Without such files both are empty.
 */
export async function loadStoresRows(connection: Connection, files: SourceFiles): Promise<void> {
  await connection.run(`
    create table stores_row (file_index usmallint, store_id varchar, zone_name varchar, attributes varchar[], problem varchar, problem_value varchar);
    create table repeated_stores_row (row_id bigint, contradiction varchar, is_new boolean)`)
  await files.read('stores', async (read) => {
    const { sql, parameters } = sourceQuery(read)
    await connection.run(`create or replace table stores_row as with source_row as (${sql}) from (${storesRow})`, parameters)
  })
  if (files.ofRole('stores').length === 0) return
  await cleanAttributes(connection, 'stores_row')
  const { has_repeated } = await connection.one<{ has_repeated: boolean }>(
    'select count(*) > count(distinct store_id) as has_repeated from stores_row where problem is null',
  )
  if (has_repeated) await connection.run(`insert into repeated_stores_row ${repeatedStoresRow}`)
}

/**
 * Takes words for a missing value and control characters out of the attributes in a table. Nearly no file has any, which one
 * look at whole rows tells much faster than a look at every value.
 */
export async function cleanAttributes(connection: Connection, table: 'stores_row' | 'timezones_row'): Promise<void> {
  const { is_odd } = await connection.one<{ is_odd: boolean }>(
    `select count(*) > 0 as is_odd from ${table} where has_odd_attribute(array_to_string(attributes, '|'))`,
  )
  if (is_odd) await connection.run(`update ${table} set attributes = list_transform(attributes, lambda value: read_attribute(value))`)
}

/** Creates `store_attribute` with the values of the attributes, and counts them. The rows must be accounted for by then. */
export async function createStoreAttributes(connection: Connection, attributes: readonly Attribute[]): Promise<readonly LoadedAttribute[]> {
  if (attributes.length === 0) {
    await connection.run('create table store_attribute (store_id varchar, attributes varchar[])')
    return []
  }
  const { has_one_row_a_store } = await connection.one<{ has_one_row_a_store: boolean }>(`
    select not exists (from repeated_stores_row)
      and not exists (from timezones_row where attributes is not null)
      and not exists (from row_problem where code = 'attribute_too_long') as has_one_row_a_store`)
  if (has_one_row_a_store) {
    // To copy the rows takes a fifth of the time that attributes cost.
    await connection.run(`delete from stores_row where problem is not null; alter table stores_row rename to store_attribute;
      ${['file_index', 'zone_name', 'problem', 'problem_value'].map((column) => `alter table store_attribute drop column ${column}`).join('; ')}`)
  } else {
    await connection.run(`create table store_attribute as ${storeAttribute}`, { length: attributes.length + 1, longest: maximumValueLength })
  }
  const isNamed = attributes[0]?.key === nameKey
  const positions = attributes.map((_, index) => index + (isNamed ? 1 : 2))
  const counts = await connection.one<Readonly<Record<string, number>>>(
    `select ${positions.map((at) => `count(attributes[${at}]) as stores_${at}, count(distinct attributes[${at}]) as values_${at}`).join(', ')} from store_attribute`,
  )
  return attributes.map((attribute, index) => {
    const at = positions[index] ?? 0
    return { ...attribute, stores: counts[`stores_${at}`] ?? 0, values: counts[`values_${at}`] ?? 0 }
  })
}
