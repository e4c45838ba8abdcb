import type { ColumnKey } from '../../../shared/report/columns'
import type { EventMessage } from '../../../shared/operations/contract'
import type { DataSetSummary } from '../../../shared/folder/dataSet'
import type { Progress } from '../../../shared/core/progress'
import type { RowSelection } from '../../../shared/report/rowSelection'
import type { Database } from '../core/database'
import { Documents } from './documents'
import { csvText, writeCsv, type CsvOptions } from '../write/writeCsv'
import type { Fleet, WithData } from '../select/selections'
import { outageColumns, streamOutages, type OutageFields } from '../report/streamOutages'
import { ProgressReporter } from '../core/progress'
import { recreateReport } from '../report/recreateReport'
import { countRows, streamRows } from '../select/readSelection'

/** So often the user is told how many rows are written. */
const millisecondsBetweenWords = 100

/**
 * Writes what is known of a report into files, each of which appears whole or not at all, and returns the number of
 * rows. All throw like `Fleet.requireSelectable`; those that write, WRITE_FAILED, and CANCELLED once their signal is
 * aborted.
 */
export class Exporter {
  /** What people read about a report. */
  readonly documents: Documents

  /** `openFolder` tells which folder is open; `tell` takes word of progress. */
  constructor(
    private readonly database: Database,
    private readonly fleet: Fleet,
    private readonly withData: WithData,
    openFolder: () => DataSetSummary | null,
    private readonly tell: (event: EventMessage) => void,
  ) {
    this.documents = new Documents(database, fleet, openFolder)
  }

  async rows(
    selection: RowSelection,
    columns: readonly ColumnKey[],
    path: string,
    { format, signal }: CsvOptions = {},
  ): Promise<number> {
    await this.fleet.requireSelectable(selection)
    const total = await countRows(this.database, selection)
    const rows = this.counted(streamRows(this.database, selection, columns), total, selection.reportId)
    return writeCsv(path, columns, rows, { format, signal })
  }

  /** The selected rows as CSV text, in pieces. */
  async rowsText(selection: RowSelection, columns: readonly ColumnKey[]): Promise<AsyncIterable<string>> {
    await this.fleet.requireSelectable(selection)
    return csvText(columns, streamRows(this.database, selection, columns))
  }

  /** The outages of the selected stores in the span of the report. Throws NO_DATA too, like `recreateReport`. */
  async outages(selection: RowSelection, path: string, { format, signal }: CsvOptions = {}): Promise<number> {
    return this.withOutages(selection, { format, signal }, (outages) =>
      writeCsv(path, outageColumns, outages, { format, signal }),
    )
  }

  /** Gives the outages to `use` in batches, which must have read them when it resolves. */
  async withOutages<Value>(
    selection: RowSelection,
    { format = 'plain', signal }: CsvOptions,
    use: (outages: AsyncIterable<readonly OutageFields[]>) => Promise<Value>,
  ): Promise<Value> {
    const report = await this.fleet.requireSelectable(selection)
    const tell = (data: Progress): void => this.tell({ name: 'progress', data })
    const progress = new ProgressReporter({ job: 'export', reportId: selection.reportId }, tell)
    return this.withData((dataSet) =>
      this.database.use({ catalog: dataSet.catalog, ...(signal && { signal }) }, async (connection) => {
        await progress.step('Finding the outages', 0.8, connection, () =>
          recreateReport(connection, this.database, dataSet, report, null),
        )
        return progress.step('Writing the outages', 0.2, connection, () =>
          use(streamOutages(connection, streamRows(this.database, selection, ['store_id']), format)),
        )
      }),
    )
  }

  private async *counted<Row>(
    batches: AsyncIterable<readonly Row[]>,
    total: number,
    reportId: number,
  ): AsyncGenerator<readonly Row[]> {
    let written = 0
    let toldAt = 0
    for await (const rows of batches) {
      yield rows
      written += rows.length
      if (performance.now() - toldAt < millisecondsBetweenWords) continue
      toldAt = performance.now()
      const data = { job: 'export', reportId, step: 'Writing the rows', fraction: written / total } as const
      this.tell({ name: 'progress', data })
    }
  }
}
