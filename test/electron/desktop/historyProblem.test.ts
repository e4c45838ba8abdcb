import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import { launchDesktopDouble } from '../../support/desktop/desktopDouble'
import { programFolder, sampleDataFolder } from '../../support/program/programFolder'
import { withFolder } from '../../support/data/folder'
import { withServed } from '../../support/program/serveProcess'
import { ReportPage } from '../../support/browser/reportPage'

/**
 * Opens the window, reads its warning, and the first lines of History while the window shows a report. Sets the history aside
 * then, if that is possible.
 */
async function warnings(dataFolder: string, canSetAside: boolean): Promise<readonly string[]> {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => log.mockRestore())
  const app = await launchDesktopDouble(programFolder, dataFolder)
  const report = new ReportPage(app.page)
  const bar = app.page.getByRole('status').filter({ hasText: 'Reports will not be kept' })
  const inWindow = await bar.locator('.bannerMessage').innerText()
  await report.button('Try the sample data').click()
  await expect.poll(async () => (await report.storeIds())[0]).toBe('1414213562373095048')
  await bar.waitFor()
  const setAside = { name: 'Set it aside and start a new one' }
  expect(await bar.getByRole('button', setAside).count()).toBe(canSetAside ? 1 : 0)
  await bar.getByRole('button', { name: 'Dismiss' }).click()
  await bar.waitFor({ state: 'detached' })
  await report.button('History').click()
  const dialog = app.page.getByRole('dialog', { name: 'History' })
  await dialog.getByText('sample-data').waitFor()
  const inHistory = await dialog.locator('.historyTools p').innerText()
  if (canSetAside) {
    await dialog.getByRole('button', setAside).click()
    await dialog.getByText('Reports are kept even if the folder changes or is deleted.').waitFor()
    await app.page.getByText('Reports are kept again. The old history is now').waitFor()
  }
  await app.close()
  return [inWindow, inHistory]
}

test('the window says that a broken history keeps no reports, and sets it aside if asked', () =>
  withFolder({ 'reports.duckdb': 'this is not a database' }, async (dataFolder) => {
    const reason = `${join(dataFolder, 'reports.duckdb')} is not a DuckDB file.`
    const remedy = 'To keep reports, set that file aside; it stays in its folder under another name.'
    expect(await warnings(dataFolder, true)).toEqual([
      `Reports will not be kept after this session. ${reason} ${remedy}`,
      `Reports are not kept: these are in memory until Store Monitor ends. ${reason} ${remedy}`,
    ])
    const kept = await Engine.open({ historyPath: join(dataFolder, 'reports.duckdb') })
    expect(await kept.reports.latest(sampleDataFolder)).toMatchObject({ status: 'complete' })
    await kept.close()
  }))

test('the window says that another program has the history open, and what to do', () =>
  withFolder({}, async (dataFolder) => {
    const history = join(dataFolder, 'reports.duckdb')
    await withServed([sampleDataFolder, '--no-token', '--history', history], async ({ processId }) => {
      const reason = `The reports in ${history} cannot be opened: another program has them open (process ${processId}).`
      const remedy = 'Use the other Store Monitor, or close it and start this one again.'
      expect(await warnings(dataFolder, false)).toEqual([
        `Reports will not be kept after this session. ${reason} ${remedy}`,
        `Reports are not kept: these are in memory until Store Monitor ends. ${reason} ${remedy}`,
      ])
    })
  }))
