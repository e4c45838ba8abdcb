import { join } from 'node:path'
import { app, dialog, protocol, session } from 'electron'
import type { Context } from '../operations/context'
import { RunningExports } from '../operations/runningExports'
import { pageResponse } from '../server/pageFiles'
import { dataFolder, formerDataFolder } from '../userData/dataFolder'
import { moveFormerData } from '../userData/moveFormerData'
import { openEngine } from '../userData/openEngine'
import { openUserData } from '../userData/userData'
import { applyTheme, createWindow, focusWindow } from './mainWindow'
import { desktopHost } from './desktopHost'
import { connectPage } from './ipc'
import { setApplicationMenu } from './menu'
import { isPageAddress, isPermitted, pageScheme } from './pagePolicy'

const programFolder = app.getAppPath()
const preloadPath = join(programFolder, 'out', 'preload', 'index.cjs')
const iconPath = join(programFolder, 'resources', 'icon.png')

const folder = dataFolder()
const former = formerDataFolder()
app.setPath('userData', folder)

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

if (app.requestSingleInstanceLock()) {
  // Not awaited, because Electron is ready only after this module has run.
  void app.whenReady().then(start).catch(showStartError)
} else {
  app.quit()
}

async function start(): Promise<void> {
  protectSession()
  app.setAboutPanelOptions({ applicationName: 'Store Monitor', applicationVersion: app.getVersion(), iconPath })
  const opening = moveFormerData(former, folder).then(() => openEngine(folder))
  const userData = openUserData(folder)
  const quit = closeBeforeQuitting(() =>
    Promise.allSettled([opening.then(({ engine }) => engine.close()), userData.preferences.whenKept()]),
  )
  const { engine, historyProblem } = await opening
  await userData.preferences.follow(({ theme }) => applyTheme(theme))
  const context: Context = {
    engine,
    historyProblem,
    host: desktopHost(),
    exports: new RunningExports(),
    userData,
    sampleDataFolder: join(programFolder, 'resources', 'sample-data'),
  }
  connectPage(context)
  await userData.recentFolders.follow(setApplicationMenu)
  if (quit.hasBegun) return

  app.on('second-instance', focusWindow)
  app.on('activate', () => {
    if (!focusWindow()) openWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  openWindow()
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
