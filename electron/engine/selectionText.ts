import { columns, type ColumnKey } from '../../shared/columns'
import type { ColumnFilter, Condition, RowSelection } from '../../shared/rowSelection'
import { uptimeBandEdges } from '../../shared/uptimeBands'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** What a selection leaves out, in words; empty where it has all rows. */
export function describeSelection({ storeIds, search, filters, hourOfWeek, uptimeBand }: RowSelection): readonly string[] {
  const tests = filters.map(describeFilter)
  if (storeIds !== undefined) tests.unshift('selected one by one')
  if (search !== '') tests.push(`store id contains “${search}”`)
  if (hourOfWeek !== undefined) {
    const hour = hourOfWeek % 24
    tests.push(`down on ${days[Math.floor(hourOfWeek / 24)]} between ${hour}:00 and ${hour + 1}:00, local time`)
  }
  if (uptimeBand === 'none') tests.push('without an uptime %')
  else if (uptimeBand !== undefined) tests.push(`uptime % ${describeBand(uptimeBand)}`)
  return tests
}

/** `Downtime, last week descending, then Store`. */
export function describeOrder(sort: RowSelection['sort']): string {
  const order = sort.map(({ column, direction }) => `${labelOf(column)} ${direction === 'asc' ? 'ascending' : 'descending'}`)
  return order.length === 0 ? 'store id as text' : order.join(', then ')
}

function labelOf(key: ColumnKey): string {
  return columns.find((column) => column.key === key)?.label ?? key
}

function describeFilter({ column, join, conditions }: ColumnFilter): string {
  return `${labelOf(column)} ${conditions.map(describeCondition).join(` ${join} `)}`
}

const comparisons = {
  equals: '=',
  notEqual: '≠',
  lessThan: '<',
  lessThanOrEqual: '≤',
  greaterThan: '>',
  greaterThanOrEqual: '≥',
  contains: 'contains',
  notContains: 'does not contain',
  startsWith: 'begins with',
  endsWith: 'ends with',
  equalsText: 'is',
  notEqualText: 'is not',
} as const

function describeCondition(condition: Condition): string {
  if (condition.type === 'inRange') return `from ${condition.from} to ${condition.to}`
  if (!('value' in condition)) return condition.type === 'blank' ? 'is empty' : 'is not empty'
  const value = typeof condition.value === 'string' ? `“${condition.value}”` : condition.value
  return `${comparisons[condition.type]} ${value}`
}

function describeBand(band: number): string {
  const next = uptimeBandEdges.find((edge) => edge > band)
  return next === undefined ? `${band}` : `from ${band} to less than ${next}`
}
