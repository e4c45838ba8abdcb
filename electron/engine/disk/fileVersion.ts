import { createHash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { stat, type FileHandle } from 'node:fs/promises'
import { EngineError, fileProblem } from '../core/errors'
import { openToRead } from './openToRead'
import { readInTime } from './slowDisk'

/** A different version means that the file has been changed. */
export interface FileVersion {
  /** In bytes. */
  readonly size: number
  /** Nanoseconds since 1970 in digits, because a number loses the last three. */
  readonly modifiedNs: string
  /** When the file, or what the system knows about it, was changed, likewise; programs can set only `modifiedNs`. */
  readonly changedNs: string
  /** How many names it has. A further one, such as of a backup program, changes `changedNs` but not the file. */
  readonly links: number
  /** The number of the file on its disk: another file may have taken the name. */
  readonly inode: string
  /** A hash of the first and the last bytes. */
  readonly ends: string
}

/** Bytes: enough for the header of nearly any file and for some rows. */
export const headLength = 1 << 16
const longHeadLength = 1 << 18
const tailLength = 1024

/** Whether a folder, a pipe or a device is at the path, or behind the link there. They may have no end. */
export async function isNotRegular(path: string): Promise<boolean> {
  return readInTime(path, () => stat(path).then((stats) => !stats.isFile(), () => false))
}

/** Reads the first and the last bytes of a file. Throws FOLDER_UNREADABLE if it cannot be read, or is not in `root`, unless that is null. */
export async function readEnds(path: string, root: string | null = null): Promise<{ head: Buffer; tail: Buffer; version: FileVersion }> {
  return withFile(path, root, async (file, stats) => {
    const state = stateOf(stats)
    const { size } = state
    const { head, tail } = await readEndsUntil(file, size)
    // A line that goes on behind the first bytes may be the header.
    const isCut = size > headLength && !head.includes('\n', headLength / 4) && !head.includes('\r', headLength / 4)
    const longHead = isCut ? await readBytesOf(file, 0, Math.min(longHeadLength, size)) : head
    return { head: longHead, tail, version: { ...state, ends: hashOf(head, tail) } }
  })
}

/** How a file differs from an earlier version of it. Throws FOLDER_UNREADABLE if it cannot be read. */
export async function changeSince(path: string, version: FileVersion): Promise<'none' | 'grown' | 'changed'> {
  // Nearly all files are as they were, and need not be opened. What is wrong with another one shows when it is.
  const now = await readInTime(path, () => stat(path, { bigint: true }).catch(() => null))
  if (now !== null && isUnchanged(stateOf(now), version)) return 'none'
  return withFile(path, null, async (file, stats) => {
    const state = stateOf(stats)
    if (isUnchanged(state, version)) return 'none'
    if (state.size <= version.size || state.inode !== version.inode) return 'changed'
    const { head, tail } = await readEndsUntil(file, version.size)
    return hashOf(head, tail) === version.ends ? 'grown' : 'changed'
  })
}

function isUnchanged({ size, modifiedNs, changedNs, links, inode }: FileState, version: FileVersion): boolean {
  const isUntouched = changedNs === version.changedNs || links !== version.links
  return size === version.size && modifiedNs === version.modifiedNs && isUntouched && inode === version.inode
}

async function withFile<Value>(path: string, root: string | null, use: (file: FileHandle, stats: BigIntStats) => Promise<Value>): Promise<Value> {
  try {
    return await readInTime(path, async () => {
      const { file, stats } = await openToRead(path, root)
      try {
        return await use(file, stats)
      } finally {
        await file.close()
      }
    })
  } catch (error) {
    if (error instanceof EngineError) throw error
    throw new EngineError('FOLDER_UNREADABLE', `The file ${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
  }
}

type FileState = Omit<FileVersion, 'ends'>

function stateOf({ size, mtimeNs, ctimeNs, nlink, ino }: BigIntStats): FileState {
  return { size: Number(size), modifiedNs: String(mtimeNs), changedNs: String(ctimeNs), links: Number(nlink), inode: String(ino) }
}

async function readEndsUntil(file: FileHandle, size: number): Promise<{ head: Buffer; tail: Buffer }> {
  return {
    head: await readBytesOf(file, 0, Math.min(headLength, size)),
    tail: await readBytesOf(file, Math.max(size - tailLength, 0), Math.min(tailLength, size)),
  }
}

async function readBytesOf(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position })
  return buffer.subarray(0, bytesRead)
}

function hashOf(head: Buffer, tail: Buffer): string {
  return createHash('sha1').update(head).update(tail).digest('base64')
}
