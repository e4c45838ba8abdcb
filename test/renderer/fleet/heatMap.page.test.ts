import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage

beforeAll(async () => {
  report = await openPage(
    { rows: [{ store_id: '1', downtime_last_week: 3 }] },
    {
      // On Mondays from 04:00 on, no store is open. From 03:00 to 04:00 only 30 minutes were.
      getHourlyDowntime: () => [
        ...[0, 1, 2].map((hourOfWeek) => ({ hourOfWeek, downtimeHours: hourOfWeek === 0 ? 0.25 : 0, observedOpenHours: 10, stores: hourOfWeek === 0 ? 1 : 0 })),
        { hourOfWeek: 3, downtimeHours: 0.25, observedOpenHours: 0.5, stores: 1 },
        ...Array.from({ length: 143 }, (_, hour) => ({ hourOfWeek: hour + 24, downtimeHours: hour === 1 ? 2.75 : 0, observedOpenHours: 11, stores: hour === 1 ? 3 : 0 })),
      ],
      // The last hour of Sunday lies outside the report.
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
  { keys: ['ArrowRight'], name: 'Monday 01:00–02:00, No downtime, 10 h observed open time' },
  { keys: ['ArrowDown'], name: 'Tuesday 00:00–01:00, No downtime, 11 h observed open time' },
  { keys: ['ArrowDown', 'ArrowRight'], name: 'Tuesday 01:00–02:00, 25.00 % downtime, 2 h 45 min of 11 h observed open time, 3 stores down' },
  { keys: ['End'], name: 'Monday 23:00–24:00, No store open' },
  { keys: ['ArrowDown', 'End', 'Home'], name: 'Tuesday 00:00–01:00, No downtime, 11 h observed open time' },
  { keys: ['ArrowRight', 'ArrowRight', 'ArrowRight'], name: 'Monday 03:00–04:00, Too little for a share, 15 min of 30 min observed open time, 1 store down' },
  { keys: ['ArrowLeft'], name: 'Monday 00:00–01:00, 2.50 % downtime, 15 min of 10 h observed open time, 1 store down' },
  { keys: ['ArrowUp'], name: 'Monday 00:00–01:00, 2.50 % downtime, 15 min of 10 h observed open time, 1 store down' },
  { keys: ['Control+End'], name: 'Sunday 23:00–24:00, Outside the report' },
  { keys: ['Control+End', 'Control+Home'], name: 'Monday 00:00–01:00, 2.50 % downtime, 15 min of 10 h observed open time, 1 store down' },
])('$keys go from Monday at midnight to $name', async ({ keys, name }) => {
  await report.page.getByRole('gridcell', { name: /^Monday 00:00/ }).focus()
  await report.page.keyboard.press('Control+Home')
  for (const key of keys) await report.page.keyboard.press(key)
  await expect.poll(focused).toBe(name)
})

test('Enter filters by the hour, and Enter again removes the filter', async () => {
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

test('shares have a fixed scale, and hours without a share are marked', async () => {
  const { page } = report
  const legend = page.getByRole('list', { name: 'Colours, share of open time that was downtime' }).getByRole('listitem')
  expect(await legend.allTextContents()).toEqual([
    'none',
    'up to 1 %',
    '1–2 %',
    '2–5 %',
    '5–10 %',
    '10–20 %',
    'over 20 %',
    'no store open',
    'under 1 h of open time',
    'outside the report',
  ])
  const cell = (hour: number) => page.locator(`.heatMap [role="gridcell"][data-index="${hour}"]`)
  expect(await page.locator('.heatMap .heatFigure').allTextContents()).toEqual(['2.5', '25'])
  expect([await cell(0).getAttribute('class'), await cell(25).getAttribute('class')]).toEqual(['heatCell heat3', 'heatCell heat6'])
  expect(await cell(3).locator('.fewWaves').count()).toBe(1)
  expect(await cell(4).locator('.closedHatch').count()).toBe(1)
  expect(await cell(167).locator('.outsideLine').count()).toBe(1)
  await cell(25).hover()
  await page.locator('.chartTip').getByText('2 h 45 min of 11 h observed open time').waitFor()
})

test('hours of downtime are the other mode, which the view keeps, for the table too', async () => {
  const { page, engine } = report
  const table = page.getByRole('table', { name: /^Downtime in/ })
  const cellsOf = (time: string) => table.getByRole('row', { name: new RegExp(`^${time}`) }).getByRole('cell').allTextContents()
  await page.getByText('Show as a table').first().click()
  expect((await cellsOf('00:00')).slice(0, 2)).toEqual(['2.50', '0.00'])
  expect((await cellsOf('03:00')).slice(0, 2)).toEqual(['too little', '0.00'])
  expect((await cellsOf('23:00'))[0]).toBe('closed')
  expect((await cellsOf('23:00'))[6]).toBe('–')

  await page.getByRole('radio', { name: 'Hours' }).check()
  const legend = page.getByRole('list', { name: 'Colours, hours of downtime' }).getByRole('listitem')
  // The largest value, 2.75 h, is in the last of six steps of half an hour.
  await expect.poll(async () => (await legend.allTextContents()).slice(0, 7)).toEqual([
    'none',
    'up to 0.5 h',
    '0.5–1 h',
    '1–1.5 h',
    '1.5–2 h',
    '2–2.5 h',
    '2.5–3 h',
  ])
  expect(await page.locator('.heatMap .heatFigure').allTextContents()).toEqual(['0.3', '0.3', '2.8'])
  expect((await cellsOf('03:00'))[0]).toBe('0.25')
  await expect
    .poll(() => engine.calls.findLast(({ name }) => name === 'setPreferences')?.input)
    .toMatchObject({ lastView: { state: { heatMode: 'hours' } } })
  await page.getByRole('radio', { name: 'Share of open time' }).check()
  await page.locator('.heatMap .heatFigure', { hasText: /^25$/ }).waitFor()
})
