import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage, type TestPage } from '../../support/page/openPage'

const rows = [
  { store_id: 'long', uptime_percent_last_week: 90, downtime_last_week: 16.8, verdict_last_week: 'misses' },
  { store_id: 'short', uptime_percent_last_week: 50, downtime_last_week: 4, verdict_last_week: 'misses' },
  { store_id: 'fine', uptime_percent_last_week: 100, downtime_last_week: 0 },
  { store_id: 'guess', uptime_percent_last_week: 0, downtime_last_week: 84, verdict_last_week: 'too_little_seen' },
] as const

let report: TestPage

beforeAll(async () => {
  report = await openPage({ rows })
  await report.storeCell('fine').waitFor()
})

afterAll(() => report.close())

test('the order is the most downtime or the lowest uptime of what was seen', async () => {
  const { page } = report
  const order = page.getByLabel('Order')
  const shown = (): Promise<string> => order.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text ?? '')
  await expect.poll(() => report.storeIds()).toEqual(['guess', 'long', 'short', 'fine'])
  expect(await shown()).toBe('Most downtime')

  await order.selectOption('Lowest uptime')
  await expect.poll(() => report.storeIds()).toEqual(['short', 'long', 'fine'])
  expect(await shown()).toBe('Lowest uptime')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect.poll(() => report.storeIds()).toEqual(['guess', 'long', 'short', 'fine'])
  await page.keyboard.press('ControlOrMeta+Y')
  await page.getByRole('button', { name: 'Remove filter: Seen enough to judge' }).click()
  await expect.poll(() => report.storeIds()).toEqual(['guess', 'short', 'long', 'fine'])
  expect(await shown()).toBe('By columns')

  await order.selectOption('Lowest uptime')
  await expect.poll(() => report.storeIds()).toEqual(['short', 'long', 'fine'])
  await order.selectOption('Most downtime')
  await expect.poll(() => report.storeIds()).toEqual(['guess', 'long', 'short', 'fine'])
  expect(await page.getByRole('list', { name: 'Active filters' }).count()).toBe(0)
})
