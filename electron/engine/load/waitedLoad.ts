import { currentClient } from '../core/currentClient'
import { EngineError } from '../core/errors'

interface Waiter {
  /** Undefined for the program itself. */
  readonly client: string | undefined
  readonly reject: (error: EngineError) => void
}

/** A load that several clients may wait for. It is stopped when the last of them has given it up. */
export class WaitedLoad {
  readonly stop = new AbortController()
  private readonly waiters = new Set<Waiter>()

  /** Waits for the result of the load for the current client. Throws CANCELLED if the client gives it up, and what `result` throws. */
  async wait<Value>(result: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { client: currentClient(), reject }
      this.waiters.add(waiter)
      void result.then(resolve, reject).finally(() => this.waiters.delete(waiter))
    })
  }

  /** Gives the load up for the current client, if it waits for it. Other clients get its result. */
  giveUp(): void {
    const own = [...this.waiters].filter(({ client }) => client === currentClient())
    if (own.length > 0 && own.length === this.waiters.size) {
      // Who has waited alone learns of the end once the load has stopped.
      this.stop.abort()
      return
    }
    for (const waiter of own) {
      this.waiters.delete(waiter)
      waiter.reject(new EngineError('CANCELLED', 'Cancelled.'))
    }
  }
}
