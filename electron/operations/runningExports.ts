/** The exports that are running, so that they can be cancelled, and the files exported in this session. */
export class RunningExports {
  private readonly running = new Map<string, AbortController>()
  private readonly paths = new Set<string>()
  private readonly work = new Set<Promise<unknown>>()

  /** Runs an export. `cancel` with the same id aborts its signal. */
  async run<Value>(exportId: string | undefined, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const stop = new AbortController()
    if (exportId !== undefined) this.running.set(exportId, stop)
    const working = work(stop.signal)
    this.work.add(working)
    try {
      return await working
    } finally {
      this.work.delete(working)
      if (exportId !== undefined && this.running.get(exportId) === stop) this.running.delete(exportId)
    }
  }

  /** Resolves when the exports that run now have ended. */
  async whenEnded(): Promise<void> {
    await Promise.allSettled(this.work)
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
