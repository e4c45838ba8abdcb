import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { errorCodeOf } from '../core/errors'
import { listFolder } from './findFiles'
import { resolveLinks } from '../write/resolveLinks'

/** How often a folder is looked at. Asking works on network disks too, which tell of no changes. */
const usualInterval = 1000

/** The state of a folder that cannot be read. */
export const unreadableFolder = 'unreadable'

/** The path of a file, and what is seen of it from outside. */
type FileState = readonly [path: string, ...seen: number[]]

interface WatchOptions {
  /** Ends the watch; it rejects then. */
  readonly signal: AbortSignal
  /** Real places of files that do not count, such as those that the watcher writes itself. */
  readonly except?: readonly string[]
  /** Milliseconds between two looks. */
  readonly interval?: number
}

/** The data files of a folder and of the folders in it as seen from outside: names, sizes, times of change. */
export async function folderState(folder: string, except: readonly string[] = []): Promise<string> {
  try {
    const paths = await dataFiles(folder)
    const places = except.length === 0 ? [] : await Promise.all(paths.map(resolveLinks))
    const counted = paths.filter((_, index) => !except.includes(places[index] ?? ''))
    return JSON.stringify(await Promise.all(counted.map(fileState)))
  } catch {
    // One that cannot be read is another one when it can be.
    return unreadableFolder
  }
}

/** The paths of the files that one state has and the other has not, or has otherwise. */
export function changedFiles(former: string, present: string): readonly string[] {
  const [before, now] = [filesOfState(former), filesOfState(present)]
  return [...new Set([...before.keys(), ...now.keys()])].filter((path) => before.get(path) !== now.get(path))
}

/** Whether there is a file of that path in a state. */
export function hasFile(state: string, path: string): boolean {
  return filesOfState(state).has(path)
}

/** Whether a file is held by the program that writes it: on Windows nobody else can open it then. */
export async function isHeld(path: string): Promise<boolean> {
  try {
    await (await open(path)).close()
    return false
  } catch (error) {
    // Any other reason is for the loading to complain of.
    return errorCodeOf(error) === 'EBUSY'
  }
}

/**
 * Resolves with the state of a folder once it is another than `known` and stays the same from one look to the next, so
 * that no file is read while it is being written.
 */
export async function nextFolderState(folder: string, known: string, options: WatchOptions): Promise<string> {
  const { signal, except, interval = usualInterval } = options
  let former = known
  for (;;) {
    await delay(interval, undefined, { signal })
    const state = await folderState(folder, except)
    if (state !== known && state === former) return state
    former = state
  }
}

/** Of the folder and of the folders in it. Throws FOLDER_UNREADABLE. */
async function dataFiles(folder: string): Promise<readonly string[]> {
  const { names, folders } = await listFolder(folder)
  const inside = await Promise.all(folders.map((name) => filesOf(join(folder, name))))
  return [...names.map((name) => join(folder, name)), ...inside.flat()]
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const { names } = await listFolder(folder).catch(() => ({ names: [] }))
  return names.map((name) => join(folder, name))
}

async function fileState(path: string): Promise<FileState> {
  const stats = await stat(path).catch(() => null)
  return stats === null ? [path] : [path, stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino]
}

function filesOfState(state: string): ReadonlyMap<string, string> {
  if (state === unreadableFolder) return new Map()
  const files: readonly FileState[] = JSON.parse(state)
  return new Map(files.map(([path, ...seen]) => [path, seen.join()]))
}
