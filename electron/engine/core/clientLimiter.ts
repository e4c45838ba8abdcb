interface Lane {
  working: number
  /** Who waits for a place, longest first. */
  readonly waiting: (() => void)[]
}

/** Lets so many jobs of each client be at work at a time; its others wait in the order they came. */
export class ClientLimiter {
  private readonly lanes = new Map<string, Lane>()

  constructor(private readonly mostPerClient: number) {}

  async run<Value>(client: string, job: () => Promise<Value>): Promise<Value> {
    const lane = this.lanes.get(client) ?? { working: 0, waiting: [] }
    this.lanes.set(client, lane)
    if (lane.working < this.mostPerClient) lane.working += 1
    else await new Promise<void>((resolve) => lane.waiting.push(resolve))
    try {
      return await job()
    } finally {
      this.leave(client, lane)
    }
  }

  private leave(client: string, lane: Lane): void {
    const next = lane.waiting.shift()
    // The place goes on to the next.
    if (next !== undefined) return next()
    lane.working -= 1
    if (lane.working === 0) this.lanes.delete(client)
  }
}
