import { mkdir } from 'node:fs/promises'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/browser/accessibility'
import { mainlyBrowser, openTestDoor, type TestDoor } from '../support/doors/testDoor'

const pictures = process.env['EXCEPTION_PICTURES']

/** Two stores that are open from 9:00 to 17:00; the clock of the first is that of New York. */
const files = {
  'polls.csv': 'store_id,status,timestamp_utc\n1001,active,2023-01-24T15:00:00Z\n1001,inactive,2023-01-20T18:00:00Z\n1002,active,2023-01-24T15:00:00Z',
  'hours.csv': 'store_id,day,open,close\n1001,daily,9:00,17:00\n1002,daily,9:00,17:00',
  'zones.csv': 'store_id,timezone_str\n1001,America/New_York\n1002,America/New_York',
  'closures.csv': 'store_id,date,start_time_local,end_time_local,reason\n1001,2023-01-21,,,Inventory\n1001,2023-01-22,10:00,14:00,Sunday sale',
}

describe.for(mainlyBrowser)('closures and special hours in the $name', ({ openDoor }) => {
  let door: TestDoor
  let panel: Locator
  let dialog: Locator

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    const { page } = door.report
    panel = page.getByRole('complementary', { name: 'Store details' })
    dialog = page.getByRole('dialog')
    await door.openFolder(await door.newFolder(files))
    await door.report.storeCell('1001').waitFor()
  })

  afterAll(() => door.close())

  async function picture(name: string): Promise<void> {
    if (pictures === undefined) return
    await mkdir(pictures, { recursive: true })
    for (const colorScheme of ['light', 'dark'] as const) {
      await door.report.page.emulateMedia({ colorScheme })
      await door.report.page.screenshot({ path: `${pictures}/${name}-${colorScheme}.png` })
    }
    await door.report.page.emulateMedia({ colorScheme: null })
  }

  const labels = (name: RegExp): Promise<readonly (string | null)[]> =>
    panel.getByRole('option', { name }).evaluateAll((options) => options.map((option) => option.getAttribute('aria-label')))

  test('those of the folder are drawn in the timeline, with their reasons', async () => {
    await door.report.storeCell('1001').click()
    await panel.getByRole('heading', { name: '1001' }).waitFor()
    await expect.poll(() => labels(/^Excluded/)).toEqual([
      'Excluded: Inventory, Sat, Jan 21, 09:00:00 – 17:00:00, 8 h, A closure takes this out of the open time',
    ])
    await panel.getByText('Special hours: Open 10:00–14:00 on 2023-01-22 (Sunday sale).').waitFor()
    await panel.getByText('Excluded by a closure', { exact: true }).waitFor()
    await door.report.page.getByText('Excluded: 8 h in 1 closure').waitFor()
    expect(await accessibilityFindings(door.report.page)).toEqual([])
    await picture('timeline')
  })

  test('a stretch that the user drags over is excluded, and the report can be run again', async () => {
    const { page } = door.report
    const [down] = await panel.getByRole('option', { name: /^Down/ }).all()
    const box = await down?.locator('rect').first().boundingBox()
    if (!box) throw new Error('There is no downtime in the timeline')
    const middle = box.y + box.height / 2
    await page.mouse.move(box.x + box.width / 4, middle)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2, middle, { steps: 4 })
    await picture('drag')
    await page.mouse.up()
    await dialog.getByRole('heading', { name: 'Add an exception' }).waitFor()
    expect(await dialog.getByLabel('Stores').inputValue()).toBe('open')
    await dialog.getByLabel('From, time').fill('10 am')
    await dialog.getByLabel('To, time').fill('12:00')
    await dialog.getByLabel('Reason (optional)').fill('Oven repair')
    await picture('form')
    expect(await accessibilityFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('row', { name: /Oven repair/ }).waitFor()
    await picture('list')
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByText('The closures and special hours have changed since this report was made.').waitFor()
    await picture('offer')
    await door.report.button('Update now').click()
    // 7 h on the 17th, 8 h on the 18th to 20th and 1.5 h on the 22nd were down, less 2 h of the repair.
    await page.getByText('Excluded: 10 h in 2 closures (before: 8 h in 1 closure); downtime 32.50 h → 30.50 h.').waitFor()
    await page.getByText('Excluded: 10 h in 2 closures', { exact: true }).waitFor()
    await expect.poll(() => labels(/^Excluded: Oven/)).toEqual([expect.stringContaining('10:00:00 – 12:00:00, 2 h')])
  })

  test('the keyboard excludes the bar in focus', async () => {
    const { page } = door.report
    await panel.getByRole('option', { name: /^Up/ }).first().focus()
    await page.keyboard.press('x')
    await dialog.getByRole('heading', { name: 'Add an exception' }).waitFor()
    // Half-way between the polls on the 20th at 13:00 and the 24th at 10:00 is the 22nd at 11:30, and the sale ends at 14:00.
    const times = ['From, date', 'From, time', 'To, date', 'To, time'].map((label) => dialog.getByLabel(label).inputValue())
    expect(await Promise.all(times)).toEqual(['2023-01-22', '11:30', '2023-01-22', '14:00'])
    await dialog.getByRole('button', { name: 'Back' }).click()
    await page.keyboard.press('Escape')
  })

  test('holidays of a year are ticked and added', async () => {
    const { page } = door.report
    await page.keyboard.press('ControlOrMeta+Shift+X')
    await dialog.getByRole('button', { name: 'US holidays…' }).click()
    await dialog.getByRole('checkbox', { name: /Martin Luther King/ }).check()
    await picture('holidays')
    expect(await accessibilityFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Add 1' }).click()
    await dialog.getByRole('row', { name: /Closed on 2023-01-16 all stores Martin Luther King/ }).waitFor()
    // In 2022, two holidays were on 19 June.
    await dialog.getByRole('button', { name: 'US holidays…' }).click()
    await dialog.getByRole('spinbutton', { name: 'Year' }).fill('2022')
    const [fathers, juneteenth] = [/2022-06-19 Father's Day/, /2022-06-19 Juneteenth/].map((name) => dialog.getByRole('checkbox', { name }))
    await fathers?.check()
    expect(await juneteenth?.isChecked()).toBe(false)
    await dialog.getByRole('button', { name: 'Add 1' }).click()
    await dialog.getByRole('row', { name: /Closed on 2022-06-19 all stores Father's Day/ }).waitFor()
    // The special hours of the folder are on this date.
    await dialog.getByRole('button', { name: 'Add…' }).click()
    await dialog.getByLabel('Date', { exact: true }).fill('2023-01-22')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText(/is closed on 2023-01-22 .*but also has special hours \(closures\.csv, line 3\)/).waitFor()
    await picture('question')
    await dialog.getByRole('button', { name: 'Special hours', exact: true }).click()
    await dialog.getByRole('row', { name: /Closed on 2023-01-22 all stores/ }).waitFor()
    await dialog.getByRole('button', { name: /^Remove: Closed on 2023-01-22/ }).click()
    await expect.poll(() => dialog.getByRole('row', { name: /Closed on 2023-01-22 all stores/ }).count()).toBe(0)
    await page.keyboard.press('Escape')
  })
})
