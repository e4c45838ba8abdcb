import { outageColumns } from '../../../shared/export/exportedColumns'
import type { ColumnKey } from '../../../shared/report/columns'
import type { Database } from '../core/database'
import type { Events } from '../core/events'
import { ProgressReporter } from '../core/progress'
import type { OpenFolder } from '../load/openFolder'
import type { ReportsByDataSet } from '../report/reportsByDataSet'
import type { Reports } from '../report/reports'
import { recreateReport } from '../report/recreateReport'
import { streamOutages, type OutageFields } from '../report/streamOutages'
import type { Selection } from '../select/selection'
import { csvText, writeCsv, type CsvOptions } from '../write/writeCsv'
import { htmlDocument, summaryDocument, type ReportSource } from './documents'

/** Milliseconds between progress events. */
const progressInterval = 100

/**
 * Exports what is known about the selected stores of a report. Methods with a path write the file atomically and return
 * the number of rows; they throw WRITE_FAILED, and CANCELLED if their signal is aborted.
 */
export class Exporter {
  constructor(
    private readonly database: Database,
    private readonly folder: OpenFolder,
    private readonly made: ReportsByDataSet,
    private readonly reports: Reports,
    private readonly events: Events,
  ) {}

  async rows(
    selection: Selection,
    columns: readonly ColumnKey[],
    path: string,
    { format, signal }: CsvOptions = {},
  ): Promise<number> {
    const rows = this.withProgress(selection.stream(columns), await selection.count(), selection.report.reportId)
    return writeCsv(path, columns, rows, { format, signal })
  }

  /** The selected rows as CSV text, in pieces. */
  rowsText(selection: Selection, columns: readonly ColumnKey[]): AsyncIterable<string> {
    return csvText(columns, selection.stream(columns))
  }

  /** Writes the outages of the selected stores. Throws NO_DATA if the open folder is not the data of the report. */
  async outages(selection: Selection, path: string, { format, signal }: CsvOptions = {}): Promise<number> {
    return this.withOutages(selection, { format, signal }, (outages) =>
      writeCsv(path, outageColumns, outages, { format, signal }),
    )
  }

  /**
   * Lends the outages to `use` in batches; they can be read until it resolves. Throws NO_DATA if the open folder is not
   * the data of the report.
   */
  async withOutages<Value>(
    selection: Selection,
    { format = 'plain', signal }: CsvOptions,
    use: (outages: AsyncIterable<readonly OutageFields[]>) => Promise<Value>,
  ): Promise<Value> {
    const { report } = selection
    const progress = new ProgressReporter({ job: 'export', reportId: report.reportId }, this.events.emitProgress)
    return this.folder.use((dataSet) =>
      this.database.use({ catalog: dataSet.catalog, ...(signal && { signal }) }, async (connection) => {
        await progress.step('Finding the outages', 0.8, connection, () =>
          recreateReport(connection, this.database, this.made, dataSet, report, null, 'runs'),
        )
        return progress.step('Writing the outages', 0.2, connection, () =>
          use(streamOutages(connection, selection.stream(['store_id']), format)),
        )
      }),
    )
  }

  /** The report as one HTML file. It has no downtime by hour if that is not stored and the data is not loaded. */
  async html(selection: Selection): Promise<{ readonly html: string; readonly stores: number }> {
    return htmlDocument(selection, await this.source(selection))
  }

  /** The summary of an export with this file name. */
  async summary(selection: Selection, fileName: string): Promise<string> {
    return summaryDocument(selection, fileName, await this.source(selection))
  }

  /** What the numbers of a selection come from; null if the folder of its report is not open. */
  private async source({ report }: Selection): Promise<ReportSource | null> {
    const { dataSet } = this.folder
    if (dataSet?.folder !== report.folder) return null
    return { dataSet, notices: await this.reports.notices(report.reportId) }
  }

  private async *withProgress<Row>(
    batches: AsyncIterable<readonly Row[]>,
    total: number,
    reportId: number,
  ): AsyncGenerator<readonly Row[]> {
    let written = 0
    let emittedAt = 0
    for await (const rows of batches) {
      yield rows
      written += rows.length
      if (performance.now() - emittedAt < progressInterval) continue
      emittedAt = performance.now()
      this.events.emitProgress({ job: 'export', reportId, step: 'Writing the rows', fraction: written / total })
    }
  }
}
