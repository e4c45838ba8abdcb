import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCsv } from 'hucre/csv'
import { readXlsx, type CellValue } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { columns, columnSets, type ColumnKey } from '../../../../shared/report/columns'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import { withFolder } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'
import { sampleDataFolder } from '../../../support/program/programFolder'

const { engine, reportOnFolder, reportOn } = useEngine()

async function newest(): Promise<RowSelection> {
  const { reports } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
  return { reportId: reports[0]?.reportId ?? 0, search: '', filters: [], sort: [] }
}

/** The cells of the sheets of a workbook, by their name. */
async function sheetsOf(choice: RowSelection, keys: readonly ColumnKey[]): Promise<Readonly<Record<string, CellValue[][]>>> {
  return withFolder({}, async (folder) => {
    const path = join(folder, 'a.xlsx')
    const selection = await engine().selections.select(choice)
    expect(await engine().exports.workbook(selection, keys, path)).toBe(await selection.count())
    const { sheets } = await readXlsx(await readFile(path))
    return Object.fromEntries(sheets.map(({ name, rows }) => [name, rows]))
  })
}

/** The texts of a CSV that `write` writes. */
async function csvOf(write: (path: string) => Promise<number>): Promise<readonly (readonly string[])[]> {
  return withFolder({}, async (folder) => {
    await write(join(folder, 'a.csv'))
    return parseCsv(await readFile(join(folder, 'a.csv'), 'utf8')).map((row) => row.map(String))
  })
}

const words: Readonly<Record<string, string>> = {
  meets: 'Meets goal',
  little_left: 'Little left',
  misses: 'Misses goal',
  too_little_seen: 'Too little seen',
  no_observations: 'No observations',
  down: 'Down',
  up: 'Up',
  closed: 'Closed',
  unknown: 'Unknown',
}

test('the sheet of stores has every cell of the CSV', async () => {
  await reportOnFolder(sampleDataFolder)
  const choice = await newest()
  const keys = columnSets.standard.all
  const selection = await engine().selections.select(choice)
  const [header = [], ...records] = await csvOf((path) => engine().exports.rows(selection, keys, path))
  const observed = header.indexOf('observations')
  const unknown = /^(uptime|downtime|outages|longest_outage)/
  const expected = records.map((record) =>
    record.map((text, index) => {
      const key = header[index] ?? ''
      if (text === '' || (record[observed] === '0' && unknown.test(key))) return null
      if (key.startsWith('verdict') || key === 'state') return words[text]
      return columns.find((column) => column.key === key)?.kind === 'number' ? Number(text) : text
    }),
  )
  const [headings, ...rows] = (await sheetsOf(choice, keys))['Stores'] ?? []
  expect(headings).toHaveLength(keys.length)
  // The cells show shares in percent.
  expect(['coverage_last_week', 'uptime_last_week'].map((key) => headings?.[header.indexOf(key)])).toEqual(['Coverage, last week', 'Uptime, last week (h)'])
  // The reader leaves out empty cells at the end of a row.
  expect(rows.map((row) => keys.map((_, index) => row[index] ?? null))).toEqual(expected)
  expect(records.filter((record) => record[observed] === '0')).toHaveLength(4)
})

test('the sheet of outages has every cell of the CSV', async () => {
  await reportOnFolder(sampleDataFolder)
  const choice = await newest()
  const selection = await engine().selections.select(choice)
  const [header = [], ...records] = await csvOf((path) => engine().exports.outages(selection, path))
  const ends: Readonly<Record<string, string>> = { closing: 'at closing', between_polls: 'between polls', still_down: 'still down', unknown: 'unknown: no later poll' }
  const begins: Readonly<Record<string, string>> = { report_start: 'at the start of the report', opening: 'at opening', between_polls: 'between polls' }
  const expected = records.map((record) =>
    record.map((text, index) => {
      const key = header[index] ?? ''
      if (text === '') return null
      if (key.endsWith('_utc')) return text.slice(0, 19)
      // The wall clock, without its offset.
      if (key.endsWith('_local')) return text.slice(0, 19)
      if (key === 'begins') return begins[text]
      if (key === 'ends') return ends[text]
      if (key === 'is_ongoing') return text === 'true' ? 'yes' : 'no'
      return text
    }),
  )
  const [, ...rows] = (await sheetsOf(choice, columnSets.standard.standard))['Outages'] ?? []
  const asText = (cell: CellValue, index: number): CellValue => {
    if (cell instanceof Date) return new Date(Math.floor(cell.getTime() / 1000 + 1e-3) * 1000).toISOString().slice(0, 19)
    return typeof cell === 'number' && header[index] === 'open_hours' ? cell.toFixed(6) : cell
  }
  expect(rows.map((row) => header.map((_, index) => asText(row[index] ?? null, index)))).toEqual(expected)
  expect(expected.length).toBeGreaterThan(20)
})

test('the data issues and the sources of the numbers are in the workbook', async () => {
  await reportOnFolder(sampleDataFolder)
  const sheets = await sheetsOf(await newest(), ['store_id'])
  expect(Object.keys(sheets)).toEqual(['Summary', 'Stores', 'Outages', 'Data issues'])
  const issues = await engine().folder.require().issues({ offset: 0, limit: 100 })
  expect(sheets['Data issues']?.slice(1)).toEqual(
    issues.map(({ file, line, column, value, code, reason, outcome }) => [file, line, column, value, code, reason, outcome]),
  )
  const summary = sheets['Summary'] ?? []
  expect(summary[0]?.[0]).toBe('Store Monitor: uptime report of sample-data')
  expect(summary.find(([label]) => label === 'store_status.csv')?.slice(1, 5)).toEqual([8433, 8423, 5, 5])
  expect(summary.find(([label]) => label === 'Stores')?.[1]).toBe('60 of 60 stores')
  expect(summary.find(([label]) => label === 'Outages')?.[1]).toBe(26)
})

test('a report without its data has no outages, and the summary says so', async () => {
  const polls = 'store_id,timestamp_utc,status\n0042,2023-01-24 12:00:00 UTC,inactive'
  await reportOn({ 'polls.csv': polls })
  const former = await newest()
  await reportOn({ 'polls.csv': polls })
  const sheets = await sheetsOf(former, ['store_id', 'downtime_last_week'])
  expect(Object.keys(sheets)).toEqual(['Summary', 'Stores'])
  expect(sheets['Stores']).toEqual([['Store', 'Downtime, last week (h)'], ['0042', 168]])
  expect(sheets['Summary']?.map(([cell]) => cell)).toContain(
    'This workbook has no outages, because the folder is not open with the data that the report was made from.',
  )
})
