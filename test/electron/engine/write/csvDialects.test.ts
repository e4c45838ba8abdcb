import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardHiddenFormulas, idFormula } from '../../../../electron/engine/write/csvDialects'
import { csvText } from '../../../../electron/engine/write/writeCsv'
import { csvFormats, type CsvFormat } from '../../../../shared/export/csvFormats'

test.for(['2133358211922467692', '0042', '42', '1E5', '3-4', 'MAR1', '12:30', '1/2', '1.5', '-5', 'TRUE'])(
  'writes %s, which Excel would alter, as a formula',
  (id) => {
    expect(idFormula(id)).toBe(`="${id}"`)
  },
)

test.for([
  'north',
  '4a4c2b1e-6d0f-4d5a-9f6b-0d2f6f9e2a11',
  'a"&cmd|1',
  '1+1',
  '=1',
  '@1',
  '1,5',
  'Zoë 1',
  '1"',
  '1\t2',
  '1\n2',
])('does not write %j as a formula, because Excel keeps it or it could be executed', (id) => {
  expect(idFormula(id)).toBeNull()
})

test.for([
  ['a;=1+1', "a;'=1+1", ','],
  ['a; -1;@b', "a;' -1;'@b", ','],
  ['a;b,=1', 'a;b,=1', ','],
  ['a,=1;+2', "a,'=1;+2", ';'],
  ['a;\uff1d1; \uff0b1;\uff0d1;\uff201', "a;'\uff1d1;' \uff0b1;'\uff0d1;'\uff201", ','],
  ['a;\t1', "a;'\t1", ','],
  ['plain', 'plain', ','],
] as const)('writes %j as %j, so that a spreadsheet of another region runs nothing', ([id, guarded, delimiter]) => {
  expect(guardHiddenFormulas(id, delimiter)).toBe(guarded)
})

async function* hidden() {
  yield [{ store_id: 'a;=HYPERLINK(1)' }]
}

test.for(['plain', 'excel'] as const)('guards ids in %s CSV', async (format) => {
  const pieces: string[] = []
  for await (const piece of csvText(['store_id'], hidden(), format)) pieces.push(piece)
  expect(pieces.join('').split(/\r?\n/)[1]).toBe("a;'=HYPERLINK(1)")
})

async function* rows() {
  yield [
    { store_id: '2133358211922467692', uptime_last_hour: 1234.5, last_status: '0042' },
    { store_id: '=1+1', uptime_last_hour: 0, last_status: null },
    { store_id: 'a;b,c', uptime_last_hour: 0.005, last_status: 'Zoë "Z"' },
  ]
}

async function written(format: CsvFormat): Promise<string> {
  const pieces: string[] = []
  for await (const piece of csvText(['store_id', 'uptime_last_hour', 'last_status'], rows(), format)) pieces.push(piece)
  return pieces.join('')
}

test('writes plain CSV', async () => {
  expect(await written('plain')).toBe(
    'store_id,uptime_last_hour,last_status\n' +
      "2133358211922467692,1234.50,0042\n'=1+1,0.00,\n" +
      '"a;b,c",0.01,"Zoë ""Z"""\n',
  )
})

test('writes CSV for Excel with a byte order mark, CRLF, ids as text and the separators of the region', async () => {
  expect(await written('excel')).toBe(
    '\uFEFFstore_id,uptime_last_hour,last_status\r\n' +
      '"=""2133358211922467692""",1234.50,0042\r\n' +
      "'=1+1,0.00,\r\n" +
      '"a;b,c",0.01,"Zoë ""Z"""\r\n',
  )
  expect(await written('excel-semicolon')).toBe(
    '\uFEFFstore_id;uptime_last_hour;last_status\r\n' +
      '"=""2133358211922467692""";1234,50;0042\r\n' +
      "'=1+1;0,00;\r\n" +
      '"a;b,c";0,01;"Zoë ""Z"""\r\n',
  )
})

/** The line of a row that is written in one batch with others. */
async function lineOf(row: Cells, others: readonly Cells[], format: CsvFormat): Promise<string> {
  async function* batch() {
    yield [row, ...others]
  }
  const pieces: string[] = []
  for await (const piece of csvText(['store_id', 'uptime_last_hour', 'name'], batch(), format)) pieces.push(piece)
  const [header = '', text = ''] = pieces
  expect(header).toContain('store_id')
  return text
}

interface Cells {
  readonly store_id: string
  readonly uptime_last_hour: number | null
  readonly name: string | null
}

test('writes a row in the same way, whatever other rows have to be quoted or guarded', async () => {
  const special = fc.constantFrom(',', ';', '"', '\n', '\r', '=', '+', '-', '@', '\t', '\uff1d', ' ', 'é', '0', 'x')
  const text = fc.oneof(fc.string(), fc.array(special, { maxLength: 4 }).map((parts) => parts.join('')))
  const cells = fc.record({ store_id: text, uptime_last_hour: fc.option(fc.double({ noNaN: true, min: -1e6, max: 1e6 })), name: fc.option(text) })
  const odd: Cells = { store_id: '"', uptime_last_hour: null, name: null }
  await fc.assert(
    fc.asyncProperty(cells, fc.constantFrom(...csvFormats), async (row, format) => {
      const together = await lineOf(row, [odd], format)
      expect(together).toBe((await lineOf(row, [], format)) + (await lineOf(odd, [], format)))
    }),
    { numRuns: 1000 },
  )
})
