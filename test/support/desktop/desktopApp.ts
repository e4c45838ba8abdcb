import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright-core'
import { hasDisplay } from '../../../electron/cli/commands/openWindow'
import { launchDesktopDouble } from './desktopDouble'
import { programFolder } from '../program/programFolder'
import '../program/sourcesOfProgram'
import '../browser/sourcesOfPage'

export interface MenuItemState {
  readonly label: string
  readonly enabled: boolean
}

/** A running desktop window and what a test does to it from outside the page. */
export interface DesktopApp {
  readonly page: Page
  /** What the next native folder dialog answers; null dismisses it. */
  answerFolderDialog(path: string | null): Promise<void>
  /** What the next native save dialog answers; null dismisses it. */
  answerSaveDialog(path: string | null): Promise<void>
  /** Chooses an item of the application menu by the labels on the way to it. */
  chooseMenuItem(...path: readonly string[]): Promise<void>
  /** The items of the application menu under these labels, in order; separators have none. */
  menuItems(...path: readonly string[]): Promise<readonly MenuItemState[]>
  /** Paths of the files that were shown in their folders. */
  shownFiles(): Promise<readonly string[]>
  close(): Promise<void>
}

/** Starts the built program: in Electron where its binary is installed and can open a window, else in its double. */
export async function launchDesktopApp(dataFolder: string): Promise<DesktopApp> {
  const hasElectron = existsSync(join(programFolder, 'node_modules', 'electron', 'path.txt'))
  return hasElectron && hasDisplay() ? launchElectron(dataFolder) : launchDesktopDouble(programFolder, dataFolder)
}

async function launchElectron(dataFolder: string): Promise<DesktopApp> {
  const electronApp = await _electron.launch({
    args: [programFolder],
    env: { ...process.env, STORE_MONITOR_DATA: dataFolder },
  })
  // The folders themselves would stay open.
  await electronApp.evaluate(({ shell }) => {
    const shown: string[] = []
    shell.showItemInFolder = (path) => void shown.push(path)
    Object.assign(globalThis, { shownFiles: shown })
  })
  return {
    page: await electronApp.firstWindow(),
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
        return (menu?.items ?? []).map(({ label, enabled }) => ({ label, enabled }))
      }, path),
    shownFiles: () => electronApp.evaluate(() => Reflect.get(globalThis, 'shownFiles')),
    close: () => electronApp.close(),
  }
}
