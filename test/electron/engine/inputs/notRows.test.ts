import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { outcomeOf, testInputs } from '../../../support/engine/inputTable'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'

const { engine, reportOnFolder } = useEngine()

const header = 'store_id,timestamp_utc,status'
const one = 's,2023-01-24 12:00:00 UTC,active'
const polls = { 'polls.csv': `${header}\n${one}` }
const repeated = 'The header is repeated here among the rows; remove the line.'
const missing = 'The row has no store id (words such as NULL and nan stand for a missing one); fill it in or remove the row.'
const missingWords = ['NULL', 'null', '(null)', '\\N', 'nan', 'NaN', 'None', 'N/A', '#N/A', 'NA', '<NA>', '<null>', '[NULL]', 'undefined']

testInputs(engine, [
  {
    name: 'blank rows of a spreadsheet at the end of polls, hours and zones',
    files: {
      'polls.csv': `${header}\n${one}\n,,\n,,`,
      'hours.csv': 'store_id,day,start_time_local,end_time_local\n,,,\ns,0,09:00,17:00\n"","","",""',
      'zones.csv': 'store_id,timezone_str\n , \ns,Asia/Tokyo\n,',
    },
    rows: ['hours.csv: 1 = 1 + 0 + 0', 'polls.csv: 1 = 1 + 0 + 0', 'zones.csv: 1 = 1 + 0 + 0'],
  },
  {
    name: 'a row without a store beside blank rows',
    files: { 'polls.csv': `${header}\n,,\n,2023-01-24 12:00:00 UTC,active\n${one}\n,,` },
    rows: ['polls.csv: 2 = 1 + 0 + 1'],
    messages: [`polls.csv, line 3, store_id: "". ${missing}`],
  },
  {
    name: 'headers that stand once more, spelled otherwise',
    files: {
      ...polls,
      'zones.csv': 'Store-Id;TimeZone\ns;Asia/Tokyo\nstore_id;timezone\nt;Asia/Tokyo',
      'hours.csv': 'store id,weekday,opens at,closes at\ns,0,09:00,17:00\nSTORE_ID,DAY,START_TIME,END_TIME',
    },
    rows: ['hours.csv: 2 = 1 + 0 + 1', 'polls.csv: 1 = 1 + 0 + 0', 'zones.csv: 3 = 2 + 0 + 1'],
    messages: [`hours.csv, line 3: "STORE_ID". ${repeated}`, `zones.csv, line 3: "store_id". ${repeated}`],
  },
  {
    name: 'words for a missing value in place of ids',
    files: {
      'polls.csv': [header, one, ...missingWords.map((word) => `${word},2023-01-24 12:00:00 UTC,active`)].join('\n'),
      'hours.csv': 'store_id,day,start_time_local,end_time_local\nnan,0,09:00,17:00',
      'zones.csv': 'store_id,timezone_str\nNULL,Asia/Tokyo\n Null ,Asia/Tokyo',
    },
    rows: ['hours.csv: 1 = 0 + 0 + 1', 'polls.csv: 15 = 1 + 0 + 14', 'zones.csv: 2 = 0 + 0 + 2'],
    messages: [
      `hours.csv, line 2, store_id: "nan". ${missing}`,
      ...missingWords.map((word, index) => `polls.csv, line ${index + 3}, store_id: "${word}". ${missing}`),
      `zones.csv, line 2, store_id: "NULL". ${missing}`,
      `zones.csv, line 3, store_id: "Null ". ${missing}`,
    ],
  },
])

test('keeps stores whose ids only resemble words for a missing value', () =>
  withFolder(
    { 'polls.csv': [header, ...['Nando', 'na', 'none', 'nulls', '0', ' 7 '].map((id) => `${id},2023-01-24 12:00:00 UTC,active`)].join('\n') },
    async (folder) => {
      expect((await reportOnFolder(folder)).map(({ store_id }) => store_id)).toEqual(['0', '7', 'Nando', 'na', 'none', 'nulls'])
    },
  ))

test('keeps a store that is named like a column of another table', () =>
  withFolder({ 'polls.csv': `shop,timestamp_utc,status\nShop,2023-01-24 12:00:00 UTC,active\nshop,timestamp_utc,status` }, async (folder) => {
    const { files } = await engine().folder.open(folder, { polls: [{ file: 'polls.csv', columns: { store_id: 'shop' } }] })
    expect(files).toMatchObject([{ rowsRead: 2, rowsLoaded: 1, rowsRejected: 1 }])
  }))

test('numbers the rows of Parquet although values have line ends', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'polls.parquet')
    await withConnection((connection) =>
      connection.run(
        `copy (select * from (values
           ('s', '2023-01-24 12:00:00' || chr(10), 'active' || chr(13) || chr(10) || 'or not', 'a note'),
           ('t', '2023-01-24 12:00:00', 'active', 'in two' || chr(10) || 'lines'),
           ('8.4E+18', '2023-01-24 12:00:00', 'active', null),
           ('u', '2023-01-24 12:00:00', 'asleep', null)) as poll(store_id, timestamp_utc, status, note)) to '${path}' (format parquet)`,
      ),
    )
    const { rows, messages } = await outcomeOf(engine(), folder)
    expect(rows).toEqual(['polls.parquet: 4 = 1 + 0 + 3'])
    expect(messages.map((message) => /, line (\d+), (\w+)/.exec(message)?.slice(1))).toEqual([
      ['1', 'status'],
      ['3', 'store_id'],
      ['4', 'status'],
    ])
  }))
