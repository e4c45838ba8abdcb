import { runAsClient } from './currentClient'

/** The properties of a waiting job that decide its position. */
export interface Turn {
  /** Short jobs go before long ones. */
  readonly isShort: boolean
  /** Clients take turns, however many jobs each of them has waiting. */
  readonly client: string | undefined
}

interface Job {
  /** Null for a job that runs after all earlier long jobs and before all later ones. */
  readonly turn: Turn | null
  readonly begin: () => Promise<unknown>
}

/** Maximum number of short jobs in a row while another one waits. */
const maximumShortInARow = 10

/** Maximum number of clients whose last turn is remembered; for others, the next turn counts as the first. */
const maximumClients = 1000

/**
 * Runs jobs one at a time, short ones first and clients in turn. A job that fails does not stop later jobs. The engine
 * has one for loads and reports and one for timelines (see `currentClient` for the other means of fairness).
 */
export class JobQueue {
  private waiting: readonly Job[] = []
  /** The number of the last job of each client, in the order in which clients were served. */
  private readonly served = new Map<string | undefined, number>()
  private jobs = 0
  private shortInARow = 0
  private working: Promise<void> | null = null

  /** Runs a job when its turn comes, and resolves or rejects as it does. */
  async run<Value>(job: () => Promise<Value>, turn: Turn | null = null): Promise<Value> {
    return new Promise((resolve, reject) => {
      // A job may throw before it returns a promise. It runs for no client, because jobs of all clients wait for it.
      const begin = async (): Promise<void> => runAsClient(undefined, () => Promise.resolve().then(job).then(resolve, reject))
      this.waiting = [...this.waiting, { turn, begin }]
      this.working ??= Promise.resolve().then(() => this.work())
    })
  }

  /** Resolves when no job is running or waiting. */
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
    const before = fixed === -1 ? this.waiting : this.waiting.slice(0, fixed)
    const short = this.nextInTurn(this.waiting.filter(({ turn }) => turn?.isShort))
    const other = this.nextInTurn(before.filter(({ turn }) => turn?.isShort === false)) ?? this.waiting[fixed]
    const isTurnOfOther = other !== undefined && this.shortInARow >= maximumShortInARow
    return isTurnOfOther ? other : (short ?? other)
  }

  /** The oldest job of the client that has waited longest for a turn; sorting is stable. */
  private nextInTurn(jobs: readonly Job[]): Job | undefined {
    return jobs.toSorted((left, right) => this.servedAt(left) - this.servedAt(right))[0]
  }

  private servedAt({ turn }: Job): number {
    return (turn === null ? undefined : this.served.get(turn.client)) ?? 0
  }

  private remember({ turn }: Job): void {
    this.shortInARow = turn?.isShort ? this.shortInARow + 1 : 0
    if (turn === null) return
    this.jobs += 1
    this.served.delete(turn.client)
    this.served.set(turn.client, this.jobs)
    const [oldest] = this.served.keys()
    if (this.served.size > maximumClients) this.served.delete(oldest)
  }
}
