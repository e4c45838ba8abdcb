import { BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import type { Theme } from '../../shared/preferences/preferenceLimits'
import { pageAddress, safePreferences } from './pagePolicy'
import { reachableBounds, windowSizes } from './windowBounds'
import { zoomWithKeys } from './zoom'

/** The window of the page, from its creation until it is closed. Windows that print are others. */
let mainWindow: BrowserWindow | undefined

interface WindowOptions {
  readonly preloadPath: string
  readonly iconPath: string
  /** The locale of numbers and dates on the page. */
  readonly locale: string
  /** Resolves when the theme and the menu are set. */
  readonly whenShowable: Promise<unknown>
}

/**
 * Opens the window. It stays hidden until its first paint, so that it never flashes empty. Rejects if the page cannot be
 * loaded, but not if the window is closed first, or if the page is loaded again meanwhile.
 */
export async function createWindow({ preloadPath, iconPath, locale, whenShowable }: WindowOptions): Promise<void> {
  const window = new BrowserWindow({
    title: 'Store Monitor',
    icon: iconPath,
    name: 'main',
    windowStatePersistence: true,
    ...windowSizes(screen.getPrimaryDisplay().workAreaSize),
    show: false,
    backgroundColor: pageBackground(),
    webPreferences: { preload: preloadPath, ...safePreferences },
  })
  mainWindow = window
  let isClosing = false
  window.once('close', () => (isClosing = true))
  window.once('closed', () => (mainWindow = undefined))
  const keepReachable = (): void => moveOntoScreen(window)
  screen.on('display-removed', keepReachable)
  window.once('closed', () => screen.off('display-removed', keepReachable))
  window.once('ready-to-show', () => void show())
  async function show(): Promise<void> {
    await whenShowable
    if (window.isDestroyed()) return
    keepReachable()
    window.show()
  }
  window.webContents.on('will-navigate', (event) => event.preventDefault())
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  recoverPage(window)
  zoomWithKeys(window.webContents)
  try {
    await window.loadURL(`${pageAddress}index.html?locale=${locale}`)
  } catch (error) {
    const isAborted = error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED'
    if (!isAborted && !isClosing) throw error
  }
}

/** Moves a window that the user could not reach. The system itself moves one that fills a screen. */
function moveOntoScreen(window: BrowserWindow): void {
  if (window.isFullScreen()) return
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const bounds = window.getBounds()
  const reachable = reachableBounds(bounds, [screen.getPrimaryDisplay().workArea, ...workAreas])
  if (reachable !== bounds) window.setBounds(reachable)
}

/** Loads the page again if its process has ended, for example for lack of memory. Asks if that is not the first time. */
function recoverPage(window: BrowserWindow): void {
  let losses = 0
  async function recover(): Promise<void> {
    losses += 1
    const isWanted = losses === 1 || (await wantsToReload(window))
    if (window.isDestroyed()) return
    if (isWanted) window.webContents.reload()
    else window.destroy()
  }
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void recover()
  })
}

async function wantsToReload(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The page of Store Monitor has stopped working again.',
    detail: 'This happens if the computer runs out of memory. Your folder and reports are still open.',
    buttons: ['Reload', 'Close'],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
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

/** The window of the page, even if it is minimised or not yet shown. */
export function currentWindow(): BrowserWindow | undefined {
  return mainWindow
}

/** The same colours as `--canvas` in the style sheet of the page. */
function pageBackground(): string {
  return nativeTheme.shouldUseDarkColors ? '#12161c' : '#f4f6f8'
}
