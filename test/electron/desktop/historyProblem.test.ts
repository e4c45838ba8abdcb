import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { launchDesktopDouble } from '../../support/desktop/desktopDouble'
import { programFolder, sampleDataFolder } from '../../support/program/programFolder'
import { withFolder } from '../../support/data/folder'
import { withServed } from '../../support/program/serveProcess'
import { ReportPage } from '../../support/browser/reportPage'

/** Opens the window, reads its warning, and the first lines of History while the window shows a report. */
async function warnings(dataFolder: string): Promise<readonly string[]> {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => log.mockRestore())
  const app = await launchDesktopDouble(programFolder, dataFolder)
  const report = new ReportPage(app.page)
  const bar = app.page.getByRole('status').filter({ hasText: 'Reports will not be kept' })
  const inWindow = await bar.locator('.bannerMessage').innerText()
  await report.button('Try the sample data').click()
  await expect.poll(async () => (await report.storeIds())[0]).toBe('1414213562373095048')
  await bar.waitFor()
  await bar.getByRole('button', { name: 'Dismiss' }).click()
  await bar.waitFor({ state: 'detached' })
  await report.button('History').click()
  const dialog = app.page.getByRole('dialog', { name: 'History' })
  await dialog.getByText('sample-data').waitFor()
  const inHistory = await dialog.locator('.historyTools p').innerText()
  await app.close()
  return [inWindow, inHistory]
}

test('the window says that a broken history keeps no reports, and what to do', () =>
  withFolder({ 'reports.duckdb': 'this is not a database' }, async (dataFolder) => {
    const reason = `${join(dataFolder, 'reports.duckdb')} is not a DuckDB file.`
    const remedy = 'To keep reports, move that file to another folder and start Store Monitor again.'
    expect(await warnings(dataFolder)).toEqual([
      `Reports will not be kept after this session. ${reason} ${remedy}`,
      `Reports are not kept: these are in memory until Store Monitor ends. ${reason} ${remedy}`,
    ])
  }))

test('the window says that another program has the history open, and what to do', () =>
  withFolder({}, async (dataFolder) => {
    const history = join(dataFolder, 'reports.duckdb')
    await withServed([sampleDataFolder, '--no-token', '--history', history], async ({ processId }) => {
      const reason = `The reports in ${history} cannot be opened: another program has them open (process ${processId}).`
      const remedy = 'Use the other Store Monitor, or close it and start this one again.'
      expect(await warnings(dataFolder)).toEqual([
        `Reports will not be kept after this session. ${reason} ${remedy}`,
        `Reports are not kept: these are in memory until Store Monitor ends. ${reason} ${remedy}`,
      ])
    })
  }))
