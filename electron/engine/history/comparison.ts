import type { DuckDBValue } from '@duckdb/node-api'
import {
  comparisonKeys,
  type ComparisonChoice,
  type ComparisonRow,
  type ComparisonSummary,
} from '../../../shared/comparison/comparison'
import type { ComparedReports, ComparisonSelection } from '../../../shared/comparison/comparisonSelection'
import type { ComparisonPage } from '../../../shared/operations/history'
import type { Attribute } from '../../../shared/folder/attributes'
import { withAttributeColumns } from '../../../shared/report/columns'
import type { Report } from '../../../shared/report/report'
import type { Connection, Parameters } from '../core/connection'
import type { Database } from '../core/database'
import { writeCsv } from '../write/writeCsv'
import type { History } from './history'
import { goalParameters, overJudgedRows } from './judgedRows'
import { toSearchTest, type Bind } from './searchSql'
import { readAttributes, withAttributes } from './storeAttributes'
import comparison from './comparison.sql?raw'
import comparisonSummary from './comparison_summary.sql?raw'

const conditions: Readonly<Record<ComparisonChoice, string>> = {
  new: "store_change = 'new'",
  gone: "store_change = 'gone'",
  went_down: "store_change = 'went_down'",
  came_back: "store_change = 'came_back'",
  not_selected: "store_change = 'not_selected'",
  worse: 'uptime_percent_change < 0',
  better: 'uptime_percent_change > 0',
}

/** What changed from one report to another. Every method throws REPORT_NOT_FOUND and REPORT_NOT_COMPLETE. */
export class Comparison {
  constructor(
    private readonly database: Database,
    private readonly history: History,
  ) {}

  async rows(selection: ComparisonSelection & { offset: number; limit: number }): Promise<ComparisonPage> {
    const reports = await this.requireBoth(selection)
    const { query, orderBy, parameters } = toQuery(selection, reports)
    const { limit, offset } = selection
    return this.database.use({}, async (connection) => {
      const { total } = await connection.one<{ total: number }>(...overJudgedRows(`select count(*) as total from (${query})`, parameters))
      const rows = await connection.all<ComparisonRow>(
        ...overJudgedRows(`${query} ${orderBy} limit $limit offset $offset`, { ...parameters, limit, offset }),
      )
      return { rows: await addAttributes(connection, rows, reports), total }
    })
  }

  async summary({ beforeId, afterId, goal }: ComparedReports): Promise<ComparisonSummary> {
    await this.requireBoth({ beforeId, afterId })
    return this.database.use({}, (connection) =>
      connection.one<ComparisonSummary>(
        ...overJudgedRows(`from (with comparison as (${comparison}) from (${comparisonSummary}))`, {
          beforeId,
          afterId,
          ...goalParameters(goal),
        }),
      ),
    )
  }

  /** Writes the selected stores to `path` and returns their number. Throws WRITE_FAILED if the file cannot be written. */
  async exportCsv(selection: ComparisonSelection, path: string): Promise<number> {
    const reports = await this.requireBoth(selection)
    const { query, orderBy, parameters } = toQuery(selection, reports)
    const rows = this.database.stream<ComparisonRow>(...overJudgedRows(`${query} ${orderBy}`, parameters))
    const keys = withAttributeColumns(comparisonKeys, attributesOf(reports))
    return this.database.use({}, (connection) => writeCsv(path, keys, addToBatches(connection, rows, reports)))
  }

  private async requireBoth({ beforeId, afterId }: Pick<ComparedReports, 'beforeId' | 'afterId'>): Promise<Reports> {
    for (const reportId of [beforeId, afterId]) this.history.markInUse(reportId)
    return { before: await this.history.requireComplete(beforeId), after: await this.history.requireComplete(afterId) }
  }
}

interface Reports {
  readonly before: Report
  readonly after: Report
}

/** The attributes of either report, those of the later one first. */
function attributesOf({ before, after }: Reports): readonly Attribute[] {
  return [...after.attributes, ...before.attributes.filter(({ key }) => after.attributes.every((other) => other.key !== key))]
}

async function addAttributes(connection: Connection, rows: readonly ComparisonRow[], reports: Reports): Promise<readonly ComparisonRow[]> {
  const attributes = attributesOf(reports)
  if (attributes.length === 0) return rows
  const storeIds = rows.map(({ store_id }) => store_id)
  const [earlier, later] = [await readAttributes(connection, reports.before, storeIds), await readAttributes(connection, reports.after, storeIds)]
  return withAttributes(rows, { attributes }, new Map([...earlier, ...later]))
}

async function* addToBatches(
  connection: Connection,
  batches: AsyncIterable<readonly ComparisonRow[]>,
  reports: Reports,
): AsyncGenerator<readonly ComparisonRow[]> {
  for await (const rows of batches) yield addAttributes(connection, rows, reports)
}

/** Values become parameters; the schema of a selection admits only known columns. */
function toQuery(
  { beforeId, afterId, search, only, sort, goal }: ComparisonSelection,
  { before, after }: Reports,
): {
  readonly query: string
  readonly orderBy: string
  readonly parameters: Parameters
} {
  const values = new Map<string, DuckDBValue>(Object.entries({ beforeId, afterId, ...goalParameters(goal) }))
  const bind: Bind = (value) => {
    const name = `value${values.size}`
    values.set(name, value)
    return `$${name}`
  }
  const found = [toSearchTest(search, after, '$afterId', bind), toSearchTest(search, before, '$beforeId', bind)].filter((test) => test !== null)
  const tests = ['true', ...(found.length === 0 ? [] : [`(${found.join(' or ')})`]), ...(only === null ? [] : [conditions[only]])]
  const order = sort.map(({ column, direction }) => `${judgedFirst(column)}${column === 'name' ? nameInEither : column} ${direction} nulls last`)
  return {
    query: `from (${comparison}) as compared where ${tests.join(' and ')}`,
    orderBy: `order by ${[...order, 'store_id'].join(', ')}`,
    parameters: Object.fromEntries(values),
  }
}

/** The name of a store in the later report, or else in the earlier one, without regard to case. */
const nameInEither = `lower(coalesce(${nameIn('$afterId')}, ${nameIn('$beforeId')}))`

function nameIn(reportId: string): string {
  return `(select named.store_name from store_attribute as named where named.store_id = compared.store_id
    and named.attribute_set_id = (select attribute_set_id from report where report_id = ${reportId}))`
}

/** A change of a store of which too little was seen is a guess, so it is neither the worst nor the best. */
function judgedFirst(column: string): string {
  return column === 'uptime_percent_change' ? 'is_judged is not true, ' : ''
}
