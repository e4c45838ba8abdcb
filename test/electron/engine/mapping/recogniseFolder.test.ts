import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CsvFolder } from '../../../../electron/engine/files/recognisedFile'
import { readCsvFolder } from '../../../../electron/engine/mapping/recogniseFolder'
import type { ErrorCode } from '../../../../shared/core/result'
import { withFolder, type Files } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'

const { engine, reportOnFolder } = useEngine()

const polls = 'store_id,timestamp_utc,status\ns,active,2023-01-24 12:00:00 UTC'
const hours = 'store_id,day,start_time_local,end_time_local\ns,0,09:00:00,17:00:00'
const zones = 'store_id,timezone_str\ns,Asia/Tokyo'

const readFolder = (folder: string): Promise<CsvFolder> => withConnection((connection) => readCsvFolder(connection, folder))
const read = (files: Files): Promise<CsvFolder> => withFolder(files, readFolder)

test('a file is what its header says, whatever its name is', async () => {
  const { files, ignored } = await read({
    'business_hours.csv': polls,
    'store_status.csv': zones,
    'bq-results-20230125-202210-1674678181880.CSV': hours,
  })
  expect(files.map(({ role, path }) => [role, path.replace(/.*\//, '')])).toEqual([
    ['businessHours', 'bq-results-20230125-202210-1674678181880.CSV'],
    ['polls', 'business_hours.csv'],
    ['timezones', 'store_status.csv'],
  ])
  expect(ignored).toEqual([])
})

const usualColumns = ['store_id', 'status', 'timestamp_utc']

test.each<{ name: string; header: string; columns: readonly (string | null)[] }>([
  { name: 'in the usual order', header: 'store_id,status,timestamp_utc', columns: usualColumns },
  { name: 'in another order', header: 'status,timestamp_utc,store_id', columns: ['status', 'timestamp_utc', 'store_id'] },
  { name: 'in any case, with spaces', header: ' Store_ID ,STATUS,\tTimestamp_UTC ', columns: usualColumns },
  { name: 'in quotes', header: '"store_id","status","timestamp_utc"', columns: usualColumns },
  { name: 'after a byte order mark', header: '\uFEFFstore_id,status,timestamp_utc', columns: usualColumns },
  {
    name: 'among others, which are ignored',
    header: 'row,store_id,city,status,timestamp_utc,',
    columns: [null, 'store_id', null, 'status', 'timestamp_utc', null],
  },
  {
    name: 'beside others that are there twice',
    header: 'note,store_id,status,timestamp_utc,note',
    columns: [null, 'store_id', 'status', 'timestamp_utc', null],
  },
])('columns of polls $name', async ({ header, columns }) => {
  const { files } = await read({ 'data.csv': Buffer.from(`${header}\n`) })
  expect(files).toMatchObject([{ role: 'polls', columns }])
})

test.each([
  [';', 'polls', 'StoreId;Polled_At;Status'],
  ['\t', 'polls', 'store_id\ttimestamp\tstatus'],
  ['|', 'businessHours', 'store_id|day_of_week|start|end'],
  [',', 'businessHours', 'store_id,weekday,open_time,close_time'],
  [',', 'businessHours', 'store_id,day,start_time,end_time'],
  [';', 'timezones', 'store_id;tz'],
  [',', 'timezones', 'store_id,time_zone'],
  [',', 'timezones', 'store_id,timezone'],
])('fields parted by %j and other names of columns: %s', async (delimiter, role, header) => {
  const { files } = await read({ 'a.csv': polls, 'b.csv': header })
  expect(files[1]).toMatchObject({ role, delimiter })
})

test('the day of business hours has two names', async () => {
  const { files } = await read({ 'a.csv': polls, 'b.csv': 'dayOfWeek,end_time_local,start_time_local,store_id' })
  expect(files[1]).toMatchObject({
    role: 'businessHours',
    columns: ['day', 'end_time_local', 'start_time_local', 'store_id'],
  })
})

test('other files are left alone, and other CSV files are named', () =>
  withFolder({ 'polls.csv': polls, 'a.txt': polls, 'cities.csv': 'city,country', 'empty.csv': Buffer.of() }, async (folder) => {
    const { files, ignored } = await readFolder(folder)
    expect(files.map(({ path }) => path)).toEqual([join(folder, 'polls.csv')])
    expect(ignored).toEqual([
      { name: 'cities.csv', code: 'file_unrecognised', header: ['city', 'country'] },
      { name: 'empty.csv', code: 'file_empty', header: [] },
    ])
  }))

/** What is read and what is left, by name from the folder on. */
async function readNames(folder: string): Promise<{ read: readonly string[]; left: readonly string[] }> {
  const { files, ignored } = await readFolder(folder)
  return { read: files.map(({ name }) => name), left: ignored.map(({ name, code }) => `${name} ${code}`) }
}

test('folders inside are looked into for what the folder lacks, one level deep', () =>
  withFolder({ 'hours.csv': hours }, async (folder) => {
    for (const inner of ['2023-02', '2023-01', '2023-01/deep', '.trash', '__MACOSX']) {
      await mkdir(join(folder, inner))
      await writeFile(join(folder, inner, 'polls.csv'), polls)
    }
    await writeFile(join(folder, '2023-01', 'hours.csv'), hours)
    await writeFile(join(folder, '2023-01', '._polls.csv'), polls)
    expect(await readNames(folder)).toEqual({
      read: ['hours.csv', '2023-01/polls.csv', '2023-02/polls.csv'],
      left: ['2023-01/hours.csv file_set_aside'],
    })
    await writeFile(join(folder, 'zones.csv'), zones)
    await writeFile(join(folder, 'polls.csv'), polls)
    expect(await readNames(folder)).toEqual({ read: ['hours.csv', 'polls.csv', 'zones.csv'], left: [] })
  }))

test('links that lead nowhere or in a circle are named, and the rest is read', () =>
  withFolder({ 'polls.csv': polls }, async (folder) => {
    await symlink('loop.csv', join(folder, 'loop.csv'))
    await symlink('gone', join(folder, 'gone.csv'))
    await symlink('.', join(folder, 'again'))
    expect(await readNames(folder)).toEqual({ read: ['polls.csv'], left: ['gone.csv file_missing', 'loop.csv file_missing'] })
  }))

test('several poll files are one input', async () => {
  const { files } = await read({ 'b.csv': polls, 'a.csv': polls, 'c.csv': zones })
  expect(files.map(({ role }) => role)).toEqual(['polls', 'polls', 'timezones'])
})

test('no folder, or a file in its place', () =>
  withFolder({ 'polls.csv': polls }, async (folder) => {
    const missing = join(folder, 'missing')
    await expect(readFolder(missing)).rejects.toMatchObject({
      code: 'FOLDER_UNREADABLE',
      message: `The folder ${missing} cannot be read: there is no such file or folder.`,
    })
    const file = join(folder, 'polls.csv')
    await expect(readFolder(file)).rejects.toMatchObject({
      code: 'FOLDER_UNREADABLE',
      message: `The folder ${file} cannot be read: it is a file; name the folder that it lies in.`,
    })
    await expect(readFolder(join(file, 'inner'))).rejects.toThrow('a part of the path is a file, not a folder.')
  }))

test.each<{ name: string; files: Files; code: ErrorCode; message: (folder: string) => string }>([
  {
    name: 'an empty folder',
    files: {},
    code: 'DATA_UNUSABLE',
    message: (folder) =>
      `No CSV file in ${folder} has the columns of polls (store_id, timestamp_utc, status). There are no CSV files in it.`,
  },
  {
    name: 'a folder without polls',
    files: { 'hours.csv': hours, 'polls.csv': 'store_id,time\ns,noon' },
    code: 'DATA_UNUSABLE',
    message: (folder) =>
      `No CSV file in ${folder} has the columns of polls (store_id, timestamp_utc, status). Found: hours.csv, polls.csv. polls.csv has no column timestamp_utc and no column status.`,
  },
  {
    name: 'a folder whose polls have a header of their own',
    files: { 'hours.csv': hours, 'polls.csv': 'store,time,status' },
    code: 'MAPPING_NEEDED',
    message: (folder) =>
      `No CSV file in ${folder} has the columns of polls (store_id, timestamp_utc, status). Found: hours.csv, polls.csv. polls.csv has no column store_id and no column timestamp_utc.`,
  },
  {
    name: 'two files of business hours',
    files: { 'polls.csv': polls, 'new.csv': hours, 'old.csv': hours },
    code: 'MAPPING_NEEDED',
    message: () => 'More than one file has business hours: new.csv, old.csv.',
  },
  {
    name: 'two files of timezones',
    files: { 'polls.csv': polls, 'new.csv': zones, 'old.csv': zones },
    code: 'MAPPING_NEEDED',
    message: () => 'More than one file has time zones: new.csv, old.csv.',
  },
])('$name is refused in words', ({ files, code, message }) =>
  withFolder(files, async (folder) => {
    await expect(readFolder(folder)).rejects.toMatchObject({ code, message: message(folder) })
  }),
)

const onePoll = (storeId: string) => `store_id,status,timestamp_utc\n${storeId},active,2023-01-24T12:00:00Z`

// On Windows some of these characters are not allowed in names.
test.skipIf(process.platform === 'win32').each([
  "it's; drop table poll.csv",
  '[2023] polls *.csv',
  'polls?.csv',
  '{a,b}.csv',
  'Überfälle 店.csv',
  '50% $1 & more.csv',
  'back\\slash.csv',
  '~.csv',
  '.csv',
])('a file named %s is read', (name) =>
  withFolder({ [name]: onePoll('s') }, async (folder) => {
    expect(await reportOnFolder(folder)).toMatchObject([{ store_id: 's', observations: 1 }])
  }),
)

test.skipIf(process.platform === 'win32')('a wildcard in a name does not bring in other files', () =>
  withFolder({ 'polls*.csv': onePoll('a'), 'polls1.csv': onePoll('b') }, async (folder) => {
    expect((await engine().loadFolder(folder)).files).toMatchObject([{ rowsRead: 1 }, { rowsRead: 1 }])
  }),
)

test.each(['status=inactive', "it's [1]", '50% $1'])('a folder named %s changes nothing', (name) =>
  withFolder({}, async (parent) => {
    const folder = join(parent, name)
    await mkdir(folder)
    await writeFile(join(folder, 'polls.csv'), onePoll('s'))
    expect(await reportOnFolder(folder)).toMatchObject([{ store_id: 's', last_status: 'active' }])
  }),
)
