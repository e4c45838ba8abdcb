import { join } from 'node:path'
import { expect, test } from 'vitest'
import { zoneEdition } from '../../../../electron/engine/time/zones'
import { withFolder } from '../../../support/data/folder'
import { printedBy, runProgram } from '../../../support/program/runProgram'
import { files } from '../../../support/data/smallFolder'

const unrecognised =
  'The header does not match polls, business hours or timezones, so the file was not read; correct the header if it should be.'

const unknownStatus =
  '1 of the 6 rows of polls was skipped because the meaning of its status is not known: "=sleep(1)" (1). ' +
  'Say which of these words mean active, inactive, or nothing.'
const reading = 'Weekdays are numbered from 0 (Monday) to 6 (Sunday).'

/** What the files have that need no explanation. */
const asItIs = { unusedColumns: [], readings: [] }

test('inspect prints files, rows, stores, time span and zones', () =>
  withFolder(files, async (folder) => {
    expect(await printedBy('inspect', folder)).toBe(`folder   ${folder}
polls    2023-01-24T04:45:00.000000Z to 2023-01-24T12:00:00.000000Z
stores   3
issues   2
notices  1
zones    edition ${zoneEdition().version} of the IANA time zone database

notice: ${unknownStatus}

role            file       read  loaded  duplicate  skipped
business hours  hours.csv     1       1          0        0
polls           polls.csv     6       4          1        1
time zones      zones.csv     2       2          0        0

file       read as
hours.csv  ${reading}

not read  header      why
menu.csv  dish,price  ${unrecognised}

time zone        stores
America/Chicago       2
Asia/Tokyo            1
`)
  }))

test('--json prints the same as one object', () =>
  withFolder(files, async (folder) => {
    expect(JSON.parse(await printedBy('inspect', folder, '--json'))).toEqual({
      folder,
      stores: 3,
      files: [
        { role: 'businessHours', path: join(folder, 'hours.csv'), rowsRead: 1, rowsLoaded: 1, rowsDuplicate: 0, rowsRejected: 0, ...asItIs, readings: [reading] },
        { role: 'polls', path: join(folder, 'polls.csv'), rowsRead: 6, rowsLoaded: 4, rowsDuplicate: 1, rowsRejected: 1, ...asItIs },
        { role: 'timezones', path: join(folder, 'zones.csv'), rowsRead: 2, rowsLoaded: 2, rowsDuplicate: 0, rowsRejected: 0, ...asItIs },
      ],
      issues: 2,
      attributes: [],
      notices: [{ code: 'statuses_unknown', text: unknownStatus, proposal: null }],
      firstPollAt: '2023-01-24T04:45:00.000000Z',
      lastPollAt: '2023-01-24T12:00:00.000000Z',
      notRead: [{ file: 'menu.csv', header: 'dish,price', reason: unrecognised }],
      zones: [
        { zone: 'America/Chicago', stores: 2 },
        { zone: 'Asia/Tokyo', stores: 1 },
      ],
      zoneEdition: zoneEdition().version,
    })
  }))

test('the columns that were not used are listed', () =>
  withFolder(
    { 'polls.csv': 'store_id,remark,timestamp_utc,status,deleted_at\n1,x,2023-01-24 12:00:00 UTC,active,', 'zones.csv': files['zones.csv'] },
    async (folder) => {
      expect((await runProgram('inspect', folder)).stdout).toContain(`
file       read as
polls.csv  Columns not used: remark, deleted_at
`)
      const { files: listed }: { files: readonly { unusedColumns: readonly string[] }[] } = JSON.parse(
        (await runProgram('inspect', folder, '--json')).stdout,
      )
      expect(listed.map(({ unusedColumns }) => unusedColumns)).toEqual([['remark', 'deleted_at'], []])
    },
  ))
