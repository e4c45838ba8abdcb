import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/browser/accessibility'
import { mainlyDesktop, openTestDoor, type TestDoor } from '../support/doors/testDoor'

const hourMs = 3_600_000
const lastPollMs = Date.parse('2023-01-24T12:00:00Z')
const pollTimes = Array.from({ length: 169 }, (_, hours) => new Date(lastPollMs - hours * hourMs).toISOString())

/** A store without hours is always open. It is polled every hour, and has the same status all week. */
function pollsOf(stores: Readonly<Record<string, 'active' | 'inactive'>>): string {
  const rows = Object.entries(stores).flatMap(([id, status]) => pollTimes.map((at) => `${id},${at.replace('T', ' ').replace('.000Z', ' UTC')},${status}`))
  return ['store_id,timestamp_utc,status', ...rows].join('\n')
}

describe.for(mainlyDesktop)('the history in the $name', ({ openDoor }) => {
  let door: TestDoor
  const folders = { north: '', south: '' }
  let dialog: Locator
  let panel: Locator
  let pastReport: Locator

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    folders.north = await door.newFolder({ 'polls.csv': pollsOf({ n1: 'inactive', n2: 'inactive', n3: 'active' }) }, 'north')
    folders.south = await door.newFolder({ 'polls.csv': pollsOf({ s1: 'active' }) }, 'south')
    dialog = door.report.page.getByRole('dialog', { name: 'History' })
    panel = door.report.page.getByRole('complementary', { name: 'Store details' })
    pastReport = door.report.page.getByRole('status').filter({ hasText: 'From the history' })
  })

  afterAll(() => door.close())

  async function expectStores(stores: readonly string[]): Promise<void> {
    await expect.poll(() => door.report.storeIds()).toEqual(stores)
  }

  /** A cell of the heat map: two stores are down all week. */
  function hourOfNorth(): Locator {
    return door.report.page.getByRole('gridcell', { name: /^Sunday 03:00–04:00, 66\.67 % downtime, 2 h of 3 h observed open time, 2 stores down/ })
  }

  /** The folder, period, method, stores, uptime with its verdict, downtime, timelines and action of each report, newest first. */
  async function reports(): Promise<readonly (readonly string[])[]> {
    const rows = await dialog.locator('tbody tr').all()
    return Promise.all(rows.map((row) => row.locator('td').allTextContents()))
  }

  const asOf = 'Jan 24, 2023, 12:00:00 UTC'

  test('lists reports, and shows one of a folder that is not open', async () => {
    const { page } = door.report
    await door.openFolder(folders.north)
    await expectStores(['n1', 'n2', 'n3'])
    await page.getByRole('tab', { name: 'Fleet' }).click()
    await hourOfNorth().waitFor()
    await page.getByRole('tab', { name: 'Stores' }).click()
    await door.openFolder(folders.south)
    await expectStores(['s1'])
    await door.report.button('History').click()
    const south = ['south', asOf, 'Nearest poll', '1', '100.00 % Meets goal', '0 min', 'Available. The open folder has the data that this report was made from', 'On screen']
    // One of three stores is up; the others are down for 168 h each.
    const north = ['north', asOf, 'Nearest poll', '3', '33.33 % Misses goal', '336 h', 'Folder not open. Open the folder of this report to see timelines and outages', 'Open']
    await expect.poll(reports).toEqual([south, north])
    expect(await accessibilityFindings(page)).toEqual([])
    await dialog.getByRole('checkbox', { name: 'Only the open folder' }).check()
    await expect.poll(reports).toEqual([south])
    await dialog.getByRole('checkbox', { name: 'Only the open folder' }).uncheck()
    await dialog.getByRole('button', { name: 'Open', exact: true }).click()

    await expectStores(['n1', 'n2', 'n3'])
    await door.report.folder(folders.north).waitFor()
    expect(await pastReport.textContent()).toContain(`report for ${folders.north}, made on`)
    expect(await door.report.button('Report settings…').isDisabled()).toBe(true)
    await page.getByRole('tab', { name: 'Fleet' }).click()
    await hourOfNorth().waitFor()
    await page.getByRole('tab', { name: 'Stores' }).click()
    await door.report.storeCell('n2').dblclick()
    await panel.getByText('The folder of this report is not open.').waitFor()
    await panel.getByRole('row', { name: 'Down', exact: false }).first().waitFor()
  })

  test('opens the folder of such a report from its store, and the report stays', async () => {
    await panel.getByRole('button', { name: 'Open this folder' }).click()
    await panel.getByRole('region', { name: 'Outages' }).getByText('168 h').waitFor()
    await expectStores(['n1', 'n2', 'n3'])
    expect(await pastReport.textContent()).not.toContain('Numbers only')
    await door.report.button('History').click()
    await expect.poll(async () => (await reports()).map((row) => row.at(-1))).toEqual(['Open', 'On screen'])
    await dialog.getByRole('button', { name: 'Close' }).click()
  })

  test('compares two reports, and sorts, filters and exports the comparison', async () => {
    const { page } = door.report
    await door.report.button('History').click()
    await dialog.getByRole('checkbox', { name: 'Report made' }).check()
    await dialog.getByRole('button', { name: 'Compare' }).click()
    const comparison = page.getByRole('dialog', { name: 'Comparison of two reports' })
    await comparison.getByText('The folders differ: north before, south after.').waitFor()
    const cells = (column: string) => comparison.locator(`.ag-cell[col-id="${column}"]`).allTextContents()
    const gone = 'No longer in the data'
    await expect.poll(() => cells('store_change')).toEqual([gone, gone, gone, 'New'])
    expect(await accessibilityFindings(page)).toEqual([])
    expect((await cells('downtime_before')).toSorted()).toEqual(['0.00', '168.00', '168.00', '–'])
    await comparison.getByRole('button', { name: 'New 1' }).click()
    await expect.poll(() => cells('uptime_percent_after')).toEqual(['100.00'])
    await comparison.getByRole('button', { name: `${gone} 3` }).click()
    await comparison.getByRole('searchbox').fill('N2')
    await expect.poll(() => cells('uptime_percent_before')).toEqual(['0.00'])
    const file = join(door.workFolder, 'comparison.csv')
    await door.save(comparison.getByRole('button', { name: 'Export CSV…' }), file)
    const [, row, end] = (await readFile(file, 'utf8')).split('\n')
    expect([row, end]).toEqual(['n2,gone,0.00,,,168.00,,,1,,,0.00,,,inactive,,misses,', ''])
    await page.keyboard.press('Escape')
    await comparison.waitFor({ state: 'detached' })

    // A single selected report is compared with the one on screen.
    await dialog.getByRole('checkbox', { name: 'Report made' }).uncheck()
    expect(await dialog.getByRole('button', { name: 'Compare' }).isDisabled()).toBe(true)
    await dialog.getByRole('row').filter({ hasText: 'south' }).getByRole('checkbox').check()
    await dialog.getByRole('button', { name: 'Compare' }).click()
    await comparison.getByText('The folders differ: north before, south after.').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  test('opens a store of a comparison in the later report, or in the earlier one if only that has it', async () => {
    const { page } = door.report
    const comparison = page.getByRole('dialog', { name: 'Comparison of two reports' })
    const compare = async () => {
      await door.report.button('History').click()
      await dialog.getByRole('checkbox', { name: 'Report made' }).check()
      await dialog.getByRole('button', { name: 'Compare' }).click()
      const totals = comparison.getByRole('list', { name: 'Totals' }).getByRole('listitem')
      await expect.poll(() => totals.first().textContent()).toBe('0 stores in both reports')
      expect(await totals.nth(1).textContent()).toBe('Uptime – → – (–)')
    }
    await compare()
    await comparison.locator('.storeLink', { hasText: 's1' }).click()
    await panel.getByText('The folder of this report is not open.').waitFor()
    await panel.getByRole('heading', { name: 's1' }).waitFor()
    await expectStores(['s1'])
    expect(await page.locator('dialog').count()).toBe(0)

    await compare()
    await comparison.locator('.ag-cell[col-id="uptime_percent_before"]', { hasText: '100.00' }).click()
    await page.keyboard.press('Enter')
    await panel.getByRole('heading', { name: 'n3' }).waitFor()
    await expect.poll(() => panel.evaluate((element) => element === document.activeElement)).toBe(true)
    await expectStores(['n1', 'n2', 'n3'])
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
  })

  test('deletes reports after a question, but not the one on screen', async () => {
    const { page } = door.report
    await door.report.button('History').click()
    await dialog.getByRole('checkbox', { name: 'Report made' }).check()
    await dialog.getByRole('button', { name: 'Delete…' }).click()
    const question = page.getByRole('dialog', { name: 'Delete 1 report?' })
    await question.getByText('The report on screen stays').waitFor()
    await question.getByRole('button', { name: 'Cancel' }).click()
    expect(await reports()).toHaveLength(2)
    await dialog.getByRole('button', { name: 'Delete…' }).click()
    await question.getByRole('button', { name: 'Delete 1 report' }).click()
    await expect.poll(async () => (await reports()).map((row) => row[0])).toEqual(['north'])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expectStores(['n1', 'n2', 'n3'])
    await door.report.button('Back to the newest report').click()
    await pastReport.waitFor({ state: 'detached' })
  })

  test('shows an error when another window deletes the report on screen', async () => {
    const { page } = door.report
    await page.evaluate(`
      const input = { reportIds: [1] }
      const post = () => fetch('/api/deleteReports', { method: 'POST', body: JSON.stringify(input) })
      'storeMonitor' in window ? storeMonitor.call('deleteReports', input) : post()`)
    await door.report.errors.getByText('deleted in another window').waitFor()
    await door.report.button('History').click()
    await dialog.getByText('No reports yet').waitFor()
    expect(await reports()).toEqual([])
  })
})
