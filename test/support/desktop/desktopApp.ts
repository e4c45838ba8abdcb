import { _electron, type Page } from 'playwright-core'
import { hasDisplay } from '../../../electron/cli/work/openWindow'
import { launchDesktopDouble } from './desktopDouble'
import { electronVariable, findElectron, sandboxProblem } from './findElectron'
import { programFolder } from '../program/programFolder'
import '../program/sourcesOfProgram'
import '../browser/sourcesOfPage'

export interface MenuItemState {
  readonly label: string
  readonly enabled: boolean
}

/** A running desktop window with the controls that are outside the page. */
export interface DesktopApp {
  readonly page: Page
  /** Sets the answer of the next native folder dialog; null dismisses it. */
  answerFolderDialog(path: string | null): Promise<void>
  /** Sets the answer of the next native save dialog; null dismisses it. */
  answerSaveDialog(path: string | null): Promise<void>
  /** Chooses an item of the application menu by its path of labels. */
  chooseMenuItem(...path: readonly string[]): Promise<void>
  /** The items of the application menu below a path of labels, in order, with the labels that the user sees. Separators have an empty label. */
  menuItems(...path: readonly string[]): Promise<readonly MenuItemState[]>
  /** The paths of the files that were shown in their folders. */
  shownFiles(): Promise<readonly string[]>
  close(): Promise<void>
}

/** Starts the built program in a real Electron if there is one that can open a window, and else in its double. */
export async function launchDesktopApp(dataFolder: string): Promise<DesktopApp> {
  const electron = usableElectron()
  return electron === null ? launchDesktopDouble(programFolder, dataFolder) : launchElectron(electron, dataFolder)
}

/**
 * The path of an Electron that can open a window here, or null. Throws if STORE_MONITOR_ELECTRON is set, but its Electron
 * cannot.
 */
function usableElectron(): string | null {
  const electron = findElectron()
  const problem = hasDisplay() ? sandboxProblem() : 'There is no display.'
  if (electron === null || problem === null) return electron
  if (process.env[electronVariable]) throw new Error(`${electronVariable} is set, but Electron cannot open a window. ${problem}`)
  return null
}

async function launchElectron(executablePath: string, dataFolder: string): Promise<DesktopApp> {
  const electronApp = await _electron.launch({
    executablePath,
    chromiumSandbox: true,
    args: [programFolder],
    env: { ...process.env, STORE_MONITOR_DATA: dataFolder },
  })
  const page = await electronApp.firstWindow()
  // While the program starts, V8 may collect the promise of `evaluate`. The answer comes from the engine, which starts last.
  await page.waitForFunction('window.storeMonitor !== undefined')
  await page.evaluate(`storeMonitor.call('listReports', { offset: 0, limit: 1 })`)
  // Without this, folders would be opened on the desktop and stay open, and the country of the machine would choose the paper.
  await electronApp.evaluate(({ app, shell }) => {
    app.getLocaleCountryCode = () => 'DE'
    const shown: string[] = []
    shell.showItemInFolder = (path) => void shown.push(path)
    Object.assign(globalThis, { shownFiles: shown })
  })
  return {
    page,
    answerFolderDialog: (path) =>
      electronApp.evaluate(({ dialog }, filePath) => {
        const filePaths = filePath === null ? [] : [filePath]
        dialog.showOpenDialog = () => Promise.resolve({ canceled: filePath === null, filePaths })
      }, path),
    answerSaveDialog: (path) =>
      electronApp.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' })
      }, path),
    chooseMenuItem: (...path) =>
      electronApp.evaluate(({ Menu }, labels) => {
        let menu = Menu.getApplicationMenu()
        for (const wanted of labels) {
          const item = menu?.items.find(({ label }) => label.replaceAll(/&(.)/g, '$1') === wanted)
          menu = item?.submenu ?? null
          if (menu === null) item?.click()
        }
      }, path),
    menuItems: (...path) =>
      electronApp.evaluate(({ Menu }, labels) => {
        let menu = Menu.getApplicationMenu()
        for (const wanted of labels) {
          menu = menu?.items.find(({ label }) => label.replaceAll(/&(.)/g, '$1') === wanted)?.submenu ?? null
        }
        return (menu?.items ?? []).map(({ label, enabled }) => ({ label: label.replaceAll(/&(.)/g, '$1'), enabled }))
      }, path),
    shownFiles: () => electronApp.evaluate(() => Reflect.get(globalThis, 'shownFiles')),
    close: () => electronApp.close(),
  }
}
