import { dirname, extname, join } from 'node:path'
import { dialog, shell } from 'electron'
import type { Host } from '../operations/host'
import { currentWindow } from './mainWindow'
import { enableCommands } from './menu'
import { printPdf } from './printPdf'

/** The kinds of exported files, for the save dialog. */
const fileKinds = [
  { name: 'CSV', extensions: ['csv'] },
  { name: 'HTML', extensions: ['html'] },
  { name: 'PDF', extensions: ['pdf'] },
]

/** The native dialogs, the application menu and the printing of the desktop. */
export function desktopHost(): Host {
  // The save dialog starts in the folder of the last export.
  let lastSaveFolder: string | null = null
  return {
    door: 'desktop',

    async chooseFolder(startIn) {
      const window = currentWindow()
      if (window === undefined) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Open a folder of CSV files',
        properties: ['openDirectory'],
        ...(startIn === null ? {} : { defaultPath: startIn }),
      })
      return canceled ? null : (filePaths[0] ?? null)
    },

    startFolder: null,
    admitFolder: (path) => Promise.resolve(path),

    async chooseSavePath(suggestedName) {
      const window = currentWindow()
      if (window === undefined) return null
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Export',
        defaultPath: lastSaveFolder === null ? suggestedName : join(lastSaveFolder, suggestedName),
        filters: fileKinds.filter(({ extensions }) => extensions.includes(extname(suggestedName).slice(1))),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      if (canceled) return null
      lastSaveFolder = dirname(filePath)
      return filePath
    },

    placeBeside: (path, name) => Promise.resolve(join(dirname(path), name)),
    discard: () => Promise.resolve(),
    deliver: (path, rows, summaryPath) => ({ kind: 'saved', path, rows, ...(summaryPath !== undefined && { summaryPath }) }),
    showFile: (path) => shell.showItemInFolder(path),
    printPdf,
    enableCommands,
  }
}
