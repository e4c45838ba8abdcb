import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { printedBy } from '../support/program/runProgram'
import { bothDoors, openTestDoor, type TestDoor } from '../support/doors/testDoor'

const byId = ['0003', '1001', '1002', '2001', '2002'] as const

/**
 * The report time is the newest poll, Wednesday 25 January at 12:00. All zones are UTC.
 * - 0003 is open on Wednesdays, 08:00 to 20:00, and down: 4 h today, and 8 h after 12:00 a week ago.
 * - 1001 and 1002 are always open, with one observation each: up and down.
 * - 2001 is always open: down until 11:00, half-way between its observations, and then up.
 * - 2002 is only in the business hours.
 */
const files = {
  'store_status.csv': `
    store_id,timestamp_utc,status
    1001,2023-01-25 12:00:00 UTC,active
    1002,2023-01-25 11:45:00 UTC,inactive
    2001,2023-01-25 10:00:00 UTC,inactive
    2001,2023-01-25 12:00:00 UTC,active
    0003,2023-01-25 11:30:00 UTC,inactive`,
  'business_hours.csv': `
    store_id,dayOfWeek,start_time_local,end_time_local
    0003,2,08:00:00,20:00:00
    2002,0,09:00:00,17:00:00`,
  'timezones.csv': ['store_id,timezone_str', ...byId.map((id) => `${id},Etc/UTC`)].join('\n'),
}

const header =
  'store_id,uptime_last_hour,uptime_last_day,uptime_last_week,downtime_last_hour,downtime_last_day,downtime_last_week'
const rows = {
  '0003': '0003,0.00,0.00,0.00,60.00,4.00,12.00',
  '1001': '1001,60.00,24.00,168.00,0.00,0.00,0.00',
  '1002': '1002,0.00,0.00,0.00,60.00,24.00,168.00',
  '2001': '2001,60.00,1.00,1.00,0.00,23.00,167.00',
  '2002': '2002,0.00,0.00,0.00,0.00,0.00,0.00',
}
/** The stores by downtime: 168, 167, 12 and 0 hours, and no observations. */
const mostDowntimeFirst = ['1002', '2001', '0003', '1001', '2002'] as const

function csvOf(stores: readonly (keyof typeof rows)[]): string {
  return [header, ...stores.map((store) => rows[store]), ''].join('\n')
}

describe.for(bothDoors)('the main job in the $name', ({ openDoor }) => {
  let door: TestDoor
  let dataFolder: string
  let outFolder: string
  let outFile: string

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    outFolder = join(door.workFolder, 'out')
    outFile = join(outFolder, 'report.csv')
    await mkdir(outFolder)
  })

  // Each test has a new folder, so that the report on the page cannot be that of the test before.
  beforeEach(async () => {
    dataFolder = await door.newFolder(files)
    await door.openFolder(dataFolder)
    await door.report.folder(dataFolder).waitFor()
    await door.report.chooseView('Default')
    await expectStores(mostDowntimeFirst)
  })

  afterAll(() => door.close())

  async function expectStores(stores: readonly string[]): Promise<void> {
    await expect.poll(() => door.report.storeIds()).toEqual(stores)
  }

  test('sorts, searches and exports the stores on screen', async () => {
    await door.report.clickHeader('uptime_last_week', 'ascending')
    await expectStores(['0003', '1002', '2002', '2001', '1001'])
    await door.report.clickHeader('uptime_last_week', 'descending')
    await expectStores(['1001', '2001', '0003', '1002', '2002'])

    await door.report.search('00')
    await expectStores(['1001', '2001', '0003', '1002', '2002'])
    await door.report.search('100')
    await expectStores(['1001', '1002'])

    await door.report.prepareExport('Report as CSV', 'Filtered stores', 'The seven standard columns')
    await door.export(outFile)
    expect(await readFile(outFile, 'utf8')).toBe(csvOf(['1001', '1002']))
  })

  test('filters a column and exports the matching stores', async () => {
    await door.report.filterEquals('downtime_last_week', 12)
    await expectStores(['0003'])
    await door.report.prepareExport('Report as CSV', 'Filtered stores', 'The seven standard columns')
    await door.export(outFile)
    expect(await readFile(outFile, 'utf8')).toBe(csvOf(['0003']))
  })

  test('exports everything with the same bytes as the command line', async () => {
    await door.report.clickHeader('store_id', 'ascending')
    await expectStores(byId)
    await door.report.prepareExport('Report as CSV', 'All stores', 'The seven standard columns')
    await door.export(outFile)
    expect(await readFile(outFile, 'utf8')).toBe(csvOf(byId))

    await door.report.prepareExport('Report as CSV', 'All stores', 'All columns')
    await door.export(outFile)
    const commandLineFile = join(outFolder, 'commandLine.csv')
    await printedBy('report', dataFolder, '--columns', 'all', '--out', commandLineFile)
    expect(await readFile(outFile, 'utf8')).toBe(await readFile(commandLineFile, 'utf8'))
  })

  test('changes nothing when the user dismisses a dialog', async () => {
    await rm(outFile, { force: true })
    await door.report.prepareExport('Report as CSV', 'All stores', 'The seven standard columns')
    await door.dismissExport()
    await door.openFolder(null)
    await expectStores(mostDowntimeFirst)
    expect(await door.report.errors.count()).toBe(0)
    expect(await readdir(outFolder)).not.toContain('report.csv')
  })

  test('explains an unusable folder and keeps the report', async () => {
    await door.openFolder(outFolder)
    await door.report.errors.waitFor()
    expect(await door.report.errors.textContent()).toContain(outFolder)
    await expectStores(mostDowntimeFirst)
  })
})
