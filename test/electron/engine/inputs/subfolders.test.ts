import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pathColumnsOf } from '../../../../electron/engine/files/pathColumns'
import { withFolder } from '../../../support/data/folder'
import { outcomeOf, testInputs } from '../../../support/engine/inputTable'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'

const { engine, reportOnFolder } = useEngine()

const header = 'store_id,timestamp_utc,status'
const one = 's,2023-01-24 12:00:00 UTC,active'
const two = 't,2023-01-24 12:00:00 UTC,inactive'

/** Writes the rows of a query as a Parquet file. */
const writeParquet = (path: string, query: string) =>
  withConnection((connection) => connection.run(`copy (${query}) to '${path}' (format parquet)`))

testInputs(engine, [
  {
    name: 'polls two folders deep',
    files: { '2023/01/polls.csv': `${header}\n${one}`, '2023/02/polls.csv': `${header}\n${two}`, 'zones.csv': 'store_id,timezone_str\ns,Asia/Tokyo' },
    rows: ['zones.csv: 1 = 1 + 0 + 0', '2023/01/polls.csv: 1 = 1 + 0 + 0', '2023/02/polls.csv: 1 = 1 + 0 + 0'],
  },
  {
    name: 'polls eight folders deep, and none nine folders deep',
    files: { '1/2/3/4/5/6/7/8/polls.csv': `${header}\n${one}`, '1/2/3/4/5/6/7/8/9/polls.csv': `${header}\n${two}` },
    rows: ['1/2/3/4/5/6/7/8/polls.csv: 1 = 1 + 0 + 0'],
    messages: ['1/2/3/4/5/6/7/8/9: Folders inside are searched eight levels deep, so this one was not; open a folder inside, or move the files up.'],
  },
  {
    name: 'folders that name columns, beside polls in the folder itself',
    files: {
      'polls.csv': `${header}\n${one}`,
      'hours.csv': 'store_id,day,start_time_local,end_time_local\nx,0,09:00,17:00',
      'zones.csv': 'store_id,timezone_str\nx,Asia/Tokyo',
      'date=2023-01-24/polls.csv': `${header}\n${two}`,
      'old/polls.csv': `${header}\n${two}`,
    },
    rows: ['hours.csv: 1 = 1 + 0 + 0', 'polls.csv: 1 = 1 + 0 + 0', 'zones.csv: 1 = 1 + 0 + 0'],
    messages: [
      'date=2023-01-24/polls.csv: The folder itself has a file for this table, so this one was not read; to use it, move it up next to the other.',
    ],
  },
  {
    name: 'polls in hidden folders and in those of other programs, which are not searched',
    files: { 'polls.csv': `${header}\n${one}`, 'in/.cache/zones.csv': 'store_id,timezone_str', 'in/node_modules/hours.csv': 'x' },
    rows: ['polls.csv: 1 = 1 + 0 + 0'],
  },
  {
    name: 'a store in the name of a folder',
    files: {
      'store_id=0042/part-0.csv': 'timestamp_utc,status\n2023-01-24 12:00:00 UTC,active\n2023-01-24 13:00:00 UTC,asleep',
      'store_id=a%2Fb/part-0.csv': 'timestamp_utc,status\n2023-01-24 12:00:00 UTC,active\n,\n2023-01-24 12:00:00 UTC,active\nstray\n',
    },
    rows: ['store_id=0042/part-0.csv: 2 = 1 + 0 + 1', 'store_id=a%2Fb/part-0.csv: 3 = 1 + 1 + 1'],
    messages: [
      'store_id=0042/part-0.csv, line 3, status: "asleep". The meaning of this status is not known; use active or inactive, or choose what the word means.',
      'store_id=a%2Fb/part-0.csv, line 5: "stray". The row has fewer values than the header has columns; complete or remove it.',
    ],
  },
  {
    name: 'a status in the name of a folder, and columns that the files have themselves',
    files: {
      'date=2023-01-24/status=inactive/part-0.csv': 'store_id,timestamp_utc\ns,2023-01-24 12:00:00 UTC',
      'date=2023-01-24/status=active/part-0.csv': `${header}\n${two}`,
    },
    rows: ['date=2023-01-24/status=active/part-0.csv: 1 = 1 + 0 + 0', 'date=2023-01-24/status=inactive/part-0.csv: 1 = 1 + 0 + 0'],
  },
  {
    name: 'a store that cannot be an id in the name of a folder',
    files: { 'polls.csv': `${header}\n${one}`, 'store_id=8.4E+18/zones.csv': 'timezone_str\nAsia/Tokyo' },
    rows: ['polls.csv: 1 = 1 + 0 + 0', 'store_id=8.4E+18/zones.csv: 1 = 0 + 0 + 1'],
    messages: [
      'store_id=8.4E+18/zones.csv, line 2, store_id: "8.4E+18". A spreadsheet has rounded the id to a number and lost its last digits. Export the file again without saving it in Excel, or import the column as text.',
    ],
  },
])

test('reports the stores and statuses that the names of folders say', () =>
  withFolder(
    {
      'status=inactive/store_id=0042/part-0.csv': 'timestamp_utc\n2023-01-24 12:00:00 UTC',
      'status=active/store_id=0042/part-0.csv': 'timestamp_utc\n2023-01-24 11:00:00 UTC',
      'status=active/store_id=t/part-0.csv': `${header}\nu,2023-01-24 12:00:00 UTC,inactive`,
    },
    async (folder) => {
      const rows = await reportOnFolder(folder)
      expect(rows.map(({ store_id, last_status }) => [store_id, last_status])).toEqual([
        ['0042', 'inactive'],
        ['u', 'inactive'],
      ])
    },
  ))

test('reads Parquet with the store in the name of a folder, without a copy and from one', () =>
  withFolder({}, async (folder) => {
    for (const store of ['0042', '007']) {
      await mkdir(join(folder, `store_id=${store}`))
      await writeParquet(
        join(folder, `store_id=${store}`, 'part-0.parquet'),
        `select timestamp '2023-01-24 12:00:00' as timestamp_utc, 'active' as status`,
      )
    }
    const rows = ['store_id=0042/part-0.parquet: 1 = 1 + 0 + 0', 'store_id=007/part-0.parquet: 1 = 1 + 0 + 0']
    expect(await outcomeOf(engine(), folder)).toEqual({ rows, messages: [], refusal: null })
    // A damaged id in one file makes the program copy every file.
    await mkdir(join(folder, 'store_id=1E+18'))
    await writeParquet(join(folder, 'store_id=1E+18', 'part-0.parquet'), `select timestamp '2023-01-24 12:00:00' as timestamp_utc, 'active' as status`)
    expect((await outcomeOf(engine(), folder)).rows).toEqual([...rows, 'store_id=1E+18/part-0.parquet: 1 = 0 + 0 + 1'])
    expect((await reportOnFolder(folder)).map(({ store_id }) => store_id)).toEqual(['0042', '007'])
  }))

test('lets the user map a column that is in the name of a folder', () =>
  withFolder({ 'shop=0042/polls.csv': 'when,status\n2023-01-24 12:00:00 UTC,active' }, async (folder) => {
    const { files } = await engine().folder.inspect(folder, null)
    expect(files[0]?.columns).toEqual([
      { name: 'when', samples: ['2023-01-24 12:00:00 UTC'] },
      { name: 'status', samples: ['active'] },
      { name: 'shop', samples: ['0042'] },
    ])
    const columns = { store_id: 'shop', timestamp_utc: 'when' }
    await engine().folder.open(folder, { polls: [{ file: 'shop=0042/polls.csv', columns }] })
    expect(await engine().folder.require().unknownStores(['0042'])).toEqual([])
  }))

test.each<{ path: string; columns: readonly (readonly [string, string])[] }>([
  { path: 'a/b.csv', columns: [] },
  { path: 'store_id=0042/b.csv', columns: [['store_id', '0042']] },
  { path: 'date=2023-01-24/store_id=a%20b/x=1.csv', columns: [['date', '2023-01-24'], ['store_id', 'a b']] },
  { path: 'store_id=1/store_id=2/b.csv', columns: [['store_id', '2']] },
  { path: 'store_id=__HIVE_DEFAULT_PARTITION__/b.csv', columns: [['store_id', '']] },
  { path: 'store_id=100%/b.csv', columns: [['store_id', '100%']] },
  { path: 'store_id=a%0Ab/b.csv', columns: [] },
  { path: '=x/b.csv', columns: [] },
])('finds the columns in $path', ({ path, columns }) => {
  expect(pathColumnsOf(path).map(({ name, value }) => [name, value])).toEqual(columns)
})

test('refuses a folder with too many files inside if its polls are among them, and tells it otherwise', () =>
  withFolder({}, async (folder) => {
    await mkdir(join(folder, 'in'))
    await Promise.all(Array.from({ length: 10_001 }, (_, at) => writeFile(join(folder, 'in', `${at}.zip`), '')))
    expect((await outcomeOf(engine(), folder)).refusal).toBe(
      'The folder FOLDER has more than 10,000 files or folders inside; open the one that has the polls.',
    )
    await writeFile(join(folder, 'polls.csv'), `${header}\n${one}`)
    const { files } = await engine().folder.open(folder)
    expect(files).toMatchObject([{ rowsLoaded: 1 }])
    const [told] = await engine().folder.require().issues({ code: 'folder_too_large', offset: 0, limit: 1 })
    expect(told?.reason).toBe(
      'There are more than 10,000 files or folders inside, so only the first of them were read; move the data into a folder of its own.',
    )
  }))
