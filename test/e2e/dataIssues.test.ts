import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainlyBrowser, openTestDoor, type TestDoor } from '../support/doors/testDoor'

/**
 * january.csv has unknown statuses in lines 3 to 152, an invalid time in line 153, and a repeated row: 153 rows, 1 of them
 * loaded, 1 duplicate and 151 rejected. february.csv has one good row and one unknown status. One zone is invalid.
 */
const files = {
  'january.csv': [
    'store_id,timestamp_utc,status',
    '1001,2023-01-25 12:00:00 UTC,active',
    ...Array.from({ length: 150 }, (_, index) => `1001,2023-01-25 12:00:00 UTC,asleep ${index + 1}`),
    '1001,yesterday,active',
    '1001,2023-01-25 12:00:00 UTC,active',
  ].join('\n'),
  'february.csv': `
    store_id,timestamp_utc,status
    1002,2023-01-25 12:00:00 UTC,active
    1002,2023-01-25 12:00:00 UTC,gone`,
  'zones.csv': `
    store_id,timezone_str
    1001,America/Gotham`,
}

function cells(rows: Locator): Promise<readonly (readonly string[])[]> {
  return rows.evaluateAll((elements) =>
    elements.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
  )
}

describe.for(mainlyBrowser)('data issues in the $name', ({ openDoor }) => {
  let door: TestDoor
  let dialog: Locator

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    await door.openFolder(await door.newFolder(files))
    dialog = door.report.page.getByRole('dialog', { name: 'Data issues' })
  })

  afterAll(() => door.close())

  /** The line and the value of each issue on screen. */
  async function listed(): Promise<readonly string[]> {
    const rows = await cells(dialog.locator('tbody tr'))
    return rows.map(([, line, , value]) => `${line} ${value}`)
  }

  test('the rows of each file add up on screen', async () => {
    await door.report.button('156 rows read').click()
    const shown = door.report.page.getByRole('dialog', { name: 'Files in this folder' })
    await shown.getByText('february.csv').waitFor()
    expect(await cells(shown.locator('tbody tr'))).toEqual([
      ['february.csv', 'Polls', '2', '1', '0', '1'],
      ['january.csv', 'Polls', '153', '1', '1', '151'],
      ['zones.csv', 'Time zones', '1', '1', '0', '0'],
    ])
    await shown.getByRole('button', { name: 'Show 153 data issues' }).click()
    await dialog.getByText('1–100 of 153').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  test('issues are grouped, filtered by a group, paged, and saved as CSV', async () => {
    await door.report.button('152 rows skipped · 153 data issues').click()
    const groups = dialog.getByRole('navigation')
    await groups.getByRole('button', { name: 'january.csv 150', exact: true }).waitFor()
    expect(await groups.getByRole('button').allTextContents()).toEqual([
      'All data issues153',
      'The meaning of this status is not known; use active or inactive, or choose what the word means.151',
      'january.csv150',
      'february.csv1',
      'This is not a date and time; use a form such as 2023-01-22 12:09:39 UTC.1',
      'january.csv1',
      'This is not the name of a time zone, so the store is reported in America/Chicago; use a name such as America/New_York.1',
      'zones.csv1',
    ])

    await groups.getByRole('button', { name: 'january.csv 150', exact: true }).click()
    await dialog.getByText('1–100 of 150').waitFor()
    await expect.poll(async () => (await listed()).slice(0, 2)).toEqual(['3 asleep 1', '4 asleep 2'])
    await dialog.getByRole('button', { name: 'Last', exact: true }).click()
    await dialog.getByText('101–150 of 150').waitFor()
    await expect.poll(async () => (await listed()).at(-1)).toBe('152 asleep 150')
    expect(await dialog.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true)

    const some = join(door.workFolder, 'some.csv')
    await door.save(dialog.getByRole('button', { name: 'Save these 150 as CSV…' }), some)
    const [head, ...lines] = (await readFile(some, 'utf8')).trimEnd().split('\n')
    expect(head).toBe('file,line,column,value,code,reason,outcome')
    expect(lines).toHaveLength(150)
    expect(lines[149]).toBe('january.csv,152,status,asleep 150,status_unknown,"The meaning of this status is not known; use active or inactive, or choose what the word means.",rejected')

    const all = join(door.workFolder, 'all.csv')
    await door.save(dialog.getByRole('button', { name: 'Save all 153 as CSV…' }), all)
    expect((await readFile(all, 'utf8')).trimEnd().split('\n')).toHaveLength(154)
    await door.report.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})
