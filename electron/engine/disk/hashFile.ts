import { createHash, type Hash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** Bytes that are hashed at once: nothing else can run meanwhile. */
const pieceLength = 1 << 20

/** The beginning of a file. */
interface FileStart {
  /** Its SHA-256, in hexadecimal digits. */
  readonly hash: string
  /** Whether it has neither quotes nor carriage returns and ends with a line feed, so that what follows are lines of their own. */
  readonly isOfWholeLines: boolean
  /** The number of its line feeds. */
  readonly lines: number
}

const [lineFeed, carriageReturn, quote] = [10, 13, 34]

/** Reads the first `length` bytes of a file, of which it has at least one. Throws an error of the system, or of the signal. */
export async function readStart(path: string, length: number, signal?: AbortSignal): Promise<FileStart> {
  const hash = createHash('sha256')
  let last: number | undefined
  let isPlain = true
  let lines = 0
  for await (const piece of piecesOf(path, { end: length - 1 }, signal)) {
    hash.update(piece)
    isPlain &&= !piece.includes(quote) && !piece.includes(carriageReturn)
    for (let at = piece.indexOf(lineFeed); at !== -1; at = piece.indexOf(lineFeed, at + 1)) lines += 1
    last = piece.at(-1)
  }
  return { hash: hash.digest('hex'), isOfWholeLines: isPlain && last === lineFeed, lines }
}

/** The SHA-256 of a file, in hexadecimal digits. Throws an error of the system, or of the signal if that is aborted. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  await addPieces(hash, path, {}, signal)
  return hash.digest('hex')
}

/** The hashes of the first `length` bytes of a file, of which it has at least one, and of all its `size` bytes. Throws like `hashFile`. */
export async function hashGrownFile(path: string, length: number, size: number, signal: AbortSignal): Promise<{ readonly start: string; readonly all: string }> {
  const hash = createHash('sha256')
  await addPieces(hash, path, { end: length - 1 }, signal)
  const start = hash.copy().digest('hex')
  if (size > length) await addPieces(hash, path, { start: length, end: size - 1 }, signal)
  return { start, all: hash.digest('hex') }
}

interface Bounds {
  readonly start?: number
  /** The position of the last byte. */
  readonly end?: number
}

async function addPieces(hash: Hash, path: string, bounds: Bounds, signal?: AbortSignal): Promise<void> {
  for await (const piece of piecesOf(path, bounds, signal)) hash.update(piece)
}

/** The bytes of a file, piece by piece. The next piece takes the place of the one before, because new memory costs as much as reading. */
async function* piecesOf(path: string, { start = 0, end = Infinity }: Bounds, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.allocUnsafe(pieceLength)
    for (let position = start; position <= end; ) {
      signal?.throwIfAborted()
      const { bytesRead } = await file.read(buffer, 0, Math.min(pieceLength, end + 1 - position), position)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      position += bytesRead
    }
  } finally {
    await file.close()
  }
}
