import { outageColumns } from '../../../shared/export/exportedColumns'
import type { SplitFormat } from '../../../shared/export/splitFormats'
import { kindOf, withAttributeColumns, type ReportRow, type RowColumn } from '../../../shared/report/columns'
import { groupColumnsOfKind, type GroupBy } from '../../../shared/report/groups'
import type { GroupOrder } from '../../../shared/report/rowSelection'
import type { Connection } from '../core/connection'
import { EngineError } from '../core/errors'
import type { Events } from '../core/events'
import { ProgressReporter } from '../core/progress'
import type { History } from '../history/history'
import type { DataSet } from '../load/dataSet'
import type { OpenFolder } from '../load/openFolder'
import type { ReportsByDataSet } from '../report/reportsByDataSet'
import type { Reports } from '../report/reports'
import { recreateReport } from '../report/recreateReport'
import { instantsOf, streamOutages, type OutageFields, type OutageInstants } from '../report/streamOutages'
import type { Selection } from '../select/selection'
import { csvText, writeCsv, type CsvOptions } from '../write/writeCsv'
import { writeAtomically } from '../write/writeAtomically'
import { workbookBytes, writeWorkbook, type Sheet } from '../write/writeWorkbook'
import { zipBytes } from '../write/zipBytes'
import { htmlDocument, mostDowntimeFirst, summaryDocument, workbookSummary, type ReportSource } from './documents'
import { splitSelection, type ReportPart } from './splitSelection'
import { groupSheet } from './workbook/groupSheet'
import { issueSheet, outageSheet, storeSheet } from './workbook/reportSheets'

/** What the selected stores are grouped by, and the order of the groups. */
export interface Grouping {
  readonly groupBy: GroupBy
  /** Absent: by value in CSV, and most downtime first in a workbook. */
  readonly groupSort?: readonly GroupOrder[] | undefined
}

/** What the files that a report is split into are, and what they have. */
export interface SplitOptions extends SheetOptions {
  readonly format: SplitFormat
  readonly signal?: AbortSignal | undefined
}

/** The columns of the stores, which a page does not need, and groups besides them; in CSV, groups take the place of stores. */
interface SheetOptions {
  readonly columns: readonly RowColumn[]
  readonly grouping: Grouping | undefined
}

interface WorkbookOptions extends Omit<Grouping, 'groupBy'> {
  readonly groupBy?: GroupBy | undefined
  readonly signal?: AbortSignal | undefined
}

/** What a workbook has besides the rows of a report: their source, the outages, and the issues; null if that is not open. */
interface Evidence {
  readonly source: ReportSource | null
  /** Has the relations of the report. */
  readonly connection: Connection | null
  readonly issues: DataSet | null
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
    private readonly history: History,
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
  async workbook(selection: Selection, columns: readonly RowColumn[], path: string, { groupBy, groupSort, signal }: WorkbookOptions = {}): Promise<number> {
    const stores = await selection.count()
    const options = { columns, grouping: groupBy && { groupBy, groupSort } }
    await this.withEvidence(selection, signal, async (evidence, progress) => {
      const sheets = await this.sheets(selection, options, evidence, (rows) => this.withProgress(rows, stores, selection.report.reportId))
      const write = () => writeWorkbook(path, sheets, signal)
      await (evidence.connection === null ? write() : progress.step('Writing the file', 0.2, evidence.connection, write))
    })
    return stores
  }

  /**
   * Writes a .zip with a report for each value of an attribute, and returns their number. Throws INVALID_INPUT if there are
   * none or too many.
   */
  async zip(selection: Selection, splitBy: GroupBy, path: string, options: SplitOptions): Promise<number> {
    const parts = await splitSelection(selection, splitBy)
    if (parts.length === 0) throw new EngineError('INVALID_INPUT', 'There are no stores to report on. Change the filters, or choose all stores.')
    const files = zipBytes((add) => this.split(selection, parts, options, ({ name }, content) => add(`${name}.${options.format}`, content)))
    await writeAtomically(path, files, options.signal)
    return parts.length
  }

  /** Passes the reports that a report is split into to `write`, one after another, each as the content of a file. */
  async split(
    selection: Selection,
    parts: readonly ReportPart[],
    options: SplitOptions,
    write: (part: ReportPart, content: AsyncIterable<string | Uint8Array>) => Promise<void>,
  ): Promise<void> {
    const stores = parts.reduce((sum, part) => sum + part.stores, 0)
    const writeParts = async (contentOf: (part: Selection) => AsyncGenerator<string | Uint8Array>, progress: ProgressReporter, share: number): Promise<void> => {
      let written = 0
      for (const part of parts) {
        progress.report('Writing the files', share, written / stores)
        const content = contentOf(part.selection)
        try {
          await write(part, content)
        } finally {
          // Its rows are no longer read when this resolves.
          await content.return(undefined)
        }
        written += part.stores
      }
    }
    if (options.format !== 'xlsx') return writeParts((part) => this.text(part, options), this.progress(selection), 1)
    // The outages are found once for all of them.
    await this.withEvidence(selection, options.signal, async (evidence, progress) => {
      await writeParts((part) => this.workbookOf(part, options, evidence), progress, evidence.connection === null ? 1 : 0.2)
    })
  }

  private async *text(selection: Selection, { format, columns, grouping }: SplitOptions): AsyncGenerator<string> {
    if (format === 'html') yield (await this.html(selection, grouping?.groupBy)).html
    else yield* grouping === undefined ? this.rowsText(selection, columns) : this.groupsText(selection, grouping)
  }

  private async *workbookOf(selection: Selection, options: SheetOptions, evidence: Evidence): AsyncGenerator<Uint8Array> {
    yield* workbookBytes(await this.sheets(selection, options, evidence))
  }

  private async sheets(
    selection: Selection,
    { columns, grouping }: SheetOptions,
    { source, connection, issues }: Evidence,
    measured = (rows: AsyncIterable<readonly ReportRow[]>) => rows,
  ): Promise<readonly Sheet[]> {
    const { report } = selection
    const kind = kindOf(report)
    const rows = measured(selection.stream([...new Set([...columns, 'observations' as const])]))
    const sheets = [await workbookSummary(selection, source, connection === null ? [noOutages] : []), storeSheet(columns, report.attributes, rows)]
    if (grouping !== undefined) {
      const { groupBy, groupSort = mostDowntimeFirst(report) } = grouping
      sheets.push(groupSheet(kind, report.attributes, groupBy, selection.streamGroups(groupBy, groupSort)))
    }
    if (connection !== null) sheets.push(outageSheet(kind, streamOutages(connection, selection, microseconds), report.attributes))
    if (issues !== null) sheets.push(issueSheet(issues.streamIssues()))
    return sheets
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
    return this.withData(selection, true, signal, (connection, _dataSet, progress) =>
      progress.step('Writing the file', 0.2, connection, () => use(streamOutages(connection, selection, instantsOf(format)))),
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

  /** Lends what a workbook has besides the rows, as far as it is open. */
  private async withEvidence(selection: Selection, signal: AbortSignal | undefined, use: (evidence: Evidence, progress: ProgressReporter) => Promise<void>): Promise<void> {
    const { report } = selection
    const source = await this.source(selection)
    if (source === null) return use({ source, connection: null, issues: null }, this.progress(selection))
    const hasOutages = (await this.reports.evidence(report.reportId)) === 'kept'
    await this.withData(selection, hasOutages, signal, (connection, dataSet, progress) =>
      use({ source, connection: hasOutages ? connection : null, issues: dataSet.summary.folder === report.folder ? dataSet : null }, progress),
    )
  }

  /** Lends the data of the report, and its relations if the outages are needed. Throws NO_DATA if they are and it is not open. */
  private async withData<Value>(
    selection: Selection,
    needsOutages: boolean,
    signal: AbortSignal | undefined,
    use: (connection: Connection, dataSet: DataSet, progress: ProgressReporter) => Promise<Value>,
  ): Promise<Value> {
    const progress = this.progress(selection)
    return this.folder.use((dataSet) => {
      const work = async (connection: Connection): Promise<Value> => {
        if (needsOutages) {
          await progress.step('Finding the outages', 0.8, connection, () =>
            recreateReport(connection, this.history, this.made, dataSet, selection.report, null, 'runs'),
          )
        }
        return use(connection, dataSet, progress)
      }
      return dataSet.use(work, { ...(signal && { signal }) })
    })
  }

  private progress({ report }: Selection): ProgressReporter {
    return new ProgressReporter({ job: 'export', reportId: report.reportId }, this.events.emitProgress)
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
