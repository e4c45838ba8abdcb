import { RunningWork } from './runningWork'

/** A lock that many can hold together, or one alone. Who wants it alone waits for the others, and later ones wait for it. */
export class SharedLock {
  private readonly sharing = new RunningWork()
  private exclusive: Promise<unknown> | null = null

  /** Runs `work` beside other shared work. */
  async share<Value>(work: () => Promise<Value>): Promise<Value> {
    while (this.exclusive !== null) await this.exclusive
    return this.sharing.add(work())
  }

  /** Runs `work` while no other work runs. */
  async exclude<Value>(work: () => Promise<Value>): Promise<Value> {
    while (this.exclusive !== null) await this.exclusive
    const working = this.sharing.ended().then(work)
    const exclusive = working.catch(() => undefined)
    this.exclusive = exclusive
    try {
      return await working
    } finally {
      this.exclusive = null
    }
  }
}
