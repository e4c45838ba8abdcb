import { listValue, type DuckDBValue } from '@duckdb/node-api'
import type { Attribute } from '../../../shared/folder/attributes'
import { searchItems } from '../../../shared/report/search'
import { columnsOfAttributes } from '../history/reportColumns'
import searchedStores from './searched_stores.sql?raw'

/** Makes a value a parameter, and returns what stands for it in SQL. */
export type Bind = (value: DuckDBValue) => string

/**
 * The test whether a search finds a row of `judged_row` of the report `$reportId`; null if nothing is searched. The
 * attributes are looked at in a query of their own, so that a search costs as much as before if there are none.
 */
export function toSearchTest(search: string, attributes: readonly Attribute[], bind: Bind): string | null {
  const items = searchItems(search)
  const [item, ...others] = items
  if (item === undefined) return null
  const texts = [...columnsOfAttributes(attributes).values()].map((column) => `searched.${column}`)
  if (others.length > 0) {
    const list = bind(listValue([...items]))
    return `store_id in (with searched_store as (${searchedStore(texts)}) from (${searchedStores.replaceAll(/^--.*\n/gm, '').replace('$items', () => list)}))`
  }
  const text = bind(item)
  // Digits have no case, and ids of digits are usual: `lower` takes longer than the search itself.
  const hasCase = !/^[0-9]+$/.test(item)
  const contains = (written: string): string => (hasCase ? `contains(lower(${written}), lower(${text}))` : `contains(${written}, ${text})`)
  if (texts.length === 0) return contains('store_id')
  return `(${contains('store_id')} or store_id in (select searched.store_id from store_attribute as searched
    where ${ofReport} and ${contains(`concat_ws(chr(10), ${texts.join(', ')})`)}))`
}

const ofReport = 'searched.attribute_set_id = (select attribute_set_id from report where report_id = $reportId)'

/** The stores of the report with their ids and attributes. */
function searchedStore(texts: readonly string[]): string {
  const stores = 'from report_row where report_row.report_id = (select coalesce(rows_of, report_id) from report where report_id = $reportId)'
  if (texts.length === 0) return `select report_row.store_id, [report_row.store_id] as texts ${stores}`
  return `select report_row.store_id, [report_row.store_id, ${texts.join(', ')}] as texts
    ${stores.replace('report_row where', () => `report_row left join store_attribute as searched on searched.store_id = report_row.store_id and ${ofReport} where`)}`
}
