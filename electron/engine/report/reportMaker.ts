import type { Report } from '../../../shared/report/report'
import type { ReportSettings } from '../../../shared/report/reportSettings'
import type { DataSet } from '../load/dataSet'
import type { OpenFolder } from '../load/openFolder'
import { EngineError } from '../core/errors'
import type { History } from '../history/history'
import type { ReportBasis } from '../history/reportRecord'
import { computeReport } from './computeReport'
import type { ReportsByDataSet } from './reportsByDataSet'
import { planReport } from './planReport'
import type { AddedReport } from './runningReports'

/** Makes reports of the open folder. It reuses rows of earlier reports if it can. */
export class ReportMaker {
  constructor(
    private readonly history: History,
    private readonly folder: OpenFolder,
    private readonly made: ReportsByDataSet,
  ) {}

  /** Records a report that has not run yet. Throws INVALID_INPUT, STORE_NOT_FOUND, and WRITE_FAILED if the disk is full. */
  async add(dataSet: DataSet, settings: Partial<ReportSettings>): Promise<AddedReport> {
    const planned = await planReport(dataSet, settings)
    await this.history.requireRoom(storesOf(planned.basis, dataSet), valuesOf(dataSet))
    const report = await this.history.add(planned)
    const { reportId, exceptionSet } = report
    const plannedBasis = { ...planned.basis, exceptionSet }
    return {
      report,
      reuse: (signal) => this.reuse(reportId, dataSet, plannedBasis, signal),
      compute: async (progress, signal) => {
        const { data, basis } = await this.refresh(report, dataSet, plannedBasis, settings)
        if (await this.reuse(reportId, data, basis, signal)) return
        await this.history.requireRoom(storesOf(basis, data), valuesOf(data))
        await data.database.keepTemporaryFolder()
        if (data.summary.attributes.length > 0) await this.history.keepAttributes(reportId, data, signal)
        await computeReport(this.history, data, reportId, basis, progress, signal)
        this.made.add(data, reportId, basis)
      },
    }
  }

  /** Plans the report again if its folder was loaded again while it waited. Throws NO_DATA if another folder is open. */
  private async refresh(
    { reportId, folder }: Report,
    dataSet: DataSet,
    basis: ReportBasis,
    settings: Partial<ReportSettings>,
  ): Promise<{ readonly data: DataSet; readonly basis: ReportBasis }> {
    const data = this.folder.require()
    if (data === dataSet) return { data, basis }
    if (data.summary.folder !== folder) {
      throw new EngineError('NO_DATA', 'Another folder was opened before this report could run.')
    }
    const planned = await planReport(data, settings)
    const { exceptionSet } = await this.history.replan(reportId, planned)
    return { data, basis: { ...planned.basis, exceptionSet } }
  }

  /** Takes the rows of an earlier report on the same data. Returns false if there is none. */
  private async reuse(reportId: number, dataSet: DataSet, basis: ReportBasis, signal: AbortSignal): Promise<boolean> {
    const earlier = this.made.findOnAllStores(dataSet, basis)
    if (earlier === null) return false
    if (dataSet.summary.attributes.length > 0) await this.history.keepAttributes(reportId, dataSet, signal)
    if (!(await this.history.reuseRows(reportId, earlier, basis.storeIds, signal))) return false
    this.made.add(dataSet, reportId, basis)
    return true
  }
}

function valuesOf({ summary }: DataSet): number {
  return summary.attributes.reduce((sum, { stores }) => sum + stores, 0)
}

function storesOf({ storeIds }: Pick<ReportBasis, 'storeIds'>, { summary }: DataSet): number {
  return storeIds?.length ?? summary.stores
}
