import { expect, onTestFinished, test } from 'vitest'
import { answersOfReport } from '../../support/page/fakeReport'
import { openPage } from '../../support/page/openPage'

const shown = { rows: [{ store_id: '1' }] }

test('the preferences of the window say how much memory data may use, and change that', async () => {
  const report = await openPage(shown, { getOverview: () => ({ ...answersOfReport(shown).getOverview(), door: 'desktop' }) })
  onTestFinished(() => report.close())
  const { page, engine } = report
  await expect.poll(() => report.storeIds()).toEqual(['1'])
  await page.keyboard.press('ControlOrMeta+,')
  const memory = page.getByRole('combobox', { name: 'Memory for data' })
  expect(await memory.locator('option:checked').textContent()).toBe('What the computer can spare')
  await memory.selectOption('4 GB')
  await memory.selectOption('What the computer can spare')
  const changes = engine.calls.filter(({ name }) => name === 'setPreferences').map(({ input }) => input)
  expect(changes).toEqual([{ memoryGigabytes: 4 }, { memoryGigabytes: null }])
})

test('the preferences of a served page say nothing about the memory of the server', async () => {
  const report = await openPage(shown)
  onTestFinished(() => report.close())
  await expect.poll(() => report.storeIds()).toEqual(['1'])
  await report.page.keyboard.press('ControlOrMeta+,')
  await report.page.getByRole('group', { name: 'Notifications' }).waitFor()
  expect(await report.page.getByRole('combobox', { name: 'Memory for data' }).count()).toBe(0)
})
