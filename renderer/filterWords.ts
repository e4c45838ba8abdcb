import { columns, type Column } from '../shared/columns'
import type { ColumnFilter, Condition } from '../shared/rowSelection'
import { formatNumber } from './format'

const comparisonSigns = {
  equals: '=',
  notEqual: '≠',
  lessThan: '<',
  lessThanOrEqual: '≤',
  greaterThan: '>',
  greaterThanOrEqual: '≥',
} as const

const textVerbs = {
  contains: 'contains',
  notContains: 'does not contain',
  startsWith: 'starts with',
  endsWith: 'ends with',
  equalsText: 'is',
  notEqualText: 'is not',
} as const

/** With no more decimals than the user wrote. */
function formatValue(value: number, { decimals }: Column): string {
  const written = String(value).split('.')[1]?.length ?? 0
  return formatNumber(value, Math.min(written, Math.max(decimals, 4)))
}

function conditionWords(condition: Condition, column: Column): string {
  switch (condition.type) {
    case 'blank':
      return 'has no value'
    case 'notBlank':
      return 'has a value'
    case 'inRange':
      return `from ${formatValue(condition.from, column)} to ${formatValue(condition.to, column)}`
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'endsWith':
    case 'equalsText':
    case 'notEqualText':
      return `${textVerbs[condition.type]} “${condition.value}”`
    default:
      return `${comparisonSigns[condition.type]} ${formatValue(condition.value, column)}`
  }
}

/** Such as `Downtime, last week > 0.5`. */
export function filterWords({ column: key, join, conditions }: ColumnFilter): string {
  const column = columns.find((candidate) => candidate.key === key)
  if (column === undefined) return key
  return `${column.label} ${conditions.map((condition) => conditionWords(condition, column)).join(` ${join} `)}`
}
