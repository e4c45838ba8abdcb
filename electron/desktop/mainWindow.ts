import { BrowserWindow, nativeTheme } from 'electron'
import type { Theme } from '../../shared/preferences/preferences'
import { pageAddress, safePreferences } from './pagePolicy'

/** Opens the window. It stays hidden until its first paint, so that it never flashes empty. */
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

/** Makes everything that the system draws light or dark: dialogs, menus, and the window before the page is loaded. */
export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme
  for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(pageBackground())
}

/** Brings the window to the front; false if there is none. */
export function focusWindow(): boolean {
  const window = currentWindow()
  if (window === undefined) return false
  if (window.isMinimized()) window.restore()
  window.focus()
  return true
}

/** The window of the page. Windows that print are never visible. */
export function currentWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((window) => window.isVisible())
}

/** The same colours as `--canvas` in the style sheet of the page. */
function pageBackground(): string {
  return nativeTheme.shouldUseDarkColors ? '#12161c' : '#f4f6f8'
}
