/** A lock that many can hold together, or one alone. Who wants it alone waits for the others, and later ones wait for it. */
export class SharedLock {
  private readonly sharing = new Set<Promise<unknown>>()
  private exclusive: Promise<unknown> | null = null

  /** Runs `work` beside other shared work. */
  async share<Value>(work: () => Promise<Value>): Promise<Value> {
    while (this.exclusive !== null) await this.exclusive
    const working = work()
    this.sharing.add(working)
    try {
      return await working
    } finally {
      this.sharing.delete(working)
    }
  }

  /** Runs `work` while no other work runs. */
  async exclude<Value>(work: () => Promise<Value>): Promise<Value> {
    while (this.exclusive !== null) await this.exclusive
    const working = Promise.allSettled(this.sharing).then(work)
    const exclusive = working.catch(() => undefined)
    this.exclusive = exclusive
    try {
      return await working
    } finally {
      this.exclusive = null
    }
  }
}
