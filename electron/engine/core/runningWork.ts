/** The work of one kind that runs at the moment, so that somebody can wait for its end. */
export class RunningWork {
  private readonly running = new Set<Promise<unknown>>()

  get isEmpty(): boolean {
    return this.running.size === 0
  }

  /** Counts work as running until it has ended, in whatever way, and resolves or rejects as it does. */
  async add<Value>(work: Promise<Value>): Promise<Value> {
    this.running.add(work)
    try {
      return await work
    } finally {
      this.running.delete(work)
    }
  }

  /** Resolves when the work that runs now has ended. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.running)
  }
}
