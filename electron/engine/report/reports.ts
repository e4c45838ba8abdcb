import type { ParsedInput } from '../../../shared/operations/contract'
import type { ReportList } from '../../../shared/operations/history'
import type { KeptException } from '../../../shared/folder/exceptions'
import type { Notice } from '../../../shared/folder/dataSet'
import type { UptimeGoal } from '../../../shared/report/goal'
import type { Evidence, Report } from '../../../shared/report/report'
import type { ReportSettings } from '../../../shared/report/reportSettings'
import type { StoreTimeline } from '../../../shared/report/timeline'
import type { Background } from '../core/background'
import type { Events } from '../core/events'
import type { JobQueue } from '../core/jobQueue'
import type { History } from '../history/history'
import { keptExceptions } from '../history/keptExceptions'
import type { OpenFolder } from '../load/openFolder'
import type { Selections } from '../select/selections'
import { EvidenceOfReports } from './evidence'
import type { ReportsByDataSet } from './reportsByDataSet'
import { readTimeline } from './readTimeline'
import { spanNotice } from './spanNotice'
import { ReportMaker } from './reportMaker'
import { RunningReports } from './runningReports'

/** Makes reports of the open folder, and knows those of the history. */
export class Reports {
  private readonly maker: ReportMaker
  private readonly runs: RunningReports
  private readonly evidenceOfReports: EvidenceOfReports

  constructor(
    private readonly history: History,
    private readonly folder: OpenFolder,
    private readonly made: ReportsByDataSet,
    private readonly selections: Selections,
    queue: JobQueue,
    events: Events,
    private readonly background: Background,
  ) {
    this.maker = new ReportMaker(history, folder, made)
    this.evidenceOfReports = new EvidenceOfReports(history, folder, made)
    this.runs = new RunningReports(history, queue, events)
  }

  /**
   * Starts a report and returns while it waits or runs. Reports on few stores run before those on many, and clients take
   * turns. Missing settings are those of a report on all stores as of the newest poll. The report is about the data that
   * is loaded when its turn comes, and it reuses the rows of an earlier report on all stores of the same data. Throws
   * NO_DATA, INVALID_INPUT, STORE_NOT_FOUND and TOO_BUSY.
   */
  async start(settings: Partial<ReportSettings> = {}): Promise<Report> {
    const dataSet = this.folder.require()
    return this.runs.start(() => this.maker.add(dataSet, settings))
  }

  /** Throws REPORT_NOT_FOUND. */
  async get(reportId: number): Promise<Report> {
    return this.runs.get(reportId)?.report ?? this.history.get(reportId)
  }

  /** The report once it has ended, in whatever way. Throws REPORT_NOT_FOUND. */
  async finished(reportId: number): Promise<Report> {
    return this.runs.get(reportId)?.ended ?? this.history.get(reportId)
  }

  /** What may make the numbers of a report mislead; empty if its folder is not the open one. Throws REPORT_NOT_FOUND. */
  async notices(reportId: number): Promise<readonly Notice[]> {
    const report = await this.get(reportId)
    if (report.folder !== this.folder.dataSet?.folder) return []
    return this.background.question(() =>
      this.folder.use(async (dataSet) => {
        // Another folder may have been opened before its turn came.
        if (dataSet.summary.folder !== report.folder) return []
        return (await spanNotice(dataSet, report)).concat(dataSet.summary.notices)
      }),
    )
  }

  /** The exceptions that a report was made with and that may matter in its span. Throws REPORT_NOT_FOUND. */
  async exceptions(reportId: number): Promise<readonly KeptException[]> {
    const report = await this.get(reportId)
    return this.history.use((connection) => keptExceptions(connection, report))
  }

  /** Throws REPORT_NOT_FOUND and REPORT_NOT_COMPLETE. */
  async evidence(reportId: number): Promise<Evidence> {
    return this.background.question(() => this.evidenceOfReports.of(reportId))
  }

  /** Does nothing if the report has ended. Throws REPORT_NOT_FOUND. */
  async cancel(reportId: number): Promise<void> {
    const run = this.runs.get(reportId)
    if (run === undefined) await this.history.get(reportId)
    else run.stop.abort()
  }

  cancelAll(): void {
    this.runs.cancelAll()
  }

  /** Resolves when every report that was started so far has ended. */
  async whenEnded(): Promise<void> {
    await this.runs.whenEnded()
  }

  /** A page of the stored reports, newest first. */
  async list(page: ParsedInput<'listReports'>): Promise<ReportList> {
    return this.history.list(page, this.folder.openData)
  }

  /** Deletes reports and returns how many of them existed. Throws REPORT_NOT_COMPLETE, and deletes none, if one runs. */
  async delete(reportIds: readonly number[]): Promise<number> {
    return (await this.runs.delete(reportIds)).length
  }

  /** The newest complete report on all stores of a folder; null if there is none. */
  async latest(folder: string): Promise<Report | null> {
    return this.history.latest(folder)
  }

  /**
   * What the row of a store was computed from, or with an offset the same for a span before or after that of the report.
   * Throws REPORT_NOT_FOUND, REPORT_NOT_COMPLETE, STORE_NOT_FOUND, NO_DATA if the open folder is not the data the report was
   * made from, and INVALID_INPUT if a span with an offset lies outside the polls.
   */
  async timeline(reportId: number, storeId: string, goal?: UptimeGoal, spanOffset?: number): Promise<StoreTimeline> {
    const selection = await this.selections.select({ reportId, storeIds: [storeId], search: '', filters: [], sort: [], goal })
    return this.background.question(() =>
      this.folder.use((dataSet) => readTimeline(this.history, this.made, dataSet, selection, storeId, spanOffset)),
    )
  }
}
