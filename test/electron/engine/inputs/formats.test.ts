import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { writeXlsx, type CellValue } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { JsonSplitter } from '../../../../electron/engine/files/jsonRecords'
import { openWorkbook, readSheets } from '../../../../electron/engine/files/workbook'
import { withFolder } from '../../../support/data/folder'
import { outcomeOf, testInputs } from '../../../support/engine/inputTable'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'

const { engine, reportOnFolder } = useEngine()

const header = 'store_id,timestamp_utc,status'
const one = 's,2023-01-24 12:00:00 UTC,active'
const two = 't,2023-01-24 13:00:00 UTC,inactive'
const polls = { 'polls.csv': `${header}\n${one}` }
const status = (position: string) => `${position}, status: "asleep". The meaning of this status is not known; use active or inactive, or choose what the word means.`
const unreadable = (position: string, value: string) =>
  `${position}: "${value}". This is not a complete JSON object with the values of a row; export the file again.`

const poll = (store: string) => ({ store_id: store, timestamp_utc: '2023-01-24T12:00:00Z', status: 'active' })
const object = (store: string, hour: number, written = 'active') => `{"store_id": ${store}, "timestamp_utc": "2023-01-24 ${hour}:00:00 UTC", "status": "${written}"}`

testInputs(engine, [
  {
    name: 'JSON lines, with a blank line and lines that are not objects',
    files: { 'polls.jsonl': [object('"s"', 12), '', object('"s"', 13, 'asleep'), '{"store_id": "t"', '[1, 2]', object('"t"', 12)].join('\n') },
    rows: ['polls.jsonl: 5 = 2 + 0 + 3'],
    messages: [status('polls.jsonl, line 3'), unreadable('polls.jsonl, line 4', '{"store_id": "t"'), unreadable('polls.jsonl, line 5', '[1, 2]')],
  },
  {
    name: 'a JSON array, whose elements are numbered',
    files: { 'polls.json': `[\n${object('"s"', 12)},\n{\n"status": "asleep",\n"timestamp_utc": "2023-01-24 12:00:00 UTC", "store_id": "s"\n},\nnull,${object('"t"', 12)}]\n` },
    rows: ['polls.json: 4 = 2 + 0 + 2'],
    messages: [status('polls.json, line 2'), unreadable('polls.json, line 3', 'null')],
  },
  {
    name: 'a JSON array that is cut off',
    files: { 'polls.json': `[${object('"s"', 12)}, {"store_id": "t", "timest` },
    rows: ['polls.json: 2 = 1 + 0 + 1'],
    messages: [unreadable('polls.json, line 2', '{"store_id": "t", "timest')],
  },
  {
    name: 'JSON that is packed, in UTF-16 and with keys in another order and missing',
    files: {
      'polls.ndjson.gz': gzipSync(`${object('"s"', 12)}\n${object('"t"', 13)}\n`),
      'zones.json': Buffer.from('\uFEFF[{"store_id": "s", "timezone_str": "Asia/Tokyo"}, {"timezone_str": "Asia/Tokyo", "store_id": "t", "x": [1]}, {"store_id": "u"}]', 'utf16le'),
    },
    rows: ['polls.ndjson.gz: 2 = 2 + 0 + 0', 'zones.json: 3 = 3 + 0 + 0'],
    messages: [
      'zones.json, line 3, timezone_str: "". The row has no time zone, so the store is reported in America/Chicago; fill in a name such as America/New_York.',
    ],
  },
  {
    name: 'CSV with other endings, and without one',
    files: {
      'polls.txt': `${header}\n${one}`,
      'polls.tab': `${header}\n${two}`.replaceAll(',', '\t'),
      xaa: `${header}\ns,2023-01-24 14:00:00 UTC,active`,
      xab: 's,2023-01-24 15:00:00 UTC,active',
      'zones.xls': 'store_id\ttimezone_str\ns\tAsia/Tokyo',
    },
    rows: ['polls.tab: 1 = 1 + 0 + 0', 'polls.txt: 1 = 1 + 0 + 0', 'xaa: 1 = 1 + 0 + 0', 'xab: 1 = 1 + 0 + 0', 'zones.xls: 1 = 1 + 0 + 0'],
  },
  {
    name: 'files of other formats, and files that say nothing',
    files: {
      ...polls,
      'a.ods': Buffer.from('PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'latin1'),
      'b.7z': Buffer.from('7z\xBC\xAF\x27\x1C\0\x04', 'latin1'),
      'c.db': Buffer.from('SQLite format 3\0\x10', 'latin1'),
      'd.sql': 'insert into store values (1);',
      'e.zip': Buffer.from('PK\x03\x04\x14\0\0\0\b\0polls.csv', 'latin1'),
      'notes.txt': 'Made on Monday.',
      'readme.md': '# Polls',
      LICENSE: 'None.',
    },
    rows: ['polls.csv: 1 = 1 + 0 + 0'],
    messages: [
      'a.ods: This spreadsheet cannot be read; open it in Excel and save it as "Excel Workbook (.xlsx)" or "CSV UTF-8".',
      'b.7z: This is an archive, not a CSV file; unpack it into the folder.',
      'c.db: Files of this format are not read; export the table as CSV, Excel (.xlsx), JSON or Parquet.',
      'd.sql: Files of this format are not read; export the table as CSV, Excel (.xlsx), JSON or Parquet.',
      'e.zip: This is a ZIP archive, not a CSV file; unpack it into the folder.',
    ],
  },
])

test('keeps every digit of numbers in JSON, and values in values as JSON', () =>
  withFolder(
    { 'polls.jsonl': [object('18446744073709551617', 12), object('8139926242460185114', 12), object('42', 12), object('[{"a": 1.50}]', 12)].join('\n') },
    async (folder) => {
      const rows = await reportOnFolder(folder)
      expect(rows.map(({ store_id }) => store_id)).toEqual(['18446744073709551617', '42', '8139926242460185114', '[{"a":1.50}]'])
    },
  ))

testInputs(engine, [
  {
    name: 'JSON with the rows in an array inside',
    files: { 'polls.json': JSON.stringify({ page: { number: 1 }, data: [poll('s'), poll('t')], next: null }) },
    rows: ['polls.json: 2 = 2 + 0 + 0'],
  },
  {
    name: 'JSON with more than one array inside, of which the first is read',
    files: { 'polls.json': JSON.stringify({ polls: [poll('s')], zones: [{ store_id: 's', timezone: 'Asia/Tokyo' }] }) },
    rows: ['polls.json: 2 = 1 + 0 + 1'],
    messages: [
      'polls.json, line 2: ","zones":[{"store_id":"s","timezone":"Asia/Tokyo"}]}". This is not a complete JSON object with the values of a row; export the file again.',
    ],
  },
  {
    name: 'JSON with objects inside, whose keys are parts of names',
    files: { 'polls.json': JSON.stringify([{ store: { id: 's', city: { name: 'x' } }, timestamp: { utc: '2023-01-24T12:00:00Z' }, status: 'active' }]) },
    rows: ['polls.json: 1 = 1 + 0 + 0'],
  },
  {
    name: 'JSON with a key that an object inside has too',
    files: { 'polls.json': JSON.stringify([{ store: { id: 'no store' }, ...poll('s') }]) },
    rows: ['polls.json: 1 = 1 + 0 + 0'],
  },
  {
    name: 'JSON of MongoDB, with the types of values around them',
    files: { 'polls.json': '{"_id":{"$oid":"1"},"store_id":{"$numberLong":"42"},"timestamp_utc":{"$date":"2023-01-24T12:00:00Z"},"status":"active"}' },
    rows: ['polls.json: 1 = 1 + 0 + 0'],
  },
])

test.each<{ name: string; text: string; lines: readonly number[] }>([
  { name: 'lines', text: '{"a":1}\n\n{"a":2}\n', lines: [1, 3] },
  { name: 'an array', text: '\n[ {"a":"]}\\"{"} ,\n{"a":{"b":[{}]}}\n]\n', lines: [1, 2] },
  { name: 'objects over several lines', text: '{\n"a":1\n}\n\n{\n"a":2}', lines: [1, 5] },
  { name: 'two arrays', text: '[{"a":1}]\n[{"a":2},{"a":3}]', lines: [1, 2, 3] },
  { name: 'an array in an object', text: '{"page":{"n":1},\n"data": [\n{"a":1} ,{"a":{"b":[{}]}}],\n"next":null}', lines: [1, 2] },
  { name: 'objects that have arrays', text: '{"n":1,"a":[{}]}\n{"n":2,"a":[{}]}', lines: [1, 2] },
  { name: 'objects over several lines that have arrays', text: '{"n":1,\n"a":[{}]}\n{"n":2,\n"a":[{}]}', lines: [1, 3] },
  { name: 'an object with a store and an array', text: '{"store_id":1,"a":[{}]}', lines: [1] },
  { name: 'nothing', text: ' \n[]', lines: [] },
])('splits $name wherever the pieces end', ({ text, lines }) => {
  for (let cut = 0; cut <= text.length; cut += 1) {
    const splitter = new JsonSplitter()
    const records = [...splitter.push(text.slice(0, cut), false), ...splitter.push(text.slice(cut), true)]
    expect(records.map(({ line }) => line)).toEqual(lines)
    expect(records.filter(({ values }) => values === null)).toEqual([])
  }
})

/** Writes a poll of each store as CSV that Zstandard packs. */
const writeZstandard = (path: string, stores: readonly string[]) =>
  withConnection((connection) =>
    connection.run(
      `copy (select unnest($stores::json::varchar[]) as store_id, '2023-01-24 12:00:00 UTC' as timestamp_utc, 'active' as status)
       to '${path}' (format csv, compression zstd)`,
      { stores: JSON.stringify(stores) },
    ),
  )

test('reads CSV that is packed with Zstandard, and refuses what is damaged', () =>
  withFolder({}, async (folder) => {
    await writeZstandard(join(folder, 'polls.csv.zst'), ['s', 't', '8.4E+18'])
    expect((await outcomeOf(engine(), folder)).rows).toEqual(['polls.csv.zst: 3 = 2 + 0 + 1'])
    await writeFile(join(folder, 'polls.csv.zst'), Buffer.from('\x28\xB5\x2F\xFD\x24\x00\x01', 'latin1'))
    expect((await outcomeOf(engine(), folder)).refusal).toMatch(/^The file FOLDER\/polls.csv.zst cannot be read: it is (truncated|damaged); copy or download it again.$/)
  }))

const instant = new Date(Date.UTC(2023, 0, 24, 12, 5))

/** A workbook with a sheet for each list of rows. */
function workbook(sheets: readonly (readonly (readonly CellValue[])[])[], dateSystem: '1900' | '1904' = '1900'): Promise<Uint8Array> {
  return writeXlsx({ dateSystem, sheets: sheets.map((rows, index) => ({ name: `Sheet ${index + 1}`, rows: rows.map((row) => [...row]) })) })
}

test('reads the first sheet of a workbook that has a known header', () =>
  withFolder({}, async (folder) => {
    const bytes = await workbook([
      [['Notes'], ['made on Monday']],
      [
        ['Polls of the week'],
        [],
        ['store_id', 'timestamp_utc', 'status', 'note'],
        ['0042', instant, 'active', 'two\nlines'],
        [42, instant, 'inactive'],
        [],
        [8.139926242460186e18, instant, 'active'],
        ['s', '2023-01-24 12:00:00 UTC', true],
      ],
      [['store_id', 'timestamp_utc', 'status'], ['other', instant, 'active']],
    ])
    await writeFile(join(folder, 'polls.xlsx'), bytes)
    const { rows, messages } = await outcomeOf(engine(), folder)
    expect(rows).toEqual(['polls.xlsx: 4 = 3 + 0 + 1'])
    expect(messages).toEqual([
      'polls.xlsx, line 7, store_id: "8.139926242460186E+18". A spreadsheet has rounded the id to a number and lost its last digits. Export the file again without saving it in Excel, or import the column as text.',
    ])
    expect((await reportOnFolder(folder)).map(({ store_id }) => store_id)).toEqual(['0042', '42', 's'])
  }))

test.each(['1900', '1904'] as const)('reads dates, times and numbers as a sheet with the calendar of %s means them', async (dateSystem) => {
  const firstDay = dateSystem === '1900' ? Date.UTC(1899, 11, 31) : Date.UTC(1904, 0, 1)
  const time = (hours: number) => new Date(firstDay + hours * 3_600_000)
  const cells = [instant, time(9), time(0), time(25.5), new Date(Date.UTC(2023, 0, 24)), 42, 0.375, 'a', '007', false]
  await withFolder({ 'cells.xlsx': await workbook([[cells]], dateSystem) }, async (folder) => {
    const rows: unknown[] = []
    const bytes = await openWorkbook(join(folder, 'cells.xlsx'), null)
    if (typeof bytes === 'string') throw new Error(bytes)
    for await (const batch of readSheets(bytes, { sheet: 0 })) rows.push(...batch.rows)
    expect(rows).toEqual([
      {
        line: 1,
        fields: ['2023-01-24 12:05:00', '09:00:00', '00:00:00', '25:30:00', '2023-01-24 00:00:00', '42', '0.375', 'a', '007', 'FALSE'],
      },
    ])
  })
})

test('lists a workbook that cannot be read, and one that would become too large', () =>
  withFolder({ ...polls, 'damaged.xlsx': Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1') }, async (folder) => {
    const bytes = Buffer.from(await workbook([[['store_id', 'timezone_str'], ['s', 'Asia/Tokyo']]]))
    // The directory of the archive states two gigabytes for its first file.
    bytes.writeUInt32LE(2 ** 31, bytes.indexOf('PK\x01\x02', 0, 'latin1') + 24)
    await writeFile(join(folder, 'large.xlsx'), bytes)
    expect(await outcomeOf(engine(), folder)).toEqual({
      rows: ['polls.csv: 1 = 1 + 0 + 0'],
      messages: [
        'damaged.xlsx: This spreadsheet cannot be read; open it in Excel and save it as "Excel Workbook (.xlsx)" or "CSV UTF-8".',
        'large.xlsx: This workbook unpacks to more than 1 GB, or to over 100 times its size; save the sheet as "CSV UTF-8".',
      ],
      refusal: null,
    })
  }))

test('asks for the columns of a sheet with an unknown header, and reads it as mapped', () =>
  withFolder(polls, async (folder) => {
    await writeFile(join(folder, 'hours.xlsx'), await workbook([[['shop', 'wd', 'a', 'b'], ['s', 0, '09:00', '17:00']]]))
    const { files } = await engine().folder.inspect(folder, null)
    expect(files.find(({ file }) => file === 'hours.xlsx')?.columns[2]).toEqual({ name: 'a', samples: ['09:00'] })
    const columns = { store_id: 'shop', day: 'wd', start_time_local: 'a', end_time_local: 'b' }
    const loaded = await engine().folder.open(folder, { businessHours: [{ file: 'hours.xlsx', columns }] })
    expect(loaded.files).toMatchObject([{ role: 'businessHours', rowsRead: 1, rowsLoaded: 1 }, { role: 'polls' }])
  }))
