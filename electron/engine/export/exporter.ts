import { outageColumns } from '../../../shared/export/exportedColumns'
import { kindOf, withAttributeColumns, type RowColumn } from '../../../shared/report/columns'
import { groupColumnsOfKind, type GroupBy } from '../../../shared/report/groups'
import type { GroupOrder } from '../../../shared/report/rowSelection'
import type { Connection, Database } from '../core/database'
import type { Events } from '../core/events'
import { ProgressReporter } from '../core/progress'
import type { DataSet } from '../load/dataSet'
import type { OpenFolder } from '../load/openFolder'
import type { ReportsByDataSet } from '../report/reportsByDataSet'
import type { Reports } from '../report/reports'
import { recreateReport } from '../report/recreateReport'
import { instantsOf, streamOutages, type OutageFields, type OutageInstants } from '../report/streamOutages'
import type { Selection } from '../select/selection'
import { csvText, writeCsv, type CsvOptions } from '../write/writeCsv'
import { writeWorkbook } from '../write/writeWorkbook'
import { htmlDocument, mostDowntimeFirst, summaryDocument, workbookSummary, type ReportSource } from './documents'
import { groupSheet } from './workbook/groupSheet'
import { issueSheet, outageSheet, storeSheet } from './workbook/reportSheets'

/** What the selected stores are grouped by, and the order of the groups. */
export interface Grouping {
  readonly groupBy: GroupBy
  /** Absent: by value in CSV, and most downtime first in a workbook. */
  readonly groupSort?: readonly GroupOrder[] | undefined
}

interface WorkbookOptions extends Omit<Grouping, 'groupBy'> {
  readonly groupBy?: GroupBy | undefined
  readonly signal?: AbortSignal | undefined
}

/** Milliseconds between progress events. */
const progressInterval = 100

/** Workbooks have instants as numbers. */
const microseconds: OutageInstants<number> = { utc: (us) => us, local: (us, offsetUs) => us + offsetUs }

const noOutages = 'This workbook has no outages, because the folder is not open with the data that the report was made from.'

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
    columns: readonly RowColumn[],
    path: string,
    { format, signal }: CsvOptions = {},
  ): Promise<number> {
    const rows = this.withProgress(selection.stream(columns), await selection.count(), selection.report.reportId)
    return writeCsv(path, columns, rows, { format, signal })
  }

  /** The selected rows as CSV text, in pieces. */
  rowsText(selection: Selection, columns: readonly RowColumn[]): AsyncIterable<string> {
    return csvText(columns, selection.stream(columns))
  }

  /**
   * Writes the selected stores with these columns as an .xlsx workbook, with a summary. It has their outages if the open
   * folder is the data of the report, the data issues if it is the folder of the report, and groups if `groupBy` is given.
   */
  async workbook(selection: Selection, columns: readonly RowColumn[], path: string, { groupBy, groupSort = mostDowntimeFirst(selection.report), signal }: WorkbookOptions = {}): Promise<number> {
    const { report } = selection
    const kind = kindOf(report)
    const source = await this.source(selection)
    const stores = await selection.count()
    const batches = this.withProgress(selection.stream([...new Set([...columns, 'observations' as const])]), stores, report.reportId)
    const hasOutages = source !== null && (await this.reports.evidence(report.reportId)) === 'kept'
    const missing = hasOutages ? [] : [noOutages]
    const sheets = [await workbookSummary(selection, source, missing), storeSheet(columns, report.attributes, batches)]
    if (groupBy !== undefined) sheets.push(groupSheet(kind, report.attributes, groupBy, selection.streamGroups(groupBy, groupSort)))
    if (source === null) {
      await writeWorkbook(path, sheets, signal)
      return stores
    }
    await this.withData(selection, hasOutages, signal, async (connection, dataSet) => {
      if (hasOutages) sheets.push(outageSheet(kind, streamOutages(connection, selection, microseconds), report.attributes))
      if (dataSet.summary.folder === report.folder) sheets.push(issueSheet(dataSet.streamIssues()))
      await writeWorkbook(path, sheets, signal)
    })
    return stores
  }

  /** Writes the outages of the selected stores. Throws NO_DATA if the open folder is not the data of the report. */
  async outages(selection: Selection, path: string, { format, signal }: CsvOptions = {}): Promise<number> {
    return this.withOutages(selection, { format, signal }, (outages) =>
      writeCsv(path, withAttributeColumns(outageColumns, selection.report.attributes), outages, { format, signal }),
    )
  }

  /**
   * Lends the outages to `use` in batches; they can be read until it resolves. Throws NO_DATA if the open folder is not
   * the data of the report.
   */
  async withOutages<Value>(
    selection: Selection,
    { format = 'plain', signal }: CsvOptions,
    use: (outages: AsyncIterable<readonly OutageFields<string>[]>) => Promise<Value>,
  ): Promise<Value> {
    return this.withData(selection, true, signal, (connection) =>
      use(streamOutages(connection, selection, instantsOf(format))),
    )
  }

  /** Writes the groups of the selected stores, each with its numbers in every window. */
  async groups(selection: Selection, grouping: Grouping, path: string, { format, signal }: CsvOptions = {}): Promise<number> {
    const { keys, rows } = groupRows(selection, grouping)
    return writeCsv(path, keys, rows, { format, signal })
  }

  /** The groups as CSV text, in pieces. */
  groupsText(selection: Selection, grouping: Grouping): AsyncIterable<string> {
    const { keys, rows } = groupRows(selection, grouping)
    return csvText(keys, rows)
  }

  /**
   * The report as one HTML file, with a table of groups if `groupBy` is given. It has no downtime by hour if that is not stored
   * and the data is not loaded.
   */
  async html(selection: Selection, groupBy?: GroupBy): Promise<{ readonly html: string; readonly stores: number }> {
    return htmlDocument(selection, await this.source(selection), groupBy)
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

  /** Lends the data of the report, and its relations if the outages are needed. Throws NO_DATA if they are and it is not open. */
  private async withData<Value>(
    { report }: Selection,
    needsOutages: boolean,
    signal: AbortSignal | undefined,
    use: (connection: Connection, dataSet: DataSet) => Promise<Value>,
  ): Promise<Value> {
    const progress = new ProgressReporter({ job: 'export', reportId: report.reportId }, this.events.emitProgress)
    return this.folder.use((dataSet) =>
      this.database.use({ catalog: dataSet.catalog, ...(signal && { signal }) }, async (connection) => {
        if (needsOutages) {
          await progress.step('Finding the outages', 0.8, connection, () =>
            recreateReport(connection, this.database, this.made, dataSet, report, null, 'runs'),
          )
        }
        return progress.step('Writing the file', 0.2, connection, () => use(connection, dataSet))
      }),
    )
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

type GroupFields = Readonly<Record<string, string | number | null>>

/** The groups as rows, whose first column is named after what they are grouped by. */
function groupRows(selection: Selection, { groupBy, groupSort = [] }: Grouping) {
  const keys = [groupBy, ...groupColumnsOfKind[kindOf(selection.report)].map(({ key }) => key)]
  async function* rows(): AsyncGenerator<readonly GroupFields[]> {
    for await (const groups of selection.streamGroups(groupBy, groupSort)) {
      yield groups.map((group): GroupFields => Object.assign({}, group, { [groupBy]: group.value }))
    }
  }
  return { keys, rows: rows() }
}
