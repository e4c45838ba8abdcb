import { dirname, extname, join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme, shell } from 'electron'
import type { Theme } from '../../shared/preferences/preferences'
import type { Host } from '../operations/host'
import { enableCommands } from './menu'
import { pageAddress } from './pageAddress'

/** Of every window. */
const safePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  // It would fetch dictionaries from the network.
  spellcheck: false,
} as const

/** Opens the window, hidden until its first paint so that it never flashes empty. */
export async function createWindow(preloadPath: string): Promise<void> {
  const window = new BrowserWindow({
    title: 'Store Monitor',
    name: 'main',
    windowStatePersistence: true,
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 640,
    show: false,
    backgroundColor: pageBackground(),
    webPreferences: { preload: preloadPath, ...safePreferences },
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.on('will-navigate', (event) => event.preventDefault())
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  await window.loadURL(`${pageAddress}index.html`)
}

/** Light or dark for all that the system draws: dialogs, menus, and the window before the page is there. */
export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme
  for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(pageBackground())
}

/** Brings the window to the front; false when there is none. */
export function focusWindow(): boolean {
  const window = currentWindow()
  if (window === undefined) return false
  if (window.isMinimized()) window.restore()
  window.focus()
  return true
}

/** The desktop's native dialogs. The save dialog starts where the last export went. */
export function desktopHost(): Host {
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

/** What exports are, for the save dialog. */
const fileKinds = [
  { name: 'CSV', extensions: ['csv'] },
  { name: 'HTML', extensions: ['html'] },
  { name: 'PDF', extensions: ['pdf'] },
]

/** Where paper is Letter rather than A4. */
const letterCountries: ReadonlySet<string> = new Set(['US', 'CA', 'MX', 'CL', 'CO', 'CR', 'GT', 'NI', 'PA', 'PH', 'SV', 'VE'])

/** Prints a document in a window of its own that nobody sees: without scripts, preload, or anything of our session. */
async function printPdf(html: string): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { partition: 'printing', javascript: false, ...safePreferences },
  })
  try {
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
    await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`)
    return await window.webContents.printToPDF({
      pageSize: letterCountries.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4',
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  } finally {
    window.destroy()
  }
}

/** The page's own, `--canvas`. */
function pageBackground(): string {
  return nativeTheme.shouldUseDarkColors ? '#12161c' : '#f4f6f8'
}

/** The window of the page; one that prints is never visible. */
function currentWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((window) => window.isVisible())
}
