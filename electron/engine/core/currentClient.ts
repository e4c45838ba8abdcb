import { AsyncLocalStorage } from 'node:async_hooks'

const clients = new AsyncLocalStorage<string | undefined>()

/** Does something, and all that follows from it, for one of many clients, who take turns; for all where undefined. */
export function runAsClient<Value>(client: string | undefined, work: () => Value): Value {
  return clients.run(client, work)
}

/** For whom the program works at this point. */
export function currentClient(): string | undefined {
  return clients.getStore()
}
