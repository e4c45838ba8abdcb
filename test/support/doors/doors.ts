import type { Locator } from 'playwright-core'
import { vi } from 'vitest'
import { serveBrowser } from '../../../electron/server/serveBrowser'
import { connectChromium } from '../browser/connectChromium'
import { launchDesktopApp } from '../desktop/desktopApp'
import { programFolder } from '../program/programFolder'
import '../program/sourcesOfProgram'
import '../browser/sourcesOfPage'
import { ReportPage } from '../browser/reportPage'

/** The main job of a user through one door. */
export interface Door {
  readonly report: ReportPage
  /** Opens a folder in the way of this door; null dismisses the dialog. */
  openFolder(path: string | null): Promise<void>
  /** Clicks a button that saves a file. Resolves when the file is at `path`. */
  save(button: Locator, path: string): Promise<void>
  /** Finishes a prepared export. Resolves when the file is at `path`. */
  export(path: string): Promise<void>
  /** Dismisses a prepared export. */
  dismissExport(): Promise<void>
  /** The paths of the files that were shown in their folders; null if this door cannot show files. */
  readonly shownFiles: (() => Promise<readonly string[]>) | null
  close(): Promise<void>
}

export async function openDesktopDoor(dataFolder: string): Promise<Door> {
  const app = await launchDesktopApp(dataFolder)
  const report = new ReportPage(app.page)
  await report.button('Open folder…').waitFor()
  async function save(button: Locator, path: string): Promise<void> {
    await app.answerSaveDialog(path)
    await button.click()
    await app.page.getByText(`to ${path}`).waitFor()
  }
  return {
    report,
    save,
    export: (path) => save(report.button('Export'), path),
    async openFolder(path) {
      await app.answerFolderDialog(path)
      await app.chooseMenuItem('File', 'Open Folder…')
    },
    async dismissExport() {
      await app.answerSaveDialog(null)
      await report.button('Export').click()
      await report.button('Cancel').click()
    },
    shownFiles: () => app.shownFiles(),
    close: () => app.close(),
  }
}

export async function openBrowserDoor(dataFolder: string): Promise<Door> {
  vi.stubEnv('STORE_MONITOR_DATA', dataFolder)
  const server = await serveBrowser(programFolder)
  vi.unstubAllEnvs()
  const browser = await connectChromium()
  // Not `browser.newPage`: closing such a page closes its context without asking the page.
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await page.goto(server.url)
  const report = new ReportPage(page)
  async function save(button: Locator, path: string): Promise<void> {
    const started = page.waitForEvent('download')
    await button.click()
    const download = await started
    await download.saveAs(path)
  }
  return {
    report,
    save,
    export: (path) => save(report.button('Export'), path),
    async openFolder(path) {
      await report.button('Open folder…').or(page.getByLabel('Folder path')).first().click()
      if (path === null) return page.keyboard.press('Escape')
      await page.getByLabel('Folder path').fill(path)
      await report.button('Open').click()
    },
    async dismissExport() {
      await report.button('Cancel').click()
    },
    shownFiles: null,
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
