import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage

beforeAll(async () => {
  report = await openPage(
    { rows: [{ store_id: '1', downtime_last_week: 3 }] },
    {
      getHourlyDowntime: () => [
        { hourOfWeek: 0, downtimeHours: 0.25, stores: 1 },
        { hourOfWeek: 25, downtimeHours: 2.75, stores: 3 },
      ],
      // The last hour of Sunday lies outside.
      getReportedHours: () => Array.from({ length: 167 }, (_, hour) => hour),
    },
  )
  await report.page.getByRole('tab', { name: 'Fleet' }).click()
  await report.page.getByRole('gridcell', { name: /^Monday 00:00/ }).waitFor()
})

afterAll(() => report.close())

function focused(): Promise<string | null> {
  return report.page.locator(':focus').getAttribute('aria-label')
}

test.for([
  { keys: ['ArrowRight'], name: 'Monday 01:00–02:00, No downtime' },
  { keys: ['ArrowDown'], name: 'Tuesday 00:00–01:00, No downtime' },
  { keys: ['ArrowDown', 'ArrowRight'], name: 'Tuesday 01:00–02:00, 2 h 45 min downtime, 3 stores down' },
  { keys: ['End'], name: 'Monday 23:00–24:00, No downtime' },
  { keys: ['ArrowDown', 'End', 'Home'], name: 'Tuesday 00:00–01:00, No downtime' },
  { keys: ['ArrowLeft'], name: 'Monday 00:00–01:00, 15 min downtime, 1 store down' },
  { keys: ['ArrowUp'], name: 'Monday 00:00–01:00, 15 min downtime, 1 store down' },
  { keys: ['Control+End'], name: 'Sunday 23:00–24:00, Outside the report' },
  { keys: ['Control+End', 'Control+Home'], name: 'Monday 00:00–01:00, 15 min downtime, 1 store down' },
])('$keys go from Monday at midnight to $name', async ({ keys, name }) => {
  await report.page.getByRole('gridcell', { name: /^Monday 00:00/ }).focus()
  await report.page.keyboard.press('Control+Home')
  for (const key of keys) await report.page.keyboard.press(key)
  await expect.poll(focused).toBe(name)
})

test('Enter asks for the stores that are down in the hour, and shows all stores again', async () => {
  const { page, engine } = report
  const hourAsked = (): unknown => engine.calls.findLast(({ name }) => name === 'getTotals')?.input
  await page.getByRole('gridcell', { name: /^Tuesday 01:00/ }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(hourAsked).toMatchObject({ hourOfWeek: 25 })
  const chip = page.getByRole('button', { name: 'Remove filter: Down on Tuesday 01:00–02:00' })
  await chip.waitFor()
  await page.keyboard.press('Enter')
  await chip.waitFor({ state: 'detached' })
  await expect.poll(focused).toMatch(/^Tuesday 01:00/)
})
