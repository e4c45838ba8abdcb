import type { Progress } from '../../../shared/core/progress'
import type { Connection } from './database'

/** Tells how far a job is: a number of steps, each with its share of the whole. */
export class ProgressReporter {
  private done = 0

  constructor(
    private readonly job: Pick<Progress, 'job' | 'reportId'>,
    private readonly tell: (progress: Progress) => void,
  ) {}

  /**
   * Runs one step; while it lasts, the progress of the connection's statement fills its share (0 to 1), or is unknown.
   */
  async step<Value>(step: string, share: number, connection: Connection, work: () => Promise<Value>): Promise<Value> {
    const tell = (ofStep: number | null): void => {
      const fraction = ofStep === null ? null : Math.min(this.done + share * ofStep, 1)
      this.tell({ ...this.job, step, fraction })
    }
    tell(0)
    const timer = setInterval(() => tell(connection.progress()), 100)
    try {
      return await work()
    } finally {
      clearInterval(timer)
      this.done += share
    }
  }
}
