import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Bytes that are hashed at once: nothing else can run meanwhile. */
const pieceLength = 1 << 20

/** The SHA-256 of a file, in hexadecimal digits. Throws an error of the system, or of the signal if that is aborted. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: pieceLength, signal }) as AsyncIterable<Buffer>) hash.update(piece)
  return hash.digest('hex')
}
