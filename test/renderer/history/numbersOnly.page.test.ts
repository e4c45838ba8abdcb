import { EventEmitter, once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import type { Evidence, ListedReport } from '../../../shared/report/report'
import { defaultPreferences } from '../../../shared/preferences/preferenceDefaults'
import { completeReport } from '../../support/engine/completeReport'
import { answersOfReport, someChanges } from '../../support/page/fakeReport'
import { openPage, type TestPage } from '../../support/page/openPage'

const rows = [{ store_id: '1' }, { store_id: '2', downtime_last_week: 0.33, open_last_week: 8 }]
const { folder } = answersOfReport({ rows }).getOverview().report

/** The calls that fail without the data of the report. */
const needData: ReadonlySet<string> = new Set(['getStoreTimeline', 'getHourlyDowntime', 'exportOutages'])

function listed(reportId: number, evidence: Evidence, change: Partial<ListedReport> = {}): ListedReport {
  const sums = { uptimePercent: 97.5, verdict: 'misses', downtimeHours: 3, outages: 1 } as const
  return { ...completeReport, reportId, folder, ...sums, evidence, ...change }
}

/** Opens the page with a filter by hour of the week, and then its history. */
async function openHistory(evidence: Evidence, reports: readonly ListedReport[], hasHours: boolean): Promise<TestPage> {
  const state = { columns: [], rows: { search: '', filters: [], sort: [], hourOfWeek: 3 }, tab: 'stores', isShowingDetails: false } as const
  const lastView = { name: null, state: { ...state, columns: [], rows: { ...state.rows, filters: [], sort: [] } } }
  const report = await openPage(
    { rows },
    {
      getEvidence: ({ reportId }) => (reportId === 1 ? 'kept' : evidence),
      hasHourlyDowntime: () => hasHours,
      listReports: () => ({ reports, total: reports.length }),
      getPreferences: () => ({ ...defaultPreferences, lastView }),
    },
  )
  onTestFinished(() => report.close())
  await expect.poll(() => report.storeIds()).toEqual(['1', '2'])
  await report.button('History').click()
  return report
}

test('History says what each report has besides its numbers, and whether it meets the goal', async () => {
  const reports = [
    listed(5, 'kept', { verdict: 'meets' }),
    listed(4, 'lost'),
    listed(3, 'unknown', { verdict: null, uptimePercent: null }),
    listed(2, 'unknown', { folder: '/other', verdict: 'too_little_seen' }),
  ]
  const { page } = await openHistory('lost', reports, false)
  const cells = () =>
    page.getByRole('dialog', { name: 'History' }).locator('tbody tr').evaluateAll((lines) =>
      lines.map((line) => [4, 6].map((column) => line.querySelectorAll('td')[column]?.textContent)),
    )
  await expect.poll(cells).toEqual([
    ['97.50 % Meets goal', 'Available. The open folder has the data that this report was made from'],
    ['97.50 % Misses goal', 'Numbers only. The files of this folder have changed since this report was made'],
    ['– ', 'If unchanged. The report is compared with the open folder when you open it'],
    ['≈ 97.50 % Too little seen', 'Folder not open. Open the folder of this report to see timelines and outages'],
  ])
})

test('a report with numbers only asks once what it has, and never for what it does not have', async () => {
  const report = await openHistory('lost', [listed(7, 'lost')], false)
  const { page, engine } = report
  await page.getByRole('list', { name: 'Active filters' }).waitFor({ state: 'attached' })
  engine.calls.length = 0
  await page.getByRole('dialog', { name: 'History' }).getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('status').getByText('Numbers only: timelines and outages cannot be shown.').waitFor()
  // The filter by hour would need downtime by hour.
  await page.getByRole('list', { name: 'Active filters' }).waitFor({ state: 'detached' })
  await report.storeCell('2').getByText('2').click()
  const panel = page.getByRole('complementary', { name: 'Store details' })
  await panel.getByText('of 8 h open').waitFor()
  expect(await panel.locator('.storeSummary .answer').nth(1).textContent()).toBe('20 min')
  await page.keyboard.press('ArrowUp')
  await panel.getByRole('heading', { name: '1', exact: true }).waitFor()
  await page.getByRole('tab', { name: 'Fleet' }).click()
  await page.getByText('Downtime by hour cannot be shown.').waitFor()
  await report.button('Export…').click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  expect(await dialog.getByLabel('Outages as CSV').isDisabled()).toBe(true)
  await dialog.getByText('Outages cannot be exported.').waitFor()

  const names = engine.calls.map(({ name }) => name)
  expect(names.filter((name) => name === 'getEvidence')).toHaveLength(1)
  expect(names.filter((name) => needData.has(name))).toEqual([])
  expect(engine.calls.filter(({ input }) => JSON.stringify(input).includes('"reportId":7,') && JSON.stringify(input).includes('hourOfWeek'))).toEqual([])
})

test('downtime by hour that the history has is shown without the data', async () => {
  const report = await openHistory('unknown', [listed(7, 'unknown', { folder: '/other' })], true)
  const { page } = report
  await page.getByRole('dialog', { name: 'History' }).getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('status').getByText('The folder of this report is not open.').waitFor()
  await page.getByRole('tab', { name: 'Fleet' }).click()
  await page.getByRole('grid', { name: /hour/i }).waitFor()
  expect(await page.getByText('Downtime by hour cannot be shown.').count()).toBe(0)
})

test('a report loses its evidence when its folder is loaded again, until the new one is there', async () => {
  const overview = answersOfReport({ rows }).getOverview()
  const newReport = answersOfReport({ rows, report: { reportId: 2 } }).startReport()
  const update = new EventEmitter()
  const report = await openPage(
    { rows },
    {
      getPreferences: () => ({ ...defaultPreferences, rerunsAutomatically: true }),
      reloadFolder: () => ({ ...overview.dataSet, issues: 1 }),
      startReport: () => once(update, 'end').then(() => newReport),
      getComparisonSummary: () => someChanges,
    },
  )
  onTestFinished(() => report.close())
  const { page, engine } = report
  await report.storeCell('2').getByText('2').click()
  const panel = page.getByRole('complementary', { name: 'Store details' })
  await panel.getByText('No outages').waitFor()
  engine.change({ getEvidence: () => 'lost', hasHourlyDowntime: () => false })
  engine.calls.length = 0
  await report.emit({ name: 'newData', data: { folder, files: ['polls.csv'], removed: [], noticedAt: '2023-01-24T12:00:00.000Z' } })
  await panel.getByText('No outages').waitFor({ state: 'detached' })
  await panel.getByText('of 8 h open').waitFor()
  await report.storeCell('1').getByText('1').click()
  await panel.getByRole('heading', { name: '1', exact: true }).waitFor()
  expect(engine.calls.filter(({ name }) => needData.has(name))).toEqual([])
  update.emit('end')
  await panel.getByText('No outages').waitFor()
  // The new report was made from the data, so that nothing has to be asked.
  expect(engine.calls.filter(({ name }) => name === 'getEvidence').map(({ input }) => input)).toEqual([{ reportId: 1 }])
})
