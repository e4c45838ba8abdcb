import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { LoadedAttribute } from '../../../../shared/folder/dataSet'
import type { Mapping } from '../../../../shared/folder/mapping'
import { withFolder, type Files } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'
import { testInputs, type InputCase } from '../../../support/engine/inputTable'
import { useEngine } from '../../../support/engine/useEngine'

const { engine, reportOnFolder } = useEngine()

const polls = {
  'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active\nt,2023-01-24 12:00:00 UTC,active\n0042,2023-01-24 12:00:00 UTC,active',
}
const pollRows = 'polls.csv: 3 = 3 + 0 + 0'
const stores = (...lines: readonly string[]): Files => ({ ...polls, 'stores.csv': lines.join('\n') })
const contradicted = 'An earlier row says something else about this store, and the first row counts; keep one of them.'

const cases: readonly InputCase[] = [
  {
    name: 'a second row for a store, which is a duplicate if it says nothing new',
    files: stores('store_id,name,region', 's,Main,West', 's,Main,West', 's,Main,', 't,Side,East', 't,Uptown,East', 's,,'),
    rows: [pollRows, 'stores.csv: 6 = 2 + 3 + 1'],
    messages: [`stores.csv, line 6, attribute: "Uptown". ${contradicted}`],
  },
  {
    name: 'a second row that fills in what the first one lacks',
    files: stores('store_id,name,region', 's,Main,', 's,,West', 's,Main,East'),
    rows: [pollRows, 'stores.csv: 3 = 2 + 0 + 1'],
    messages: [`stores.csv, line 4, attribute: "East". ${contradicted}`],
  },
  {
    name: 'several stores files, which are one input',
    files: { ...stores('store_id,name', 's,Main', 't,Side'), 'stores2.csv': 'store_id,title,Region\ns,Main,West\nt,Other,East\n0042,Third,\ns,Main,' },
    rows: [pollRows, 'stores.csv: 2 = 2 + 0 + 0', 'stores2.csv: 4 = 2 + 1 + 1'],
    messages: [`stores2.csv, line 3, attribute: "Other". ${contradicted}`],
  },
  {
    name: 'rows without a usable id, blank lines and a repeated header in a stores file',
    files: stores('store_id,name', ',Nobody', 'NULL,Nobody', '', 'store_id,name', '8.41E+18,Cut', '="0042",Formula', 's,Main,extra', 't'),
    rows: [pollRows, 'stores.csv: 7 = 1 + 0 + 6'],
    messages: [
      'stores.csv, line 2, store_id: "". The row has no store id (words such as NULL and nan stand for a missing one); fill it in or remove the row.',
      'stores.csv, line 3, store_id: "NULL". The row has no store id (words such as NULL and nan stand for a missing one); fill it in or remove the row.',
      'stores.csv, line 5: "store_id". The header is repeated here among the rows; remove the line.',
      'stores.csv, line 6, store_id: "8.41E+18". A spreadsheet has rounded the id to a number and lost its last digits. Export the file again without saving it in Excel, or import the column as text.',
      'stores.csv, line 8: "s,Main,extra". The row has more values than the header has columns; put quotation marks around a value that has a comma in it.',
      'stores.csv, line 9: "t". The row has fewer values than the header has columns; complete or remove it.',
    ],
  },
  {
    name: 'a value that is too long',
    files: stores('store_id,name', `s,${'x'.repeat(201)}`, `t,${'é'.repeat(200)}`),
    rows: [pollRows, 'stores.csv: 2 = 2 + 0 + 0'],
    messages: [
      `stores.csv, line 2, attribute: "${'x'.repeat(200)}". The text has more than 200 characters and was cut; shorten it or check the row for a missing quotation mark.`,
    ],
  },
  {
    name: 'a quotation mark in a name that is not closed, which costs its own line only',
    files: stores('store_id,name', 's,"Main', 't,Side'),
    rows: [pollRows, 'stores.csv: 2 = 1 + 0 + 1'],
    messages: ['stores.csv, line 2: "s,"Main". A quotation mark in this line is not closed, so this row is skipped and reading continues with the next line; remove the mark or close it.'],
  },
  {
    name: 'a time zone of a stores file that a timezones file contradicts: only the timezones file counts',
    files: { ...stores('store_id,name,timezone', 's,Main,Asia/Tokyo', 't,Side,Mars/Olympus', '0042,Third,Asia/Tokyo'), 'zones.csv': 'store_id,timezone_str\ns,Europe/Paris' },
    rows: [pollRows, 'stores.csv: 3 = 3 + 0 + 0', 'zones.csv: 1 = 1 + 0 + 0'],
    messages: [
      'stores.csv, line 3, timezone_str: "Mars/Olympus". This is not the name of a time zone, so the store is reported in America/Chicago; use a name such as America/New_York.',
    ],
  },
]
testInputs(engine, cases)

/** The attributes of every store after the folder is loaded: `store: name=…, region=…`. */
async function attributesOf(folder: string, mapping: Mapping = {}): Promise<readonly string[]> {
  await engine().folder.open(folder, mapping)
  const { reportId } = await engine().reports.start()
  const { attributes } = await engine().reports.finished(reportId)
  const { rows } = await engine().selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 100 })
  return rows.map((row) => `${row.store_id}: ${attributes.flatMap(({ key }) => (row[key] === null || row[key] === undefined ? [] : [`${key}=${row[key]}`])).join(', ')}`)
}

async function keysOf(files: Files, mapping: Mapping = {}): Promise<readonly LoadedAttribute[]> {
  return withFolder(files, async (folder) => (await engine().folder.open(folder, mapping)).attributes)
}

describe('a stores file in another dialect gives the same attributes', () => {
  const expected = ['0042: name=Zoë’s, region=North', 's: name=Main Street; old, region=West', 't: name=Side "B"']
  const json = [
    { store_id: 's', name: 'Main Street; old', region: 'West' },
    { store_id: 't', name: 'Side "B"', region: null },
    { store_id: '0042', name: 'Zoë’s', region: 'North' },
  ]
  const csv = 'store_id,name,region\ns,Main Street; old,West\nt,"Side ""B""",\n0042,Zoë’s,North\n'
  test.each<{ name: string; files: Readonly<Record<string, string | Uint8Array>> }>([
    { name: 'commas', files: { 'a.csv': csv } },
    { name: 'semicolons, a byte order mark and CRLF', files: { 'a.csv': `\uFEFFStore ID;Store-Name;REGION\r\ns;"Main Street; old";West\r\nt;"Side ""B""";\r\n0042;Zoë’s;North\r\n` } },
    { name: 'tabs', files: { 'a.tsv': 'region\tstore_id\ttitle\nWest\ts\tMain Street; old\n\tt\tSide "B"\nNorth\t0042\tZoë’s\n' } },
    { name: 'UTF-16', files: { 'a.csv': Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(csv, 'utf16le')]) } },
    { name: 'gzip', files: { 'a.csv.gz': gzipSync(csv) } },
    { name: 'JSON', files: { 'a.json': JSON.stringify({ stores: json }) } },
    { name: 'JSON lines', files: { 'a.jsonl': json.map((row) => JSON.stringify(row)).join('\n') } },
    { name: 'a drawn table', files: { 'a.txt': '| store_id | name | region |\n|---|---|---|\n| s | Main Street; old | West |\n| t | Side "B" | |\n| 0042 | Zoë’s | North |\n' } },
  ])('$name', async ({ files }) => {
    await withFolder(polls, async (folder) => {
      for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
      expect(await attributesOf(folder)).toEqual(expected)
    })
  })

  test('Parquet and a workbook', () =>
    withFolder(polls, async (folder) => {
      const parquet = join(folder, 'a.parquet')
      await withConnection((connection) =>
        connection.run(`copy (from (values ('s', 'Main Street; old', 'West'), ('t', 'Side "B"', ''), ('0042', 'Zoë’s ', 'North')) as given(store_id, name, region)) to '${parquet}'`),
      )
      expect(await attributesOf(folder)).toEqual(expected)
      await writeFile(parquet, '')
      const sheets = [{ name: 'Stores', rows: [['store_id', 'name', 'region'], ['s', 'Main Street; old', 'West'], ['t', 'Side "B"', null], ['0042', 'Zoë’s', 'North']] }]
      await writeFile(join(folder, 'a.xlsx'), await writeXlsx({ sheets }))
      expect(await attributesOf(folder)).toEqual(expected)
    }))
})

test('line ends inside quotes become spaces, and words for a missing value are none', async () => {
  const files = stores('store_id,name,region,brand', 's,"Main\nStreet",NULL,None', 't,"A\tB",nan,NA', '0042,  spaced  ,\\N,x')
  await withFolder(files, async (folder) => {
    expect(await attributesOf(folder)).toEqual(['0042: name=spaced, brand=x', 's: name=Main Street, brand=None', 't: name=A B, brand=NA'])
  })
})

test('a timezones file gives attributes too, after those of the stores files', () =>
  withFolder(
    { ...polls, 'zones.csv': 'store_id,timezone_str,store_name,region\ns,Asia/Tokyo,Other,East\nt,Asia/Tokyo,Side,East', 'stores.csv': 'store_id,name,brand\ns,Main,B' },
    async (folder) => {
      expect(await attributesOf(folder)).toEqual(['0042: ', 's: name=Main, brand=B, region=East', 't: name=Side, region=East'])
      const { files } = await engine().folder.open(folder)
      expect(files.map(({ role, unusedColumns, readings }) => ({ role, unusedColumns, readings }))).toMatchObject([
        { role: 'polls' },
        { role: 'stores', unusedColumns: [], readings: ['Names and attributes of stores: name, brand.'] },
        { role: 'timezones', unusedColumns: [], readings: ['Names and attributes of stores: store_name, region.'] },
      ])
    },
  ))

describe('the zone of a store', () => {
  test('is that of a stores file if no timezones file names the store', async () => {
    const rows = await withFolder(
      { ...stores('store_id,name,tz', 's,Main,Asia/Tokyo', 't,Side,Asia/Tokyo'), 'zones.csv': 'store_id,timezone_str\ns,Europe/Paris' },
      reportOnFolder,
    )
    expect(rows.map((row) => [row.store_id, row.timezone])).toEqual([['0042', 'America/Chicago'], ['s', 'Europe/Paris'], ['t', 'Asia/Tokyo']])
  })

  test('in a stores file comes before that beside business hours', async () => {
    const rows = await withFolder(
      { ...stores('store_id,name,tz', 's,Main,Asia/Tokyo'), 'hours.csv': 'store_id,day,start_time_local,end_time_local,timezone\ns,0,9:00,17:00,Europe/Paris\nt,0,9:00,17:00,Europe/Paris' },
      reportOnFolder,
    )
    expect(rows.map((row) => [row.store_id, row.timezone])).toEqual([['0042', 'America/Chicago'], ['s', 'Asia/Tokyo'], ['t', 'Europe/Paris']])
  })
})

test('a store that only a stores file names has a row without observations', async () => {
  const rows = await withFolder(stores('store_id,name', 'new,Planned'), reportOnFolder)
  expect(rows.find((row) => row.store_id === 'new')).toMatchObject({ observations: 0, open_last_week: 168, verdict_last_week: 'no_observations' })
})

async function codesOf(...lines: readonly string[]): Promise<readonly string[]> {
  return withFolder(stores(...lines), async (folder) => (await engine().folder.open(folder)).notices.map(({ code }) => code))
}

describe('a notice that the stores files are about other stores', () => {
  test('is given if no polled store is there', async () => {
    expect(await codesOf('store_id,name', '42,Main', 'S,Side')).toContain('stores_of_other_stores')
  })

  test('is not given if one is', async () => {
    expect(await codesOf('store_id,name', '42,Main', 't,Side')).not.toContain('stores_of_other_stores')
  })
})

describe('keys', () => {
  test('are the names of the columns in lower case, and never those of other columns', async () => {
    const header = 'store_id,Title,Area manager,STATE,Región №1,name,%,,Stores,__proto__,constructor,region,Region,store_name'
    const attributes = await keysOf(stores(header, `s${','.repeat(13)}`))
    expect(attributes.map(({ key, label }) => `${key}=${label}`)).toEqual([
      'name=name', 'title=Title', 'area_manager=Area manager', 'state_2=STATE', 'región_no1=Región №1', 'stores_2=Stores', 'proto=__proto__', 'constructor_2=constructor',
      'region=region', 'region_2=Region', 'store_name=store_name',
    ].map((pair) => pair.normalize('NFC').replace('no1', '1')))
  })

  test('are at most a name and 30 others; the columns after them are listed as unused', async () => {
    const names = Array.from({ length: 33 }, (_, index) => `a${index + 1}`)
    const files = stores(`store_id,${names.join(',')},name`, `s,${names.join(',')},Main`)
    expect((await keysOf(files)).map(({ key }) => key)).toEqual(['name', ...names.slice(0, 30)])
    await withFolder(files, async (folder) => {
      const { files: summaries } = await engine().folder.open(folder)
      expect(summaries.find(({ role }) => role === 'stores')?.unusedColumns).toEqual(['a31', 'a32', 'a33'])
      expect((await attributesOf(folder)).find((line) => line.startsWith('s:'))).toContain('name=Main, a1=a1, ')
    })
  })

  test('come with the number of stores and of values', async () => {
    expect(await keysOf(stores('store_id,name,region', 's,Main,West', 't,Side,West', '0042,,'))).toEqual([
      { key: 'name', label: 'name', stores: 2, values: 2 },
      { key: 'region', label: 'region', stores: 2, values: 1 },
    ])
    // As they are read: without spaces, words for a missing value, and rows without a store.
    expect(await keysOf(stores('store_id,name,region', 's, Main,West ', 't,Main, NULL', '0042,Side ,West', ',Nobody,Far'))).toEqual([
      { key: 'name', label: 'name', stores: 3, values: 2 },
      { key: 'region', label: 'region', stores: 2, values: 1 },
    ])
  })
})

async function roleOf(name: string, text: string, mapping: Mapping = {}): Promise<string | undefined> {
  return withFolder({ ...polls, [name]: text }, async (folder) => (await engine().folder.open(folder, mapping)).files.find(({ path }) => path.endsWith(name))?.role)
}

describe('which file is a stores file', () => {
  test.each([
    ['store_id,region\ns,West', 'stores'],
    ['store_id,Store City,remark\ns,Rome,x', 'stores'],
    ['store_id,brand name,status\ns,B,open', 'stores'],
    ['store_id,name,timezone\ns,Main,Asia/Tokyo', 'stores'],
    ['store_id,name,timezone_str\ns,Main,Asia/Tokyo', 'timezones'],
    ['store_id,timezone,remark\ns,Asia/Tokyo,x', 'timezones'],
    ['store_id,name,day,start_time,end_time\ns,Main,0,9:00,17:00', 'businessHours'],
    ['store_id,region,timestamp_utc,status\ns,West,2023-01-24 12:00:00 UTC,active', 'polls'],
    ['store_id,remark\ns,x', undefined],
    ['shop,region\ns,West', undefined],
  ])('%j is %s', async (text, role) => {
    expect(await roleOf('a.csv', text)).toBe(role)
  })

  test('the user can say it of any file with a store id', async () => {
    const mapping: Mapping = { stores: [{ file: 'a.csv', columns: { store_id: 'shop', name: 'called' } }] }
    expect(await roleOf('a.csv', 'shop,called,colour\ns,Main,red', mapping)).toBe('stores')
    expect((await keysOf({ ...polls, 'a.csv': 'shop,called,colour\ns,Main,red' }, mapping)).map(({ key, label }) => [key, label])).toEqual([['name', 'called'], ['colour', 'colour']])
    expect(await roleOf('a.csv', 'store_id,region\ns,West', { stores: [] })).toBeUndefined()
  })

  test('is asked if its values are those of polls', () =>
    withFolder({ 'a.csv': 'store_id,city,checked,state\ns,Rome,2023-01-24 12:00:00 UTC,up\nt,Rome,2023-01-24 13:00:00 UTC,down' }, async (folder) => {
      await expect(engine().folder.open(folder)).rejects.toMatchObject({ code: 'MAPPING_NEEDED' })
      const { mapping, isComplete } = await engine().folder.inspect(folder, null)
      expect({ mapping, isComplete }).toMatchObject({ isComplete: true, mapping: { polls: [{ file: 'a.csv', columns: { timestamp_utc: 'checked', status: 'state' } }] } })
    }))
})
