import { join } from 'node:path'
import { app, dialog, protocol, session } from 'electron'
import { resourcesFolder } from '../operations/resourcesFolder'
import { pageResponse } from '../server/pageFiles'
import { dataFolder, formerDataFolder } from '../userData/dataFolder'
import { moveFormerData } from '../userData/moveFormerData'
import { openUserData, type UserData } from '../userData/userData'
import { applyTheme, createWindow, focusWindow } from './mainWindow'
import { desktopHost } from './desktopHost'
import { firstAnswers } from './firstAnswers'
import { connectPage, sendToPage, type Backend } from './ipc'
import { setApplicationMenu } from './menu'
import { isPageAddress, isPermitted, pageScheme } from './pagePolicy'

const programFolder = app.getAppPath()
const preloadPath = join(programFolder, 'out', 'preload', 'index.cjs')
const resources = resourcesFolder(programFolder)
const iconPath = join(resources, 'icon.png')

const folder = dataFolder()
const former = formerDataFolder()
app.setPath('userData', folder)

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  // With a code cache, the second start does not compile the page again.
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])

if (app.requestSingleInstanceLock()) {
  // Not awaited, because Electron is ready only after this module has run.
  void app.whenReady().then(start).catch(showStartError)
} else {
  app.quit()
}

async function start(): Promise<void> {
  protectSession()
  app.setAboutPanelOptions({
    applicationName: 'Store Monitor',
    applicationVersion: app.getVersion(),
    copyright: 'All rights reserved. Licences of others: Help › Third-Party Licences.',
    iconPath,
  })
  const userData = openUserData(folder)
  let backend: Promise<Backend> | null = null
  const quit = closeBeforeQuitting(() =>
    Promise.allSettled([backend?.then(({ close }) => close()), userData.preferences.whenKept()]),
  )
  await moveFormerData(former, folder)
  await userData.preferences.follow(({ theme }) => applyTheme(theme))
  await userData.recentFolders.follow(setApplicationMenu)
  if (quit.hasBegun) return

  app.on('second-instance', focusWindow)
  app.on('activate', () => {
    if (!focusWindow()) openWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  connectPage(firstAnswers(userData), () => {
    if (backend === null) {
      backend = openLater(userData)
      backend.catch(showStartError)
    }
    return backend
  })
  openWindow()
}

async function openLater(userData: UserData): Promise<Backend> {
  // Imported only here, because DuckDB and the engine take longer to load than the window takes to open.
  const { openBackend } = await import('./openBackend')
  return openBackend(folder, sendToPage, { host: desktopHost(), userData, sampleDataFolder: join(resources, 'sample-data') })
}

/**
 * Ends the app only after `close`, which may be called more than once. The caller opens no window after the app has begun
 * to quit.
 */
function closeBeforeQuitting(close: () => Promise<unknown>): { readonly hasBegun: boolean } {
  const quit = { hasBegun: false }
  app.on('will-quit', (event) => {
    quit.hasBegun = true
    // Electron does not wait for promises. `exit` ends the app without another `will-quit`.
    event.preventDefault()
    void close().then(() => app.exit())
  })
  // Ctrl+C comes several times, from the terminal, npm and the launcher. Electron's own handlers, which these replace, end
  // the app at the second signal, before the page has saved its changes.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => app.quit())
  return quit
}

function protectSession(): void {
  const pageFolder = join(programFolder, 'out', 'renderer')
  protocol.handle(pageScheme, ({ url }) =>
    isPageAddress(url) ? pageResponse(pageFolder, new URL(url).pathname) : new Response(null, { status: 404 }),
  )
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isPermitted(permission, requestingUrl)),
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission, _origin, { requestingUrl }) =>
    isPermitted(permission, requestingUrl ?? ''),
  )
}

function openWindow(): void {
  createWindow(preloadPath, iconPath).catch(showStartError)
}

function showStartError(error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  dialog.showErrorBox('Store Monitor could not start', reason)
  app.exit(1)
}
