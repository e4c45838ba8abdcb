import { hourOfWeekLabel } from '../../../../shared/core/labels'
import { describeFilter } from '../../../../shared/report/describeFilter'
import { uptimeBandLabel } from '../../../../shared/report/chartData'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import { formatNumber } from './documentNumbers'

/** The conditions of a selection, in words; empty if it has all rows. */
export function describeSelection({ storeIds, search, filters, hourOfWeek, uptimeBand }: RowSelection): readonly string[] {
  const conditions = filters.map((filter) => describeFilter(filter))
  if (storeIds !== undefined) conditions.unshift('your selection')
  if (search !== '') conditions.push(`store id contains “${search}”`)
  if (hourOfWeek !== undefined) conditions.push(`down on ${hourOfWeekLabel(hourOfWeek)} local time`)
  if (uptimeBand === 'none') conditions.push('no observations')
  else if (uptimeBand !== undefined) conditions.push(`uptime ${uptimeBandLabel(uptimeBand, formatNumber)}`)
  return conditions
}
