import { chmod, mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { outcomeOf, testInputs } from '../../../support/engine/inputTable'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'

const { engine, reportOnFolder } = useEngine()

const header = 'store_id,timestamp_utc,status'
const one = 's,2023-01-24 12:00:00 UTC,active'
const two = 't,2023-01-24 12:00:00 UTC,inactive'
const bad = 's,2023-01-24 13:00:00 UTC,asleep'
const hours = 'store_id,dayOfWeek,start_time_local,end_time_local\ns,0,09:00:00,17:00:00'
const status = (position: string) => `${position}, status: "asleep". The meaning of this status is not known; use active or inactive, or choose what the word means.`

testInputs(engine, [
  {
    name: 'monthly exports in subfolders and several dialects',
    files: {
      'hours.csv': hours,
      '2023-01/polls.csv': `${header}\n${one}\n${bad}`,
      '2023-02/polls.csv.gz': gzipSync(`${header}\n${one}\n${two}\n`),
      '2023-03/polls.tsv': Buffer.from(`\uFEFF${header}\n${bad}\n`.replaceAll(',', '\t'), 'utf16le'),
    },
    rows: ['hours.csv: 1 = 1 + 0 + 0', '2023-01/polls.csv: 2 = 1 + 0 + 1', '2023-02/polls.csv.gz: 2 = 1 + 1 + 0', '2023-03/polls.tsv: 1 = 0 + 0 + 1'],
    messages: [status('2023-01/polls.csv, line 3'), status('2023-03/polls.tsv, line 2')],
  },
  {
    name: 'an archive next to the polls, which is ignored',
    files: { 'polls.csv': `${header}\n${one}`, 'archive/polls.csv': `${header}\n${two}` },
    rows: ['polls.csv: 1 = 1 + 0 + 0'],
    messages: ['archive/polls.csv: The folder itself has a file for this table, so this one was not read; to use it, move it up next to the other.'],
  },
  {
    name: 'rows that repeat a row of another file',
    files: { 'a.csv': `${header}\n${one}\n${one}`, 'b.csv': `${header}\n${one}\nstray\n${two}` },
    rows: ['a.csv: 2 = 1 + 1 + 0', 'b.csv: 3 = 1 + 1 + 1'],
    messages: ['b.csv, line 3: "stray". The row has fewer values than the header has columns; complete or remove it.'],
  },
  {
    name: 'concatenated exports, each with its header',
    files: {
      'polls.csv': `${header}\n${one}\n${header}\n${two}`,
      'more.csv': `${header}\n${one}\nstray\n${header}`,
      'hours.csv': `${hours}\n${hours}`,
      'zones.csv': 'store_id,timezone_str\ns,Asia/Tokyo\nStore ID,timezone_str\nt,Asia/Tokyo',
    },
    rows: ['hours.csv: 3 = 1 + 1 + 1', 'more.csv: 3 = 1 + 0 + 2', 'polls.csv: 3 = 1 + 1 + 1', 'zones.csv: 3 = 2 + 0 + 1'],
    messages: [
      'hours.csv, line 3: "store_id". The header is repeated here among the rows; remove the line.',
      'more.csv, line 3: "stray". The row has fewer values than the header has columns; complete or remove it.',
      'more.csv, line 4: "store_id". The header is repeated here among the rows; remove the line.',
      'polls.csv, line 3: "store_id". The header is repeated here among the rows; remove the line.',
      'zones.csv, line 3: "Store ID". The header is repeated here among the rows; remove the line.',
    ],
  },
  {
    name: 'a poll file that repeats its header',
    files: { 'polls.csv': `${header}\n${one}\n${header}\n${one}` },
    rows: ['polls.csv: 3 = 1 + 1 + 1'],
    messages: ['polls.csv, line 3: "store_id". The header is repeated here among the rows; remove the line.'],
  },
  {
    name: 'other column names and orders, with yes and no',
    files: {
      'polls.csv': `Is Active;Polled At;Note;Store ID\nyes;2023-01-24T12:00Z;;s\n0;2023-01-24T12:00Z;"a;b";t\nperhaps;2023-01-24T12:00Z;;t`,
      'hours.csv': 'close_time,open_time,weekday,storeId\n17:00,9:00,Mon,s',
      'zones.csv': 'tz|store_id\nAsia/Tokyo|s',
    },
    rows: ['hours.csv: 1 = 1 + 0 + 0', 'polls.csv: 3 = 2 + 0 + 1', 'zones.csv: 1 = 1 + 0 + 0'],
    messages: ['polls.csv, line 4, status: "perhaps". The meaning of this status is not known; use active or inactive, or choose what the word means.'],
  },
])

/** Writes the rows of a query as a Parquet file. */
const writeParquet = (path: string, query: string) =>
  withConnection((connection) => connection.run(`copy (${query}) to '${path}' (format parquet)`))

test('loads polls in Parquet with typed values', () =>
  withFolder({ 'more.csv': `${header}\n${two}` }, async (folder) => {
    await writeParquet(
      join(folder, 'polls.parquet'),
      `select * from (values
        (8139926242460185114, timestamptz '2023-01-24 12:00:00.5+00', true),
        (42, timestamptz '2023-01-24 13:00:00+00', false),
        (42, timestamptz '2023-01-24 13:00:00+00', false),
        (42, null, false)) as poll(store_id, timestamp_utc, is_active)`,
    )
    expect(await outcomeOf(engine(), folder)).toEqual({
      rows: ['more.csv: 1 = 1 + 0 + 0', 'polls.parquet: 4 = 2 + 1 + 1'],
      messages: ['polls.parquet, line 4, timestamp_utc: "". The row has no date and time; fill it in or remove the row.'],
      refusal: null,
    })
    expect((await reportOnFolder(folder)).map(({ store_id, last_status }) => [store_id, last_status])).toEqual([
      ['42', 'inactive'],
      ['8139926242460185114', 'active'],
      ['t', 'inactive'],
    ])
  }))

test('loads polls in Parquet with numbers for times and a damaged id', () =>
  withFolder({}, async (folder) => {
    await writeParquet(
      join(folder, 'polls.parquet'),
      `select * from (values ('s', 1674561600000, 'active'), ('8.41954E+18', 1674561600000, 'active'), ('t', 5, 'active'))
       as poll(store_id, timestamp, status)`,
    )
    const { rows, messages } = await outcomeOf(engine(), folder)
    expect(rows).toEqual(['polls.parquet: 3 = 1 + 0 + 2'])
    expect(messages.map((message) => message.split('. ')[0])).toEqual([
      'polls.parquet, line 2, store_id: "8.41954E+18"',
      'polls.parquet, line 3, timestamp_utc: "5"',
    ])
  }))

test('reads yes and no in a column that the user maps to the status', () =>
  withFolder({ 'polls.csv': 'store_id,timestamp_utc,online\ns,2023-01-24T12:00Z,TRUE\nt,2023-01-24T12:00Z,no' }, async (folder) => {
    const { files } = await engine().folder.open(folder, { polls: [{ file: 'polls.csv', columns: { status: 'online' } }] })
    expect(files).toMatchObject([{ rowsRead: 2, rowsLoaded: 2 }])
  }))

// Other systems have no such names.
test.skipIf(process.platform !== 'linux')('says of a file whose name is not UTF-8 that its name has to be changed', () =>
  withFolder({ 'polls.csv': `${header}\n${one}` }, async (folder) => {
    await writeFile(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.csv')]), `${header}\n${two}`)
    expect(await outcomeOf(engine(), folder)).toEqual({
      rows: ['polls.csv: 1 = 1 + 0 + 0'],
      messages: ['caf\uFFFD.csv: The name of this file is not valid UTF-8, so the file cannot be opened; rename it.'],
      refusal: null,
    })
  }))

test('loads a folder with links in a circle, links without a target and odd names', () =>
  withFolder({}, async (parent) => {
    const folder = join(parent, `it's "the" Café 店 50% [1]`)
    await mkdir(folder)
    await writeFile(join(folder, `wöchentliche "polls" o'clock *.csv`), `${header}\nstray\n${one}\n`)
    await symlink('.', join(folder, 'again'))
    await symlink('loop.csv', join(folder, 'loop.csv'))
    expect(await outcomeOf(engine(), folder)).toEqual({
      rows: [`wöchentliche "polls" o'clock *.csv: 2 = 1 + 0 + 1`],
      messages: [
        'loop.csv: This is a link without a target, or a file that was removed; put the file itself into the folder.',
        `wöchentliche "polls" o'clock *.csv, line 2: "stray". The row has fewer values than the header has columns; complete or remove it.`,
      ],
      refusal: null,
    })
  }))

// Root may read everything.
test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('ignores an unreadable subfolder and refuses an unreadable file', () =>
  withFolder({ 'polls.csv': `${header}\n${one}`, 'inside/hours.csv': hours }, async (folder) => {
    await chmod(join(folder, 'inside'), 0)
    const { messages } = await outcomeOf(engine(), folder)
    expect(messages).toEqual(['inside: This folder or a file in it cannot be read; grant permission to read it, or move its files up.'])
    await chmod(join(folder, 'inside'), 0o755)
    await chmod(join(folder, 'polls.csv'), 0)
    expect(await outcomeOf(engine(), folder)).toMatchObject({ refusal: 'The file FOLDER/polls.csv cannot be read: permission is missing.' })
  }),
)

const everyStore = { asOf: null, method: 'nearest', storeIds: null } as const

test.each<{ name: string; change: (path: string) => Promise<void>; refusal: string }>([
  {
    name: 'is replaced by a longer one',
    change: (path) => writeFile(path, `${header}\n${two}\n${one}\n`),
    refusal: 'The file FOLDER/polls.csv changed while it was being read. Open the folder again when the file is complete.',
  },
  {
    name: 'is replaced by one of the same length',
    change: (path) => utimes(path, new Date(), new Date(Date.now() + 5000)),
    refusal: 'The file FOLDER/polls.csv changed while it was being read. Open the folder again when the file is complete.',
  },
  {
    name: 'vanishes',
    change: (path) => rm(path),
    refusal: 'The file FOLDER/polls.csv cannot be read: there is no such file or folder.',
  },
])('keeps the previous folder and its report if a file $name while it is read', ({ change, refusal }) =>
  withFolder({ 'polls.csv': `${header}\n${one}\n${bad}` }, (former) =>
    withFolder({ 'polls.csv': `${header}\n${one}` }, async (folder) => {
      const loaded = await engine().folder.open(former)
      const { reportId } = await engine().reports.start(everyStore)
      const report = await engine().reports.finished(reportId)
      const changes: Promise<void>[] = []
      const unsubscribe = engine().subscribe(({ name, data }) => {
        if (name === 'progress' && data.job === 'load' && changes.length === 0) changes.push(change(join(folder, 'polls.csv')))
      })
      expect(await outcomeOf(engine(), folder)).toEqual({ rows: [], messages: [], refusal })
      unsubscribe()
      await Promise.all(changes)
      expect(engine().folder.dataSet).toEqual(loaded)
      expect(await engine().reports.latest(former)).toEqual(report)
      expect(await engine().folder.require().issues({ offset: 0, limit: 10 })).toHaveLength(1)
      const again = await engine().reports.start(everyStore)
      expect(await engine().reports.finished(again.reportId)).toMatchObject({ status: 'complete', stores: 1, rowsRejected: 1 })
    }),
  ),
)
