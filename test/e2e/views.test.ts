import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowserDoor, type Door } from '../support/doors/doors'
import { withFolder, writeFiles } from '../support/data/folder'
import { settledLayout } from '../support/browser/settledLayout'
import { mainlyDesktop, openTestDoor, type TestDoor } from '../support/doors/testDoor'

/** All stores are always open. 11 and 21 were down all week, 12 since 11:00, half-way between its polls, and 22 never. */
const files = {
  'polls.csv': `
    store_id,timestamp_utc,status
    11,2023-01-25 12:00:00 UTC,inactive
    12,2023-01-25 10:00:00 UTC,active
    12,2023-01-25 12:00:00 UTC,inactive
    21,2023-01-25 12:00:00 UTC,inactive
    22,2023-01-25 12:00:00 UTC,active`,
}

function expectStores({ report }: Door, storeIds: readonly string[]): Promise<void> {
  return expect.poll(() => report.storeIds()).toEqual(storeIds)
}

async function saveView({ report }: Door, name: string): Promise<void> {
  await report.page.keyboard.press('ControlOrMeta+J')
  await report.page.getByRole('textbox', { name: 'Name of the view' }).fill(name)
  await report.page.keyboard.press('Enter')
  await report.views.filter({ hasText: name }).waitFor()
}

function columnsShown({ report }: Door): Promise<readonly (string | null)[]> {
  return report.page
    .locator('.ag-header-cell')
    .evaluateAll((cells) =>
      cells
        .toSorted((left, right) => left.getBoundingClientRect().left - right.getBoundingClientRect().left)
        .map((cell) => cell.getAttribute('col-id')),
    )
}

async function showColumn({ report }: Door, words: string, label: string, isShown: boolean): Promise<void> {
  await report.page.keyboard.press('ControlOrMeta+K')
  await report.page.getByRole('searchbox', { name: 'Search columns' }).fill(words)
  const choice = report.page.getByRole('checkbox', { name: label })
  if ((await choice.isChecked()) !== isShown) await choice.click()
  // The grid says a moment later which columns it shows.
  await expect.poll(() => choice.isChecked()).toBe(isShown)
  await report.page.keyboard.press('Escape')
}

describe.for(mainlyDesktop)('views in the $name', ({ openDoor }) => {
  let door: TestDoor

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    await door.openFolder(await door.newFolder(files))
    await door.report.page.getByRole('gridcell', { name: '22', exact: true }).waitFor()
  })

  afterAll(() => door.close())

  test('undo and redo take back and repeat sort, search and columns one by one', async () => {
    const { report } = door
    // Columns move to their places when the table appears.
    await settledLayout(report.page)
    const before = await columnsShown(door)
    await report.clickHeader('store_id', 'ascending')
    await expectStores(door, ['11', '12', '21', '22'])
    await report.search('1')
    await expectStores(door, ['11', '12', '21'])
    await showColumn(door, 'zone', 'Time zone', true)
    await expect.poll(() => columnsShown(door)).toEqual([...before, 'timezone'])

    await report.page.keyboard.press('ControlOrMeta+Z')
    await expect.poll(() => columnsShown(door)).toEqual(before)
    await report.page.keyboard.press('ControlOrMeta+Z')
    await expectStores(door, ['11', '12', '21', '22'])
    await report.page.keyboard.press('ControlOrMeta+Z')
    await expectStores(door, ['11', '21', '12', '22'])
    await report.page.keyboard.press('ControlOrMeta+Shift+Z')
    await report.page.keyboard.press('ControlOrMeta+Y')
    await expectStores(door, ['11', '12', '21'])
    await report.chooseView('Default')
    await expectStores(door, ['11', '21', '12', '22'])
  })

  test('undo in a text field affects only the text', async () => {
    const { page } = door.report
    const box = page.getByRole('searchbox', { name: 'Search stores' })
    await box.focus()
    await page.keyboard.type('2')
    await expectStores(door, ['21', '12', '22'])
    await page.keyboard.press('ControlOrMeta+Z')
    expect(await box.inputValue()).toBe('')
    await expectStores(door, ['11', '21', '12', '22'])
  })

  test('the user can save, choose, change, rename and delete a view', async () => {
    const { report } = door
    const { page } = report
    await report.filterEquals('downtime_last_hour', 60)
    await expectStores(door, ['11', '21', '12'])
    await page.getByRole('button', { name: 'View: Default (modified)' }).waitFor()
    await saveView(door, 'Down this hour')
    await page.getByRole('button', { name: 'View: Down this hour', exact: true }).waitFor()

    await report.chooseView('Default')
    await expectStores(door, ['11', '21', '12', '22'])
    await report.chooseView('Down this hour')
    await expectStores(door, ['11', '21', '12'])
    await report.clickHeader('store_id', 'ascending')
    await page.getByRole('button', { name: 'View: Down this hour (modified)' }).waitFor()

    await report.views.click()
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('default')
    expect(await report.button('Save').isDisabled()).toBe(true)
    await page.getByText('The default view cannot be changed.').waitFor()
    await report.button('Rename Down this hour').click()
    await page.getByRole('textbox', { name: 'New name for Down this hour' }).fill('Default')
    expect(await report.button('Rename').isDisabled()).toBe(true)
    await page.getByRole('textbox', { name: 'New name for Down this hour' }).fill('Off')
    await report.button('Rename').click()
    await report.button('Delete Off').click()
    await report.button('Cancel').click()
    await report.button('Delete Off').click()
    await report.button('Delete').click()
    await page.getByRole('button', { name: 'View: Default (modified)' }).waitFor()
    expect(await report.button('Off').count()).toBe(0)
    await page.keyboard.press('Escape')
    await report.chooseView('Default')
    await expectStores(door, ['11', '21', '12', '22'])
  })
})

test('the next start opens the last folder with the last layout and all saved views', () =>
  withFolder({}, async (workFolder) => {
    const dataFolder = join(workFolder, 'data')
    await writeFiles(dataFolder, files)
    const first = await openBrowserDoor(join(workFolder, 'app'))
    await first.openFolder(dataFolder)
    await expectStores(first, ['11', '21', '12', '22'])
    await showColumn(first, 'coverage week', 'Coverage, last week', false)
    await saveView(first, 'Mine')
    await first.report.clickHeader('store_id', 'ascending')
    await first.report.search('1')
    await expectStores(first, ['11', '12', '21'])
    const columns = await columnsShown(first)
    expect(columns).not.toContain('coverage_last_week')
    // Typed text is saved after a moment.
    const kept = join(workFolder, 'app', 'preferences.json')
    await expect.poll(() => readFile(kept, 'utf8')).toContain('"search": "1"')
    await first.close()

    const second = await openBrowserDoor(join(workFolder, 'app'))
    await expectStores(second, ['11', '12', '21'])
    // Columns move to their places for a moment.
    await expect.poll(() => columnsShown(second)).toEqual(columns)
    await second.report.page.getByRole('button', { name: 'View: Mine (modified)' }).waitFor()
    await second.report.chooseView('Mine')
    await expectStores(second, ['11', '21', '12', '22'])
    await second.close()
  }))

test('a missing folder causes an error on startup, and another folder can be opened', () =>
  withFolder({}, async (workFolder) => {
    const dataFolder = join(workFolder, 'data')
    const goneFolder = join(workFolder, 'gone')
    await Promise.all([dataFolder, goneFolder].map((folder) => writeFiles(folder, files)))
    const first = await openBrowserDoor(join(workFolder, 'app'))
    await first.openFolder(goneFolder)
    await expectStores(first, ['11', '21', '12', '22'])
    await first.close()
    await rm(goneFolder, { recursive: true })

    const second = await openBrowserDoor(join(workFolder, 'app'))
    await second.report.errors.waitFor()
    expect(await second.report.errors.textContent()).toContain(goneFolder)
    await second.openFolder(dataFolder)
    await expectStores(second, ['11', '21', '12', '22'])
    await second.close()
  }))
