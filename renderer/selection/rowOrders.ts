import { spanOfKind, type ReportKind } from '../../shared/report/columns'
import type { ViewState } from '../../shared/preferences/preferences'
import { oneOfFilter } from '../../shared/report/oneOfFilter'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import { verdicts, isJudged } from '../../shared/report/verdict'
import { isActive } from './namedFilters'
import { withColumnFilters } from '../views/columnFilters'

type Rows = Pick<ViewState['rows'], 'sort' | 'filters'>

export const rowOrders = [
  { value: 'mostDowntime', label: 'Most downtime' },
  { value: 'lowestUptime', label: 'Lowest uptime' },
] as const
type RowOrder = (typeof rowOrders)[number]['value']

/** The stores that have been seen enough for a verdict on the longest span. */
export function judgedFilter(kind: ReportKind): ColumnFilter {
  return oneOfFilter(`verdict_${spanOfKind[kind].suffix}`, verdicts.filter(isJudged))
}

/** The order of these rows; null if the user sorts in another way. */
export function orderOf(kind: ReportKind, { sort, filters }: Rows): RowOrder | null {
  const [first, ...others] = sort
  if (first === undefined || others.length > 0) return null
  const { suffix, uptimePercentKey } = spanOfKind[kind]
  if (first.column === `downtime_${suffix}` && first.direction === 'desc') return 'mostDowntime'
  const isLowestUptime = first.column === uptimePercentKey && first.direction === 'asc'
  return isLowestUptime && isActive(judgedFilter(kind), filters) ? 'lowestUptime' : null
}

/**
 * The rows in this order. An uptime % of which little was seen says little, so the lowest uptime leaves such stores out,
 * and the most downtime brings them back.
 */
export function inOrder(kind: ReportKind, order: RowOrder, { filters }: Rows): Rows {
  const { suffix, uptimePercentKey } = spanOfKind[kind]
  const judged = judgedFilter(kind)
  if (order === 'lowestUptime') {
    return { sort: [{ column: uptimePercentKey, direction: 'asc' }], filters: withColumnFilters(filters, [judged], true) }
  }
  const kept = isActive(judged, filters) ? withColumnFilters(filters, [judged], false) : filters
  return { sort: [{ column: `downtime_${suffix}`, direction: 'desc' }], filters: kept }
}
