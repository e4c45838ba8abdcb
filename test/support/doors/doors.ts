import type { Locator } from 'playwright-core'
import { vi } from 'vitest'
import { serveBrowser } from '../../../electron/server/openServer'
import { connectChromium } from '../browser/connectChromium'
import { launchDesktopApp } from '../desktop/desktopApp'
import { programFolder } from '../program/programFolder'
import '../program/sourcesOfProgram'
import '../browser/sourcesOfPage'
import { ReportPage } from '../browser/reportPage'

/** The main job through one door, in the user's terms. */
export interface Door {
  readonly report: ReportPage
  /** Opens a folder the way this door does; null changes one's mind half-way. */
  openFolder(path: string | null): Promise<void>
  /** Presses a button that saves a file; the file is at `path` when it resolves. */
  save(button: Locator, path: string): Promise<void>
  /** Finishes a prepared export; the file is at `path` when it resolves. */
  export(path: string): Promise<void>
  /** Begins a prepared export, and changes one's mind. */
  dismissExport(): Promise<void>
  /** Paths of the files that were shown in their folders; null for a door that shows none. */
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
  const door = await serveBrowser(programFolder)
  vi.unstubAllEnvs()
  const browser = await connectChromium()
  // Not `browser.newPage`: closing such a page closes its context, and the page is not asked.
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await page.goto(door.url)
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
      await door.close()
    },
  }
}
