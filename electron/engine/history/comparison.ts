import {
  comparisonKeys,
  type ComparisonChoice,
  type ComparisonRow,
  type ComparisonSummary,
} from '../../../shared/comparison/comparison'
import type { ComparedReports, ComparisonSelection } from '../../../shared/comparison/comparisonSelection'
import type { ComparisonPage } from '../../../shared/operations/history'
import type { Database, Parameters } from '../core/database'
import { writeCsv } from '../write/writeCsv'
import type { History } from './history'
import { goalParameters, overJudgedRows } from './judgedRows'
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
    await this.requireBoth(selection)
    const { query, orderBy, parameters } = toQuery(selection)
    const { limit, offset } = selection
    return this.database.use({}, async (connection) => {
      const { total } = await connection.one<{ total: number }>(...overJudgedRows(`select count(*) as total from (${query})`, parameters))
      const rows = await connection.all<ComparisonRow>(
        ...overJudgedRows(`${query} ${orderBy} limit $limit offset $offset`, { ...parameters, limit, offset }),
      )
      return { rows, total }
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
    await this.requireBoth(selection)
    const { query, orderBy, parameters } = toQuery(selection)
    return writeCsv(path, comparisonKeys, this.database.stream<ComparisonRow>(...overJudgedRows(`${query} ${orderBy}`, parameters)))
  }

  private async requireBoth({ beforeId, afterId }: Pick<ComparedReports, 'beforeId' | 'afterId'>): Promise<void> {
    for (const reportId of [beforeId, afterId]) {
      this.history.markInUse(reportId)
      await this.history.requireComplete(reportId)
    }
  }
}

/** Values become parameters; the schema of a selection admits only known columns. */
function toQuery({ beforeId, afterId, search, only, sort, goal }: ComparisonSelection): {
  readonly query: string
  readonly orderBy: string
  readonly parameters: Parameters
} {
  const tests = ['contains(lower(store_id), lower($search))', ...(only === null ? [] : [conditions[only]])]
  const order = sort.map(({ column, direction }) => `${judgedFirst(column)}${column} ${direction} nulls last`)
  return {
    query: `from (${comparison}) where ${tests.join(' and ')}`,
    orderBy: `order by ${[...order, 'store_id'].join(', ')}`,
    parameters: { beforeId, afterId, search, ...goalParameters(goal) },
  }
}

/** A change of a store of which too little was seen is a guess, so it is neither the worst nor the best. */
function judgedFirst(column: string): string {
  return column === 'uptime_percent_change' ? 'is_judged is not true, ' : ''
}
