import { listValue, type DuckDBValue } from '@duckdb/node-api'
import { columns, type ColumnKey } from '../../../shared/report/columns'
import type { ColumnFilter, Condition, RowSelection } from '../../../shared/report/rowSelection'
import { uptimeBandEnd, type UptimeBand } from '../../../shared/report/fleet'
import { EngineError } from '../core/errors'
import type { Parameters } from '../core/database'

/** The part of a query over `published_row` from `where` on. Values are bound; names come from the column list. */
interface RowQuery {
  readonly where: string
  readonly orderBy: string
  readonly parameters: Parameters
}

/** A row without a value is not equal to any, and contains no text: it belongs to the negative tests. */
const comparisons = {
  equals: '=',
  notEqual: 'is distinct from',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
} as const

/** Text is compared in lower case; `$value` stands for the bound text. */
const textTests = {
  contains: 'contains(lower($column), lower($value))',
  notContains: "not contains(lower(coalesce($column, '')), lower($value))",
  startsWith: 'starts_with(lower($column), lower($value))',
  endsWith: 'ends_with(lower($column), lower($value))',
  equalsText: 'lower($column) = lower($value)',
  notEqualText: 'lower($column) is distinct from lower($value)',
} as const

type Bind = (value: DuckDBValue) => string

/**
 * Throws INVALID_INPUT when a condition does not fit the kind of its column. An hour of the week selects nothing unless
 * the report's `downtime_hour` has been made.
 */
export function toRowQuery({ reportId, storeIds, search, filters, hourOfWeek, uptimeBand, sort }: RowSelection): RowQuery {
  const values = new Map<string, DuckDBValue>([['reportId', reportId]])
  const bind: Bind = (value) => {
    const name = `value${values.size}`
    values.set(name, value)
    return `$${name}`
  }
  const tests = ['report_id = $reportId']
  if (storeIds !== undefined) tests.push(toStoreTest(storeIds, bind))
  if (search !== '') tests.push(`contains(lower(store_id), lower(${bind(search)}))`)
  for (const filter of filters) tests.push(toTest(filter, bind))
  if (hourOfWeek !== undefined) {
    const hour = bind(hourOfWeek)
    tests.push(`store_id in (select store_id from downtime_hour where report_id = $reportId and hour_of_week = ${hour})`)
  }
  if (uptimeBand !== undefined) tests.push(toBandTest(uptimeBand, bind))
  const order = sort.map(({ column, direction }) => `${column} ${direction} nulls last`)
  return {
    where: `where ${tests.join(' and ')}`,
    orderBy: `order by ${[...order, 'store_id'].join(', ')}`,
    parameters: Object.fromEntries(values),
  }
}

function toStoreTest(storeIds: readonly string[], bind: Bind): string {
  // DuckDB knows no type for a list of nothing.
  return storeIds.length === 0 ? 'false' : `store_id in (select unnest(${bind(listValue(storeIds))}))`
}

function toBandTest(band: UptimeBand, bind: Bind): string {
  if (band === 'none') return 'uptime_percent_span is null'
  const end = uptimeBandEnd(band)
  const test = `uptime_percent_span >= ${bind(band)}`
  return end === undefined ? test : `${test} and uptime_percent_span < ${bind(end)}`
}

function toTest({ column, join, conditions }: ColumnFilter, bind: Bind): string {
  return `(${conditions.map((condition) => toConditionTest(column, condition, bind)).join(` ${join} `)})`
}

function toConditionTest(column: ColumnKey, condition: Condition, bind: Bind): string {
  if (!('value' in condition) && !('from' in condition)) {
    return `${column} is ${condition.type === 'blank' ? '' : 'not '}null`
  }
  const isText = condition.type in textTests
  if (isText !== (columns.find(({ key }) => key === column)?.kind === 'text')) {
    throw new EngineError('INVALID_INPUT', `The column ${column} cannot be filtered by "${condition.type}".`)
  }
  switch (condition.type) {
    case 'inRange':
      return `${column} between ${bind(withinReach(condition.from))} and ${bind(withinReach(condition.to))}`
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'endsWith':
    case 'equalsText':
    case 'notEqualText': {
      const value = bind(condition.value)
      return textTests[condition.type].replace('$column', column).replace('$value', () => value)
    }
    default:
      return `${column} ${comparisons[condition.type]} ${bind(withinReach(condition.value))}`
  }
}

/** DuckDB takes no whole number of more than 64 bits. This one is beyond all values too, and compares like any. */
function withinReach(value: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(value, Number.MAX_SAFE_INTEGER))
}
