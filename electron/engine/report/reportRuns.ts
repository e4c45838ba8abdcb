import type { EventMessage } from '../../../shared/operations/contract'
import type { Progress } from '../../../shared/core/progress'
import type { Report } from '../../../shared/report/report'
import { currentClient, runAsClient } from '../core/currentClient'
import { EngineError, messageOf } from '../core/errors'
import type { History } from '../history/history'
import { ProgressReporter } from '../core/progress'
import type { JobQueue } from '../core/jobQueue'
import { Quota } from '../core/quota'

/** Reports that run or wait; more are refused, so that nobody can pile up work without end. */
const mostReports = { inAll: 1000, perClient: 500 } as const

/** A report on so many stores or less is made in no time, and goes before those on more. */
const fewStores = 100

interface Run {
  readonly report: Report
  readonly stop: AbortController
  readonly ended: Promise<Report>
}

/** A report on record, and how its rows come to be. */
export interface AddedReport {
  readonly report: Report
  /** Takes them from what is there already; false where they are not. */
  readonly reuse: (signal: AbortSignal) => Promise<boolean>
  /** Has the data for itself. */
  readonly compute: (progress: ProgressReporter, signal: AbortSignal) => Promise<void>
}

/** The reports that run or wait, each until its end is on record. */
export class ReportRuns {
  private readonly runs = new Map<number, Run>()
  private readonly places = new Quota(mostReports)

  /** `tell` hears of progress, and of reports that begin or end. */
  constructor(
    private readonly history: History,
    private readonly queue: JobQueue,
    private readonly tell: (event: EventMessage) => void,
  ) {}

  /**
   * Puts a report on record with `add`, and returns while it is made: at once where its rows are there already, or when
   * its turn has come. Throws TOO_BUSY while as many reports wait as may, of this client or in all, and what `add` throws.
   */
  async start(add: () => Promise<AddedReport>): Promise<Report> {
    const client = currentClient()
    const release = this.places.acquire(client)
    if (release === null) throw new EngineError('TOO_BUSY', 'Too many reports are waiting already; try again later.')
    try {
      // Not in the turn of the client, whose other calls may be many: a start is answered at once.
      const added = await runAsClient(undefined, add)
      const { report } = added
      const stop = new AbortController()
      const ended = this.run(added, stop).finally(release)
      this.runs.set(report.reportId, { report, stop, ended })
      this.tell({ name: 'report', data: report })
      return report
    } catch (error) {
      release()
      throw error
    }
  }

  /** Undefined for a report that is not running. */
  get(reportId: number): Run | undefined {
    return this.runs.get(reportId)
  }

  /** Deletes reports from the history. Throws REPORT_NOT_COMPLETE, and deletes none, if one of them runs. */
  async delete(reportIds: readonly number[]): Promise<readonly number[]> {
    const running = reportIds.find((reportId) => this.runs.has(reportId))
    if (running !== undefined) {
      throw new EngineError('REPORT_NOT_COMPLETE', `Report ${running} is running. Cancel it before you delete it.`)
    }
    return this.tellDeleted(await this.history.delete(reportIds))
  }

  cancelAll(): void {
    for (const { stop } of this.runs.values()) stop.abort()
  }

  private async run({ report: started, reuse, compute }: AddedReport, stop: AbortController): Promise<Report> {
    const { reportId } = started
    let report: Report
    try {
      const tell = (data: Progress): void => this.tell({ name: 'progress', data })
      const progress = new ProgressReporter({ job: 'report', reportId }, tell)
      const turn = { isShort: (started.selectedStores ?? Infinity) <= fewStores, client: currentClient() }
      if (!(await reuse(stop.signal))) await this.queue.run(() => compute(progress, stop.signal), turn)
      report = await this.record(reportId, 'complete', null)
    } catch (error) {
      const status = error instanceof EngineError && error.code === 'CANCELLED' ? 'cancelled' : 'failed'
      const failed: Report = { ...started, status, error: messageOf(error) }
      report = await this.record(reportId, status, failed.error).catch(() => {
        // A disk that is full takes not even this; whoever asks for the report is told all the same.
        this.runs.set(reportId, { report: failed, stop, ended: Promise.resolve(failed) })
        return failed
      })
    }
    this.tell({ name: 'report', data: report })
    // What could not be deleted now is deleted after the next report; this one is complete.
    this.tellDeleted(await this.history.expire().catch(() => []))
    return report
  }

  /** From here on the history tells of the report. */
  private async record(...end: Parameters<History['end']>): Promise<Report> {
    const report = await this.history.end(...end)
    this.runs.delete(report.reportId)
    return report
  }

  private tellDeleted(reportIds: readonly number[]): readonly number[] {
    if (reportIds.length > 0) this.tell({ name: 'reportsDeleted', data: reportIds })
    return reportIds
  }
}
