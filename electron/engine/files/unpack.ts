import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Decompress } from 'fzstd'

/** How the bytes of a file are packed; null if they are not. */
export type Compression = 'gzip' | 'zstd' | null

/** Yields the unpacked bytes of a stream. Throws an error of zlib, or one that says that Zstandard data are damaged. */
export async function* unpack(source: Readable, compression: Compression): AsyncGenerator<Buffer> {
  if (compression === 'zstd') yield* unpackZstandard(source)
  else if (compression === null) yield* source as AsyncIterable<Buffer>
  else {
    const unpacked = createGunzip({ chunkSize: 1 << 20 })
    source.on('error', (error) => unpacked.destroy(error))
    yield* source.pipe(unpacked) as AsyncIterable<Buffer>
  }
}

/** Node has no Zstandard before version 22.15. */
async function* unpackZstandard(source: Readable): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = []
  let isComplete = true
  const unpacker = new Decompress((piece) => {
    if (piece.length > 0) pieces.push(Buffer.from(piece))
  })
  try {
    for await (const packed of source as AsyncIterable<Buffer>) {
      unpacker.push(packed)
      yield* pieces.splice(0)
    }
    isComplete = false
    unpacker.push(new Uint8Array(), true)
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') {
      throw Object.assign(new Error(error.message, { cause: error }), { code: isComplete ? 'Z_DATA_ERROR' : 'Z_BUF_ERROR' })
    }
    throw error
  }
  yield* pieces.splice(0)
}
