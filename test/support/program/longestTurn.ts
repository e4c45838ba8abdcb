import { readFileSync } from 'node:fs'

/** Milliseconds of CPU that the present thread has used; of wall time where the system does not tell. */
function busyMilliseconds(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6
  } catch {
    return performance.now()
  }
}

/**
 * The longest time in milliseconds that the event loop of this thread was held while `work` ran. It is measured in CPU time,
 * because on a busy machine other programs hold the thread up as well.
 */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let before = busyMilliseconds()
  let longest = 0
  const look = (): void => {
    const now = busyMilliseconds()
    longest = Math.max(longest, now - before)
    before = busyMilliseconds()
  }
  const timer = setInterval(look, 1)
  try {
    await work()
    look()
  } finally {
    clearInterval(timer)
  }
  return longest
}
