import { once } from 'node:events'
import { removeLeftovers } from '../../engine/write/removeAtExit'

/** The program is killed if it has not ended by itself after this time, so that it ends within a second. */
const maximumCloseMilliseconds = 700
const parentCheckMilliseconds = 200

/** Returns a signal that is aborted when the program is asked to end. The reason is the name of the system signal. */
export function stopRequest(): AbortSignal {
  const controller = new AbortController()
  const stop = (signal: NodeJS.Signals): void => controller.abort(signal)
  // The listeners stay: npm passes on a Ctrl+C that came here too, and the second must not interrupt the orderly end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  if (process.env['npm_lifecycle_event'] !== undefined) stopWithParent(stop)
  return controller.signal
}

/** The shell of an npm script does not pass a SIGTERM on, and leaves its child behind when it ends. */
function stopWithParent(stop: (signal: NodeJS.Signals) => void): void {
  const parent = process.ppid
  const check = (): void => {
    if (process.ppid !== parent) stop('SIGTERM')
  }
  setInterval(check, parentCheckMilliseconds).unref()
}

/**
 * Kills the program if it does not end by itself in time after it was asked to, for example because a disk does not
 * answer. It kills itself with the signal, because an orderly exit would wait for the disk.
 */
export function dieWhenStopped(stop: AbortSignal): void {
  const die = (): void => {
    removeLeftovers()
    const signal = String(stop.reason)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  }
  stop.addEventListener('abort', () => setTimeout(die, maximumCloseMilliseconds).unref())
}

/** Waits until the program is asked to end, then closes. */
export async function closeWhenStopped(stop: AbortSignal, close: () => Promise<void>): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort')
  await close()
}
