import { join } from 'node:path'
import { app, dialog, Menu, protocol, session } from 'electron'
import { resourcesFolder } from '../operations/resourcesFolder'
import { WantedFolder } from '../operations/wantedFolder'
import { pageResponse } from '../server/pageFiles'
import { dataFolder, formerDataFolder } from '../userData/dataFolder'
import type { UserData } from '../userData/userData'
import { applyTheme, createWindow, focusWindow } from './mainWindow'
import { desktopHost } from './desktopHost'
import { firstAnswers } from './firstAnswers'
import { folderArgument, handedFolder, isTooLong, type HandOver } from './folderArgument'
import { connectPage, sendToPage, type Backend } from './ipc'
import { setApplicationMenu } from './menu'
import { isPageAddress, isPermitted, pageScheme } from './pagePolicy'
import { showRecentFolders } from './recentLists'
import { localeInEnvironment } from './systemLocale'
import { showTray } from './tray'
import { checkForUpdates, type UpdateHost } from './updates'

const programFolder = app.getAppPath()
const preloadPath = join(programFolder, 'out', 'preload', 'index.cjs')
const resources = resourcesFolder(programFolder)
const iconPath = join(resources, 'icons', '128x128.png')

const environmentLocale = localeInEnvironment()
const folder = dataFolder()
const former = formerDataFolder()
app.setPath('userData', folder)
// Windows knows the shortcut of the installer by this id, and so its jump list and its notifications.
if ('setAppUserModelId' in app) app.setAppUserModelId('app.store-monitor')

app.enableSandbox()
// Electron makes a menu of its own otherwise, which ours would replace.
Menu.setApplicationMenu(null)
protocol.registerSchemesAsPrivileged([
  // With a code cache, the second start does not compile the page again.
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])

/** The arguments of the program itself in every command line that starts it. */
const ownArguments = app.isPackaged ? [] : [programFolder]
const namedFolder = folderArgument(process.argv, app.isPackaged ? null : programFolder)
const wantedFolder = new WantedFolder(namedFolder, () => sendToPage({ name: 'folderWanted', data: null }))
const handOver: HandOver = { folder: namedFolder }
/** Resolves when a window can be shown; null until the app has started. */
let whenPrepared: Promise<void> | null = null

if (isTooLong(process.argv)) {
  const appImage = process.env['APPIMAGE']
  app.relaunch({
    args: namedFolder === null ? ownArguments : [...ownArguments, namedFolder],
    // The program in an AppImage is gone when it ends.
    ...(appImage !== undefined && { execPath: appImage }),
  })
  app.exit()
} else if (app.requestSingleInstanceLock(handOver)) {
  // macOS opens folders with this event, which comes before the app is ready if it starts the app.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openFolder(path)
  })
  app.on('second-instance', (_event, _commandLine, _workingDirectory, handed) => {
    const path = handedFolder(handed)
    if (path === null) showWindow()
    else openFolder(path)
  })
  app.on('activate', showWindow)
  // Not awaited, because Electron is ready only after this module has run.
  void app.whenReady().then(start).catch(showStartError)
} else {
  app.quit()
}

function openFolder(path: string): void {
  wantedFolder.name(path)
  showWindow()
}

/**
 * Opens the window before anything else, because its page starts in a process of its own. That needs the main thread until
 * the page has its program. What the main process reads then decides how the window looks, so it is shown only after that.
 */
async function start(): Promise<void> {
  protectSession()
  const whenServed = servePage()
  let userData: Promise<UserData> | null = null
  const getUserData = (): Promise<UserData> => (userData ??= openUserDataLater())
  let backend: Promise<Backend> | null = null
  const quit = closeBeforeQuitting(async () => {
    await Promise.allSettled([backend?.then(({ close }) => close())])
    // Only now, because an operation that was still running may have changed it.
    await Promise.allSettled([userData?.then(({ whenKept }) => whenKept())])
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  connectPage(firstAnswers(getUserData, wantedFolder), () => {
    // A page that is being closed may still call. What it opens now would not be closed.
    if (backend === null && quit.hasBegun) return new Promise<never>(() => undefined)
    if (backend === null) {
      backend = getUserData().then(openBackendLater)
      backend.catch(showStartError)
    }
    return backend
  })
  const updateHost: UpdateHost = {
    address: async () => (await (await getUserData()).preferences.get()).updateAddress,
    whenIdle: async () => (await backend)?.whenIdle(),
    quitToInstall(install) {
      quit.install = install
      app.quit()
    },
  }
  whenPrepared = whenServed.then(getUserData).then((read) => prepareWindow(read, updateHost))
  openWindow(whenPrepared)
  await whenPrepared
}

async function openUserDataLater(): Promise<UserData> {
  // Imported only here, because the schemas of what is read take longer to load than the window takes to open.
  const [{ openUserData }, { moveFormerData }] = await Promise.all([import('../userData/userData'), import('../userData/moveFormerData')])
  await moveFormerData(former, folder)
  return openUserData(folder)
}

/** Gives windows the theme and the menu that they are shown with. */
async function prepareWindow({ preferences, recentFolders }: UserData, updateHost: UpdateHost): Promise<void> {
  app.setAboutPanelOptions({
    applicationName: 'Store Monitor',
    applicationVersion: app.getVersion(),
    copyright: 'All rights reserved. Licences of others: Help › Third-Party Licences.',
    iconPath,
  })
  await preferences.follow(({ theme, showsTrayIcon }) => {
    applyTheme(theme)
    showTray(showsTrayIcon, { iconPath, onOpen: showWindow })
  })
  await recentFolders.follow((folders) => {
    setApplicationMenu(folders, { openFolder, checkForUpdates: () => void checkForUpdates(updateHost) })
    showRecentFolders(folders, { program: process.execPath, ownArguments, openFolder })
  })
}

async function openBackendLater(userData: UserData): Promise<Backend> {
  // Imported only here, because DuckDB and the engine take longer to load than the window takes to open.
  const { openBackend } = await import('./openBackend')
  return openBackend(folder, sendToPage, { host: desktopHost(wantedFolder), userData, sampleDataFolder: join(resources, 'sample-data') })
}

interface Quit {
  hasBegun: boolean
  /** Installs an update after everything is closed, and quits once more; null to end. */
  install: (() => void) | null
}

function endWith(quit: Quit): void {
  const { install } = quit
  if (install === null) return app.exit()
  quit.install = null
  // The new version starts before this one has ended.
  app.releaseSingleInstanceLock()
  install()
}

/**
 * Ends the app only after `close`, which may be called more than once. The caller opens no window after the app has begun
 * to quit.
 */
function closeBeforeQuitting(close: () => Promise<unknown>): Quit {
  const quit: Quit = { hasBegun: false, install: null }
  app.on('will-quit', (event) => {
    quit.hasBegun = true
    // Electron does not wait for promises. `exit` ends the app without another `will-quit`.
    event.preventDefault()
    void close().then(() => endWith(quit))
  })
  // Ctrl+C comes several times, from the terminal, npm and the launcher. Electron's own handlers, which these replace, end
  // the app at the second signal, before the page has saved its changes.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => app.quit())
  return quit
}

/** Resolves when the page has got its program, or there is no page. */
function servePage(): Promise<void> {
  const pageFolder = join(programFolder, 'out', 'renderer')
  return new Promise((resolve) => {
    protocol.handle(pageScheme, async ({ url }) => {
      if (!isPageAddress(url)) return new Response(null, { status: 404 })
      const { pathname } = new URL(url)
      const response = await pageResponse(pageFolder, pathname)
      if (pathname.endsWith('.js') || !response.ok) resolve()
      return response
    })
  })
}

function protectSession(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isPermitted(permission, requestingUrl)),
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission, _origin, { requestingUrl }) =>
    isPermitted(permission, requestingUrl ?? ''),
  )
}

/** Brings the window to the front, or opens it again. Until the app has started, its first window is still to come. */
function showWindow(): void {
  if (!focusWindow() && whenPrepared !== null) openWindow(whenPrepared)
}

function openWindow(whenShowable: Promise<void>): void {
  const locale = environmentLocale ?? app.getSystemLocale()
  createWindow({ preloadPath, iconPath, locale, whenShowable }).catch(showStartError)
}

function showStartError(error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  dialog.showErrorBox('Store Monitor could not start', reason)
  app.exit(1)
}
