import type { ParsedInput } from '../../../shared/operations/contract'
import type { GroupPage, RowPage, StoreIdRange } from '../../../shared/operations/rows'
import type { BandOfStores, FacetValue, HourlyDowntime } from '../../../shared/report/chartData'
import type { Totals } from '../../../shared/report/report'
import type { FacetColumn } from '../../../shared/report/facets'
import type { RowSelection } from '../../../shared/report/rowSelection'
import type { Background } from '../core/background'
import type { Database } from '../core/database'
import type { History } from '../history/history'
import { Selection, type DowntimeHours, type Page } from './selection'

/**
 * Answers questions about the rows of complete reports. Every method throws REPORT_NOT_FOUND, REPORT_NOT_COMPLETE,
 * INVALID_INPUT if a filter does not fit its column, and NO_DATA if the choice has an hour of the week, the report has no
 * downtime by hour yet, and its data is not loaded.
 */
export class Selections {
  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly downtimeHours: DowntimeHours,
    private readonly background: Background,
  ) {}

  /** The chosen rows, once it is sure that they can be read. */
  async select(choice: RowSelection): Promise<Selection> {
    const report = await this.history.requireComplete(choice.reportId)
    if (choice.hourOfWeek !== undefined) await this.downtimeHours.ensure(report)
    return new Selection(this.database, this.downtimeHours, report, choice)
  }

  /** Keeps the report from expiring, because somebody is reading it. */
  async rows(choice: RowSelection & Page): Promise<RowPage> {
    return this.answer(choice, (selection) => {
      this.history.markInUse(choice.reportId)
      return selection.rows(choice)
    })
  }

  async storeIds(choice: RowSelection & Page): Promise<StoreIdRange> {
    return this.answer(choice, (selection) => selection.storeIds(choice))
  }

  async totals(choice: RowSelection): Promise<Totals> {
    return this.answer(choice, (selection) => selection.totals())
  }

  /** Ignores the chosen hour, because a chart of all hours shows which one is chosen. Other questions go before it. */
  async hourlyDowntime(choice: RowSelection): Promise<readonly HourlyDowntime[]> {
    return (await this.select({ ...choice, hourOfWeek: undefined })).hourlyDowntime()
  }

  /** Whether the history has the downtime by hour, so that it can be read without the data of the report. */
  async hasHourlyDowntime(reportId: number): Promise<boolean> {
    return this.downtimeHours.isStored(await this.history.requireComplete(reportId))
  }

  /** Ignores the chosen hour. */
  async reportedHours(choice: RowSelection): Promise<readonly number[]> {
    return this.answer({ ...choice, hourOfWeek: undefined }, (selection) => selection.reportedHours())
  }

  /** Ignores the filter on the column, because a list of all values shows which are chosen. */
  async facet({ column, ...choice }: RowSelection & { readonly column: FacetColumn }): Promise<readonly FacetValue[]> {
    const filters = choice.filters.filter((filter) => filter.column !== column)
    return this.answer({ ...choice, filters }, (selection) => selection.facet(column))
  }

  async groups({ groupBy, groupSort, offset, limit, ...choice }: ParsedInput<'getGroups'>): Promise<GroupPage> {
    return this.answer(choice, (selection) => selection.groups(groupBy, groupSort, { offset, limit }))
  }

  /** Ignores the chosen band, because a chart of all bands shows which one is chosen. */
  async uptimeBands(choice: RowSelection): Promise<readonly BandOfStores[]> {
    return this.answer({ ...choice, uptimeBand: undefined }, (selection) => selection.uptimeBands())
  }

  private async answer<Value>(choice: RowSelection, read: (selection: Selection) => Promise<Value>): Promise<Value> {
    const selection = await this.select(choice)
    return this.background.question(() => read(selection))
  }
}
