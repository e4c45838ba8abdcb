import type { Progress } from '../../../shared/core/progress'
import type { Connection } from './connection'

/** Reports the progress of a job that has several steps, each with its share of the whole. */
export class ProgressReporter {
  private done = 0

  constructor(
    private readonly job: Pick<Progress, 'job' | 'reportId'>,
    private readonly emit: (progress: Progress) => void,
  ) {}

  /** Runs a step that is `share` (0 to 1) of the job. The progress of the connection's statements fills this share. */
  async step<Value>(step: string, share: number, connection: Connection, work: () => Promise<Value>): Promise<Value> {
    this.report(step, share, 0)
    const timer = setInterval(() => this.report(step, share, connection.progress()), 100)
    try {
      return await work()
    } finally {
      clearInterval(timer)
      this.done += share
    }
  }

  /** Reports how much of a step that is `share` of the job is done; null if that is not known. */
  report(step: string, share: number, ofStep: number | null): void {
    const fraction = ofStep === null ? null : Math.min(this.done + share * ofStep, 1)
    this.emit({ ...this.job, step, fraction })
  }
}
