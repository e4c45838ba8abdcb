import { runAsClient } from './currentClient'

/** Where a job stands among those that wait. */
export interface Turn {
  /** A short job goes before the long ones. */
  readonly isShort: boolean
  /** Whose job it is: clients take turns, however many jobs each has waiting. */
  readonly client: string | undefined
}

interface Job {
  /** Null for one that keeps its place: behind all that came before it, before all that come after. */
  readonly turn: Turn | null
  readonly begin: () => Promise<unknown>
}

/** So many short jobs in a row may go before a long one that waits; then it is its turn. */
const mostShortInARow = 10

/** So many clients are remembered; the turn of others counts as their first. */
const mostClients = 1000

/** Runs jobs one at a time; one that fails does not stop those behind it. */
export class JobQueue {
  private waiting: readonly Job[] = []
  /** The number of the last job of each client; the client served last is at the end. */
  private readonly served = new Map<string | undefined, number>()
  private jobs = 0
  private shortInARow = 0
  private working: Promise<void> | null = null

  /** Resolves with the value of the job, or rejects with its error, once it has had its turn. */
  async run<Value>(job: () => Promise<Value>, turn: Turn | null = null): Promise<Value> {
    return new Promise((resolve, reject) => {
      // A job may fail before it gives a promise. Those behind it wait for it too, whoever they belong to.
      const begin = async (): Promise<void> => runAsClient(undefined, () => Promise.resolve().then(job).then(resolve, reject))
      this.waiting = [...this.waiting, { turn, begin }]
      this.working ??= Promise.resolve().then(() => this.work())
    })
  }

  /** Resolves when no job runs or waits. */
  async drained(): Promise<void> {
    await this.working
  }

  private async work(): Promise<void> {
    for (let job = this.next(); job !== undefined; job = this.next()) {
      const begun = job
      this.waiting = this.waiting.filter((other) => other !== begun)
      this.remember(begun)
      await begun.begin()
    }
    this.working = null
  }

  private next(): Job | undefined {
    const fixed = this.waiting.findIndex(({ turn }) => turn === null)
    if (fixed === 0) return this.waiting[0]
    const free = fixed === -1 ? this.waiting : this.waiting.slice(0, fixed)
    const short = free.filter(({ turn }) => turn?.isShort)
    const long = free.filter(({ turn }) => turn?.isShort === false)
    const isTurnOfLong = short.length === 0 || (long.length > 0 && this.shortInARow >= mostShortInARow)
    // The first job of the client that was not served for the longest time; sorting keeps the order of equals.
    return (isTurnOfLong ? long : short).toSorted((left, right) => this.servedAt(left) - this.servedAt(right))[0]
  }

  private servedAt({ turn }: Job): number {
    return (turn === null ? undefined : this.served.get(turn.client)) ?? 0
  }

  private remember({ turn }: Job): void {
    if (turn === null) return
    this.jobs += 1
    this.shortInARow = turn.isShort ? this.shortInARow + 1 : 0
    this.served.delete(turn.client)
    this.served.set(turn.client, this.jobs)
    const [oldest] = this.served.keys()
    if (this.served.size > mostClients) this.served.delete(oldest)
  }
}
