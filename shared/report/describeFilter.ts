import type { Attribute } from '../folder/attributes'
import { attributeColumn, columns, isColumnKey, type Column } from './columns'
import type { ColumnFilter, Condition } from './rowSelection'
import { storeStateLabels, verdictLabels } from './verdict'

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

type ValueFormatter = (value: number, column: Column) => string

function describeCondition(condition: Condition, column: Column, formatValue: ValueFormatter): string {
  switch (condition.type) {
    case 'blank':
      return 'has no value'
    case 'notBlank':
      return 'has a value'
    case 'inRange':
      return `from ${formatValue(condition.from, column)} to ${formatValue(condition.to, column)}`
    case 'oneOf':
      return `is ${condition.values.map((value) => facetLabel(value, column.key)).join(' or ')}`
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

const valueLabels: Readonly<Record<string, string>> = { ...storeStateLabels, ...verdictLabels }

/** A value of a text column in words: `Too little seen` for `too_little_seen`. Attributes are as they are written. */
export function facetLabel(value: string | null, column: string): string {
  if (value === null) return 'without a value'
  return isColumnKey(column) ? (valueLabels[value] ?? value) : value
}

/**
 * A filter in words, such as `Downtime, last week > 0.5`. `formatValue` formats its numbers, and `attributes` are those of the
 * report.
 */
export function describeFilter(
  { column: key, join, conditions }: ColumnFilter,
  formatValue: ValueFormatter = String,
  attributes: readonly Attribute[] = [],
): string {
  const column = columns.find((candidate) => candidate.key === key) ?? attributeColumn(attributes, key)
  return `${column.label} ${conditions.map((condition) => describeCondition(condition, column, formatValue)).join(` ${join} `)}`
}
