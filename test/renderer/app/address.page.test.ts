import { expect, onTestFinished, test } from 'vitest'
import type { Answers } from '../../support/page/fakeEngine'
import { Refusal } from '../../support/page/fakeEngine'
import { answersOfReport } from '../../support/page/fakeReport'
import { openPage, type TestPage } from '../../support/page/openPage'

const fleet = { rows: [{ store_id: '1' }, { store_id: '2' }, { store_id: '3' }] }

/** Opens the page again with this fragment in its address. */
async function openAt(hash: string, answers: Answers = {}): Promise<TestPage> {
  const report = await openPage(fleet, answers)
  onTestFinished(() => report.close())
  await expect.poll(() => report.storeIds()).toEqual(['1', '2', '3'])
  report.engine.calls.length = 0
  await report.page.goto(`about:blank`)
  await report.page.goto(`http://page.localhost/${hash}`)
  await expect.poll(() => report.storeIds()).toEqual(['1', '2', '3'])
  return report
}

const hashOf = ({ page }: TestPage): string => new URL(page.url()).hash
const heading = ({ page }: TestPage, storeId: string) =>
  page.getByRole('complementary', { name: 'Store details' }).getByRole('heading', { name: storeId, exact: true })

test('the arrow keys change the address without new entries, and a click makes one', async () => {
  const report = await openAt('')
  const entries = () => report.page.evaluate('history.length')
  await expect.poll(() => hashOf(report)).toBe('#/report/1')
  const before = Number(await entries())
  await report.storeCell('1').getByText('1').click()
  await expect.poll(() => hashOf(report)).toBe('#/report/1/store/1')
  await report.page.keyboard.press('ArrowDown')
  await report.page.keyboard.press('ArrowDown')
  await expect.poll(() => hashOf(report)).toBe('#/report/1/store/3')
  expect(await entries()).toBe(before + 1)
  await report.storeCell('2').getByText('2').click()
  await expect.poll(() => hashOf(report)).toBe('#/report/1/store/2')
  expect(await entries()).toBe(before + 2)
})

test('an address opens another complete report with its store', async () => {
  const past = { ...answersOfReport(fleet).getReport(), reportId: 6, folder: '/other' }
  const report = await openAt('#/report/6/store/2', { getReport: () => past, getEvidence: () => 'unknown' })
  await report.page.getByRole('status').getByText('From the history: report for /other').waitFor()
  await heading(report, '2').waitFor()
  expect(hashOf(report)).toBe('#/report/6/store/2')
  expect(report.engine.calls.filter(({ name }) => name === 'getStoreTimeline')).toEqual([])
})

test.for([
  { hash: '#/report/6', getReport: () => ({ ...answersOfReport(fleet).getReport(), reportId: 6, status: 'running' }) as const, says: 'Report 6 is not complete.' },
  { hash: '#/report/6/fleet', getReport: () => { throw new Refusal('REPORT_NOT_FOUND', 'There is no report 6.') }, says: 'There is no report 6.' },
  { hash: '#/report/1/store/%3Cimg%20src%3Dx%3E', getReport: () => answersOfReport(fleet).getReport(), says: 'This report does not have the store <img src=x>.' },
])('$hash leads nowhere, which the page says', async ({ hash, getReport, says }) => {
  const report = await openAt(hash, { getReport })
  await report.errors.getByText(`The link could not be opened. ${says}`).waitFor()
  await expect.poll(() => hashOf(report)).toBe('#/report/1')
  expect(await report.page.locator('img[src="x"]').count()).toBe(0)
})

test.for(['#/report/0', '#manual', '#/report/1/store/%E0'])('%s is not an address of a report and is replaced', async (hash) => {
  const report = await openAt(hash)
  await expect.poll(() => hashOf(report)).toBe('#/report/1')
  expect(report.engine.calls.filter(({ name }) => name === 'getReport')).toEqual([])
})

test('Copy Link copies the address of what is on screen, without what comes before it', async () => {
  const report = await openAt('?token=secret#/report/1/store/2')
  await heading(report, '2').waitFor()
  await report.page.evaluate(`window.copied = []
    addEventListener('copy', (event) => copied.push(event.clipboardData.getData('text/plain')), true)
    const set = DataTransfer.prototype.setData
    DataTransfer.prototype.setData = function (type, text) { copied.push([type, text]); return set.call(this, type, text) }`)
  await report.page.keyboard.press('ControlOrMeta+Shift+L')
  await report.page.getByText('Copied a link to what is on screen.').waitFor()
  expect(await report.page.evaluate('copied')).toContainEqual(['text/plain', 'http://page.localhost/#/report/1/store/2'])
})
