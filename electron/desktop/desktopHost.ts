import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { app, dialog, shell, type BrowserWindow } from 'electron'
import type { Host } from '../operations/host'
import type { WantedFolder } from '../operations/wantedFolder'
import { currentWindow } from './mainWindow'
import { enableCommands } from './menu'
import { printPdf } from './printPdf'
import { showWindowStatus } from './windowStatus'

/** The kinds of exported files, for the save dialog. */
const fileKinds = [
  { name: 'Workbook', extensions: ['xlsx'] },
  { name: 'CSV', extensions: ['csv'] },
  { name: 'HTML', extensions: ['html'] },
  { name: 'PDF', extensions: ['pdf'] },
  { name: 'ZIP archive', extensions: ['zip'] },
]

/** The native dialogs, the application menu and the printing of the desktop. */
export function desktopHost(wantedFolder: WantedFolder): Host {
  /** The folder in which the save dialog starts: that of the last export. */
  let saveFolder = documentsFolder()
  return {
    door: 'desktop',
    takeWantedFolder: () => wantedFolder.take(),

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
    mayUnpackAll: true,

    async chooseSavePath(suggestedName) {
      const window = currentWindow()
      if (window === undefined) return null
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Export',
        defaultPath: join(saveFolder, suggestedName),
        filters: fileKinds.filter(({ extensions }) => extensions.includes(extname(suggestedName).slice(1))),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      if (canceled) return null
      saveFolder = dirname(filePath)
      if (extname(filePath) !== '') return filePath
      // The dialog has not asked about a file of this name.
      return mayWrite(window, `${filePath}${extname(suggestedName)}`)
    },

    placeBeside: (path, name) => mayWrite(currentWindow(), join(dirname(path), name)),
    discard: () => Promise.resolve(),
    deliver: (path, rows, summaryPath) => ({ kind: 'saved', path, rows, ...(summaryPath !== undefined && { summaryPath }) }),
    showFile: (path) => shell.showItemInFolder(path),
    printPdf,
    enableCommands,
    showWindowStatus,
  }
}

/** Not every system has the folder that it names. */
function documentsFolder(): string {
  const folder = app.getPath('documents')
  return existsSync(folder) ? folder : app.getPath('home')
}

/** The path, or null if there is such a file and the user wants to keep it. */
async function mayWrite(window: BrowserWindow | undefined, path: string): Promise<string | null> {
  if (!existsSync(path)) return path
  if (window === undefined) return null
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Replace “${basename(path)}”?`,
    detail: `This file is already in “${basename(dirname(path))}”. Replacing it deletes its content.`,
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0 ? path : null
}
