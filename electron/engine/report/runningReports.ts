import type { Report } from '../../../shared/report/report'
import { currentClient, runAsClient } from '../core/currentClient'
import { EngineError, messageOf } from '../core/errors'
import type { Events } from '../core/events'
import type { History } from '../history/history'
import { ProgressReporter } from '../core/progress'
import type { JobQueue } from '../core/jobQueue'
import { RunningWork } from '../core/runningWork'
import { Quota } from '../core/quota'

/** Maximum number of reports that run or wait. */
const maximumReports = { inAll: 1000, perClient: 500 } as const

/** Reports on at most this many stores take no time, so they go before larger ones. */
const fewStores = 100

interface Run {
  readonly report: Report
  readonly stop: AbortController
  readonly ended: Promise<Report>
}

/** A recorded report, and the two ways to get its rows. */
export interface AddedReport {
  readonly report: Report
  /** Reuses rows that exist already. Returns false if there are none. */
  readonly reuse: (signal: AbortSignal) => Promise<boolean>
  /** Computes the rows; it is a job of the queue. */
  readonly compute: (progress: ProgressReporter, signal: AbortSignal) => Promise<void>
}

/** The reports that run or wait, each until its end is recorded. */
export class RunningReports {
  private readonly runs = new Map<number, Run>()
  private readonly places = new Quota(maximumReports)
  /** From the call that starts a report until its end is recorded. */
  private readonly unended = new RunningWork()

  constructor(
    private readonly history: History,
    private readonly queue: JobQueue,
    private readonly events: Events,
  ) {}

  /**
   * Records a report with `add`, and returns while it is made: at once if it can reuse rows, else when its turn comes.
   * Throws TOO_BUSY if this client, or all clients together, have too many reports waiting, and what `add` throws.
   */
  async start(add: () => Promise<AddedReport>): Promise<Report> {
    const client = currentClient()
    const release = this.places.acquire(client)
    if (release === null) throw new EngineError('TOO_BUSY', 'Too many reports are waiting. Try again later.')
    // A start must be answered at once, so this call does not wait for the other calls of the client, which may be many.
    const adding = runAsClient(undefined, add)
    const stop = new AbortController()
    const ended = adding.then((added) => this.run(added, stop)).finally(release)
    this.hold(ended)
    const { report } = await adding
    this.runs.set(report.reportId, { report, stop, ended })
    this.events.emit({ name: 'report', data: report })
    return report
  }

  /** Resolves when every report that was started so far has ended. */
  async whenEnded(): Promise<void> {
    await this.unended.ended()
  }

  private hold(ended: Promise<unknown>): void {
    void this.unended.add(ended).catch(() => undefined)
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
    return this.announceDeleted(await this.history.delete(reportIds))
  }

  cancelAll(): void {
    for (const { stop } of this.runs.values()) stop.abort()
  }

  private async run({ report: started, reuse, compute }: AddedReport, stop: AbortController): Promise<Report> {
    const { reportId } = started
    let report: Report
    try {
      const progress = new ProgressReporter({ job: 'report', reportId }, this.events.emitProgress)
      const turn = { isShort: (started.selectedStores ?? Infinity) <= fewStores, client: currentClient() }
      if (!(await reuse(stop.signal))) await this.queue.run(() => compute(progress, stop.signal), turn)
      report = await this.record(reportId, 'complete', null)
    } catch (error) {
      const status = error instanceof EngineError && error.code === 'CANCELLED' ? 'cancelled' : 'failed'
      const failed: Report = { ...started, status, error: messageOf(error) }
      report = await this.record(reportId, status, failed.error).catch(() => {
        // A full disk refuses even this, but a caller that asks for the report still learns that it failed.
        this.runs.set(reportId, { report: failed, stop, ended: Promise.resolve(failed) })
        return failed
      })
    }
    this.events.emit({ name: 'report', data: report })
    // This report has ended, even if expiry fails; expiry runs again after the next report.
    this.announceDeleted(await this.history.expire().catch(() => []))
    return report
  }

  /** Records the end of a report in the history. From now on it is read from there. */
  private async record(...end: Parameters<History['end']>): Promise<Report> {
    const report = await this.history.end(...end)
    this.runs.delete(report.reportId)
    return report
  }

  private announceDeleted(reportIds: readonly number[]): readonly number[] {
    if (reportIds.length > 0) this.events.emit({ name: 'reportsDeleted', data: reportIds })
    return reportIds
  }
}
