import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowserDoor } from '../support/doors/doors'
import { openTestDoor, type TestDoor } from '../support/doors/testDoor'

/** Always open; of the day before as-of, 1 was up, 2 down for 1.5 h and 3 for 3 h, half-way between their observations. */
const files = {
  'polls.csv': `
    store_id,timestamp_utc,status
    1,2023-01-25 12:00:00 UTC,active
    2,2023-01-25 09:00:00 UTC,active
    2,2023-01-25 12:00:00 UTC,inactive
    3,2023-01-25 06:00:00 UTC,active
    3,2023-01-25 12:00:00 UTC,inactive`,
}

let door: TestDoor

beforeAll(async () => {
  door = await openTestDoor(openBrowserDoor)
  await door.openFolder(await door.newFolder(files))
  await door.report.storeCell('3').waitFor()
})

afterAll(() => door.close())

test.each([
  ['downtime_last_day', 2, ['3'], 'Downtime, last day > 2'],
  ['uptime_last_day', 22, ['3'], 'Uptime, last day < 22'],
] as const)('a number in the filter of %s finds the stores that need a look', async (column, value, stores, words) => {
  const { report } = door
  await report.openFilter(column)
  await report.page.getByPlaceholder('Value').first().fill(String(value))
  await report.page.getByText('or', { exact: true }).waitFor()
  await report.page.keyboard.press('Escape')
  await expect.poll(() => report.storeIds()).toEqual(stores)
  await report.page.getByRole('button', { name: `Remove filter: ${words}` }).click()
  await expect.poll(() => report.storeIds()).toEqual(['3', '2', '1'])
})

test('the tip of a heading is a few short lines', async () => {
  await door.report.header('uptime_percent_last_week').hover()
  const tip = door.report.page.locator('.ag-tooltip')
  await tip.waitFor()
  const box = await tip.boundingBox()
  expect(box?.width).toBeLessThanOrEqual(320)
  await door.report.page.mouse.move(0, 0)
})

test('the focus ring of a heading is a solid line in the colour of all rings', async () => {
  const heading = door.report.header('downtime_last_day')
  await door.report.header('downtime_last_hour').click({ position: { x: 5, y: 5 } })
  await door.report.page.keyboard.press('ArrowRight')
  await expect
    .poll(() => heading.evaluate((element) => getComputedStyle(element).boxShadow))
    .toBe('rgb(31, 95, 191) 0px 0px 0px 2px inset')
})
