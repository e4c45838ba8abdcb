import type { Host } from '../operations/host'
import type { Downloads } from './downloads'

/** Which folders can be opened, which the user has named, and whether all files in them can be read. */
export type FolderAccess = Pick<Host, 'startFolder' | 'admitFolder' | 'takeWantedFolder' | 'mayUnpackAll'>

/** The host of a page in a browser: it lists and types folders and downloads files. */
export function browserHost(downloads: Downloads, folders: FolderAccess): Host {
  return {
    door: 'browser',
    ...folders,
    // Browsers hide folder paths from the page, so the page lists folders and has a field to type one.
    chooseFolder: () => Promise.resolve(null),
    chooseSavePath: (suggestedName) => downloads.reserve(suggestedName),
    placeBeside: (_path, name) => downloads.reserve(name),
    discard: (path) => downloads.discard(path),
    deliver: (path, rows, summaryPath) => ({
      kind: 'download',
      url: `/download/${downloads.offer(path)}`,
      rows,
      ...(summaryPath !== undefined && { summaryUrl: `/download/${downloads.offer(summaryPath)}` }),
    }),
    showFile: null,
    printPdf: null,
    enableCommands: null,
    showWindowStatus: null,
  }
}
