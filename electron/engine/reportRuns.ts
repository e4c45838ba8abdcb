import type { EventMessage } from '../../shared/contract'
import type { Report } from '../../shared/report'
import { EngineError, messageOf } from './errors'
import type { History } from './history'
import { ProgressReporter } from './progress'
import type { SerialQueue } from './serialQueue'

/** Reports that run or wait; more are refused, so that nobody can pile up work without end. */
const maximumRunningReports = 1000

interface Run {
  readonly report: Report
  readonly stop: AbortController
  readonly ended: Promise<Report>
}

type Computation = (progress: ProgressReporter, signal: AbortSignal) => Promise<void>

/** The reports that run or wait, each until its end is on record. */
export class ReportRuns {
  private readonly runs = new Map<number, Run>()

  /** `tell` hears of progress, and of reports that begin or end. */
  constructor(
    private readonly history: History,
    private readonly queue: SerialQueue,
    private readonly tell: (event: EventMessage) => void,
  ) {}

  /** Throws TOO_BUSY while as many reports wait as may. */
  refuseWhenBusy(): void {
    if (this.runs.size < maximumRunningReports) return
    throw new EngineError('TOO_BUSY', `${maximumRunningReports} reports are waiting already; try again later.`)
  }

  /** `compute` adds the rows of the report, once it is its turn. */
  start(report: Report, compute: Computation): void {
    const stop = new AbortController()
    const ended = this.queue.run(() => this.run(report.reportId, compute, stop.signal))
    this.runs.set(report.reportId, { report, stop, ended })
    this.tell({ name: 'report', data: report })
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

  private async run(reportId: number, compute: Computation, signal: AbortSignal): Promise<Report> {
    let report: Report
    try {
      await compute(new ProgressReporter('report', (data) => this.tell({ name: 'progress', data })), signal)
      report = await this.history.end(reportId, 'complete', null)
    } catch (error) {
      const status = error instanceof EngineError && error.code === 'CANCELLED' ? 'cancelled' : 'failed'
      report = await this.history.end(reportId, status, messageOf(error))
    }
    this.runs.delete(reportId)
    this.tell({ name: 'report', data: report })
    // What could not be deleted now is deleted after the next report; this one is complete.
    this.tellDeleted(await this.history.expire().catch(() => []))
    return report
  }

  private tellDeleted(reportIds: readonly number[]): readonly number[] {
    if (reportIds.length > 0) this.tell({ name: 'reportsDeleted', data: reportIds })
    return reportIds
  }
}
