import { listValue, type DuckDBValue } from '@duckdb/node-api'
import type { Report } from '../../../shared/report/report'
import { searchItems } from '../../../shared/report/search'
import { columnsOfAttributes } from './reportColumns'
import searchedStores from './searched_stores.sql?raw'

/** Makes a value a parameter, and returns what stands for it in SQL. */
export type Bind = (value: DuckDBValue) => string

/**
 * The test whether a search finds the store of a row in a report, whose number is the parameter `reportId`, such as
 * `$reportId`; null if nothing is searched. Attributes are looked at in a query of their own, so that a search costs nothing
 * more if there are none.
 */
export function toSearchTest(search: string, { attributes }: Pick<Report, 'attributes'>, reportId: string, bind: Bind): string | null {
  const items = searchItems(search)
  const [item, ...others] = items
  if (item === undefined) return null
  const texts = [...columnsOfAttributes(attributes).values()].map((column) => `searched.${column}`)
  if (others.length > 0) {
    const list = bind(listValue([...items]))
    const found = searchedStores.replaceAll(/^--.*\n/gm, '').replace('$items', () => list)
    return `store_id in (with searched_store as (${searchedStore(texts, reportId)}) from (${found}))`
  }
  const text = bind(item)
  // Digits have no case, and ids of digits are usual: `lower` takes longer than the search itself.
  const hasCase = !/^[0-9]+$/.test(item)
  const contains = (written: string): string => (hasCase ? `contains(lower(${written}), lower(${text}))` : `contains(${written}, ${text})`)
  if (texts.length === 0) return contains('store_id')
  return `(${contains('store_id')} or store_id in (select searched.store_id from store_attribute as searched
    where ${isOfReport(reportId)} and ${contains(`concat_ws(chr(10), ${texts.join(', ')})`)}))`
}

function isOfReport(reportId: string): string {
  return `searched.attribute_set_id = (select attribute_set_id from report where report_id = ${reportId})`
}

/** The stores of the report, each with its id and the texts of its attributes. */
function searchedStore(texts: readonly string[], reportId: string): string {
  const attributes = texts.length === 0 ? '' : `left join store_attribute as searched on searched.store_id = report_row.store_id and ${isOfReport(reportId)}`
  return `select report_row.store_id, [${['report_row.store_id', ...texts].join(', ')}] as texts from report_row ${attributes}
    where report_row.report_id = (select coalesce(rows_of, report_id) from report where report_id = ${reportId})`
}
