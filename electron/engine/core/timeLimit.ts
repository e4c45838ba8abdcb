/**
 * The result of `work`, if there is one within so many milliseconds. Otherwise throws what `error` returns; the work may go on,
 * because the system cannot stop a read of a disk that does not answer.
 */
export function withinTime<Value>(work: Promise<Value>, milliseconds: number, error: () => Error): Promise<Value> {
  return new Promise((resolve, reject) => {
    // Not a promise of `node:timers`: aborting one costs more than reading a small file.
    const timer = setTimeout(() => reject(error()), milliseconds)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
