import { setTimeout as delay } from 'node:timers/promises'

/**
 * The result of `work`, if there is one within so many milliseconds. Otherwise throws what `error` returns; the work may go on,
 * because the system cannot stop a read of a disk that does not answer.
 */
export async function withinTime<Value>(work: Promise<Value>, milliseconds: number, error: () => Error): Promise<Value> {
  const stop = new AbortController()
  const late = delay(milliseconds, undefined, { signal: stop.signal }).then(() => {
    throw error()
  })
  try {
    return await Promise.race([work, late])
  } finally {
    // Nobody waits for the timer any more.
    late.catch(() => undefined)
    stop.abort()
  }
}
