/** RunningExports that run, so that they can be stopped, and the files that exports of this session have made. */
export class RunningExports {
  readonly #running = new Map<string, AbortController>()
  readonly #paths = new Set<string>()

  /** Runs an export; `cancel` with the same id, where it has one, aborts the signal. */
  async run<Value>(exportId: string | undefined, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const stop = new AbortController()
    if (exportId !== undefined) this.#running.set(exportId, stop)
    try {
      return await work(stop.signal)
    } finally {
      if (exportId !== undefined && this.#running.get(exportId) === stop) this.#running.delete(exportId)
    }
  }

  cancel(exportId: string): void {
    this.#running.get(exportId)?.abort()
  }

  remember(path: string): void {
    this.#paths.add(path)
  }

  hasMade(path: string): boolean {
    return this.#paths.has(path)
  }
}
