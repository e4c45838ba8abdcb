import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { errorCodeOf } from '../core/errors'
import { listFolder, listSubfolders } from './listFolder'
import { resolveLinks } from '../write/resolveLinks'
import { readInTime } from './slowDisk'

/** The state of a folder that cannot be read. */
export const unreadableFolder = 'unreadable'

/** The path of a file, its size, times of change and inode; the path alone if the file is gone. */
type FileState = readonly [path: string, ...stats: number[]]

interface WatchOptions {
  /** Aborting it rejects the watch. */
  readonly signal: AbortSignal
  /** Resolved paths of files that do not count, such as those that the watcher itself writes. */
  readonly except?: readonly string[]
  /**
   * Milliseconds between two checks, if a check is quick. Polling also works on network disks, which do not report changes.
   */
  readonly interval: number
}

/** Describes the data files of a folder and its subfolders without opening them: names, sizes, times of change. */
export async function folderState(folder: string, except: readonly string[] = []): Promise<string> {
  try {
    const paths = await dataFiles(folder)
    const resolved = except.length === 0 ? [] : await Promise.all(paths.map(resolveLinks))
    const counted = paths.filter((_, index) => !except.includes(resolved[index] ?? ''))
    return JSON.stringify(await Promise.all(counted.map(fileState)))
  } catch {
    // An unreadable folder has its own state, so that it counts as changed once it can be read.
    return unreadableFolder
  }
}

/** The paths of the files that differ between two states, or are in only one of them. */
export function changedFiles(previous: string, current: string): readonly string[] {
  const [before, now] = [filesOfState(previous), filesOfState(current)]
  return [...new Set([...before.keys(), ...now.keys()])].filter((path) => before.get(path) !== now.get(path))
}

/** Whether a state has a file with that path. */
export function hasFile(state: string, path: string): boolean {
  return filesOfState(state).has(path)
}

/** Whether another program locks a file while it writes to it. Only Windows has such locks. */
export async function isLocked(path: string): Promise<boolean> {
  if (process.platform !== 'win32') return false
  try {
    await (await open(path)).close()
    return false
  } catch (error) {
    // Loading the file reports any other error.
    return errorCodeOf(error) === 'EBUSY'
  }
}

/** The pause after a check is at least so many times as long as the check, so that many files on a slow disk do no harm. */
const restPerCheck = 10

/** The number of checks after which files that only grow are read as they are, such as a log that always grows. */
const patience = 10

/**
 * Resolves with the state of a folder once it differs from `known` and is the same in two checks, so that files are not
 * read while they are being written, or once its files have grown in each of many checks.
 */
export async function nextFolderState(folder: string, known: string, options: WatchOptions): Promise<string> {
  const { signal, except, interval } = options
  let previous = known
  let growths = 0
  let took = 0
  for (;;) {
    await delay(Math.max(interval, restPerCheck * took), undefined, { signal })
    const started = performance.now()
    const state = await folderState(folder, except)
    took = performance.now() - started
    if (state !== known && state === previous) return state
    growths = onlyGrew(previous, state) ? growths + 1 : 0
    if (growths >= patience) return state
    previous = state
  }
}

/** Whether the files of two states are the same ones, and each that differs is larger in the second. */
function onlyGrew(previous: string, current: string): boolean {
  const [before, now] = [filesOfState(previous), filesOfState(current)]
  const changed = changedFiles(previous, current)
  return changed.length > 0 && changed.every((path) => sizeOf(now, path) > sizeOf(before, path))
}

function sizeOf(files: ReadonlyMap<string, string>, path: string): number {
  return Number.parseInt(files.get(path) ?? '', 10)
}

/** The paths of the data files in a folder and its subfolders. Throws FOLDER_UNREADABLE. */
async function dataFiles(folder: string): Promise<readonly string[]> {
  const { names, folders } = await listFolder(folder)
  const inside = await listSubfolders(folder, folders)
  return [...names, ...inside.names].map((name) => join(folder, name))
}

async function fileState(path: string): Promise<FileState> {
  const stats = await readInTime(path, () => stat(path).catch(() => null))
  return stats === null ? [path] : [path, stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino]
}

function filesOfState(state: string): ReadonlyMap<string, string> {
  if (state === unreadableFolder) return new Map()
  const files: readonly FileState[] = JSON.parse(state)
  return new Map(files.map(([path, ...stats]) => [path, stats.join()]))
}
