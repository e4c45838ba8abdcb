import { listValue, type DuckDBValue } from '@duckdb/node-api'
import type { Attribute } from '../../../shared/folder/attributes'
import { columns, isColumnKey, type RowColumn } from '../../../shared/report/columns'
import type { ColumnFilter, Condition, RowSelection } from '../../../shared/report/rowSelection'
import { uptimeBandEnd, type UptimeBand } from '../../../shared/report/chartData'
import { EngineError } from '../core/errors'
import type { Parameters } from '../core/connection'
import { goalParameters } from '../history/judgedRows'
import { judgedColumn } from '../history/reportColumns'
import { toSearchTest, type Bind } from '../history/searchSql'

/** The clauses of a query over `judged_row`. Values become parameters; names come from the list of columns. */
export interface SelectionSql {
  /** Whether all rows of the report are selected. */
  readonly isWhole: boolean
  readonly where: string
  readonly orderBy: string
  readonly parameters: Parameters
}

/** A row without a value is not equal to any value and contains no text, so the negative tests accept it. */
const comparisons = {
  equals: '=',
  notEqual: 'is distinct from',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
} as const

/** Text is compared in lower case; `$value` is the parameter with the text. */
const textTests = {
  contains: 'contains($folded, lower($value))',
  notContains: "not contains(coalesce($folded, ''), lower($value))",
  startsWith: 'starts_with($folded, lower($value))',
  endsWith: 'ends_with($folded, lower($value))',
  equalsText: '$folded = lower($value)',
  notEqualText: '$folded is distinct from lower($value)',
} as const

/**
 * `attributes` are those of the report. Throws INVALID_INPUT if a condition does not fit the kind of its column, and if the
 * report does not have a column. An hour of the week selects no rows until the
 * history has the downtime of the report by hour.
 */
export function toSelectionSql(
  { reportId, storeIds, search, filters, hourOfWeek, uptimeBand, sort, goal }: RowSelection,
  attributes: readonly Attribute[],
): SelectionSql {
  const values = new Map<string, DuckDBValue>(Object.entries({ reportId, ...goalParameters(goal) }))
  const bind: Bind = (value) => {
    const name = `value${values.size}`
    values.set(name, value)
    return `$${name}`
  }
  const tests = ['report_id = $reportId']
  if (storeIds !== undefined) tests.push(toStoreTest(storeIds, bind))
  const searchTest = toSearchTest(search, { attributes }, '$reportId', bind)
  if (searchTest !== null) tests.push(searchTest)
  for (const filter of filters) tests.push(toTest(filter, attributes, bind))
  if (hourOfWeek !== undefined) {
    const hour = bind(hourOfWeek)
    tests.push(`store_id in (select store_id from downtime_hour where report_id = $reportId and hour_of_week = ${hour})`)
  }
  if (uptimeBand !== undefined) tests.push(toBandTest(uptimeBand, bind))
  const order = sort.map(({ column, direction }) => `${sortedBy(column, judgedColumn(attributes, column))} ${direction} nulls last`)
  return {
    isWhole: tests.length === 1,
    where: `where ${tests.join(' and ')}`,
    // The zeros of a store without observations mean nothing, so it comes after stores with the same values.
    orderBy: `order by ${[...order, ...(order.length > 0 ? ['observations = 0'] : []), 'store_id'].join(', ')}`,
    parameters: Object.fromEntries(values),
  }
}

function toStoreTest(storeIds: readonly string[], bind: Bind): string {
  return `store_id in (select unnest(${bind(listValue(storeIds))}))`
}

function toBandTest(band: UptimeBand, bind: Bind): string {
  if (band === 'none') return 'uptime_percent_span is null'
  const end = uptimeBandEnd(band)
  const test = `uptime_percent_span >= ${bind(band)}`
  return end === undefined ? test : `${test} and uptime_percent_span < ${bind(end)}`
}

function toTest({ column: key, join, conditions }: ColumnFilter, attributes: readonly Attribute[], bind: Bind): string {
  const column = judgedColumn(attributes, key)
  return `(${conditions.map((condition) => toConditionTest(key, column, condition, bind)).join(` ${join} `)})`
}

/** `column` is that of the SQL relation, and `key` its name in the contract. */
function toConditionTest(key: RowColumn, column: string, condition: Condition, bind: Bind): string {
  const isText = condition.type in textTests || condition.type === 'oneOf'
  const isAboutPresence = condition.type === 'blank' || condition.type === 'notBlank'
  if (!isAboutPresence && isText !== ((columns.find((fixed) => fixed.key === key)?.kind ?? 'text') === 'text')) {
    throw new EngineError('INVALID_INPUT', `The column ${key} cannot be filtered by "${condition.type}".`)
  }
  switch (condition.type) {
    case 'inRange':
      return `${column} between ${bind(withinSafeIntegers(condition.from))} and ${bind(withinSafeIntegers(condition.to))}`
    case 'oneOf': {
      const texts = condition.values.filter((value) => value !== null)
      const isNull = condition.values.includes(null) ? [`${column} is null`] : []
      return `(${[...isNull, `list_contains(${bind(listValue(texts))}, ${column})`].join(' or ')})`
    }
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'endsWith':
    case 'equalsText':
    case 'notEqualText': {
      const value = bind(condition.value)
      return textTests[condition.type].replace('$folded', isOwnWord(key) ? column : `lower(${column})`).replace('$value', () => value)
    }
    case 'blank':
    case 'notBlank':
      return `${column} is ${condition.type === 'blank' ? '' : 'not '}null`
    default:
      return `${column} ${comparisons[condition.type]} ${bind(withinSafeIntegers(condition.value))}`
  }
}

/** Names and other attributes are sorted as people do, without regard to case. */
function sortedBy(key: RowColumn, column: string): string {
  return isColumnKey(key) ? column : `lower(${column})`
}

/** DuckDB accepts integers up to 64 bits. The largest safe integer exceeds all values of a report, so it compares the same. */
function withinSafeIntegers(value: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(value, Number.MAX_SAFE_INTEGER))
}

/** Whether the texts of a column are our own words, which are in lower case. */
function isOwnWord(column: RowColumn): boolean {
  return column === 'last_status' || column === 'state' || column.startsWith('verdict_')
}
