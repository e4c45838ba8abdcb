import { execFileSync } from 'node:child_process'
import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AssignedFiles } from '../../../../electron/engine/mapping/assignFiles'
import { recogniseFolder } from '../../../../electron/engine/mapping/recogniseFolder'
import type { ErrorCode } from '../../../../shared/core/result'
import { withFolder, type Files } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'

const { engine, reportOnFolder } = useEngine()

const polls = 'store_id,timestamp_utc,status\ns,active,2023-01-24 12:00:00 UTC'
const hours = 'store_id,day,start_time_local,end_time_local\ns,0,09:00:00,17:00:00'
const zones = 'store_id,timezone_str\ns,Asia/Tokyo'

const recognise = (folder: string, root: string | null = null): Promise<AssignedFiles> =>
  withConnection((connection) => recogniseFolder(connection, folder, {}, root))
const recogniseFiles = (files: Files): Promise<AssignedFiles> => withFolder(files, (folder) => recognise(folder))

test('recognises a file by its header, not by its name', async () => {
  const { files, ignored } = await recogniseFiles({
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
    name: 'among others, which it ignores',
    header: 'row,store_id,city,status,timestamp_utc,',
    columns: [null, 'store_id', null, 'status', 'timestamp_utc', null],
  },
  {
    name: 'next to other columns that are repeated',
    header: 'note,store_id,status,timestamp_utc,note',
    columns: [null, 'store_id', 'status', 'timestamp_utc', null],
  },
])('finds the columns of polls $name', async ({ header, columns }) => {
  const { files } = await recogniseFiles({ 'data.csv': Buffer.from(`${header}\n`) })
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
])('accepts the delimiter %j and other column names (%s: %s)', async (delimiter, role, header) => {
  const { files } = await recogniseFiles({ 'a.csv': polls, 'b.csv': header })
  expect(files[1]).toMatchObject({ role, delimiter })
})

test('accepts two names for the day of business hours', async () => {
  const { files } = await recogniseFiles({ 'a.csv': polls, 'b.csv': 'dayOfWeek,end_time_local,start_time_local,store_id' })
  expect(files[1]).toMatchObject({
    role: 'businessHours',
    columns: ['day', 'end_time_local', 'start_time_local', 'store_id'],
  })
})

test('ignores other files and lists other CSV files', () =>
  withFolder({ 'polls.csv': polls, 'a.md': polls, 'cities.csv': 'city,country', 'empty.csv': Buffer.of() }, async (folder) => {
    const { files, ignored } = await recognise(folder)
    expect(files.map(({ path }) => path)).toEqual([join(folder, 'polls.csv')])
    expect(ignored).toEqual([
      { name: 'cities.csv', code: 'file_unrecognised', header: ['city', 'country'] },
      { name: 'empty.csv', code: 'file_empty', header: [] },
    ])
  }))

/** The names of the files that are read, and of those that are not, relative to the folder. */
async function readNames(folder: string): Promise<{ read: readonly string[]; ignored: readonly string[] }> {
  const { files, ignored } = await recognise(folder)
  return { read: files.map(({ name }) => name), ignored: ignored.map(({ name, code }) => `${name} ${code}`) }
}

test('looks for missing tables in subfolders at any depth', () =>
  withFolder({ 'hours.csv': hours }, async (folder) => {
    for (const inner of ['2023-02', '2023-01', '2023-01/deep', '.trash', '__MACOSX']) {
      await mkdir(join(folder, inner))
      await writeFile(join(folder, inner, 'polls.csv'), polls)
    }
    await writeFile(join(folder, '2023-01', 'hours.csv'), hours)
    await writeFile(join(folder, '2023-01', '._polls.csv'), polls)
    expect(await readNames(folder)).toEqual({
      read: ['hours.csv', '2023-01/polls.csv', '2023-01/deep/polls.csv', '2023-02/polls.csv'],
      ignored: ['2023-01/hours.csv file_set_aside'],
    })
    await writeFile(join(folder, 'zones.csv'), zones)
    await writeFile(join(folder, 'polls.csv'), polls)
    expect(await readNames(folder)).toEqual({ read: ['hours.csv', 'polls.csv', 'zones.csv'], ignored: [] })
  }))

test('lists links without a target or in a circle, and reads the rest', () =>
  withFolder({ 'polls.csv': polls }, async (folder) => {
    await symlink('loop.csv', join(folder, 'loop.csv'))
    await symlink('gone', join(folder, 'gone.csv'))
    await symlink('.', join(folder, 'again'))
    expect(await readNames(folder)).toEqual({ read: ['polls.csv'], ignored: ['gone.csv file_missing', 'loop.csv file_missing'] })
  }))

test.skipIf(process.platform === 'win32')('does not open pipes and devices, nor links to them or to folders', () =>
  withFolder({ 'polls.csv': polls }, async (folder) => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    await symlink('pipe', join(folder, 'pipe.csv'))
    await symlink('/dev/null', join(folder, 'device.csv'))
    await symlink('.', join(folder, 'folder.csv'))
    expect(await readNames(folder)).toEqual({
      read: ['polls.csv'],
      ignored: ['device.csv file_not_regular', 'folder.csv file_not_regular', 'pipe.csv file_not_regular'],
    })
  }),
)

test('does not follow links out of the folder that may be read, and follows those in it', () =>
  withFolder({ 'inner/polls.csv': polls, 'zones/z.csv': zones }, (root) =>
    withFolder({ 'secret.csv': hours }, async (elsewhere) => {
      const realRoot = await realpath(root)
      const folder = join(realRoot, 'inner')
      await symlink('../zones/z.csv', join(folder, 'zones.csv'))
      await symlink(join(elsewhere, 'secret.csv'), join(folder, 'hours.csv'))
      await symlink('hours.csv', join(folder, 'again.csv'))
      const ofRoot = await recognise(folder, realRoot)
      expect(ofRoot.files.map(({ name }) => name)).toEqual(['polls.csv', 'zones.csv'])
      expect(ofRoot.ignored.map(({ name, code }) => `${name} ${code}`)).toEqual(['again.csv file_outside', 'hours.csv file_outside'])
      const anywhere = await recognise(folder)
      expect(anywhere.files.map(({ name }) => name)).toEqual(['again.csv', 'hours.csv', 'polls.csv', 'zones.csv'])
    }),
  ))

test('accepts several files of each table', async () => {
  const { files } = await recogniseFiles({ 'b.csv': polls, 'a.csv': polls, 'c.csv': zones, 'd.csv': hours, 'e.csv': zones, 'f.csv': hours })
  expect(files.map(({ role }) => role)).toEqual(['polls', 'polls', 'timezones', 'businessHours', 'timezones', 'businessHours'])
})

test('refuses a missing folder, and a file instead of a folder', () =>
  withFolder({ 'polls.csv': polls }, async (folder) => {
    const missing = join(folder, 'missing')
    await expect(recognise(missing)).rejects.toMatchObject({
      code: 'FOLDER_UNREADABLE',
      message: `The folder ${missing} cannot be read: there is no such file or folder.`,
    })
    const file = join(folder, 'polls.csv')
    await expect(recognise(file)).rejects.toMatchObject({
      code: 'FOLDER_UNREADABLE',
      message: `The folder ${file} cannot be read: it is a file; open the folder that contains it.`,
    })
    await expect(recognise(join(file, 'inner'))).rejects.toThrow('part of the path is a file, not a folder.')
  }))

test.each<{ name: string; files: Files; code: ErrorCode; message: (folder: string) => string }>([
  {
    name: 'an empty folder',
    files: {},
    code: 'DATA_UNUSABLE',
    message: (folder) =>
      `No CSV file in ${folder} has the columns of polls (store_id, timestamp_utc, status). It contains no CSV files.`,
  },
  {
    name: 'a folder without polls',
    files: { 'hours.csv': hours, 'polls.csv': 'store_id,time\ns,noon' },
    code: 'DATA_UNUSABLE',
    message: (folder) =>
      `No CSV file in ${folder} has the columns of polls (store_id, timestamp_utc, status). Found: hours.csv, polls.csv. polls.csv has no column timestamp_utc and no column status.`,
  },
  {
    name: 'a folder whose polls have an unusual header',
    files: { 'hours.csv': hours, 'polls.csv': 'store,time,status' },
    code: 'MAPPING_NEEDED',
    message: (folder) =>
      `No CSV file in ${folder} has the columns of polls (store_id, timestamp_utc, status). Found: hours.csv, polls.csv. polls.csv has no column store_id and no column timestamp_utc.`,
  },
])('refuses $name with a reason', ({ files, code, message }) =>
  withFolder(files, async (folder) => {
    await expect(engine().folder.open(folder)).rejects.toMatchObject({ code, message: message(folder) })
  }),
)

const onePoll = (storeId: string) => `store_id,status,timestamp_utc\n${storeId},active,2023-01-24T12:00:00Z`

// Windows does not allow some of these characters in names.
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
])('reads a file named %s', (name) =>
  withFolder({ [name]: onePoll('s') }, async (folder) => {
    expect(await reportOnFolder(folder)).toMatchObject([{ store_id: 's', observations: 1 }])
  }),
)

test.skipIf(process.platform === 'win32')('does not read other files because of a wildcard in a name', () =>
  withFolder({ 'polls*.csv': onePoll('a'), 'polls1.csv': onePoll('b') }, async (folder) => {
    expect((await engine().folder.open(folder)).files).toMatchObject([{ rowsRead: 1 }, { rowsRead: 1 }])
  }),
)

test.each(['status=inactive', "it's [1]", '50% $1'])('reads a folder named %s', (name) =>
  withFolder({}, async (parent) => {
    const folder = join(parent, name)
    await mkdir(folder)
    await writeFile(join(folder, 'polls.csv'), onePoll('s'))
    expect(await reportOnFolder(folder)).toMatchObject([{ store_id: 's', last_status: 'active' }])
  }),
)
