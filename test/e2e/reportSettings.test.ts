import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { outageOverNight } from '../support/data/outageOverNight'
import { printedBy } from '../support/program/runProgram'
import { mainlyDesktop, openTestDoor, type TestDoor } from '../support/doors/testDoor'

/**
 * In the period from the 23rd, 15:00 to the 24th, 15:00, 1001 is open for 7 h on the 23rd and 1 h on the 24th. It is down for
 * 1.5 h and 1 h, because the poll at 15:00 is the last in the period.
 */
const files = {
  ...outageOverNight,
  'polls.csv': `${outageOverNight['polls.csv']}
    store 7,2023-01-24 12:00:00 UTC,active`,
}
const everyStore = ['1001', '1002', 'store 7']

describe.for(mainlyDesktop)('report settings in the $name', ({ openDoor }) => {
  let door: TestDoor
  let dataFolder: string
  let dialog: Locator
  let facts: Locator

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    dialog = door.report.page.getByRole('dialog', { name: 'Report settings' })
    facts = door.report.page.getByRole('list', { name: 'About this report' })
  })

  // Each test has a new folder, so that it starts with the default report.
  beforeEach(async () => {
    dataFolder = await door.newFolder(files)
    await door.openFolder(dataFolder)
    await door.report.folder(dataFolder).waitFor()
    await door.report.page.locator('.ag-cell[col-id="store_id"]').first().waitFor()
    // Search and order would otherwise be those of the test before.
    await door.report.search('')
    await expectStores(everyStore)
  })

  // A dialog that a failed test left open must not affect the next test.
  afterEach(async () => {
    await door.report.page.keyboard.press('Escape')
  })

  afterAll(() => door.close())

  /** Waits until the grid has exactly these stores. */
  async function expectStores(storeIds: readonly string[]): Promise<void> {
    await expect.poll(async () => (await door.report.storeIds()).toSorted()).toEqual(storeIds)
  }

  /** The message under a field, which appears nowhere else. */
  function remark(text: string): Locator {
    return dialog.getByText(text)
  }

  async function openSettings(): Promise<void> {
    await door.report.button('Report settings…').click()
    await dialog.waitFor()
  }

  /** Enters a time such as `2023-01-24T15:00`. */
  async function enterTime(field: string, value: string): Promise<void> {
    const [date = '', time = ''] = value.split('T')
    await dialog.getByLabel(`${field}, date`).fill(date)
    await dialog.getByLabel(`${field}, time of day`).fill(time)
  }

  async function run(): Promise<void> {
    await door.report.button('Run report').click()
    await dialog.waitFor({ state: 'detached' })
  }

  test('another report time can be entered in UTC or in the time of this computer', async () => {
    await openSettings()
    await dialog.getByRole('radio', { name: 'Another time' }).check()
    const asOf = dialog.getByLabel('Report time, date')
    const window = dialog.getByRole('radio', { name: /^A custom period/ })
    expect((await asOf.boundingBox())?.y).toBeLessThan((await window.boundingBox())?.y ?? 0)
    await enterTime('Report time', '2023-01-20T15:00')
    await remark('The first poll is from Jan 23, 2023, 20:00:00 UTC, so there is nothing to report before it.').waitFor()
    await door.report.button('Run report').click()
    expect(await asOf.evaluate((field) => field === document.activeElement)).toBe(true)

    await enterTime('Report time', '2023-01-24T15:00')
    await dialog.getByText(/^Uptime and downtime of all 3 stores in the hour, day and week before Jan 24, 2023, 15:00:00 UTC/).waitFor()
    await dialog.getByRole('radio', { name: /^My time/ }).check()
    const offsetMinutes = await door.report.page.evaluate(() => new Date('2023-01-24T15:00Z').getTimezoneOffset())
    const local = new Date(Date.parse('2023-01-24T15:00Z') - offsetMinutes * 60_000).toISOString().slice(0, 16)
    expect(`${await asOf.inputValue()}T${await dialog.getByLabel('Report time, time of day').inputValue()}`).toBe(`${local}:00`)
    await run()
    await facts.getByText('Jan 24, 2023, 15:00:00 UTC').waitFor()
    await openSettings()
    expect(await dialog.getByRole('radio', { name: 'Another time' }).isChecked()).toBe(true)
    await door.report.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  test('a report without observations says why', async () => {
    const closedAtNoon = await door.newFolder({
      'polls.csv': 'store_id,timestamp_utc,status\n1001,2023-01-25 12:00:00 UTC,inactive',
      'hours.csv': 'store_id,day,start_time_local,end_time_local\n1001,2,13:00,14:00',
      'zones.csv': 'store_id,timezone_str\n1001,UTC',
    })
    await door.openFolder(closedAtNoon)
    await facts.getByText('0 observations').waitFor()
    const said = await door.report.page.getByRole('status').allTextContents()
    expect(said).toContain(
      'This report has no observations: all polls in the week that ends at Jan 25, 2023, 12:00:00 UTC are outside opening hours.',
    )
  })

  test('a report can count polls', async () => {
    await openSettings()
    await dialog.getByRole('radio', { name: /^Poll count/ }).check()
    await run()
    await facts.getByText('Poll count').waitFor()
    // 1001 is open at the report time. The first poll of the hour before is inactive, which decides the whole hour.
    const downtime = door.report.page.locator('.ag-row', { hasText: '1001' }).locator('[col-id="downtime_last_hour"]')
    await expect.poll(() => downtime.textContent()).toBe('60.00')
  })

  test('a list of stores can be typed or taken from the grid, and unknown stores are named', async () => {
    await openSettings()
    await dialog.getByRole('radio', { name: 'Only these stores' }).check()
    const list = dialog.getByRole('textbox', { name: 'Store ids' })
    await list.fill('1001, "store 7" 9999\nstore')
    await remark('These 2 stores are not in the data: 9999, store.').waitFor()
    await door.report.button('Run report').click()
    expect(await list.evaluate((field) => field === document.activeElement)).toBe(true)
    await list.fill('1001, "store 7"')
    await dialog.getByText(/^Uptime and downtime of 2 stores/).waitFor()
    await run()
    await facts.getByText('2 selected stores').waitFor()
    await expectStores(['1001', 'store 7'])

    await door.report.search('store')
    await expectStores(['store 7'])
    await openSettings()
    await expect.poll(() => list.inputValue()).toBe('1001\n"store 7"')
    await dialog.getByRole('button', { name: 'Use the stores in the table' }).click()
    await expect.poll(() => list.inputValue()).toBe('"store 7"')
    await run()
    await facts.getByText('1 selected store').waitFor()
  })

  test('a custom period has its own columns and words in the grid, the file and the store', async () => {
    const { page } = door.report
    await openSettings()
    await dialog.getByRole('radio', { name: /^A custom period/ }).check()
    await enterTime('From', '2023-01-23T15:00')
    await enterTime('To', '2023-01-23T14:00')
    await remark('The period must end after it starts, but it runs from Jan 23, 2023, 15:00:00 UTC to Jan 23, 2023, 14:00:00 UTC.').waitFor()
    await enterTime('To', '2023-01-24T15:00')
    await dialog.getByText(/in the 24 h from Jan 23, 2023, 15:00:00 UTC to Jan 24, 2023, 15:00:00 UTC/).waitFor()
    await run()
    await page.getByRole('tab', { name: 'Fleet' }).click()
    await page.getByRole('gridcell', { name: 'Monday 08:00–09:00, Outside the report' }).waitFor()
    await page.getByRole('gridcell', { name: /^Monday 16:00–17:00, \d/ }).waitFor()
    const legend = page.getByRole('list', { name: 'Colours, share of open time that was downtime' }).getByRole('listitem')
    await legend.filter({ hasText: 'outside the report' }).waitFor()
    await door.report.search('store 7')
    await expect.poll(() => legend.allTextContents()).toContain('outside the report')
    await door.report.search('')
    await page.getByRole('tab', { name: 'Stores' }).click()
    await door.report.clickHeader('uptime_window', 'ascending')
    await door.report.clickHeader('uptime_window', 'descending')
    await expect.poll(() => door.report.storeIds()).toEqual(['store 7', '1001', '1002'])

    await door.report.storeCell('1001').dblclick()
    const panel = page.getByRole('complementary', { name: 'Store details' })
    await panel.getByText('Report period').waitFor()
    const numbers = panel.getByRole('region', { name: 'Report figures' }).getByRole('row')
    expect(await numbers.filter({ hasText: /^Down/ }).locator('td').allTextContents()).toEqual(['2 h 30 min'])
    await panel.getByText(/down when the period ended|no poll since|until closing/).waitFor()

    await panel.getByRole('button', { name: 'How this is computed' }).click()
    const words = page.getByRole('dialog', { name: 'How this is computed' })
    await words.getByText(/^Period: open 8 h of 24 h; up 5\.5 h \+ down 2\.5 h = 8 h open/).waitFor()
    await words.getByText('The report covers one period of 24 hours, from Jan 23, 2023, 15:00:00 UTC to Jan 24, 2023, 15:00:00 UTC.').waitFor()
    await page.keyboard.press('Escape')
    await words.waitFor({ state: 'detached' })

    const commandLineFile = join(door.workFolder, 'commandLine.csv')
    const window = ['--from', '2023-01-23T15:00:00Z', '--to', '2023-01-24T15:00:00Z']
    await printedBy('report', dataFolder, ...window, '--out', commandLineFile)
    expect(await readFile(commandLineFile, 'utf8')).toBe(
      [
        'store_id,uptime_window,downtime_window,outages_window,longest_outage_window,coverage_window',
        // The covered time is 19:00 to 22:00 on the 23rd, and 14:00 to 15:00 on the 24th.
        '1001,5.50,2.50,1,2.50,0.5000',
        '1002,0.00,24.00,1,24.00,0.0833',
        'store 7,24.00,0.00,0,0.00,0.0833',
        '',
      ].join('\n'),
    )
  })

  test('a standard report has the words of the last hour, day and week', async () => {
    const { page } = door.report
    await door.report.storeCell('1001').dblclick()
    await page.getByRole('complementary', { name: 'Store details' }).getByRole('region', { name: 'Report figures' }).waitFor()
    await facts.getByRole('button', { name: 'How this is computed' }).click()
    const words = page.getByRole('dialog', { name: 'How this is computed' })
    await words.getByText(/^Last week: open 16 h of 168 h; up 13 h \+ down 3 h = 16 h open/).waitFor()
    expect(await words.textContent()).toContain('the 1, 24 and 168 hours that end at Jan 24, 2023, 16:00:00 UTC.')
    await page.keyboard.press('Escape')
    await words.waitFor({ state: 'detached' })
  })
})
