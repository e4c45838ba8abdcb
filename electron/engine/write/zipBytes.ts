import { PassThrough, Readable } from 'node:stream'
import { finished } from 'node:stream/promises'

/** Adds a file, and resolves when its content is read to its end. */
export type AddFile = (path: string, content: string | AsyncIterable<string | Uint8Array>) => Promise<void>

/**
 * The bytes of a .zip file to which `fill` adds one file after another. Contents are read as the bytes are, so that memory does
 * not grow with them. Fails as `fill` does. When it ends, also before its end, `fill` has ended as well.
 */
export async function* zipBytes(fill: (add: AddFile) => Promise<void>): AsyncGenerator<Uint8Array> {
  const yazl = await import('yazl')
  const zip = new yazl.ZipFile()
  const output = zip.outputStream.pipe(new PassThrough())
  const stop = new AbortController()
  const fail = (error: unknown): void => {
    output.destroy(error instanceof Error ? error : new Error(String(error)))
  }
  zip.on('error', fail)
  const add: AddFile = async (path, content) => {
    stop.signal.throwIfAborted()
    if (typeof content === 'string') return zip.addBuffer(Buffer.from(content), path)
    const stream = Readable.from(content, { signal: stop.signal })
    zip.addReadStream(stream, path)
    await finished(stream)
  }
  const filling = fill(add).then(() => zip.end(), fail)
  try {
    yield* output
  } finally {
    stop.abort()
    await filling
  }
}
