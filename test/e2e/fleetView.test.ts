import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mainlyBrowser, openTestDoor, type TestDoor } from '../support/doors/testDoor'

const everyStore = ['0003', '1001', '1002', '2001', '2002', '3001']

/**
 * The report time is the newest poll, Wednesday 25 January at 12:00. All zones are UTC. In the week before,
 * - 0003 is open on Wednesdays, 08:00 to 20:00, and down: 8 h from 12:00 a week ago, and 4 h today;
 * - 1001 and 1002 are always open, with one observation each: up and down;
 * - 2001 is down until 11:00, half-way between its observations: 167 h, and up since, 0.60 %;
 * - 2002 is only in the business hours;
 * - 3001 is down from 10:30 to 11:30 today, half-way between its observations: 1 h, and up for 167 h, 99.40 %.
 * Only the last hours of each store were seen, which is less than the least coverage.
 */
const files = {
  'store_status.csv': `
    store_id,timestamp_utc,status
    0003,2023-01-25 11:30:00 UTC,inactive
    1001,2023-01-25 12:00:00 UTC,active
    1002,2023-01-25 11:45:00 UTC,inactive
    2001,2023-01-25 10:00:00 UTC,inactive
    2001,2023-01-25 12:00:00 UTC,active
    3001,2023-01-25 10:00:00 UTC,active
    3001,2023-01-25 11:00:00 UTC,inactive
    3001,2023-01-25 12:00:00 UTC,active`,
  'business_hours.csv': `
    store_id,dayOfWeek,start_time_local,end_time_local
    0003,2,08:00:00,20:00:00
    2002,0,09:00:00,17:00:00`,
  'timezones.csv': ['store_id,timezone_str', ...everyStore.map((id) => `${id},Etc/UTC`)].join('\n'),
}

describe.for(mainlyBrowser)('the fleet in the $name', ({ openDoor }) => {
  let door: TestDoor

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    await door.openFolder(await door.newFolder(files))
    await tab('Stores').waitFor()
    await door.report.sortById()
  })

  beforeEach(async () => {
    await tile('Stores').click()
    await tab('Stores').click()
    await expectStores(everyStore)
  })

  afterAll(() => door.close())

  async function expectStores(stores: readonly string[]): Promise<void> {
    await expect.poll(() => door.report.storeIds()).toEqual(stores)
  }

  function tile(label: string): Locator {
    const tiles = door.report.page.getByRole('list', { name: 'Fleet totals' })
    return tiles.getByRole('button', { name: new RegExp(`^${label} ?[\\d–]`) })
  }

  function tab(name: 'Stores' | 'Fleet'): Locator {
    return door.report.page.getByRole('tab', { name })
  }

  async function chips(): Promise<readonly string[]> {
    return door.report.page.getByRole('button', { name: /^Remove filter/ }).locator('.chipLabel').allTextContents()
  }

  function chip(words: string): Locator {
    return door.report.page.getByRole('button', { name: `Remove filter: ${words}` })
  }

  async function isPressed(label: string): Promise<boolean> {
    return (await tile(label).getAttribute('aria-pressed')) === 'true'
  }

  test.each([
    ['Downtime, last week', ['0003', '1002', '2001', '3001'], 'Downtime, last week > 0'],
    ['Outages, last week', ['0003', '1002', '2001', '3001'], 'Outages, last week > 0'],
    ['Down now', ['0003', '1002'], 'Down now'],
    ['No observations', ['2002'], 'No observations'],
  ])('the tile %s filters by its stores, and clears the filter again', async (label, stores, words) => {
    await tile(label).click()
    await expectStores(stores)
    expect(await chips()).toEqual([words])
    expect(await isPressed(label)).toBe(true)
    expect(await isPressed('Stores')).toBe(false)
    await tile(label).click()
    await expectStores(everyStore)
    expect(await chips()).toEqual([])
    expect(await isPressed(label)).toBe(false)
    expect(await isPressed('Stores')).toBe(true)
  })

  test('the tile of the uptime has no verdict without enough coverage, and filters by the stores that miss the goal', async () => {
    const { page } = door.report
    expect(await tile('Uptime, last week').textContent()).toBe('Uptime, last week–Too little seen0 of 6 stores · 1 % of open time seen')
    await page.getByText(/^Too little was seen to judge these stores together: 1 % .* none of the 5 observed stores reached/).waitFor()
    await door.report.button('Goal 99 %').click()
    const panel = page.getByRole('group', { name: 'Uptime goal' })
    await page.getByLabel(/^Least coverage/).fill('0')
    await page.keyboard.press('Escape')
    // 0003 was down for 12 of 12 h, 1002 for 168, 2001 for 167 and 3001 for 1 of 168 h: 348 of 684 h.
    await expect.poll(() => tile('Uptime, last week').textContent()).toBe('Uptime, last week49.12 %Misses goal5 of 6 stores · 1 % of open time seen')
    await tile('Uptime, last week').click()
    await expectStores(['0003', '1002', '2001'])
    expect(await chips()).toEqual(['Verdict, last week is Misses goal'])
    await door.report.button('Goal 99 %').click()
    await panel.getByRole('button', { name: /^Reset to defaults/ }).click()
    await page.keyboard.press('Escape')
    await page.getByText('No matching stores').waitFor()
  })

  test('every active filter has a chip, which mouse and keyboard can remove', async () => {
    const { page } = door.report
    await door.report.search('00')
    await tile('Down now').click()
    await expectStores(['0003', '1002'])
    await door.report.filterEquals('downtime_last_week', 12)
    await expectStores(['0003'])
    await expect.poll(chips).toEqual(['Store id contains “00”', 'Downtime, last week = 12', 'Down now'])

    await chip('Downtime, last week = 12').click()
    await expectStores(['0003', '1002'])
    await chip('Store id contains “00”').focus()
    await page.keyboard.press('Delete')
    await expect.poll(chips).toEqual(['Down now'])
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Remove filter: Down now')
    await page.keyboard.press('Enter')
    await expect.poll(chips).toEqual([])
    expect(await page.getByRole('searchbox', { name: 'Search stores' }).inputValue()).toBe('')
    await expectStores(everyStore)

    await door.report.search('00')
    await tile('Downtime, last week').click()
    await expectStores(['0003', '1002', '2001', '3001'])
    await door.report.button('Clear filters').click()
    await expectStores(everyStore)
  })

  test('an hour of the heat map and a bar filter the stores, and the export follows', async () => {
    const { page } = door.report
    await tab('Stores').focus()
    await page.keyboard.press('ArrowRight')
    expect(await tab('Fleet').getAttribute('aria-selected')).toBe('true')
    const map = page.getByRole('grid', { name: /Downtime by hour/ })
    // 0003, 1002 and 2001 are down for the whole hour, 3001 for half of it, and 1001 is up.
    const tenToEleven = map.getByRole('gridcell', { name: 'Wednesday 10:00–11:00, 70.00 % downtime, 3 h 30 min of 5 h observed open time, 4 stores down' })
    await tenToEleven.hover()
    await page.getByText('3 h 30 min of 5 h observed open time').waitFor()
    await map.getByRole('gridcell', { name: 'Thursday 03:00–04:00, 50.00 % downtime, 2 h of 4 h observed open time, 2 stores down' }).waitFor()
    await tenToEleven.click()
    await expect.poll(chips).toEqual(['Down on Wednesday 10:00–11:00'])
    await expect.poll(() => tenToEleven.getAttribute('aria-selected')).toBe('true')
    await page.getByText('4 of 6 stores').waitFor()

    const bars = page.getByRole('listbox', { name: 'Stores by uptime %' })
    await bars.getByRole('option', { name: '99 to < 99.5 %, 1 store, 25.0 % of stores, Too little seen: 1' }).waitFor()
    await bars.getByRole('option', { name: '0 to < 50 %, 3 stores, 75.0 % of stores, Too little seen: 3' }).click()
    await page.getByText('3 of 6 stores').waitFor()
    // The heat map follows the band filter. The bars still show every store that matches the other filters.
    await map.getByRole('gridcell', { name: 'Wednesday 10:00–11:00, 100.00 % downtime, 3 h of 3 h observed open time, 3 stores down' }).waitFor()
    await bars.getByRole('option', { name: '99 to < 99.5 %, 1 store, 25.0 % of stores, Too little seen: 1' }).waitFor()

    await door.report.button('Show these stores').click()
    await expectStores(['0003', '1002', '2001'])
    await door.report.prepareExport('Report as CSV', 'Filtered stores', 'The seven standard columns')
    const outFile = join(door.workFolder, 'filtered.csv')
    await door.export(outFile)
    const [, ...lines] = (await readFile(outFile, 'utf8')).trim().split('\n')
    expect(lines.map((line) => line.split(',')[0])).toEqual(['0003', '1002', '2001'])
    await chip('Uptime 0 to < 50 %').click()
    await expectStores(['0003', '1002', '2001', '3001'])
  })

  test('the charts can be used with the keyboard and read as tables', async () => {
    const { page } = door.report
    await tab('Fleet').click()
    const map = page.getByRole('grid', { name: /Downtime by hour/ })
    await map.getByRole('gridcell', { name: /Monday 00:00/ }).focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
    // 0003 has been closed since 20:00.
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Wednesday 21:00–22:00, 50.00 % downtime, 2 h of 4 h observed open time, 2 stores down')
    await page.keyboard.press('Enter')
    await expect.poll(chips).toEqual(['Down on Wednesday 21:00–22:00'])
    await page.keyboard.press(' ')
    await expect.poll(chips).toEqual([])
    await page.keyboard.press('Control+Home')
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^Monday 00:00/)

    await page.getByRole('option', { name: /^No observations, 1 store/ }).focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await expect.poll(chips).toEqual(['Uptime 100 %'])
    await page.getByText('No downtime was observed.').waitFor()
    await page.keyboard.press('Enter')

    await page.getByText('Show as a table').first().click()
    const table = page.getByRole('table', { name: 'Downtime in percent of observed open time, by hour of the day and day of the week' })
    const row = table.getByRole('row', { name: /^10:00/ }).getByRole('cell')
    await expect.poll(() => row.allTextContents()).toEqual(['50.00', '50.00', '70.00', '50.00', '50.00', '50.00', '50.00'])
    await page.getByText('Show as a table').first().click()
  })

  test('goal, least coverage and the share that may be used decide the verdicts, and are saved', async () => {
    const { page } = door.report
    const cell = (storeId: string): Promise<readonly string[]> =>
      page.locator(`.ag-row[row-id="${storeId}"] [col-id="uptime_percent_last_week"] .uptimeCell > *`).allInnerTexts()
    const panel = page.getByRole('group', { name: 'Uptime goal' })
    const counts = panel.getByRole('list', { name: 'Stores by verdict' }).getByRole('button')
    const state = (name: RegExp): Locator => panel.getByRole('button', { name })
    // At most 12.5 % of the open time of a store was seen.
    await expect.poll(() => cell('3001')).toEqual(['≈ 99.40', 'Too little seen'])
    await door.report.button('Goal 99 %').click()
    await state(/^Too little seen ?5 stores$/).waitFor()

    await page.getByLabel('Least coverage, %').fill('0.5')
    // The goal allows 1 % of downtime. 3001 is down for 0.60 % of the time, and 2001 for 99.40 %.
    await expect.poll(() => cell('3001')).toEqual(['99.40', 'Meets goal', '40 % left'])
    expect(await cell('2001')).toEqual(['0.60', 'Misses goal', '99× allowed'])
    expect(await cell('2002')).toEqual([])
    await expect
      .poll(() => counts.allTextContents())
      .toEqual(['Meets goal2 stores', 'Little left0 stores', 'Misses goal3 stores', 'Too little seen0 stores', 'No observations1 store'])
    await page.getByLabel('Little left above, %').fill('50')
    await expect.poll(() => cell('3001')).toEqual(['99.40', 'Little left', '40 % left'])
    await page.getByLabel('Uptime goal, %').fill('99.5')
    await state(/^Misses goal ?4 stores$/).click()
    await expectStores(['0003', '1002', '2001', '3001'])
    expect(await cell('3001')).toEqual(['99.40', 'Misses goal', '1.2× allowed'])
    expect(await chips()).toEqual(['Verdict, last week is Misses goal'])
    expect(await tile('Uptime, last week').textContent()).toContain('Misses goal')

    await page.reload()
    await expectStores(['0003', '1002', '2001', '3001'])
    await door.report.button('Goal 99.5 %').click()
    await panel.getByRole('button', { name: 'Reset to defaults (99 %, 50 %, 75 %)' }).click()
    await page.keyboard.press('Escape')
    await expectStores([])
  })
})
