import { relative, sep } from 'node:path'
import type { EventMessage } from '../../../shared/operations/contract'
import type { NewData } from '../../../shared/folder/dataSet'
import { changedFiles, hasFile, isLocked, nextFolderState, unreadableFolder } from '../disk/folderWatch'

/** Milliseconds between two checks of the open folder. Files that are the same in two checks count as complete. */
export const defaultWatchInterval = 400

/**
 * Reports when the files of the open folder have changed and are stable again. It polls sizes and times of change, opens
 * files only to read them, and never writes. Notifications of the system (fs.watch, and libraries that use it) do not work
 * on network disks, and on Windows they prevent the folder from being renamed.
 */
export class LiveFolder {
  private stop = new AbortController()
  private latest: NewData | null = null

  /** `dataFiles` picks those of the files that were not loaded but would be; `interval` is in milliseconds. */
  constructor(
    private readonly emit: (event: EventMessage) => void,
    private readonly dataFiles: (paths: readonly string[]) => Promise<readonly string[]>,
    private readonly interval: number,
  ) {}

  /** What has changed since the folder was loaded; null if nothing has. */
  get newData(): NewData | null {
    return this.latest
  }

  /** Watches this folder instead of the previous one. `state` is its state before it was loaded, `loaded` the files read. */
  follow(folder: string, state: string, loaded: readonly string[]): void {
    this.end()
    this.stop = new AbortController()
    const { signal } = this.stop
    this.setNewData(null)
    this.watch(folder, state, new Set(loaded), signal).catch((error: unknown) => {
      // After `end()` the watch rejects wherever it happens to be; that is expected.
      if (!signal.aborted) throw error
    })
  }

  end(): void {
    this.stop.abort()
  }

  private async watch(folder: string, before: string, loaded: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    const { interval } = this
    for (let known = before; ; ) {
      const state = await nextFolderState(folder, known, { signal, interval })
      // Nothing can be loaded from a folder that is gone, but it may come back.
      const changed = state === unreadableFolder ? [] : changedFiles(before, state)
      // A file that its writer locks is not complete yet, even if it looks stable.
      if ((await Promise.all(changed.map(isLocked))).includes(true)) continue
      const files = await this.relevantFiles(changed, loaded)
      if (signal.aborted) return
      known = state
      this.setNewData(files.length === 0 ? null : describeChange(folder, files, state))
    }
  }

  /** Leaves out files that are neither loaded nor data, such as an export next to the data. */
  private async relevantFiles(paths: readonly string[], loaded: ReadonlySet<string>): Promise<readonly string[]> {
    const others = paths.filter((path) => !loaded.has(path))
    const data = new Set(others.length === 0 ? [] : await this.dataFiles(others))
    return paths.filter((path) => loaded.has(path) || data.has(path))
  }

  private setNewData(newData: NewData | null): void {
    if (newData === null && this.latest === null) return
    this.latest = newData
    this.emit({ name: 'newData', data: newData })
  }
}

function describeChange(folder: string, files: readonly string[], state: string): NewData {
  const nameOf = (path: string): string => relative(folder, path).replaceAll(sep, '/')
  return {
    folder,
    files: files.map(nameOf),
    removed: files.filter((path) => !hasFile(state, path)).map(nameOf),
    noticedAt: new Date().toISOString(),
  }
}
