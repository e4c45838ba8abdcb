import { dirname, join } from 'node:path'
import { BrowserWindow, dialog, nativeTheme } from 'electron'
import type { Theme } from '../shared/preferences'
import type { Host } from './host'
import { pageAddress } from './pageAddress'

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
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // It would fetch dictionaries from the network.
      spellcheck: false,
    },
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
        title: 'Export CSV',
        defaultPath: lastSaveFolder === null ? suggestedName : join(lastSaveFolder, suggestedName),
        filters: [{ name: 'CSV', extensions: ['csv'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      if (canceled) return null
      lastSaveFolder = dirname(filePath)
      return filePath
    },

    deliver: (path, rows) => ({ kind: 'saved', path, rows }),
  }
}

/** The page's own, `--canvas`. */
function pageBackground(): string {
  return nativeTheme.shouldUseDarkColors ? '#12161c' : '#f4f6f8'
}

function currentWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}
