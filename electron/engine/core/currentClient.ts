import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Fairness between the clients of a server has four parts. The server names the client of a request with `runAsClient`.
 * `Quota` refuses work if a client, or all clients together, have too much of it. `JobQueue` runs loads and reports one at a
 * time, and timelines as well, and clients take turns. `ClientLimiter` limits the native database calls of a client.
 */
const clients = new AsyncLocalStorage<string | undefined>()

/** Runs `work` for a client, so that queues can be fair between clients; undefined means the program itself. */
export function runAsClient<Value>(client: string | undefined, work: () => Value): Value {
  return clients.run(client, work)
}

/** The client that the current call works for; undefined means the program itself. */
export function currentClient(): string | undefined {
  return clients.getStore()
}
