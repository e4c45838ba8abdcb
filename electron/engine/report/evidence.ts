import type { Evidence, Report } from '../../../shared/report/report'
import { EngineError } from '../core/errors'
import type { History } from '../history/history'
import type { DataSet } from '../load/dataSet'
import type { OpenFolder } from '../load/openFolder'
import { microsecondsOf } from '../time/instants'
import { recreateReport } from './recreateReport'
import type { ReportsByDataSet } from './reportsByDataSet'

/** Finds out whether a past report can be computed again from the open folder, so that it has timelines and outages. */
export class EvidenceOfReports {
  constructor(
    private readonly history: History,
    private readonly folder: OpenFolder,
    private readonly made: ReportsByDataSet,
  ) {}

  /** Throws REPORT_NOT_FOUND and REPORT_NOT_COMPLETE. */
  async of(reportId: number): Promise<Evidence> {
    const report = await this.history.requireComplete(reportId)
    if (this.folder.dataSet?.folder !== report.folder) return 'unknown'
    return this.folder.use(async (dataSet) => {
      if (dataSet.summary.folder !== report.folder) return 'unknown'
      const known = await this.history.evidence(reportId, dataSet.openData)
      if (known === 'unknown') return this.compare(report, dataSet)
      if (known === 'kept') this.made.add(dataSet, reportId)
      return known
    })
  }

  /** Computes the whole report again, because it did not record its data in a way that can be compared. */
  private async compare(report: Report, dataSet: DataSet): Promise<Evidence> {
    try {
      await dataSet.use((connection) =>
        recreateReport(connection, this.history, this.made, dataSet, report, null, 'runs'),
      )
    } catch (error) {
      if (error instanceof EngineError && error.code === 'NO_DATA') return 'lost'
      throw error
    }
    const [dataHash = ''] = await dataSet.hashesUntil([microsecondsOf(report.asOf)])
    await this.history.recordContent(report.reportId, dataHash)
    return 'kept'
  }
}
