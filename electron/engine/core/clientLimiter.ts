interface ClientJobs {
  running: number
  /** Starts the jobs that wait, the oldest first. */
  readonly waiting: (() => void)[]
}

/**
 * A semaphore for each client: at most `maximumPerClient` jobs of a client run at a time, and its other jobs wait in
 * order. The database uses it for native calls (see `currentClient` for the other means of fairness).
 */
export class ClientLimiter {
  private readonly clients = new Map<string, ClientJobs>()

  constructor(private readonly maximumPerClient: number) {}

  async run<Value>(client: string, job: () => Promise<Value>): Promise<Value> {
    const jobs = this.clients.get(client) ?? { running: 0, waiting: [] }
    this.clients.set(client, jobs)
    if (jobs.running < this.maximumPerClient) jobs.running += 1
    else await new Promise<void>((resolve) => jobs.waiting.push(resolve))
    try {
      return await job()
    } finally {
      this.finish(client, jobs)
    }
  }

  private finish(client: string, jobs: ClientJobs): void {
    const startNext = jobs.waiting.shift()
    // The next job takes over the slot.
    if (startNext !== undefined) return startNext()
    jobs.running -= 1
    if (jobs.running === 0) this.clients.delete(client)
  }
}
