import { open, type FileHandle } from 'node:fs/promises'
import { errorCodeOf } from '../core/errors'

/** A log begins with the version of its format, without a checksum. */
const versionEntry = Buffer.from([0x64, 0, 0x62, 0x65, 0, 2, 0xff, 0xff])

/** Each later entry begins with the length of its data and their checksum, in 8 bytes each. */
export const entryHeaderBytes = 16

/** The checksum and the data of the entry that ends each commit; its length is left out, because it may be what is damaged. */
const commitMark = Buffer.from([0xe7, 0xfe, 0x7d, 0x72, 0x2f, 0xed, 0x3d, 0x5e, 0x64, 0, 0x64, 0xff, 0xff])

/** An entry has the rows of one chunk at most, which take some megabytes. */
const longestEntry = 1n << 30n

const windowBytes = 64 << 10

/**
 * The position in a log of DuckDB from which on it could not be read although there is something committed; null if there is no
 * such position, or no log. DuckDB takes a length that leads beyond the end for the write that a kill has cut off, and cuts
 * everything from there without an error. A write that was cut off has no commit behind it, so it is not damage. Checksums are
 * left to DuckDB, which does report them. Throws the errors of the file system.
 */
export async function findDamage(log: string): Promise<number | null> {
  const file = await open(log).catch((error: unknown) => {
    if (errorCodeOf(error) === 'ENOENT') return null
    throw error
  })
  if (file === null) return null
  try {
    return await findIn(new Windows(file, (await file.stat()).size))
  } finally {
    await file.close()
  }
}

async function findIn(log: Windows): Promise<number | null> {
  const { size } = log
  const version = await log.at(0, versionEntry.length)
  if (!version.equals(versionEntry.subarray(0, version.length))) return 0
  let position = versionEntry.length
  while (position + entryHeaderBytes <= size) {
    const header = await log.at(position, entryHeaderBytes)
    // Another program has written the log into its file.
    if (header.length < entryHeaderBytes) return null
    const length = header.readBigUInt64LE()
    if (length > longestEntry) return position
    const end = position + entryHeaderBytes + Number(length)
    if (end > size) return (await hasCommit(log, position)) ? position : null
    position = end
  }
  return null
}

async function hasCommit(log: Windows, from: number): Promise<boolean> {
  // Windows overlap, so that none has only a part of a mark.
  for (let at = from; at < log.size; at += windowBytes - commitMark.length) {
    if ((await log.at(at, windowBytes)).includes(commitMark)) return true
  }
  return false
}

/** Reads a file from its beginning to its end, with few calls for many small pieces. */
class Windows {
  private readonly buffer = Buffer.alloc(windowBytes)
  private held = this.buffer.subarray(0, 0)
  private from = 0

  constructor(
    private readonly file: FileHandle,
    readonly size: number,
  ) {}

  /** So many bytes at a position, or what the file has of them; valid until the next call. */
  async at(position: number, bytes: number): Promise<Buffer> {
    const start = position - this.from
    const end = Math.min(bytes, this.size - position) + start
    if (start >= 0 && end <= this.held.length) return this.held.subarray(start, end)
    const { bytesRead } = await this.file.read(this.buffer, 0, windowBytes, position)
    this.held = this.buffer.subarray(0, bytesRead)
    this.from = position
    return this.held.subarray(0, bytes)
  }
}
