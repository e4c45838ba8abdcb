import { hourOfWeekLabel } from '../../../../shared/core/labels'
import type { Attribute } from '../../../../shared/folder/attributes'
import { describeFilter } from '../../../../shared/report/describeFilter'
import { uptimeBandLabel } from '../../../../shared/report/chartData'
import { searchItems } from '../../../../shared/report/search'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import { formatCount, formatNumber } from './documentNumbers'

/** The conditions of a selection, in words; empty if it has all rows. `attributes` are those of the report. */
export function describeSelection(
  { storeIds, search, filters, hourOfWeek, uptimeBand }: RowSelection,
  attributes: readonly Attribute[],
): readonly string[] {
  const conditions = filters.map((filter) => describeFilter(filter, String, attributes))
  if (storeIds !== undefined) conditions.unshift('your selection')
  const items = searchItems(search)
  if (items.length > 1) conditions.push(`found by one of ${formatCount(items.length)} search items`)
  else if (items.length === 1) conditions.push(`${attributes.length === 0 ? 'store id' : 'store id or an attribute'} contains “${search.trim()}”`)
  if (hourOfWeek !== undefined) conditions.push(`down on ${hourOfWeekLabel(hourOfWeek)} local time`)
  if (uptimeBand === 'none') conditions.push('no observations')
  else if (uptimeBand !== undefined) conditions.push(`uptime ${uptimeBandLabel(uptimeBand, formatNumber)}`)
  return conditions
}
