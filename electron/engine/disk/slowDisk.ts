import { stat } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { ClientLimiter } from '../core/clientLimiter'
import { EngineError } from '../core/errors'
import { withinTime } from '../core/timeLimit'

/** A disk that has not answered for this long is given up. Network disks and sleeping disks take several seconds. */
const maximumReadMilliseconds = 30_000

/** Node has four threads for files and the database, so disks that do not answer leave one thread to everything else. */
const reads = new ClientLimiter(3)

/** Reads something of a path with one thread. Throws FOLDER_UNREADABLE if the disk does not answer. */
export function readInTime<Value>(path: string, read: () => Promise<Value>, milliseconds = maximumReadMilliseconds): Promise<Value> {
  return withinTime(reads.run('disk', read), milliseconds, () => noAnswer(path, milliseconds))
}

/** Passes the pieces of a stream on. Throws FOLDER_UNREADABLE if the next piece does not come. */
export async function* piecesInTime<Piece>(
  path: string,
  pieces: AsyncIterable<Piece>,
  milliseconds = maximumReadMilliseconds,
): AsyncGenerator<Piece> {
  const iterator = pieces[Symbol.asyncIterator]()
  let isWaiting = false
  try {
    for (;;) {
      isWaiting = true
      const next = await withinTime(iterator.next(), milliseconds, () => noAnswer(path, milliseconds))
      isWaiting = false
      if (next.done === true) return
      yield next.value
    }
  } finally {
    // A stream that is still waiting for its next piece would wait here too.
    if (!isWaiting) await iterator.return?.()
  }
}

/** Milliseconds between two questions to a disk that the database reads. */
const probeInterval = 5_000

/**
 * Does work for which the database reads the files of a folder. Throws FOLDER_UNREADABLE if the disk stops answering
 * meanwhile; the database may wait for it further, but nothing else does.
 */
export async function whileDiskAnswers<Value>(
  folder: string,
  work: () => Promise<Value>,
  ask: () => Promise<unknown> = () => stat(folder),
  { interval, milliseconds } = { interval: probeInterval, milliseconds: maximumReadMilliseconds },
): Promise<Value> {
  const stop = new AbortController()
  const probe = async (): Promise<never> => {
    for (;;) {
      await delay(interval, undefined, { signal: stop.signal })
      // The work itself says what else is wrong with the folder.
      await readInTime(folder, () => ask().catch(() => null), milliseconds)
    }
  }
  const probing = probe()
  try {
    return await Promise.race([work(), probing])
  } finally {
    probing.catch(() => undefined)
    stop.abort()
  }
}

function noAnswer(path: string, milliseconds: number): EngineError {
  return new EngineError(
    'FOLDER_UNREADABLE',
    `${path} cannot be read: its disk has not answered for ${milliseconds / 1000} s. Check the disk or the connection to it, and try again.`,
  )
}
