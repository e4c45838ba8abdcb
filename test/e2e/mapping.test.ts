import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openBrowserDoor } from '../support/doors/doors'
import { withFolder, writeFiles } from '../support/data/folder'
import { mainlyBrowser, openTestDoor, type TestDoor } from '../support/doors/testDoor'

/**
 * The report time is the only poll, Wednesday 25 January, 12:00 UTC, the zone of the store. It is down in all its open
 * time. Two columns of the business hours may be the opening time:
 * - With start_time it is open on Wednesdays from 11:00 to 13:00: 1 h today, and 1 h from 12:00 on a week ago.
 * - With open_time it is open from 8:00 to 13:00: 4 h today, and 1 h a week ago.
 * - Without business hours it is open for all 168 h.
 */
const files = {
  'polls.csv': 'store_id,timestamp_utc,status\n1001,2023-01-25 12:00:00 UTC,inactive',
  'hours.csv': 'store_id,day,start_time,open_time,end_time\n1001,2,11:00:00,08:00:00,13:00:00',
  'zones.csv': 'store_id,timezone_str\n1001,Etc/UTC',
}
const question = 'hours.csv has more than one column that could be start_time_local: start_time, open_time.'

/** The same polls with unusual column names. The values show the meaning of all columns except two that look the same. */
const ownFiles = {
  'export.csv': 'shop;first seen;seen at;state\n1001;2023-01-24 12:00:00;2023-01-25 12:00:00;inactive',
  'hours.csv': 'store_id,day,start_time,end_time\n1001,2,08:00:00,20:00:00',
  'zones.csv': files['zones.csv'],
}

describe.for(mainlyBrowser)('matching files in the $name', ({ openDoor }) => {
  let door: TestDoor
  let dialog: Locator

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    dialog = door.report.page.getByRole('dialog', { name: 'Match files and columns' })
  })

  afterAll(() => door.close())

  async function expectDowntime(hoursDown: string): Promise<void> {
    await dialog.waitFor({ state: 'detached' })
    const cell = door.report.page.locator('.ag-row[row-index="0"] [col-id="downtime_last_week"]')
    await expect.poll(() => cell.textContent()).toBe(hoursDown)
  }

  async function changeMapping(): Promise<void> {
    await door.report.button('3 rows read').or(door.report.button('2 rows read')).click()
    await door.report.button('Match files and columns…').click()
    await dialog.waitFor()
  }

  test('asks whether a packed file is read that is far larger when it is unpacked', async () => {
    const [header = '', row = ''] = files['polls.csv'].split('\n')
    const packed = gzipSync(Buffer.concat([Buffer.from(`${header}\n${row}\n`), Buffer.alloc(70 << 20, '\n')]))
    await door.openFolder(await door.newFolder({ 'polls.csv.gz': packed }))
    await dialog.getByText('over 100 times its size. Choose whether it is read nevertheless.').waitFor()
    await dialog.getByText('Choose whether large packed files are read.').waitFor()
    expect(await door.report.button('Load').isDisabled()).toBe(true)
    await dialog.getByLabel('Large packed files').selectOption('Read all of them')
    await door.report.button('Load').click()
    await expectDowntime('168.00')
  })

  test('asks which of two columns is the opening time, and remembers, changes and forgets the choice', async () => {
    const folder = await door.newFolder(files)
    await door.openFolder(folder)
    await dialog.getByText(question).waitFor()
    const table = dialog.getByRole('group', { name: 'Business hours', exact: true })
    const file = table.getByRole('checkbox', { name: 'hours.csv' })
    const opening = table.getByLabel('Opening time (local)')
    expect(await file.isChecked()).toBe(true)
    await opening.selectOption('start_time')
    await table.getByText('11:00:00', { exact: true }).waitFor()
    await opening.selectOption('open_time')
    await table.getByText('08:00:00', { exact: true }).waitFor()
    await door.report.button('Load').click()
    await expectDowntime('5.00')

    const other = await door.newFolder({ 'polls.csv': files['polls.csv'] })
    await door.openFolder(other)
    await expectDowntime('168.00')
    await door.openFolder(folder)
    await expectDowntime('5.00')

    await changeMapping()
    expect(await opening.inputValue()).toBe('open_time')
    await file.uncheck()
    await table.getByText('every store is always open').waitFor()
    await door.report.button('Load').click()
    await expectDowntime('168.00')

    await changeMapping()
    await door.report.button('Reset').click()
    await dialog.getByText(question).waitFor()
    await door.report.page.keyboard.press('Escape')
    await expectDowntime('168.00')
    await door.openFolder(folder)
    await dialog.waitFor()
    await opening.selectOption('start_time')
    await door.report.button('Load').click()
    await expectDowntime('2.00')

    expect((await readdir(folder)).toSorted()).toEqual(Object.keys(files).toSorted())
    const kept: unknown = JSON.parse(await readFile(join(door.workFolder, 'app', 'folder-mappings.json'), 'utf8'))
    const columns = expect.objectContaining({ start_time_local: 'start_time' })
    expect(kept).toContainEqual({ folder, mapping: { businessHours: [{ file: 'hours.csv', columns }] } })
  })

  /**
   * Open from 11:00 to 14:00 on day 3, for 1 h on day 0 and for 4 h on day 7. In the week before Wednesday 12:00:
   * - If 1 is Monday, the days are Wednesday (2 h a week ago and 1 h today) and Sunday (4 h), and there is no day 0: 7 h.
   * - If 0 is Sunday, they are Wednesday (3 h) and Sunday (1 h and 4 h), because 7 is Sunday too: 8 h.
   */
  test('asks how weekdays are numbered, and does not load before it is chosen', async () => {
    const hours = 'store_id,day,start_time,end_time\n1001,3,11:00,14:00\n1001,0,05:00,06:00\n1001,7,00:00,04:00'
    await door.openFolder(await door.newFolder({ ...files, 'hours.csv': hours }))
    await dialog.getByText('The weekdays in the business hours have both 0 and 7').waitFor()
    await dialog.getByText('Choose how the weekdays are numbered.').waitFor()
    expect(await door.report.button('Load').isDisabled()).toBe(true)
    const weekdays = dialog.getByLabel('Weekdays', { exact: true })
    // What is asked about is in sight.
    const [top, tables] = await Promise.all([weekdays.boundingBox(), dialog.getByRole('group', { name: 'Polls', exact: true }).boundingBox()])
    expect(top?.y).toBeLessThan(tables?.y ?? 0)
    await weekdays.selectOption('iso')
    await door.report.button('Load').click()
    await expectDowntime('7.00')
    await door.report.button('5 rows read').click()
    await door.report.button('Match files and columns…').click()
    expect(await weekdays.inputValue()).toBe('iso')
    await weekdays.selectOption('sunday0')
    await door.report.button('Load').click()
    await expectDowntime('8.00')
  })

  /** Between the poll of 24 January, 12:00, and that of 25 January, 12:00, the middle is midnight: 168 h − 12 h. */
  test('asks about the words of a status column after it was chosen, and keeps what was chosen', async () => {
    const polls = '1001,2023-01-24 12:00:00,broken\n1001,2023-01-25 11:00:00,maintenance\n1001,2023-01-25 12:00:00,fine'
    await door.openFolder(await door.newFolder({ 'polls.csv': polls, 'zones.csv': files['zones.csv'] }))
    const columns = dialog.getByRole('group', { name: 'Columns of polls.csv' })
    await columns.getByLabel('Store id').selectOption('#1')
    await columns.getByLabel('Status').selectOption('#3')
    await door.report.button('Load').click()
    await dialog.getByText('The polls have statuses whose meaning is not known').waitFor()
    expect(await columns.getByLabel('Store id').inputValue()).toBe('#1')
    await dialog.getByLabel('broken', { exact: true }).selectOption('inactive')
    await dialog.getByLabel('maintenance', { exact: true }).selectOption('none')
    await dialog.getByText('Choose what the status “fine” means.').waitFor()
    expect(await door.report.button('Load').isDisabled()).toBe(true)
    await dialog.getByLabel('fine', { exact: true }).selectOption('active')
    await door.report.button('Load').click()
    await expectDowntime('156.00')
  })

  /** Down from 24 January, 18:00: until midnight, or until 12:00 if the poll at that time counts. */
  test('offers to give words a meaning if their rows were skipped', async () => {
    const polls = 'store_id,timestamp_utc,status\n1001,2023-01-24 12:00:00,active\n1001,2023-01-25 00:00:00,inactive\n1001,2023-01-25 12:00:00,degraded'
    await door.openFolder(await door.newFolder({ 'polls.csv': polls, 'zones.csv': files['zones.csv'] }))
    await expectDowntime('6.00')
    const notice = door.report.page.getByRole('listitem').filter({ hasText: 'status is not known: "degraded" (1)' })
    await notice.getByRole('button', { name: 'Match files and columns…' }).click()
    await dialog.getByLabel('degraded', { exact: true }).selectOption('inactive')
    await door.report.button('Load').click()
    await expectDowntime('18.00')
    expect(await notice.count()).toBe(0)
  })

  /** Open on Wednesdays from 11:00 to 13:00, as above, unless the closed day counts. */
  test('does not use an optional column that was given up', async () => {
    const hours = 'store_id,day,start_time,end_time,is_closed\n1001,2,11:00:00,13:00:00,no\n1001,1,11:00:00,13:00:00,yes'
    await door.openFolder(await door.newFolder({ ...files, 'hours.csv': hours }))
    await expectDowntime('2.00')
    await door.report.button('4 rows read').click()
    await door.report.button('Match files and columns…').click()
    const closed = dialog.getByLabel('Closed (yes or no)')
    expect(await closed.inputValue()).toBe('is_closed')
    await closed.selectOption('Not used')
    await door.report.button('Load').click()
    await expectDowntime('4.00')
  })

  test('asks for the columns of polls with an unusual header, shows their values, and works with the keyboard', async () => {
    await door.openFolder(await door.newFolder(ownFiles))
    await dialog.getByText('export.csv seems to contain polls').waitFor()
    const columns = dialog.getByRole('group', { name: 'Columns of export.csv' })
    await expect.poll(() => columns.getByLabel('Store').inputValue()).toBe('shop')
    expect(await columns.getByLabel(/^Status/).inputValue()).toBe('state')
    const time = columns.getByLabel(/^Poll time/)
    expect(await time.inputValue()).toBe('first seen')
    expect(await time.locator('option').allTextContents()).toContain('seen at: 2023-01-25 12:00:00')

    await time.focus()
    await door.report.page.keyboard.type('seen')
    await expect.poll(() => time.inputValue()).toBe('seen at')
    await columns.getByText('2023-01-25 12:00:00', { exact: true }).waitFor()
    await columns.getByLabel('Store').selectOption('seen at')
    await dialog.getByText('Under Polls, the column “seen at” of export.csv is chosen twice.').waitFor()
    expect(await door.report.button('Load').isDisabled()).toBe(true)
    await columns.getByLabel('Store').selectOption('shop')
    await door.report.button('Load').click()
    await expectDowntime('12.00')
    await expect.poll(() => door.report.storeIds()).toEqual(['1001'])
  })
})

test('an update asks about business hours with two opening times that were added later', async () => {
  const { 'hours.csv': laterFile, ...first } = files
  vi.stubEnv('STORE_MONITOR_WATCH_INTERVAL_MS', '100')
  const door = await openTestDoor(openBrowserDoor)
  vi.unstubAllEnvs()
  onTestFinished(() => door.close())
  const data = await door.newFolder(first)
  const downtime = door.report.page.locator('.ag-row[row-index="0"] [col-id="downtime_last_week"]')
  await door.openFolder(data)
  await expect.poll(() => downtime.textContent()).toBe('168.00')
  await writeFile(join(data, 'hours.csv'), laterFile)
  await door.report.button('Update now').click()
  const dialog = door.report.page.getByRole('dialog', { name: 'Match files and columns' })
  await dialog.getByText(question).waitFor()
  expect(await downtime.textContent()).toBe('168.00')
  await dialog.getByLabel('Opening time (local)').selectOption('start_time')
  await door.report.button('Load').click()
  await expect.poll(() => downtime.textContent()).toBe('2.00')
})

test('a choice is remembered after a restart', () =>
  withFolder({}, async (workFolder) => {
    const data = join(workFolder, 'data')
    await writeFiles(data, files)
    const app = join(workFolder, 'app')
    const first = await openBrowserDoor(app)
    await first.openFolder(data)
    await first.report.button('Load').click()
    await expect.poll(() => first.report.storeIds()).toEqual(['1001'])
    await first.close()
    const second = await openBrowserDoor(app)
    // The last folder is opened on startup.
    await expect.poll(() => second.report.storeIds()).toEqual(['1001'])
    expect(await second.report.page.getByRole('dialog').count()).toBe(0)
    await second.close()
  }))
