import { describe, expect, test } from 'vitest'
import type { FileRole } from '../../../../shared/folder/fileRole'
import type { MappedColumns } from '../../../../shared/folder/mapping'
import { looksLikeValues } from '../../../../electron/engine/files/valueKinds'
import { withFolder, type Files } from '../../../support/data/folder'
import { testInputs } from '../../../support/engine/inputTable'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

const header = 'store_id,timestamp_utc,status'
const poll = (store: string, hour: number, status = 'active') => `${store},2023-01-24 ${String(hour).padStart(2, '0')}:00:00 UTC,${status}`
const polls = { 'polls.csv': `${header}\n${poll('s', 12)}` }

describe('a line is a row', () => {
  test.each<{ line: string; below?: readonly string[]; isRow: boolean }>([
    { line: 's,2023-01-24 12:00:00 UTC,active', isRow: true },
    { line: 's,24.01.2023 12:00,active', isRow: true },
    { line: 's,1674561600,active', isRow: true },
    { line: 's,Mon,9 AM,5 PM', isRow: true },
    { line: 's,America/New_York', isRow: true },
    { line: 's,6,,', below: ['s,0,09:00,17:00', 's,1,09:00,17:00'], isRow: true },
    { line: 's,active', below: ['t,inactive', 'u,active'], isRow: true },
    { line: 'merchant,when,state', below: ['s,2023-01-24 12:00,active'], isRow: false },
    { line: 'merchant,active', below: ['s,1', 't,0'], isRow: false },
    { line: 'merchant,monday,tuesday', below: ['s,09:00-17:00,09:00-17:00'], isRow: false },
    { line: 'Store ID,0,1', below: ['s,0.375,0.375'], isRow: false },
    { line: '2023-01-24', isRow: false },
  ])('$isRow: $line', ({ line, below = [], isRow }) => {
    expect(looksLikeValues(line.split(','), below.map((row) => row.split(',')))).toBe(isRow)
  })
})

/** The columns that the program guesses for the file without a header, and what becomes of the rows if it is followed. */
async function followGuess(files: Files, role: FileRole): Promise<{ columns: MappedColumns | undefined; rows: readonly string[] }> {
  return withFolder(files, async (folder) => {
    const inspection = await engine().folder.inspect(folder, null)
    const without = inspection.files.find(({ hasHeader }) => !hasHeader)
    const columns = without?.guesses[role]
    const loaded = await engine().folder.open(folder, { [role]: [{ file: without?.file, columns }] })
    return { columns, rows: loaded.files.map((file) => `${file.role}: ${file.rowsLoaded} of ${file.rowsRead}`) }
  })
}

test('proposes the columns of polls without a header by their positions, and loses no row', () =>
  withFolder({ 'polls.csv': [poll('s', 12), poll('t', 12, 'inactive'), poll('s', 13)].join('\n') }, async (folder) => {
    const { questions, mapping } = await engine().folder.inspect(folder, null)
    expect({ questions, mapping }).toEqual({
      questions: ['polls.csv seems to contain polls, but it has no header.'],
      mapping: { polls: [{ file: 'polls.csv', columns: { store_id: '#1', timestamp_utc: '#2', status: '#3' } }] },
    })
    expect(await engine().folder.open(folder, mapping)).toMatchObject({ files: [{ rowsRead: 3, rowsLoaded: 3 }] })
  }))

test('proposes polls without a header and without an ending', () =>
  withFolder({ xaa: `${poll('s', 12)}\n${poll('t', 12)}`, LICENSE: 'None.' }, async (folder) => {
    const { files, mapping } = await engine().folder.inspect(folder, null)
    expect(files.map(({ file }) => file)).toEqual(['xaa'])
    expect(await engine().folder.open(folder, mapping)).toMatchObject({ files: [{ rowsRead: 2, rowsLoaded: 2 }] })
  }))

test('guesses the columns of business hours without a header', async () => {
  const files = { ...polls, 'hours.csv': 's;0;09:00:00;17:00:00\ns;1;09:00:00;17:00:00' }
  expect(await followGuess(files, 'businessHours')).toEqual({
    columns: { store_id: '#1', day: '#2', start_time_local: '#3', end_time_local: '#4' },
    rows: ['businessHours: 2 of 2', 'polls: 1 of 1'],
  })
})

test('guesses the columns of time zones without a header', async () => {
  expect(await followGuess({ ...polls, 'zones.csv': 'Asia/Tokyo,s\nAmerica/New_York,t' }, 'timezones')).toEqual({
    columns: { store_id: '#2', timezone_str: '#1' },
    rows: ['polls: 1 of 1', 'timezones: 2 of 2'],
  })
})

test('counts a short first line of a file without a header as a row', () =>
  withFolder({ 'polls.csv': `s,active\n${poll('s', 12)}\n${poll('s', 13)}` }, async (folder) => {
    const columns = { store_id: '#1', timestamp_utc: '#2', status: '#3' }
    const { files } = await engine().folder.open(folder, { polls: [{ file: 'polls.csv', columns }] })
    expect(files).toMatchObject([{ rowsRead: 3, rowsLoaded: 2, rowsRejected: 1 }])
  }))

/** How each file of a folder was read, where that is told. */
const readingsOf = (files: Files) =>
  withFolder(files, async (folder) => {
    const summary = await engine().folder.open(folder)
    return summary.files.map(({ path, rowsLoaded, readings }) => ({ name: path.slice(folder.length + 1), rowsLoaded, readings }))
  })

const borrowed = (name: string) => `Without a header: read with the columns of ${name}.`

test.each<{ name: string; first: string; second: string }>([
  { name: 'a number', first: 'polls-00.csv', second: 'polls-01.csv' },
  { name: 'letters', first: 'polls-aa.csv', second: 'polls-ab.csv' },
  { name: 'a copy in parentheses', first: 'polls.csv', second: 'polls (1).csv' },
  {
    name: 'the names of Spark',
    first: 'part-00000-0d9a3f8e-1b2c-4d5e-8f90-a1b2c3d4e5f6-c000.csv',
    second: 'part-00001-7c6b5a49-3827-4160-9f8e-0d1c2b3a4958-c000.csv',
  },
])('reads a part without a header with the columns of the first, told apart by $name', async ({ first, second }) => {
  const files = { [first]: `status,${header.replace(',status', '')}\nactive,s,2023-01-24 12:00:00 UTC`, [second]: 'inactive,t,2023-01-24 13:00:00 UTC' }
  const read = await readingsOf(files)
  expect(read).toHaveLength(2)
  expect(read).toContainEqual({ name: first, rowsLoaded: 1, readings: [] })
  expect(read).toContainEqual({ name: second, rowsLoaded: 1, readings: [borrowed(first)] })
})

testInputs(engine, [
  {
    name: 'a file without a header that is not a part, because it has more columns',
    files: { 'polls-00.csv': `${header}\n${poll('s', 12)}`, 'polls-01.csv': `${poll('t', 12)},x` },
    rows: ['polls-00.csv: 1 = 1 + 0 + 0'],
    messages: ['polls-01.csv: The file has no header, so it was not read; add a line with the names of its columns, or map them by their numbers.'],
  },
  {
    name: 'a header that stands after the first rows, as in joined files',
    files: { 'polls.csv': `${poll('s', 12)}\n${header}\n${poll('s', 13)}` },
    rows: ['polls.csv: 3 = 2 + 0 + 1'],
    messages: ['polls.csv, line 2: "store_id". The header is repeated here among the rows; remove the line.'],
  },
])

test.each<{ name: string; second: string; text: string }>([
  { name: 'another name', second: 'archive.csv', text: poll('t', 12) },
  { name: 'columns in another order', second: 'polls-01.csv', text: 'active,t,2023-01-24 13:00:00 UTC' },
])('asks about a file without a header that is not a part, because it has $name', ({ second, text }) =>
  withFolder({ 'polls-00.csv': `${header}\n${poll('s', 12)}`, [second]: text }, async (folder) => {
    const { questions } = await engine().folder.inspect(folder, null)
    expect(questions).toEqual([`${second} seems to contain polls, but it has no header.`])
  }),
)
