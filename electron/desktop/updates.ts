import { app, dialog, type MessageBoxOptions } from 'electron'
import type { AppUpdater, UpdateInfo } from 'electron-updater'
import { errorCodeOf, messageOf } from '../engine/core/errors'
import { currentWindow } from './mainWindow'
import { notesOf, updateSource } from './updateSource'

export interface UpdateHost {
  /** The address that the user has chosen; empty if there is none. */
  readonly address: () => Promise<string>
  /** Resolves when no report, load or export is running. */
  readonly whenIdle: () => Promise<unknown>
  /** Ends the program as its user would, and calls `install` when everything is closed. */
  readonly quitToInstall: (install: () => void) => void
}

let isChecking = false

/**
 * Looks for an update, and downloads and installs it if the user wants that. Nothing is fetched without an address. All
 * questions are dialogs of the system, which the page cannot answer.
 */
export async function checkForUpdates(host: UpdateHost): Promise<void> {
  if (isChecking) return
  isChecking = true
  try {
    await check(host)
  } catch (error) {
    await ask({ type: 'error', message: 'The update failed. Store Monitor has not changed.', detail: describe(error) })
  } finally {
    currentWindow()?.setProgressBar(-1)
    isChecking = false
  }
}

async function check({ address: chosen, whenIdle, quitToInstall }: UpdateHost): Promise<void> {
  const source = updateSource(await chosen(), { isPackaged: app.isPackaged })
  if ('problem' in source) {
    await ask({ type: 'info', message: 'Store Monitor does not look for updates.', detail: source.problem })
    return
  }
  const updater = await openUpdater(source.address)
  const found = await updater.checkForUpdates()
  if (found === null || !found.isUpdateAvailable) {
    await ask({ type: 'info', message: 'You have the newest version.', detail: `This is Store Monitor ${app.getVersion()}.` })
    return
  }
  if (!(await wantsDownload(found.updateInfo, source.address))) return
  updater.on('download-progress', ({ percent }) => currentWindow()?.setProgressBar(percent / 100))
  await updater.downloadUpdate()
  currentWindow()?.setProgressBar(-1)
  // The question must not come in the middle of a report, and neither must the installation.
  await whenIdle()
  if (!(await wantsRestart(found.updateInfo))) return
  await whenIdle()
  quitToInstall(() => install(updater))
}

/** A new updater for each check, so that nothing is left of an earlier one. Loaded only here: the library takes longer to load than the rest of the program. */
async function openUpdater(address: string): Promise<AppUpdater> {
  const { AppImageUpdater, MacUpdater, NsisUpdater } = (await import('electron-updater')).default
  const Updater = process.platform === 'win32' ? NsisUpdater : process.platform === 'darwin' ? MacUpdater : AppImageUpdater
  const updater = new Updater()
  updater.setFeedURL({ provider: 'generic', url: address })
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.disableWebInstaller = true
  updater.logger = null
  // The library would send an id of this installation.
  updater.requestHeaders = { 'x-user-staging-id': '' }
  return updater
}

async function wantsDownload({ version, releaseNotes }: UpdateInfo, address: string): Promise<boolean> {
  const detail = `You have Store Monitor ${app.getVersion()}. The new version comes from ${address}\n\n${notesOf(releaseNotes)}`
  return ask({ message: `Store Monitor ${version} is available.`, detail: detail.trimEnd() }, 'Download')
}

async function wantsRestart({ version }: UpdateInfo): Promise<boolean> {
  return ask({ message: `Store Monitor ${version} is ready.`, detail: 'Store Monitor closes, installs it and starts again.' }, 'Install and Restart')
}

function install(updater: AppUpdater): void {
  updater.once('error', (error) => {
    dialog.showErrorBox('The update could not be installed', describe(error))
    app.exit(1)
  })
  updater.quitAndInstall(true, true)
}

/** Shows a message; with a button for an action, whether the user pressed it instead of Later. */
async function ask(options: Pick<MessageBoxOptions, 'type' | 'message' | 'detail'>, action?: string): Promise<boolean> {
  const buttons = action === undefined ? ['OK'] : [action, 'Later']
  const shown: MessageBoxOptions = { type: 'question', ...options, buttons, defaultId: buttons.length - 1, cancelId: buttons.length - 1 }
  const window = currentWindow()
  const { response } = await (window === undefined ? dialog.showMessageBox(shown) : dialog.showMessageBox(window, shown))
  return buttons[response] === action
}

/** The first line of a message. Those of the network go on for pages. */
function describe(error: unknown): string {
  const [line = ''] = messageOf(error).split('\n', 1)
  return errorCodeOf(error) === 'ERR_CHECKSUM_MISMATCH' ? `The download was refused, because it is not the file that the feed describes. ${line}` : line
}
