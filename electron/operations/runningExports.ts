import { RunningWork } from '../engine/core/runningWork'

/** The exports that are running, so that they can be cancelled, and the files exported in this session. */
export class RunningExports {
  private readonly running = new Map<string, AbortController>()
  private readonly paths = new Set<string>()
  private readonly work = new RunningWork()

  /** Runs an export. `cancel` with the same id aborts its signal. */
  async run<Value>(exportId: string | undefined, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const stop = new AbortController()
    if (exportId !== undefined) this.running.set(exportId, stop)
    try {
      return await this.work.add(work(stop.signal))
    } finally {
      if (exportId !== undefined && this.running.get(exportId) === stop) this.running.delete(exportId)
    }
  }

  /** Resolves when the exports that run now have ended. */
  async whenEnded(): Promise<void> {
    await this.work.ended()
  }

  cancel(exportId: string): void {
    this.running.get(exportId)?.abort()
  }

  remember(path: string): void {
    this.paths.add(path)
  }

  hasMade(path: string): boolean {
    return this.paths.has(path)
  }
}
