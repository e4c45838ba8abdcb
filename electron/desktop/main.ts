import { join } from 'node:path'
import { app, dialog, protocol, session } from 'electron'
import type { Context } from '../operations/context'
import { openEngine } from '../userData/dataFolder'
import { RunningExports } from '../operations/runningExports'
import { FolderMappings } from '../userData/folderMappings'
import { setApplicationMenu } from './menu'
import { pageResponse } from '../server/page'
import { isPageAddress, pageScheme } from './pageAddress'
import { isPermitted } from './permissions'
import { UserPreferences } from '../userData/userPreferences'
import { RecentFolders } from '../userData/recentFolders'
import { connectPage } from './ipc'
import { applyTheme, createWindow, desktopHost, focusWindow } from './window'

const programFolder = app.getAppPath()
const preloadPath = join(programFolder, 'out', 'preload', 'index.cjs')

const otherDataFolder = process.env['STORE_MONITOR_DATA']
if (otherDataFolder) app.setPath('userData', otherDataFolder)

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

if (app.requestSingleInstanceLock()) {
  // Not awaited at the top level: Electron is ready only after this module has run.
  void app.whenReady().then(start).catch(giveUp)
} else {
  app.quit()
}

async function start(): Promise<void> {
  protectSession()
  const engine = await openEngine(app.getPath('userData'))
  const preferences = UserPreferences.inFolder(app.getPath('userData'))
  await preferences.follow(({ theme }) => applyTheme(theme))
  const recentFolders = new RecentFolders(app.getPath('userData'))
  const context: Context = {
    engine,
    host: desktopHost(),
    exports: new RunningExports(),
    recentFolders,
    folderMappings: FolderMappings.inFolder(app.getPath('userData')),
    preferences,
    sampleDataFolder: join(programFolder, 'resources', 'sample-data'),
  }
  connectPage(context)
  await recentFolders.follow(setApplicationMenu)

  app.on('second-instance', focusWindow)
  app.on('activate', () => {
    if (!focusWindow()) openWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    // Electron does not wait for promises; `exit` leaves without asking again.
    event.preventDefault()
    void Promise.allSettled([engine.close(), preferences.whenKept()]).then(() => app.exit())
  })
  openWindow()
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
  createWindow(preloadPath).catch(giveUp)
}

function giveUp(error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  dialog.showErrorBox('Store Monitor could not start', reason)
  app.exit(1)
}
