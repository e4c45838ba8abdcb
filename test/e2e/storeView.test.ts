import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outageOverNight } from '../support/data/outageOverNight'
import { mainlyBrowser, openTestDoor, type TestDoor } from '../support/doors/testDoor'

describe.for(mainlyBrowser)('the store view in the $name', ({ openDoor }) => {
  let door: TestDoor
  let panel: Locator

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    panel = door.report.page.getByRole('complementary', { name: 'Store details' })
    await door.openFolder(await door.newFolder(outageOverNight))
    await door.report.storeCell('1002').waitFor()
  })

  afterAll(() => door.close())

  /** The cells of the outage table, row by row. */
  async function outages(): Promise<readonly (readonly string[])[]> {
    const rows = await panel.getByRole('region', { name: 'Outages' }).locator('tbody tr').all()
    return Promise.all(rows.map((row) => row.locator('td').allTextContents()))
  }

  function stretches(name: RegExp): Promise<readonly (string | null)[]> {
    return panel
      .getByRole('option', { name })
      .evaluateAll((options) => options.map((option) => option.getAttribute('aria-label')))
  }

  test('the keyboard opens, reads and closes a store', async () => {
    const { page } = door.report
    await door.report.button('Columns').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await panel.getByRole('heading', { name: '1001' }).waitFor()
    await expect.poll(outages).toEqual([['Mon, Jan 23, 15:30:00', 'Tue, Jan 24, 10:30:00', '3 h']])
    const whole = 'Part of an outage with 3 h of downtime in opening hours, Mon, Jan 23, 15:30:00 – Tue, Jan 24, 10:30:00'
    expect(await stretches(/^Down/)).toEqual([
      `Down, Mon, Jan 23, 15:30:00 – 17:00:00, 1 h 30 min, ${whole}`,
      `Down, Tue, Jan 24, 09:00:00 – 10:30:00, 1 h 30 min, ${whole}`,
    ])
    expect(await stretches(/^Poll: active.*not counted/)).toEqual([
      'Poll: active, Mon, Jan 23, 18:00:00, Outside opening hours, so it is not counted',
    ])
    const down = panel.getByRole('region', { name: 'Report figures' }).getByRole('row', { name: /^Down/ })
    expect(await down.locator('td').allTextContents()).toEqual([
      '30 min of 1 h open',
      '3 h of 8 h open',
      '3 h of 16 h open',
    ])

    await page.keyboard.press('ArrowUp')
    await panel.getByRole('heading', { name: '1002' }).waitFor()
    await expect.poll(outages).toEqual([['Tue, Jan 17, 11:00:00', 'Still down', '168 h']])
    // An hour before the poll and an hour after it are covered, of 168.
    await panel.getByText('Based on 1 poll; 1 % of opening hours were within 60 min of a poll').waitFor()
    await page.keyboard.press('ArrowDown')
    await panel.getByRole('heading', { name: '1001' }).waitFor()
    await expect.poll(outages).toEqual([['Mon, Jan 23, 15:30:00', 'Tue, Jan 24, 10:30:00', '3 h']])

    // The focus moves into the panel and past two buttons to the clocks.
    await page.keyboard.press('Enter')
    for (const key of ['Tab', 'Tab', 'Tab', 'ArrowRight']) await page.keyboard.press(key)
    await expect.poll(() => panel.locator('.clockName').textContent()).toBe('UTC')
    await expect.poll(outages).toEqual([['Mon, Jan 23, 20:30:00', 'Tue, Jan 24, 15:30:00', '3 h']])

    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    expect(await page.locator(':focus').textContent()).toBe('1001')
  })

  test('a double click opens a store once, and the Details button opens and closes it', async () => {
    await door.report.storeCell('1002').dblclick()
    await panel.getByRole('heading', { name: '1002' }).waitFor()
    await panel.getByRole('button', { name: 'Close' }).click()
    await panel.waitFor({ state: 'detached' })
    await door.report.button('Details').click()
    await panel.getByRole('heading', { name: '1002' }).waitFor()
    await expect.poll(outages).toEqual([['Tue, Jan 17, 11:00:00', 'Still down', '168 h']])
    await door.report.button('Details').click()
    await panel.waitFor({ state: 'detached' })
  })

  test('a click on a row opens the store, and a click on another row shows that store and leaves the focus in the table', async () => {
    const { page } = door.report
    const background = (storeId: string): Promise<string> =>
      page
        .locator(`.ag-row[row-id="${storeId}"] [col-id="coverage_last_week"]`)
        .evaluate((cell) => getComputedStyle(cell).backgroundColor)
    await door.report.storeCell('1001').getByText('1001').click({ modifiers: ['Control'] })
    await page.getByText('1 selected', { exact: true }).waitFor()
    expect(await panel.count()).toBe(0)
    await door.report.button('Clear selection').click()

    const plain = await background('1001')
    await page.locator('.ag-row[row-id="1002"] [col-id="coverage_last_week"]').click()
    await panel.getByRole('heading', { name: '1002' }).waitFor()
    await expect.poll(() => background('1002')).not.toBe(plain)
    await door.report.storeCell('1001').getByText('1001').click()
    await panel.getByRole('heading', { name: '1001' }).waitFor()
    await expect.poll(() => background('1002')).toBe(plain)
    expect(await background('1001')).not.toBe(plain)
    await page.keyboard.press('ArrowUp')
    await panel.getByRole('heading', { name: '1002' }).waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await expect.poll(() => background('1002')).toBe(plain)
  })
})
