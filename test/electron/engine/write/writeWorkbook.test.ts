import { spawnSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Cell } from '../../../../electron/engine/write/sheetXml'
import { writeWorkbook, type Sheet } from '../../../../electron/engine/write/writeWorkbook'
import { withFolder } from '../../../support/data/folder'

type Batch = readonly (readonly Cell[])[]

// oxlint-disable-next-line typescript/require-await -- sheets take their rows from asynchronous batches
async function* batchesOf(...batches: readonly Batch[]): AsyncGenerator<Batch> {
  yield* batches
}

function textSheet(name: string, ...batches: readonly Batch[]): Sheet {
  return { name, isTable: true, columns: [{ heading: 'Store', format: 'text', width: 20 }], batches: batchesOf(...batches) }
}

async function written(sheets: readonly Sheet[], sheetRows?: number) {
  return withFolder({}, async (folder) => {
    const path = join(folder, 'a.xlsx')
    await writeWorkbook(path, sheets, undefined, sheetRows)
    expect(await readdir(folder)).toEqual(['a.xlsx'])
    return readXlsx(await readFile(path), { readStyles: true })
  })
}

const texts = [
  '0042',
  '00000000000000417',
  '1414213562373095048',
  '=1+1',
  '+1',
  '-1',
  '@sum',
  '2023-01-24',
  'true',
  '1e5',
  ' two  spaces ',
  'line\nbreak',
  'tab\there',
  '<b>&amp;"\'</b>',
  'Zoë – 日本 🍜',
  '',
  '_x0041_',
]

test('texts come back as they are, whatever they look like', async () => {
  const { sheets } = await written([textSheet('Stores', texts.map((text) => [text]))])
  expect(sheets.map(({ rows }) => rows.slice(1))).toEqual([texts.map((text) => [text])])
})

// XML has no such characters, and a line end of its own for CR.
test('characters that a workbook cannot hold do not damage it', async () => {
  const { sheets } = await written([textSheet('Stores', [['a\u0007b'], ['a\rb'], ['a\uD800b'], ['a\uFFFEb'], ['x'.repeat(40_000)]])])
  expect(sheets[0]?.rows.slice(1).map(([cell]) => cell)).toEqual(['a\u0007b', 'a\rb', 'a\uFFFDb', 'a\uFFFEb', 'x'.repeat(32_767)])
})

test('numbers, shares and instants are numbers with a format', async () => {
  // Day 45,000 of a spreadsheet is 15 March 2023.
  const us = Date.UTC(2023, 2, 15, 18, 30, 15) * 1000
  const { sheets } = await written([
    {
      name: 'All',
      isTable: true,
      columns: [
        { heading: 'Count', format: 'count', width: 10 },
        { heading: 'Hours', format: 'decimals2', width: 10 },
        { heading: 'Share', format: 'share', width: 10 },
        { heading: 'Instant', format: 'instant', width: 20 },
        { heading: 'Nothing', format: 'count', width: 10 },
        { heading: 'Verdict', format: 'text', width: 10 },
        { heading: 'Other', format: 'text', width: 10 },
      ],
      batches: batchesOf([[1234, 0.1, 0.25, us, null, { text: 'Misses goal', mark: 'bad' }, { number: 7, format: 'count' }]]),
    },
  ])
  expect(sheets[0]?.rows[1]).toEqual([1234, 0.1, 0.25, new Date(us / 1000), null, 'Misses goal', 7])
})

test('rows that do not fit into a sheet go on in the next one, with the heading', async () => {
  const { sheets } = await written([textSheet('Stores', [['a'], ['b'], ['c']], [], [['d'], ['e']]), textSheet('Full', [['f'], ['g']]), textSheet('Empty')], 3)
  expect(sheets.map(({ name, rows }) => [name, rows.map(([cell]) => cell)])).toEqual([
    ['Stores', ['Store', 'a', 'b']],
    ['Stores 2', ['Store', 'c', 'd']],
    ['Stores 3', ['Store', 'e']],
    ['Full', ['Store', 'f', 'g']],
    ['Empty', ['Store']],
  ])
})

test('a table can be filtered, and its heading stays in sight', async () => {
  const { sheets } = await written([textSheet('Stores', [['a'], ['b']])])
  expect(sheets[0]).toMatchObject({ autoFilter: { range: 'A1:A3' }, freezePane: { rows: 1 } })
})

test('an error of the rows is passed on, and leaves the earlier file and nothing else', () =>
  withFolder({ 'a.xlsx': 'earlier' }, async (folder) => {
    let isClosed = false
    async function* failing(): AsyncGenerator<Batch> {
      try {
        yield [['a']]
        await Promise.reject(new Error('no more rows'))
      } finally {
        isClosed = true
      }
    }
    const sheets = [textSheet('Before', [['b']]), { ...textSheet('Stores'), batches: failing() }]
    await expect(writeWorkbook(join(folder, 'a.xlsx'), sheets)).rejects.toMatchObject({ code: 'WRITE_FAILED' })
    expect(isClosed).toBe(true)
    expect(await readdir(folder)).toEqual(['a.xlsx'])
    expect(await readFile(join(folder, 'a.xlsx'), 'utf8')).toBe('earlier\n')
  }))

test('a stop in the middle closes the rows and leaves nothing', () =>
  withFolder({}, async (folder) => {
    const stop = new AbortController()
    let isClosed = false
    async function* endless(): AsyncGenerator<Batch> {
      try {
        for (let row = 0; ; row += 1) {
          if (row === 100) stop.abort()
          yield [[String(row)]]
          await new Promise(setImmediate)
        }
      } finally {
        isClosed = true
      }
    }
    const sheets = [{ ...textSheet('Stores'), batches: endless() }]
    await expect(writeWorkbook(join(folder, 'a.xlsx'), sheets, stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(isClosed).toBe(true)
    expect(await readdir(folder)).toEqual([])
  }))

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0

test.runIf(hasLibreOffice)('LibreOffice reads the same texts', { timeout: 120_000 }, () =>
  withFolder({}, async (folder) => {
    await writeWorkbook(join(folder, 'a.xlsx'), [textSheet('Stores', texts.map((text) => [text]))])
    // Comma, double quotes, UTF-8, from line 1, cells as shown.
    const format = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false'
    const { status } = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', format, '--outdir', folder, join(folder, 'a.xlsx')])
    expect(status).toBe(0)
    const rows = parseCsv(await readFile(join(folder, 'a.csv'), 'utf8'))
    expect(rows.map(([cell]) => cell)).toEqual(['Store', ...texts])
  }),
)
