import { basename } from 'node:path'
import { explainReport, plainFormats, type Formats } from '../../../shared/report/explanation'
import type { DataSetSummary } from '../../../shared/folder/dataSet'
import type { HourlyDowntime } from '../../../shared/report/fleet'
import type { Report } from '../../../shared/report/report'
import type { RowSelection } from '../../../shared/report/rowSelection'
import type { Database } from '../core/database'
import { EngineError } from '../core/errors'
import { exportFacts, exportSpan } from './facts/facts'
import type { Fleet } from '../select/selections'
import { renderHtmlReport } from './html/htmlReport'
import { readHourlyDowntime, readOpenTime, readRows, readTotals, readUptimeBands } from '../select/readSelection'
import { summaryText } from './facts/summary'

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** So many stores with the lowest uptime are named. */
const namedStores = 25

/** As the numbers around it. */
const documentFormats: Formats = { ...plainFormats, number: (value) => grouped.format(value) }

/** Tells people about the selected stores of a report. All throw like `Fleet.requireSelectable`. */
export class Documents {
  constructor(
    private readonly database: Database,
    private readonly fleet: Fleet,
    /** The open folder. */
    private readonly dataSet: () => DataSetSummary | null,
  ) {}

  /** The report as one HTML file. When stores are down is left out where the data of the report is no longer there. */
  async html(selection: RowSelection): Promise<{ readonly html: string; readonly stores: number }> {
    const report = await this.fleet.requireSelectable(selection)
    const span = exportSpan(report)
    const percent = `uptime_percent_${span.suffix}` as const
    const { rows: worst } = await readRows(this.database, {
      ...selection,
      filters: [...selection.filters, { column: percent, join: 'and', conditions: [{ type: 'lessThan', value: 100 }] }],
      sort: [
        { column: percent, direction: 'asc' },
        { column: `downtime_${span.suffix}`, direction: 'desc' },
      ],
      offset: 0,
      limit: namedStores,
    })
    const totals = await readTotals(this.database, selection)
    const html = renderHtmlReport({
      title: `Uptime of ${basename(report.folder)}`,
      ...(await this.about(report, selection)),
      span,
      totals,
      bands: await readUptimeBands(this.database, selection),
      hours: await this.hoursOf(report, selection),
      reportedHours: await this.fleet.reportedHours(selection),
      worst,
    })
    return { html, stores: totals.stores }
  }

  /** What a reader of the file of that name has to know about it. */
  async summary(selection: RowSelection, fileName: string): Promise<string> {
    const report = await this.fleet.requireSelectable(selection)
    return summaryText({ fileName, ...(await this.about(report, selection)) })
  }

  private async about(report: Report, selection: RowSelection) {
    const open = this.dataSet()
    const dataSet = open?.folder === report.folder ? open : null
    const openTime = await readOpenTime(this.database, selection)
    return {
      facts: exportFacts({ report, selection, openTime, dataSet, madeAt: new Date() }),
      files: dataSet?.files ?? null,
      explanations: explainReport(report, documentFormats),
    }
  }

  private async hoursOf(report: Report, selection: RowSelection): Promise<readonly HourlyDowntime[] | null> {
    try {
      await this.fleet.requireDowntimeHours(report)
      return await readHourlyDowntime(this.database, selection)
    } catch (error) {
      if (error instanceof EngineError && error.code === 'NO_DATA') return null
      throw error
    }
  }
}
