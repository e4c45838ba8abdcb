/** Runs jobs one after the other, in the order they came; one that fails does not stop those behind it. */
export class SerialQueue {
  private last: Promise<unknown> = Promise.resolve()

  async run<Value>(job: () => Promise<Value>): Promise<Value> {
    const result = this.last.then(job)
    this.last = result.catch(() => undefined)
    return result
  }

  /** Resolves when every job that has come so far is through. */
  async drained(): Promise<void> {
    await this.last
  }
}
