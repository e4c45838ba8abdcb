import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright-core'
import { hasDisplay } from '../../electron/windowDoor'
import { launchDesktopDouble } from './desktopDouble'
import { programFolder } from './programFolder'

/** A running desktop window and what a test does to it from outside the page. */
export interface DesktopApp {
  readonly page: Page
  /** What the next native folder dialog answers; null dismisses it. */
  answerFolderDialog(path: string | null): Promise<void>
  /** What the next native save dialog answers; null dismisses it. */
  answerSaveDialog(path: string | null): Promise<void>
  chooseMenuItem(menu: string, item: string): Promise<void>
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
    chooseMenuItem: (menu, item) =>
      electronApp.evaluate(
        ({ Menu }, labels) => {
          const submenu = Menu.getApplicationMenu()?.items.find(({ label }) => label.replace('&', '') === labels.menu)?.submenu
          submenu?.items.find(({ label }) => label.replace('&', '') === labels.item)?.click()
        },
        { menu, item },
      ),
    shownFiles: () => electronApp.evaluate(() => Reflect.get(globalThis, 'shownFiles')),
    close: () => electronApp.close(),
  }
}
