import type { AttributeKey } from '../folder/attributes'

/*
 * Columns with few different values. This file has no schemas, because the page works without them.
 */

/** Those that every report has. The page offers their values as a list with counts. */
export const facetColumns = ['timezone', 'state', 'last_status', 'verdict_last_hour', 'verdict_last_day', 'verdict_last_week', 'verdict_window'] as const
export type FacetColumn = (typeof facetColumns)[number] | AttributeKey

export function isFacetColumn(key: string): key is (typeof facetColumns)[number] {
  return facetColumns.some((facet) => facet === key)
}
