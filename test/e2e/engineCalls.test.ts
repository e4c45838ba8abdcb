import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowserDoor } from '../support/doors/doors'
import { openTestDoor, type TestDoor } from '../support/doors/testDoor'

/** All stores are always open and down, so they are in the order of their ids. */
const ids = ['1001', '1002', '1003', '1004']
const polls = ['store_id,timestamp_utc,status', ...ids.map((id) => `${id},2023-01-24 12:00:00 UTC,inactive`)].join('\n')

let door: TestDoor
/** The operations that the page has called, in order. */
let calls: string[] = []

beforeAll(async () => {
  door = await openTestDoor(openBrowserDoor)
  await door.report.button('Try the sample data').waitFor()
  const operation = /\/api\/(\w+)$/
  door.report.page.on('request', (request) => {
    const [, name] = operation.exec(request.url()) ?? []
    if (name !== undefined && name !== 'events' && name !== 'setPreferences') calls.push(name)
  })
})

afterAll(() => door.close())

test('opening a folder asks for the first rows before the Fleet tab is prepared, and does not poll the report', async () => {
  const folder = await door.newFolder({ 'polls.csv': polls })
  calls = []
  await door.openFolder(folder)
  await door.report.storeCell('1004').waitFor()
  await expect.poll(() => calls.at(-1)).toBe('getHourlyDowntime')
  expect(calls.slice(0, 3)).toEqual(['openFolder', 'getOverview', 'startReport'])
  expect(calls.slice(3).toSorted()).toEqual(['getHourlyDowntime', 'getNotices', 'getRows', 'getTotals'])
})

test('pressing on a store asks for its timeline once, before the store opens', async () => {
  const { page } = door.report
  const panel = page.getByRole('complementary', { name: 'Store details' })
  calls = []
  await door.report.storeCell('1001').getByText('1001').hover()
  await page.mouse.down()
  await expect.poll(() => calls).toEqual(['getStoreTimeline'])
  await page.mouse.up()
  await panel.getByRole('region', { name: 'Outages' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await panel.getByRole('heading', { name: '1002' }).waitFor()
  await page.keyboard.press('ArrowUp')
  await panel.getByRole('heading', { name: '1001' }).waitFor()
  expect(calls).toEqual(['getStoreTimeline', 'getStoreTimeline'])
})

test('the page asks for the timeline of the focused row before Enter opens it', async () => {
  const { page } = door.report
  const focusIn = (storeId: string): Promise<void> => page.locator(`.ag-row[row-id="${storeId}"] .ag-cell:focus`).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('complementary', { name: 'Store details' }).waitFor({ state: 'detached' })
  await focusIn('1001')
  calls = []
  // The timeline of 1002 is known already.
  await page.keyboard.press('ArrowDown')
  await focusIn('1002')
  await page.keyboard.press('ArrowDown')
  await focusIn('1003')
  await expect.poll(() => calls).toEqual(['getStoreTimeline'])
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'Store details' }).getByRole('heading', { name: '1003' }).waitFor()
  expect(calls).toEqual(['getStoreTimeline'])
})
