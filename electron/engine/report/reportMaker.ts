import type { Report } from '../../../shared/report/report'
import type { ReportSettings } from '../../../shared/report/reportSettings'
import type { Database } from '../core/database'
import type { DataSet } from '../load/dataSet'
import { EngineError } from '../core/errors'
import type { History } from '../history/history'
import { planReport } from './planReport'
import { computeReport } from './computeReport'
import type { ReportBasis } from '../history/reportBasis'
import type { AddedReport } from './reportRuns'

/** Makes reports of the folder that is open, from what the history has of it already where it can. */
export class ReportMaker {
  /** `present` is the data that is loaded when it is called. */
  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly present: () => DataSet,
  ) {}

  /** Puts a report on record. Throws like `planReport`. */
  async add(dataSet: DataSet, settings: Partial<ReportSettings>): Promise<AddedReport> {
    const planned = await planReport(this.database, dataSet, settings)
    const report = await this.history.add(planned)
    const { reportId } = report
    return {
      report,
      reuse: (signal) => this.reuse(reportId, dataSet, planned.basis, signal),
      compute: async (progress, signal) => {
        const { data, basis } = await this.atItsTurn(report, dataSet, planned.basis, settings)
        if (await this.reuse(reportId, data, basis, signal)) return
        await computeReport(this.database, data, reportId, basis, progress, signal)
        data.rememberMaking(reportId, basis)
      },
    }
  }

  /** A report is about the data of its folder that is there when its turn comes. Throws NO_DATA where there is none. */
  private async atItsTurn(
    { reportId, folder }: Report,
    dataSet: DataSet,
    basis: ReportBasis,
    settings: Partial<ReportSettings>,
  ): Promise<{ readonly data: DataSet; readonly basis: ReportBasis }> {
    const data = this.present()
    if (data === dataSet) return { data, basis }
    if (data.summary.folder !== folder) {
      throw new EngineError('NO_DATA', 'Another folder was opened before this report could run.')
    }
    const planned = await planReport(this.database, data, settings)
    await this.history.replan(reportId, planned)
    return { data, basis: planned.basis }
  }

  /** Takes the rows from a report of the same data that has them; false where there is none. */
  private async reuse(reportId: number, dataSet: DataSet, basis: ReportBasis, signal: AbortSignal): Promise<boolean> {
    const earlier = dataSet.reportOfAllStores(basis)
    if (earlier === null || !(await this.history.reuseRows(reportId, earlier, basis.storeIds, signal))) return false
    dataSet.rememberMaking(reportId, basis)
    return true
  }
}
