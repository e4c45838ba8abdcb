import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { createGunzip } from 'node:zlib'
import { Decompress } from 'fzstd'
import { ValueQuestion } from '../core/errors'

/** How the bytes of a file are packed; null if they are not. */
export type Compression = 'gzip' | 'zstd' | null

/** Bytes that are unpacked at once: nothing else can run meanwhile. */
const pieceLength = 1 << 18

/** A file that unpacks to more than this, and to more than so many times its size, is read only if the user wants it. */
const usualUnpacking = { bytes: 64 << 20, times: 100 }

/** How many bytes a packed file of this size may unpack to without a question. */
export function maximumUnpackedOf(packedBytes: number): number {
  return Math.max(usualUnpacking.bytes, usualUnpacking.times * packedBytes)
}

/** Passes pieces on. Throws MAPPING_NEEDED if they have more bytes than they may. */
export async function* limitUnpacking(path: string, pieces: AsyncIterable<Buffer>, maximum = Infinity): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    requireUsualSize(path, bytes, maximum)
    yield piece
  }
}

/** Throws MAPPING_NEEDED if a file unpacks to so many bytes and may unpack to fewer. */
export function requireUsualSize(path: string, bytes: number, maximum: number): void {
  if (bytes <= maximum) return
  const megabytes = Math.floor(maximum / 1e6).toLocaleString('en')
  const question = `${path} unpacks to more than ${megabytes} MB, over ${usualUnpacking.times} times its size. Choose whether it is read nevertheless.`
  throw new ValueQuestion('unpacking', question)
}

/** Yields the unpacked bytes of a stream. Throws an error of zlib, or one that says that Zstandard data are damaged. */
export async function* unpack(source: Readable, compression: Compression): AsyncGenerator<Buffer> {
  if (compression === 'zstd') yield* unpackZstandard(source)
  else if (compression === null) yield* source as AsyncIterable<Buffer>
  else {
    const unpacked = createGunzip({ chunkSize: pieceLength })
    source.on('error', (error) => unpacked.destroy(error))
    yield* source.pipe(unpacked) as AsyncIterable<Buffer>
  }
}

/** Packed bytes that are pushed into the unpacker at once. Four of them can stand for 128 KB. */
const packedPieces = { first: 256, longest: 1 << 16 } as const

/** Node has no Zstandard before version 22.15. */
async function* unpackZstandard(source: Readable): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = []
  let isComplete = true
  const unpacker = new Decompress((piece) => {
    if (piece.length > 0) pieces.push(Buffer.from(piece))
  })
  let length: number = packedPieces.first
  try {
    for await (const packed of source as AsyncIterable<Buffer>) {
      for (let start = 0; start < packed.length; ) {
        unpacker.push(packed.subarray(start, start + length))
        start += length
        const unpacked = pieces.reduce((sum, piece) => sum + piece.length, 0)
        // The next push unpacks about as much as a piece, whatever the ratio is.
        if (unpacked > pieceLength) length = Math.max(length >> 1, packedPieces.first)
        else if (unpacked < pieceLength >> 2) length = Math.min(length << 1, packedPieces.longest)
        yield* pieces.splice(0)
        // Unpacking waits for nothing, so others would never get a turn.
        await setImmediate()
      }
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
