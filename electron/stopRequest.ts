import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'

const closeLimitMilliseconds = 700
const parentCheckMilliseconds = 200

/** Aborted when the user or the system asks this program to end. */
export function stopRequest(): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => controller.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop)
  if (process.env['npm_lifecycle_event'] !== undefined) stopWithParent(stop)
  return controller.signal
}

/** The shell that npm runs a script in keeps a SIGTERM to itself, and leaves its child behind when it ends. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid
  const check = (): void => {
    if (process.ppid !== parent) stop()
  }
  setInterval(check, parentCheckMilliseconds).unref()
}

/** Waits for the stop, then closes; what hangs then is given up, so that the program ends within a second. */
export async function closeWhenStopped(stop: AbortSignal, close: () => Promise<void>): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort')
  await Promise.race([close(), delay(closeLimitMilliseconds, undefined, { ref: false })])
}
