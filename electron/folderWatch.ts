import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { listFolder } from './engine/csvFolder'

/** How often a folder is looked at. Asking works on network disks too, which tell of no changes. */
const usualInterval = 1000

export interface WatchOptions {
  /** Ends the watch; it rejects then. */
  readonly signal: AbortSignal
  /** Paths of files that do not count, such as those that the watcher writes itself. */
  readonly except?: readonly string[]
  /** Milliseconds between two looks. */
  readonly interval?: number
}

/** The data files of a folder and of the folders in it as seen from outside: names, sizes, times of change. */
export async function folderState(folder: string, except: readonly string[] = []): Promise<string> {
  try {
    const { names, folders } = await listFolder(folder)
    const own = names.map((name) => join(folder, name))
    const inside = await Promise.all(folders.map((name) => filesOf(join(folder, name))))
    const paths = [...own, ...inside.flat()].filter((path) => !except.includes(path))
    return JSON.stringify(await Promise.all(paths.map(fileState)))
  } catch {
    // One that cannot be read is another one when it can be.
    return 'unreadable'
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

async function filesOf(folder: string): Promise<readonly string[]> {
  const { names } = await listFolder(folder).catch(() => ({ names: [] }))
  return names.map((name) => join(folder, name))
}

async function fileState(path: string): Promise<readonly unknown[]> {
  const stats = await stat(path).catch(() => null)
  return stats === null ? [path] : [path, stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino]
}
