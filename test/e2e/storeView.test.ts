import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowserDoor, openDesktopDoor, type Door } from '../support/doors'

/**
 * As-of is Tuesday 24 January, 16:00 UTC, 11:00 in New York, where both stores are, UTC-5.
 * - 1001 is open on Mondays and Tuesdays, 14:00 to 22:00 UTC: 6 h on the 17th, 8 h on the 23rd, 2 h on the 24th. It is
 *   down from 20:30 on the 23rd, half-way from 20:00 to 21:00, to 15:30 on the 24th, half-way from 15:00 to 16:00:
 *   1.5 h open before closing and 1.5 h after opening.
 * - 1002 is always open, and was down at its one poll: all 168 h.
 */
const files = {
  'polls.csv': [
    'store_id,timestamp_utc,status',
    '1001,2023-01-23 20:00:00 UTC,active',
    '1001,2023-01-23 21:00:00 UTC,inactive',
    '1001,2023-01-23 23:00:00 UTC,active',
    '1001,2023-01-24 15:00:00 UTC,inactive',
    '1001,2023-01-24 16:00:00 UTC,active',
    '1002,2023-01-24 12:00:00 UTC,inactive',
  ],
  'hours.csv': [
    'store_id,day,start_time_local,end_time_local',
    '1001,0,09:00:00,17:00:00',
    '1001,1,09:00:00,17:00:00',
  ],
  'zones.csv': ['store_id,timezone_str', '1001,America/New_York', '1002,America/New_York'],
}

describe.for([
  { name: 'desktop window', openDoor: openDesktopDoor },
  { name: 'browser', openDoor: openBrowserDoor },
])('the store view in the $name', ({ openDoor }) => {
  let door: Door
  let workFolder: string
  let panel: Locator

  beforeAll(async () => {
    workFolder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
    const dataFolder = join(workFolder, 'data')
    await mkdir(dataFolder)
    const writes = Object.entries(files).map(([name, lines]) => writeFile(join(dataFolder, name), lines.join('\n')))
    await Promise.all(writes)
    door = await openDoor(join(workFolder, 'app'))
    panel = door.report.page.getByRole('complementary', { name: 'Store details' })
    await door.openFolder(dataFolder)
    await cell('1002').waitFor()
  })

  afterAll(async () => {
    await door.close()
    await rm(workFolder, { recursive: true, force: true })
  })

  function cell(storeId: string): Locator {
    return door.report.page.locator('.ag-cell[col-id="store_id"]', { hasText: storeId })
  }

  /** The cells of the outages, row by row. */
  async function outages(): Promise<readonly (readonly string[])[]> {
    const rows = await panel.getByRole('region', { name: 'Outages' }).locator('tbody tr').all()
    return Promise.all(rows.map((row) => row.locator('td').allTextContents()))
  }

  function stretches(name: RegExp): Promise<readonly (string | null)[]> {
    return panel
      .getByRole('option', { name })
      .evaluateAll((options) => options.map((option) => option.getAttribute('aria-label')))
  }

  test('a row is opened, read and closed with the keyboard', async () => {
    const { page } = door.report
    await door.report.button('Columns').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await panel.getByRole('heading', { name: '1001' }).waitFor()
    await expect.poll(outages).toEqual([['Mon, Jan 23, 15:30:00', 'Tue, Jan 24, 10:30:00', '3.00 h']])
    const whole = 'Part of an outage of 3.00 h open time, Mon, Jan 23, 15:30:00 – Tue, Jan 24, 10:30:00'
    expect(await stretches(/^Down/)).toEqual([
      `Down, Mon, Jan 23, 15:30:00 – 17:00:00, 1 h 30 min, ${whole}`,
      `Down, Tue, Jan 24, 09:00:00 – 10:30:00, 1 h 30 min, ${whole}`,
    ])
    expect(await stretches(/^Poll: active.*closed/)).toEqual([
      'Poll: active, Mon, Jan 23, 18:00:00, The store was closed: not counted',
    ])
    const down = panel.getByRole('region', { name: 'Numbers' }).getByRole('row', { name: /^Down/ })
    expect(await down.locator('td').allTextContents()).toEqual([
      '30.00 min of 60.00 min open',
      '3.00 h of 8.00 h open',
      '3.00 h of 16.00 h open',
    ])

    await page.keyboard.press('ArrowUp')
    await panel.getByRole('heading', { name: '1002' }).waitFor()
    await expect.poll(outages).toEqual([['Tue, Jan 17, 11:00:00', 'Still down', '168.00 h']])
    await page.keyboard.press('ArrowDown')
    await panel.getByRole('heading', { name: '1001' }).waitFor()

    // Into the panel; past the words on how it is computed and the button that closes, to the clocks.
    await page.keyboard.press('Enter')
    for (const key of ['Tab', 'Tab', 'Tab', 'ArrowRight']) await page.keyboard.press(key)
    await panel.getByText('UTC, UTC+00:00').waitFor()
    await expect.poll(outages).toEqual([['Mon, Jan 23, 20:30:00', 'Tue, Jan 24, 15:30:00', '3.00 h']])

    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    expect(await page.locator(':focus').textContent()).toBe('1001')
  })

  test('a double click and the Details button open a row too', async () => {
    await cell('1002').dblclick()
    await panel.getByRole('heading', { name: '1002' }).waitFor()
    await panel.getByRole('button', { name: 'Close' }).click()
    await panel.waitFor({ state: 'detached' })
    await door.report.button('Details').click()
    await panel.getByRole('heading', { name: '1002' }).waitFor()
    await expect.poll(outages).toEqual([['Tue, Jan 17, 11:00:00', 'Still down', '168.00 h']])
    await door.report.button('Details').click()
    await panel.waitFor({ state: 'detached' })
  })
})
