import { columns, type Column } from './columns'
import type { ColumnFilter, Condition } from './rowSelection'

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

type NumberWords = (value: number, column: Column) => string

function conditionWords(condition: Condition, column: Column, numberWords: NumberWords): string {
  switch (condition.type) {
    case 'blank':
      return 'has no value'
    case 'notBlank':
      return 'has a value'
    case 'inRange':
      return `from ${numberWords(condition.from, column)} to ${numberWords(condition.to, column)}`
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'endsWith':
    case 'equalsText':
    case 'notEqualText':
      return `${textVerbs[condition.type]} “${condition.value}”`
    default:
      return `${comparisonSigns[condition.type]} ${numberWords(condition.value, column)}`
  }
}

/** A filter in words, such as `Downtime, last week > 0.5`; `numberWords` formats its numbers. */
export function filterWords({ column: key, join, conditions }: ColumnFilter, numberWords: NumberWords = String): string {
  const column = columns.find((candidate) => candidate.key === key)
  if (column === undefined) return key
  return `${column.label} ${conditions.map((condition) => conditionWords(condition, column, numberWords)).join(` ${join} `)}`
}
