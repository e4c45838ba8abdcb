import type { StoreIdRange } from '../../../shared/operations/rows'
import type { BandOfStores, HourlyDowntime } from '../../../shared/report/fleet'
import type { Report } from '../../../shared/report/report'
import type { RowSelection } from '../../../shared/report/rowSelection'
import type { Database } from '../core/database'
import type { DataSet } from '../load/dataSet'
import { hasDowntimeHours, keepDowntimeHours } from '../report/downtimeByHour'
import { reportedHours } from '../report/reportedHours'
import { readHourlyDowntime, readStoreIds, readUptimeBands, readZones } from './readSelection'

/** Lends the open folder while nothing changes it, or throws NO_DATA. */
export type WithData = <Value>(use: (dataSet: DataSet) => Promise<Value>) => Promise<Value>

/** What the stores of a report have in common: when they are down, and how much. */
export class Fleet {
  /** `requireComplete` gives a report that is. */
  constructor(
    private readonly database: Database,
    private readonly requireComplete: (reportId: number) => Promise<Report>,
    private readonly withData: WithData,
  ) {}

  /**
   * The report of a selection, with all that the selection asks about. Throws REPORT_NOT_FOUND, REPORT_NOT_COMPLETE, and
   * where it asks about an hour of the week, like `requireDowntimeHours`.
   */
  async requireSelectable({ reportId, hourOfWeek }: RowSelection): Promise<Report> {
    const report = await this.requireComplete(reportId)
    if (hourOfWeek !== undefined) await this.requireDowntimeHours(report)
    return report
  }

  /** Which stores are in rows `offset` to `offset + limit - 1`. Throws like `requireSelectable`, and INVALID_INPUT. */
  async storeIds(selection: RowSelection & { offset: number; limit: number }): Promise<StoreIdRange> {
    await this.requireSelectable(selection)
    return readStoreIds(this.database, selection)
  }

  /** Whatever hour is selected. Throws like `requireSelectable`, and like `requireDowntimeHours`. */
  async hourlyDowntime(selection: RowSelection): Promise<readonly HourlyDowntime[]> {
    await this.requireDowntimeHours(await this.requireComplete(selection.reportId))
    return readHourlyDowntime(this.database, { ...selection, hourOfWeek: undefined })
  }

  /** Whatever hour is selected. Throws like `requireSelectable`. */
  async reportedHours(selection: RowSelection): Promise<readonly number[]> {
    const anyHour = { ...selection, hourOfWeek: undefined }
    return reportedHours(await this.requireSelectable(anyHour), await readZones(this.database, anyHour))
  }

  /** Whatever band is selected. Throws like `requireSelectable`. */
  async uptimeBands(selection: RowSelection): Promise<readonly BandOfStores[]> {
    await this.requireSelectable(selection)
    return readUptimeBands(this.database, { ...selection, uptimeBand: undefined })
  }

  /** Has the downtime of a report by hour of the week. Throws NO_DATA unless its data is loaded, or was when this was asked for. */
  async requireDowntimeHours(report: Report): Promise<void> {
    if (await hasDowntimeHours(this.database, report.reportId)) return
    await this.withData((dataSet) => keepDowntimeHours(this.database, dataSet, report))
  }
}
