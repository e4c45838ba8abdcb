import { maximumValueLength, type Attribute } from '../../../../shared/folder/attributes'
import type { LoadedAttribute } from '../../../../shared/folder/dataSet'
import type { Connection } from '../../core/database'
import type { SourceFiles } from '../../scan/sourceFiles'
import { sourceQuery } from '../../scan/sourceQuery'
import repeatedStoresRow from './repeated_stores_row.sql?raw'
import storeAttribute from './store_attribute.sql?raw'
import storesRow from './stores_row.sql?raw'

/** The relations for the rows of stores files; they are dropped after loading. */
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
  if (files.ofRole('stores').length > 0) await connection.run(`insert into repeated_stores_row ${repeatedStoresRow}`)
}

/** Creates `store_attribute` with the values of the attributes, and counts them. The rows must be accounted for by then. */
export async function createStoreAttributes(connection: Connection, attributes: readonly Attribute[]): Promise<readonly LoadedAttribute[]> {
  if (attributes.length === 0) {
    await connection.run('create table store_attribute (store_id varchar, attributes varchar[])')
    return []
  }
  await connection.run(`create table store_attribute as ${storeAttribute}`, { length: attributes.length + 1, longest: maximumValueLength })
  const isNamed = attributes[0]?.key === 'name'
  const positions = attributes.map((_, index) => index + (isNamed ? 1 : 2))
  const counts = await connection.one<Readonly<Record<string, number>>>(
    `select ${positions.map((at) => `count(attributes[${at}]) as stores_${at}, count(distinct attributes[${at}]) as values_${at}`).join(', ')} from store_attribute`,
  )
  return attributes.map((attribute, index) => {
    const at = positions[index] ?? 0
    return { ...attribute, stores: counts[`stores_${at}`] ?? 0, values: counts[`values_${at}`] ?? 0 }
  })
}
