import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowserDoor } from '../support/doors/doors'
import { openTestDoor, type TestDoor } from '../support/doors/testDoor'

let door: TestDoor

beforeAll(async () => {
  door = await openTestDoor(openBrowserDoor)
  await door.report.button('Try the sample data').click()
  await door.report.page.locator('.ag-cell[col-id="store_id"]').first().waitFor()
})

afterAll(() => door.close())

test('what was done is told over the page, which keeps its place, and goes by itself unless it is pointed at', async () => {
  const { page } = door.report
  await page.clock.install()
  const top = () => page.getByRole('banner').evaluate((element) => element.getBoundingClientRect().top)
  expect(await top()).toBe(0)
  await page.locator('.ag-row[row-index="0"] [col-id="store_id"]').click()
  await page.keyboard.press('ControlOrMeta+c')
  const told = page.getByRole('status').getByText(/^Copied 1 store/)
  await told.waitFor()
  expect(await top()).toBe(0)
  await told.hover()
  await page.clock.runFor(60_000)
  expect(await told.isVisible()).toBe(true)
  await page.mouse.move(5, 5)
  await page.clock.runFor(60_000)
  await told.waitFor({ state: 'detached' })
})

test('a folder that cannot be opened is said in the dialog, where its path stays to be mended', async () => {
  const { page } = door.report
  const folder = await door.newFolder({ 'polls.csv': 'store_id,timestamp_utc,status\nlone,2023-01-24 12:00:00 UTC,active\n' })
  await door.openFolder(`${folder}-typo`)
  const dialog = page.getByRole('dialog', { name: 'Open folder' })
  await dialog.getByRole('alert').waitFor()
  expect(await page.getByLabel('Folder path').inputValue()).toBe(`${folder}-typo`)
  await page.getByLabel('Folder path').fill(folder)
  await door.report.button('Open').click()
  await door.report.storeCell('lone').waitFor()
  await dialog.waitFor({ state: 'detached' })
  expect(await door.report.errors.count()).toBe(0)
})
