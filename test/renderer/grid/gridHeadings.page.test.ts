import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage, type TestPage } from '../../support/page/openPage'

/** 1 was up, 2 was down for 1.5 h and 3 for 3 h, all on the last day. */
const rows = [
  { store_id: '1', uptime_percent_last_week: 100, uptime_last_day: 24, downtime_last_day: 0, downtime_last_week: 0 },
  { store_id: '2', uptime_percent_last_week: 99.11, uptime_last_day: 22.5, downtime_last_day: 1.5, downtime_last_week: 1.5 },
  { store_id: '3', uptime_percent_last_week: 98.21, uptime_last_day: 21, downtime_last_day: 3, downtime_last_week: 3 },
]

let report: TestPage

beforeAll(async () => {
  report = await openPage({ rows })
  await report.storeCell('3').waitFor()
})

afterAll(() => report.close())

test.each([
  ['downtime_last_day', 2, ['3'], 'Downtime, last day > 2'],
  ['uptime_last_day', 22, ['3'], 'Uptime, last day < 22'],
] as const)('a number in the filter of %s finds the stores that need a look', async (column, value, stores, words) => {
  await report.openFilter(column)
  await report.page.getByPlaceholder('Value').first().fill(String(value))
  await report.page.getByText('or', { exact: true }).waitFor()
  await report.page.keyboard.press('Escape')
  await expect.poll(() => report.storeIds()).toEqual(stores)
  await report.page.getByRole('button', { name: `Remove filter: ${words}` }).click()
  await expect.poll(() => report.storeIds()).toEqual(['3', '2', '1'])
})

test('the tooltip of a heading has a few short lines', async () => {
  await report.header('uptime_percent_last_week').hover()
  const tip = report.page.locator('.ag-tooltip')
  await tip.waitFor()
  const box = await tip.boundingBox()
  expect(box?.width).toBeLessThanOrEqual(320)
  await report.page.mouse.move(0, 0)
})

test('the focus ring of a heading is a solid line in the colour of all rings', async () => {
  const heading = report.header('downtime_last_day')
  await report.header('downtime_last_hour').click({ position: { x: 5, y: 5 } })
  await report.page.keyboard.press('ArrowRight')
  await expect
    .poll(() => heading.evaluate((element) => getComputedStyle(element).boxShadow))
    .toBe('rgb(31, 95, 191) 0px 0px 0px 2px inset')
})
