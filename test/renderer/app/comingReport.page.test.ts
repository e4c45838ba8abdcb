import { expect, onTestFinished, test } from 'vitest'
import type { Report } from '../../../shared/report/report'
import { answersOfReport, type FakeReport } from '../../support/page/fakeReport'
import { openPage } from '../../support/page/openPage'

const fleet: FakeReport = { rows: [{ store_id: '1' }, { store_id: '2' }] }
const answers = answersOfReport(fleet)
const complete = answers.getReport()
const running: Report = { ...complete, status: 'running', stores: 0, observations: 0 }

/** Opens the page on a folder whose first report runs. */
async function openOnRunning(change: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(fleet, { getOverview: () => ({ ...answers.getOverview(), report: null }), startReport: () => running, ...change })
  onTestFinished(() => opened.close())
  await opened.page.locator('.ag-header-cell[col-id="store_id"]').waitFor()
  return opened
}

test('the table is drawn while the report runs, and its rows are the first thing that is asked when it ends', async () => {
  const answerRows: (() => void)[] = []
  const report = await openOnRunning({
    getRows: (input) => new Promise((resolve) => void answerRows.push(() => resolve(answers.getRows(input)))),
  })
  const { page, engine } = report
  const asked = () => engine.calls.map(({ name }) => name)
  await page.getByRole('dialog', { name: 'Computing the report' }).waitFor()
  const facts = page.getByRole('list', { name: 'About this report' })
  await expect.poll(() => facts.textContent()).toContain('Method: nearest')
  expect(await facts.textContent()).not.toContain('observation')
  expect(asked().at(-1)).toBe('startReport')

  await report.emit({ name: 'report', data: complete })
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => facts.textContent()).toContain('2 stores')
  expect(asked().slice(asked().indexOf('startReport') + 1)).toEqual(['getRows'])
  for (const answer of answerRows) answer()
  await report.storeCell('2').waitFor()
  await expect.poll(() => asked().at(-1)).toBe('getHourlyDowntime')
  expect(asked().slice(asked().indexOf('getRows')).toSorted()).toEqual(['getHourlyDowntime', 'getNotices', 'getRows', 'getTotals'])
})

test('the table goes when the report is cancelled', async () => {
  const report = await openOnRunning({ cancelReport: () => null })
  const { page, engine } = report
  await page.getByRole('dialog', { name: 'Computing the report' }).getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => engine.calls.at(-1)?.name).toBe('cancelReport')
  await report.emit({ name: 'report', data: { ...running, status: 'cancelled', error: 'Cancelled.' } })
  await page.getByText('This folder has no report yet.').waitFor()
  expect(await page.locator('.ag-header-cell').count()).toBe(0)
  await page.getByRole('status').getByText('The report was cancelled.').waitFor()
})
