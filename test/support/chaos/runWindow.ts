import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Result } from '../../../shared/core/result'
import type { Input, OperationName, Outputs, Transport } from '../../../shared/operations/contract'
import { ReportPage } from '../browser/reportPage'
import { launchDesktopDouble } from '../desktop/desktopDouble'
import { programFolder } from '../program/programFolder'

// Usage: node --import tsx runWindow.ts <folder> <data folder> [once]
// Opens the desktop window on a double of Electron, and does there what a user does, again and again. Prints each thing that the
// window has acknowledged as a line of JSON.

declare global {
  interface Window {
    readonly storeMonitor: Transport
  }
}

/** Milliseconds that the window may take to open the folder: the machine may be busy. */
const patience = 90_000

async function call<Name extends OperationName>(page: Page, name: Name, input: Input<Name>): Promise<Outputs[Name]> {
  const text: string = await page.evaluate(async (parts) => {
    const [operation, given] = JSON.parse(parts)
    return JSON.stringify(await window.storeMonitor.call(operation, given))
  }, JSON.stringify([name, input]))
  const answer: Result<Outputs[Name]> = JSON.parse(text)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
  return answer.value
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

async function work(folder: string, dataFolder: string, turns: number): Promise<void> {
  const app = await launchDesktopDouble(programFolder, dataFolder)
  const { page } = app
  print({ isOpen: true })
  const report = new ReportPage(page)
  const open = report.button('Try the sample data').or(report.folder(folder))
  await open.waitFor({ timeout: patience })
  // The window opens the last folder again by itself.
  if (!(await report.folder(folder).isVisible())) {
    await app.answerFolderDialog(folder)
    await app.chooseMenuItem('File', 'Open Folder…')
    await report.folder(folder).waitFor({ timeout: patience })
  }
  for (let turn = 0; turn < turns; turn += 1) {
    const { reportId } = await call(page, 'startReport', { asOf: `2023-01-25T1${turn % 5}:${10 + (turn % 50)}:00Z` })
    let { status } = await call(page, 'getReport', { reportId })
    while (status === 'running') ({ status } = await call(page, 'getReport', { reportId }))
    if (status !== 'complete') throw new Error(`Report ${reportId} is ${status}.`)
    print({ reportId })
    const theme = turn % 2 === 0 ? 'light' : 'dark'
    await call(page, 'setPreferences', { theme })
    print({ theme })
    await app.answerSaveDialog(join(dataFolder, 'export.csv'))
    const saved = await call(page, 'exportCsv', { reportId, columns: ['store_id', 'uptime_last_week'] })
    if (saved.kind !== 'saved') throw new Error('The export was dismissed.')
    print({ rows: saved.rows })
  }
  await app.close()
}

const [folder = '', dataFolder = '', once] = process.argv.slice(2)
await work(folder, dataFolder, once === undefined ? Infinity : 1)
process.exit()
