import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Bytes that are hashed at once: nothing else can run meanwhile. */
const pieceLength = 1 << 20

/** The beginning of a file. */
interface FileStart {
  /** Its SHA-256, in hexadecimal digits. */
  readonly hash: string
  /** Whether it has neither quotes nor carriage returns and ends with a line feed, so that what follows are lines of their own. */
  readonly isOfWholeLines: boolean
}

const [lineFeed, carriageReturn, quote] = [10, 13, 34]

/** Reads the first `length` bytes of a file, of which it has at least one. Throws an error of the system, or of the signal. */
export async function readStart(path: string, length: number, signal?: AbortSignal): Promise<FileStart> {
  const hash = createHash('sha256')
  let last: number | undefined
  let isPlain = true
  for await (const piece of piecesOf(path, length, signal)) {
    hash.update(piece)
    isPlain &&= !piece.includes(quote) && !piece.includes(carriageReturn)
    last = piece.at(-1)
  }
  return { hash: hash.digest('hex'), isOfWholeLines: isPlain && last === lineFeed }
}

/**
 * The SHA-256 of a file, or of its first `length` bytes, in hexadecimal digits. Throws an error of the system, or of the
 * signal if that is aborted.
 */
export async function hashFile(path: string, signal?: AbortSignal, length = Infinity): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of piecesOf(path, length, signal)) hash.update(piece)
  return hash.digest('hex')
}

function piecesOf(path: string, length: number, signal?: AbortSignal): AsyncIterable<Buffer> {
  return createReadStream(path, { end: length - 1, highWaterMark: pieceLength, signal })
}
