import { once } from 'node:events'
import { removeLeftovers } from '../../engine/write/removeAtExit'

/** What has not ended this long after the stop is given up, so that the program ends within a second. */
const closeLimitMilliseconds = 700
const parentCheckMilliseconds = 200

/** Aborted when the user or the system asks this program to end; the reason is the name of the signal. */
export function stopRequest(): AbortSignal {
  const controller = new AbortController()
  const stop = (signal: NodeJS.Signals): void => controller.abort(signal)
  // For good: npm passes on a Ctrl+C that came here too, and the second must not cut off what the first has begun.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  if (process.env['npm_lifecycle_event'] !== undefined) stopWithParent(stop)
  return controller.signal
}

/** The shell that npm runs a script in keeps a SIGTERM to itself, and leaves its child behind when it ends. */
function stopWithParent(stop: (signal: NodeJS.Signals) => void): void {
  const parent = process.ppid
  const check = (): void => {
    if (process.ppid !== parent) stop('SIGTERM')
  }
  setInterval(check, parentCheckMilliseconds).unref()
}

/**
 * Ends the program where it has not ended by itself in time after the stop, as a disk that does not answer makes it.
 * It dies of the signal: an orderly exit would wait for the disk.
 */
export function dieWhenStopped(stop: AbortSignal): void {
  const die = (): void => {
    removeLeftovers()
    const signal = String(stop.reason)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  }
  stop.addEventListener('abort', () => setTimeout(die, closeLimitMilliseconds).unref())
}

/** Waits for the stop, then closes. */
export async function closeWhenStopped(stop: AbortSignal, close: () => Promise<void>): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort')
  await close()
}
