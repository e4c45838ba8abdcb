import { readFile, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { launchDesktopDouble } from '../../support/desktop/desktopDouble'
import { programFolder } from '../../support/program/programFolder'
import { temporaryFolder } from '../../support/data/temporaryFolder'
import { ReportPage } from '../../support/browser/reportPage'

const mine = 'written by the user\n'

const saved = (path: string): unknown => ({ ok: true, value: { kind: 'saved', path, rows: 60 } })

/** Opens the sample data in the window. The function exports its report, with the answers to the dialogs that open. */
async function exporter(folder: string) {
  const app = await launchDesktopDouble(programFolder, join(folder, 'data'))
  onTestFinished(() => app.close())
  const report = new ReportPage(app.page)
  await report.button('Try the sample data').click()
  await expect.poll(async () => (await report.storeIds())[0]).toBe('1414213562373095048')
  return {
    app,
    exportCsv: async (name: string, withSummary: boolean, ...buttons: readonly string[]): Promise<unknown> => {
      await app.answerSaveDialog(join(folder, name))
      app.electron.buttonAnswers.push(...buttons)
      const input = { reportId: 1, columns: ['store_id'], withSummary }
      const outcome = await app.page.evaluate(`storeMonitor.call('exportCsv', ${JSON.stringify(input)})`)
      expect(app.electron.buttonAnswers).toEqual([])
      return outcome
    },
  }
}

test('a file that is in the place of the summary is replaced only if the user wants that', async () => {
  const folder = await temporaryFolder({ 'a.summary.txt': mine })
  const { exportCsv } = await exporter(folder)
  expect(await exportCsv('a.csv', true, 'Cancel')).toEqual({ ok: true, value: { kind: 'dismissed' } })
  expect((await readdir(folder)).toSorted()).toEqual(['a.summary.txt', 'data'])
  expect(await readFile(join(folder, 'a.summary.txt'), 'utf8')).toBe(mine)

  const [path, summaryPath] = [join(folder, 'a.csv'), join(folder, 'a.summary.txt')]
  expect(await exportCsv('a.csv', true, 'Replace')).toEqual({ ok: true, value: { kind: 'saved', path, rows: 60, summaryPath } })
  expect(await readFile(summaryPath, 'utf8')).toContain('summary of a.csv')
})

test('a name without an ending gets one, and a file of that name is replaced only if the user wants that', async () => {
  const folder = await temporaryFolder({ 'b.csv': mine })
  const { app, exportCsv } = await exporter(folder)
  expect(await exportCsv('a', false)).toEqual(saved(join(folder, 'a.csv')))
  expect(await exportCsv('b', false, 'Cancel')).toEqual({ ok: true, value: { kind: 'dismissed' } })
  expect(await readFile(join(folder, 'b.csv'), 'utf8')).toBe(mine)
  expect(await exportCsv('b', false, 'Replace')).toEqual(saved(join(folder, 'b.csv')))
  expect(await readFile(join(folder, 'b.csv'), 'utf8')).toMatch(/^store_id\r?\n/)

  const name = 'store-monitor-2023-03-14T17-59-34Z.csv'
  expect(app.electron.suggestedPaths).toEqual([join(tmpdir(), name), join(folder, name), join(folder, name)])
})
