import type { UptimeGoal } from '../../../shared/report/goal'
import { defaultGoal } from '../../../shared/report/verdict'
import type { Parameters } from '../core/connection'
import { attributeColumns } from '../files/attributeColumns'
import judgedRow from './judged_row.sql?raw'
import publishedRow from './published_row.sql?raw'

/**
 * A query over `judged_row`, which begins with `select` or `from`, with those of the parameters that are needed. They
 * include those of `goalParameters`.
 */
export function overJudgedRows(query: string, parameters: Parameters): readonly [sql: string, parameters: Parameters] {
  return withNumbers(`with ${judgedRowFor(query)} ${query}`, parameters)
}

/**
 * Like `overJudgedRows`, but over one computed row in the relation `reportRow`, which is not in the history. Further
 * parameters are `toUs`, and `fromUs`, which is null unless the row is of a custom window. The connection must be
 * to the history, because that has the units.
 */
export function overComputedRow(reportRow: string, query: string, parameters: Parameters): readonly [sql: string, parameters: Parameters] {
  const report = 'report as (select 0 as report_id, null::integer as rows_of, $fromUs::bigint as from_us, $toUs::bigint as as_of_us)'
  return withNumbers(`with ${report}, report_row as (select 0 as report_id, * from ${reportRow}), ${judgedRowFor(query)} ${query}`, parameters)
}

/**
 * Definitions of `published_row` and `judged_row` with the columns that a query names. Planning them all takes longer than
 * the query itself. Each of these columns is one line of its SQL file, and DuckDB accepts a comma after the last one. The
 * attributes of stores are joined, in one line too, only if one of them is named. Names after a point are those of other
 * relations.
 */
function judgedRowFor(query: string): string {
  const lines = `published_row as (${withoutComments(publishedRow)}), judged_row as (${withoutComments(judgedRow)})`.split('\n')
  // Columns are defined by those above them, so the last line is looked at first.
  return lines.reduceRight((kept, line) => {
    const column = / as (\w+),?$/.exec(line)?.[1]
    const isNamed = line.startsWith('left join store_attribute ') ? attributeNames.test(query) : column === undefined || new RegExp(`(?<![.\\w])${column}\\b`).test(kept + query)
    return isNamed ? `${line}\n${kept}` : kept
  }, '')
}

const attributeNames = new RegExp(`(?<![.\\w])(?:${attributeColumns.join('|')})\\b`)

function withoutComments(sql: string): string {
  return sql.replaceAll(/^--.*\n/gm, '')
}

/** What the rows are judged by; undefined stands for the default goal. */
export function goalParameters({ goalPercent, leastCoveragePercent, lowBudgetPercent }: UptimeGoal = defaultGoal): Parameters {
  return {
    goal: goalPercent,
    leastCoverage: asWritten(leastCoveragePercent / 100),
    littleLeftBelow: asWritten(100 - (lowBudgetPercent * (100 - goalPercent)) / 100),
  }
}

/** The number without what binary arithmetic adds to its decimals, because values of rows are decimals too. */
function asWritten(value: number): number {
  return Number(value.toFixed(9))
}

/**
 * Writes numbers into the statement and leaves the other parameters that it has. DuckDB plans a statement with parameters
 * once before it knows their types and once after.
 */
function withNumbers(sql: string, parameters: Parameters): readonly [sql: string, parameters: Parameters] {
  const others: Record<string, Parameters[string]> = {}
  const written = sql.replaceAll(/\$(\w+)/g, (parameter, name: string) => {
    const value = parameters[name]
    // The exponent makes it a DOUBLE. Without it DuckDB reads a DECIMAL, which may have other digits.
    if (typeof value === 'number' && Number.isFinite(value)) return Number.isInteger(value) ? String(value) : value.toExponential()
    if (value !== undefined) others[name] = value
    return parameter
  })
  return [written, others]
}
