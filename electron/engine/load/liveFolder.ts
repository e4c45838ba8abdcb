import { relative, sep } from 'node:path'
import type { EventMessage } from '../../../shared/operations/contract'
import type { NewData } from '../../../shared/folder/dataSet'
import { changedFiles, hasFile, isHeld, nextFolderState, unreadableFolder } from '../files/folderWatch'

/** Milliseconds between two looks at the open folder: files that are the same in two of them are taken for complete. */
export const usualWatchInterval = 3000

/**
 * Tells when the files of the open folder have changed and are stable again. It asks for their sizes and times of change
 * and opens them for reading; it never writes. Being told by the system instead (fs.watch, and libraries made of it) is
 * no help on network disks, and on Windows would keep the folder from being renamed.
 */
export class LiveFolder {
  private stop = new AbortController()
  private noticed: NewData | null = null

  /** `isData` tells of a file that was not loaded whether it would be; `interval` is in milliseconds. */
  constructor(
    private readonly tell: (event: EventMessage) => void,
    private readonly isData: (path: string) => Promise<boolean>,
    private readonly interval: number,
  ) {}

  /** What has changed since the folder was loaded; null while nothing has. */
  get newData(): NewData | null {
    return this.noticed
  }

  /** Watches a folder in place of the former one. `state` is that of before it was loaded, `loaded` the files read. */
  follow(folder: string, state: string, loaded: readonly string[]): void {
    this.end()
    this.stop = new AbortController()
    const { signal } = this.stop
    this.setNewData(null)
    this.watch(folder, state, new Set(loaded), signal).catch((error: unknown) => {
      // One that is ended fails wherever it is: while it waits, or while it looks at files with a database that closes.
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
      // Of a folder that is gone nothing can be loaded; it may come back.
      const changed = state === unreadableFolder ? [] : changedFiles(before, state)
      // A file that its writer holds is not complete yet, even where it looks stable.
      if ((await Promise.all(changed.map(isHeld))).includes(true)) continue
      const files = await this.relevantFiles(changed, loaded)
      if (signal.aborted) return
      known = state
      this.setNewData(files.length === 0 ? null : describeChange(folder, files, state))
    }
  }

  /** What is neither loaded nor data, such as an export next to the data, changes nothing. */
  private async relevantFiles(paths: readonly string[], loaded: ReadonlySet<string>): Promise<readonly string[]> {
    const relevant: string[] = []
    for (const path of paths) {
      if (loaded.has(path) || (await this.isData(path))) relevant.push(path)
    }
    return relevant
  }

  private setNewData(newData: NewData | null): void {
    if (newData === null && this.noticed === null) return
    this.noticed = newData
    this.tell({ name: 'newData', data: newData })
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
