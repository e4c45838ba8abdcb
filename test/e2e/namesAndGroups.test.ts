import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readZip } from '../support/data/readZip'
import { bothDoors, openTestDoor, type TestDoor } from '../support/doors/testDoor'

/**
 * Four stores that are always open, each with two polls in the hour before the report time, Wednesday at 12:00. 1001 is down,
 * 1002 is up; 2001 is down until 11:30, half-way between its polls, and up for 30 minutes of the hour; 3001 is up and has no
 * region.
 */
const files = {
  'store_status.csv': `
    store_id,timestamp_utc,status
    1001,2023-01-25 11:00:00 UTC,inactive
    1001,2023-01-25 12:00:00 UTC,inactive
    1002,2023-01-25 11:00:00 UTC,active
    1002,2023-01-25 12:00:00 UTC,active
    2001,2023-01-25 11:00:00 UTC,inactive
    2001,2023-01-25 12:00:00 UTC,active
    3001,2023-01-25 11:00:00 UTC,active
    3001,2023-01-25 12:00:00 UTC,active`,
  'timezones.csv': `
    store_id,timezone_str
    1001,Etc/UTC
    1002,Etc/UTC
    2001,Etc/UTC
    3001,Etc/UTC`,
  'stores.csv': `
    store_id,name,region
    1001,Main Street,West
    1002,Oak Avenue,West
    2001,Harbor Point,East
    3001,Mill Road,`,
}

describe.for(bothDoors)('names, groups and lists in the $name', ({ openDoor }) => {
  let door: TestDoor
  let outFolder: string

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    outFolder = join(door.workFolder, 'out')
    await mkdir(outFolder)
    const folder = await door.newFolder(files)
    await door.openFolder(folder)
    await door.report.folder(folder).waitFor()
    await door.report.storeCell('1001').waitFor()
  })

  afterAll(() => door.close())

  function rows(): Promise<readonly string[]> {
    return door.report.storeIds()
  }

  async function groupBy(label: string): Promise<void> {
    await door.report.page.getByRole('button', { name: /^Group by/ }).click()
    await door.report.page.getByRole('group', { name: 'Group by' }).getByRole('button', { name: label, exact: true }).click()
  }

  test('names of a stores file stand beside the ids, and the search finds them', async () => {
    const names = door.report.page.locator('.ag-row [col-id="name"]')
    await expect.poll(async () => (await names.allTextContents()).toSorted()).toEqual(['Harbor Point', 'Main Street', 'Mill Road', 'Oak Avenue'])
    await door.report.search('harbor, west')
    await expect.poll(rows).toEqual(['1001', '2001', '1002'])
    await door.report.search('')
    await expect.poll(rows).toHaveLength(4)
  })

  test('stores are grouped by region, expanded and filtered, and the groups are exported', async () => {
    await groupBy('Region')
    await expect.poll(rows).toEqual(['West', 'East', 'Without a value'])
    await door.report.storeCell('West').click()
    await expect.poll(rows).toEqual(['West', '1001', '1002', 'East', 'Without a value'])
    // 1001 is down and 1002 is up for the whole hour; their hour together is half up.
    const west = door.report.page.locator('.groupRow', { hasText: 'West' }).first()
    const index = await west.getAttribute('row-index')
    expect(await door.report.page.locator(`.ag-row[row-index="${index}"] [col-id="uptime_last_hour"]`).textContent()).toBe('60.00')

    const file = join(outFolder, 'groups.csv')
    await door.report.prepareExport('Groups by Region as CSV', 'All stores')
    await door.export(file)
    const [header = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n')
    const columns = ['region', 'stores', 'uptime_percent_last_hour'].map((name) => header.split(',').indexOf(name))
    expect(lines.map((line) => line.split(',')).map((cells) => columns.map((column) => cells[column]))).toEqual([
      ['West', '2', '50.00'],
      ['East', '1', '50.00'],
      ['', '1', '100.00'],
    ])

    // The stores are still grouped by region.
    const archive = join(outFolder, 'store-monitor-by-region.zip')
    await door.report.prepareExport('One report per …', 'Plain CSV (for any program)', 'All stores')
    await door.export(archive)
    const stores = [...readZip(await readFile(archive))].map(([name, content]) => [name, ...content.toString().trimEnd().split('\n').map((line) => line.split(',')[0])].join(' '))
    expect(stores.toSorted()).toEqual(['East.csv store_id 2001', 'West.csv store_id 1001 1002', 'Without a value.csv store_id 3001'])
  })

  test('filtered stores are saved as a list, which narrows down the groups', async () => {
    await door.report.search('harbor, oak')
    await expect.poll(rows).toEqual(['East', 'West', '1002'])
    await door.report.page.getByRole('button', { name: /^My stores/ }).click()
    const panel = door.report.page.getByRole('group', { name: 'My stores' })
    await panel.getByRole('textbox', { name: 'Name of the list' }).fill('Mine')
    await panel.getByRole('button', { name: 'Save', exact: true }).click()
    await door.report.search('')
    await door.report.page.getByRole('button', { name: 'Remove filter: In list “Mine”' }).waitFor()
    await groupBy('None')
    await expect.poll(rows).toEqual(['2001', '1002'])
    const file = join(outFolder, 'mine.csv')
    await door.report.prepareExport('Report as CSV', 'Filtered stores', 'All columns')
    await door.export(file)
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
    expect(lines.map((line) => line.split(',').slice(0, 2).join(' '))).toEqual(['store_id name', '2001 Harbor Point', '1002 Oak Avenue'])
    expect(lines[0]?.endsWith(',region')).toBe(true)
  })
})
