import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/browser/accessibility'
import { openBrowserDoor } from '../support/doors/doors'
import { openTestDoor, type TestDoor } from '../support/doors/testDoor'

/** Stores without hours are always open. Both have one poll, so that they are down and up for the whole week. */
const polls = 'store_id,timestamp_utc,status\ndown,2023-01-24 12:00:00 UTC,inactive\nup,2023-01-24 12:00:00 UTC,active\n'

let door: TestDoor
let folder: string
let panel: Locator
let pastReport: Locator
let history: Locator
/** The failed requests and the errors in the console of the browser. */
const complaints: string[] = []

beforeAll(async () => {
  door = await openTestDoor(openBrowserDoor)
  const { page } = door.report
  await door.report.button('Try the sample data').waitFor()
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  folder = await door.newFolder({ 'polls.csv': polls })
  panel = page.getByRole('complementary', { name: 'Store details' })
  pastReport = page.getByRole('status').filter({ hasText: 'From the history' })
  history = page.getByRole('dialog', { name: 'History' })
})

afterAll(() => door.close())

async function visitEverything(): Promise<void> {
  const { page } = door.report
  for (const storeId of ['up', 'down']) {
    await door.report.storeCell(storeId).getByText(storeId).click()
    await panel.getByRole('heading', { name: storeId }).waitFor()
  }
  await panel.getByRole('region', { name: 'Report figures' }).getByRole('row', { name: 'Open 1 h 24 h 168 h' }).waitFor()
  await page.getByRole('tab', { name: 'Fleet' }).click()
  await page.getByRole('gridcell', { name: /^Sunday 03:00–04:00, .* downtime, 1 h of [23] h observed open time, 1 store down/ }).waitFor()
  await page.getByRole('tab', { name: 'Stores' }).click()
  await door.report.button('Export…').click()
  await page.getByRole('dialog', { name: 'Export' }).getByLabel('Report as CSV').waitFor()
}

test('a past report whose files have changed says so in History, and shows its numbers without a failed request', async () => {
  const { page } = door.report
  await door.openFolder(folder)
  await door.report.storeCell('up').waitFor()
  await page.getByRole('tab', { name: 'Fleet' }).click()
  await page.getByRole('gridcell', { name: /^Sunday 03:00–04:00, .* downtime, 1 h of [23] h observed open time, 1 store down/ }).waitFor()
  await page.getByRole('tab', { name: 'Stores' }).click()
  await appendFile(join(folder, 'polls.csv'), 'new,2023-01-24 12:00:00 UTC,active\n')
  await door.openFolder(folder)
  await door.report.storeCell('new').waitFor()

  await door.report.button('History').click()
  const row = history.getByRole('row').filter({ hasText: 'Numbers only' })
  await row.getByTitle('The files of this folder have changed since this report was made').waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await row.getByRole('button', { name: 'Open', exact: true }).click()
  await pastReport.getByText('The files of this folder have changed since this report was made.').waitFor()
  await visitEverything()
  const exportDialog = page.getByRole('dialog', { name: 'Export' })
  expect(await exportDialog.getByLabel('Outages as CSV').isDisabled()).toBe(true)
  await exportDialog.getByText('Outages cannot be exported. The files of this folder have changed').waitFor()
  await exportDialog.getByRole('button', { name: 'Cancel' }).click()
  await panel.getByText('The timeline and the outages of this store cannot be shown.').waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  expect(complaints).toEqual([])
})

test('such a report can be run again, and then has timelines', async () => {
  await pastReport.getByRole('button', { name: 'Run this report again' }).click()
  await pastReport.waitFor({ state: 'detached' })
  await panel.getByRole('heading', { name: '1 outage' }).waitFor()
  expect(await panel.getByText('cannot be shown').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('a past report of unchanged files has timelines, and outages can be exported', async () => {
  const { page } = door.report
  await door.openFolder(folder)
  await pastReport.waitFor({ state: 'detached' })
  await door.report.button('History').click()
  await history.getByRole('button', { name: 'Open', exact: true }).first().click()
  await pastReport.waitFor()
  await visitEverything()
  expect(await page.getByRole('dialog', { name: 'Export' }).getByLabel('Outages as CSV').isEnabled()).toBe(true)
  await page.keyboard.press('Escape')
  await panel.getByRole('heading', { name: '1 outage' }).waitFor()
  expect(await pastReport.textContent()).not.toContain('Numbers only')
  expect(complaints).toEqual([])
})

test('a past report of another folder shows its numbers without a failed request', async () => {
  const { page } = door.report
  await door.openFolder(await door.newFolder({ 'polls.csv': polls.replace('down', 'other') }, 'second'))
  await door.report.storeCell('other').waitFor()
  await door.report.button('History').click()
  await history.getByRole('row').filter({ hasText: 'Folder not open' }).getByRole('button', { name: 'Open', exact: true }).first().click()
  await pastReport.getByText('The folder of this report is not open.').waitFor()
  await visitEverything()
  await page.getByRole('dialog', { name: 'Export' }).getByText('Outages cannot be exported. The folder of this report is not open.').waitFor()
  await page.keyboard.press('Escape')
  await pastReport.getByRole('button', { name: 'Open this folder' }).click()
  await panel.getByRole('heading', { name: '1 outage' }).waitFor()
  expect(complaints).toEqual([])
})
