import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitRecords } from '../../../../electron/engine/files/csvRecords'
import { RowScanner, type ScannedRows } from '../../../../electron/engine/scan/rowScanner'

/** A file with two needed columns and one that may contain anything. */
const file = {
  role: 'timezones',
  delimiter: ',',
  headerLine: 1,
  header: ['store_id', 'timezone_str', 'note'],
  columns: ['store_id', 'timezone_str', null],
  pathValues: [],
} as const

/** Scans a text that arrives in these pieces. */
function scan(...pieces: readonly string[]): ScannedRows {
  const scanner = new RowScanner(file)
  const found = pieces.map((piece, index) => scanner.push(piece, index === pieces.length - 1))
  return {
    text: found.map(({ text }) => text).join(''),
    broken: found.flatMap(({ broken }) => broken),
    runs: found.flatMap(({ runs }) => runs),
  }
}

/** `line: needed fields` of rows, `line: !code` of the others, in the order of lines. */
function brief({ text, broken, runs }: ScannedRows): readonly string[] {
  const rows = splitRecords(text, ',').map(({ fields }, row) => {
    const run = runs.findLast((candidate) => candidate.row <= row)
    return { line: (run?.line ?? Number.NaN) + row - (run?.row ?? 0), text: fields.slice(0, 2).join('|') }
  })
  const others = broken.map(({ line, code }) => ({ line, text: `!${code}` }))
  return [...rows, ...others].toSorted((one, other) => one.line - other.line).map(({ line, text: shown }) => `${line}: ${shown}`)
}

const header = 'store_id,timezone_str,note\n'

test.each<{ name: string; text: string; found: readonly string[] }>([
  { name: 'plain rows', text: 'a,b,\nc,d,x\n', found: ['2: a|b', '3: c|d'] },
  { name: 'no line end after the last row', text: 'a,b,\nc,d,', found: ['2: a|b', '3: c|d'] },
  { name: 'blank lines are counted but are not rows', text: '\na,b,\n\n  \n\n\nc,d,', found: ['3: a|b', '8: c|d'] },
  { name: 'a row of empty fields is not a row', text: ',,\na,b,\n"","",""\n , ,\t\nc,d,', found: ['3: a|b', '6: c|d'] },
  { name: 'a row without an id is a row', text: ',b,\n"",b,\n', found: ['2: |b', '3: |b'] },
  {
    name: 'the header, however it is spelled',
    text: 'store-id,Timezone,\nSTORE_ID,TIMEZONE_STR,NOTE\n"Store Id",tz,\nstore_is,timezone,\nstorey,Asia/Tokyo,\n',
    found: ['2: !header_repeated', '3: !header_repeated', '4: !header_repeated', '5: store_is|timezone', '6: storey|Asia/Tokyo'],
  },
  { name: 'spaces are kept', text: ' a ,b ,\n', found: ['2:  a |b '] },
  { name: 'quotes are removed', text: '"a","b",""\n"",c,\n', found: ['2: a|b', '3: |c'] },
  { name: 'delimiters in quotes', text: '"a,b",c,', found: ['2: a,b|c'] },
  { name: 'doubled quotes', text: '"a ""b""","""",\n', found: ['2: a "b"|"'] },
  { name: 'spaces around quotes', text: ' "a" ,\t"b",\n', found: ['2: a|b'] },
  { name: 'line ends in quotes count as lines', text: 'a,b,"one\n\ntwo"\nc,d,', found: ['2: a|b', '5: c|d'] },
  { name: 'a quote inside an unquoted field is text', text: '5" pipe,b,\nc,d,', found: ['2: 5" pipe|b', '3: c|d'] },
  { name: 'text after a closing quote', text: '"a"b,c,\nd,e,', found: ['2: !quote_followed', '3: d|e'] },
  { name: 'text after a closing quote in a note', text: 'a,b,"c" d\nd,e,', found: ['2: !quote_followed', '3: d|e'] },
  { name: 'quotes over several fields', text: '"a,"b",c\nd,e,', found: ['2: !quote_unclosed', '3: d|e'] },
  { name: 'a doubled quote at the end closes nothing', text: '"a"",b,c\nd,e,', found: ['2: !quote_unclosed', '3: d|e'] },
  {
    name: 'ids in formulas, quoted or not; other columns keep formulas',
    text: '"=""0042""",="b",\n="0042",b,\n" =""7"" ",b,\n=0042,b,\n',
    found: ['2: 0042|="b"', '3: 0042|b', '4: 7|b', '5: =0042|b'],
  },
  {
    name: 'errors of a spreadsheet in place of an id',
    text: ['#NAME?', '"#REF!"', ' #NUM! ', '#DIV/0!', '####', '=""', '#12', '#', '"# 1"'].map((id) => `${id},b,\n`).join(''),
    found: [...[2, 3, 4, 5, 6].map((line) => `${line}: !store_id_error`), '7: |b', '8: #12|b', '9: #|b', '10: # 1|b'],
  },
  {
    name: 'an unclosed quote costs only its line',
    text: 'a,b,\n"c,d,\ne,f,\ng,h,\n',
    found: ['2: a|b', '3: !quote_unclosed', '4: e|f', '5: g|h'],
  },
  { name: 'an unclosed quote in the last line', text: 'a,b,\nc,"d,', found: ['2: a|b', '3: !quote_unclosed'] },
  {
    name: 'two unclosed quotes do not hide the rows between them',
    text: 'x,"a,\nc,d,\ny,"b,\nz,c,',
    found: ['2: !quote_unclosed', '3: c|d', '4: !quote_unclosed', '5: z|c'],
  },
  {
    name: 'an unclosed quote in a note does not hide the rows up to the next one',
    text: 'x,a,"note\nc,d,\ny,b,"\nz,c,',
    found: ['2: !quote_unclosed', '3: c|d', '4: !quote_unclosed', '5: z|c'],
  },
  {
    name: 'a note may be prose with as many commas as a row',
    text: 'x,a,"Dear John,\nwell, you know, it rains\n"\nz,c,',
    found: ['2: x|a', '5: z|c'],
  },
  { name: 'bytes that were not UTF-8', text: 'a,caf\uFFFD,\nb,c,', found: ['2: !not_utf8', '3: b|c'] },
  { name: 'too few and too many values', text: 'a\na,b,c,d\n', found: ['2: !columns_missing', '3: !columns_extra'] },
  { name: 'trailing delimiters', text: 'a,b,,,\n', found: ['2: a|b'] },
  { name: 'the last line is cut off', text: 'a,b,\nc,d', found: ['2: a|b', '3: !line_cut_off'] },
  { name: 'the zone of the last line is cut off', text: 'a,b,1 UTC\nc,d,1', found: ['2: a|b', '3: !line_cut_off'] },
  { name: 'no line has a zone', text: 'a,b,1\nc,d,1', found: ['2: a|b', '3: c|d'] },
  { name: 'comments and rulers', text: '-----+-----\n# by hand\n#1,b,\n', found: ['4: #1|b'] },
  { name: 'footers', text: 'a,b,\n(2 rows)\nTotal: 2\n', found: ['2: a|b', '3: !line_footer', '4: !line_footer'] },
  { name: 'a footer must not precede rows', text: 'Total\na,b,', found: ['2: !columns_missing', '3: a|b'] },
  { name: 'a damaged id', text: '8.41954E+18,b,\n"8,41954E+18",b,\n1e+x,b,', found: ['2: !store_id_damaged', '3: !store_id_damaged', '4: 1e+x|b'] },
  { name: 'hidden characters', text: 'a\u200B,b,\n\0a,b,\n"a\uFEFF",b,\na,b\u200B,\n', found: ['2: !store_id_hidden', '3: !store_id_hidden', '4: !store_id_hidden', '5: a|b\u200B'] },
  { name: 'ids that are too long', text: `${'1'.repeat(200)},b,\n${'1'.repeat(201)},b,`, found: [`2: ${'1'.repeat(200)}|b`, '3: !store_id_too_long'] },
  { name: 'an empty text', text: '', found: [] },
])('finds rows and broken lines: $name', ({ text, found }) => {
  expect(brief(scan(header + text))).toEqual(found)
})

test('skips what comes before the header', () => {
  const scanner = new RowScanner({ ...file, headerLine: 3 })
  const { text, broken, runs } = scanner.push(`Stores "of\nthe week\n"store_id","timezone_str","a\nnote"\na,b,\n`, true)
  expect({ text, broken, runs }).toEqual({ text: 'a,b,\n', broken: [], runs: [{ row: 0, line: 5 }] })
})

test('does not require columns with an empty name at the end of the header', () => {
  const scanner = new RowScanner({ ...file, header: ['store_id', 'timezone_str', ''] })
  expect(scanner.push(`${header}a,b\nc,d,\n`, true)).toMatchObject({ text: '"a","b",\nc,d,\n', broken: [] })
})

test('loses only one line of a long file to an unclosed quote', () => {
  const lines = Array.from({ length: 30_000 }, (_, index) => `store ${index},zone,`)
  const { text, broken, runs } = scan([header + 'x,y,"z', ...lines].join('\n'))
  expect(broken).toEqual([{ line: 2, code: 'quote_unclosed', value: 'x,y,"z' }])
  expect(splitRecords(text, ',')).toHaveLength(30_000)
  expect(runs).toEqual([{ row: 0, line: 3 }])
})

test('scans many unclosed quotes in reasonable time', () => {
  const line = 'x,y,"""a'
  const { broken } = scan(header + `${line}\n`.repeat(200_000))
  expect(broken).toHaveLength(200_000)
})

test('reports a very long line once and reads the next line', () => {
  const pieces = Array.from({ length: 30 }, () => 'x'.repeat(100_000))
  expect(brief(scan(`${header}a,b,\n`, ...pieces, 'x\nc,d,'))).toEqual(['2: a|b', '3: !line_too_long', '4: c|d'])
})

test('keeps the first 200 characters of a broken line', () => {
  expect(scan(`${header}"c\nd,"${'e'.repeat(300)}`).broken.map(({ value }) => value)).toEqual(['"c', `d,"${'e'.repeat(197)}`])
})

function textOf(parts: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...parts), { maxLength }).map((chosen) => chosen.join(''))
}

test('finds a quote that opens after a field of several lines at the end of a piece', () => {
  expect(brief(scan(`${header}a,b,"c\nd","`, 'e"\n'))).toEqual(['2: !columns_extra'])
})

test('finds the same rows however the text is split into pieces', () => {
  const csvText = textOf(['a', 'b', ',', ',', '"', '""', '\n', ' ', '"a"', ',"', '",', 'a,b,', 'a,b,\n', 'UTC\n', '#', '(1 row)'], 24)
  const property = fc.property(csvText, fc.nat(40), fc.nat(40), (csv, one, other) => {
    const text = header + csv
    const [first, second] = [header.length + Math.min(one, other) - 5, header.length + Math.max(one, other) - 5]
    expect(brief(scan(text.slice(0, first), text.slice(first, second), text.slice(second)))).toEqual(brief(scan(text)))
  })
  fc.assert(property, { numRuns: 5000 })
})

test('reads back fields that are quoted properly', () => {
  const field = textOf(['a', ',', '"', ' ', 'ß'], 6)
  const id = field.map((text) => `${text}.`)
  const rows = fc.array(fc.tuple(id, field), { maxLength: 6 })
  const property = fc.property(rows, textOf(['a', ' ', '"', '\n'], 6), (written, note) => {
    const quoted = written.map((fields) => [...fields, note].map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
    const found = splitRecords(scan(header + quoted.join('\n')).text, ',')
    expect(found.map(({ fields }) => fields.slice(0, 2))).toEqual(written)
  })
  fc.assert(property, { numRuns: 1000 })
})

test('a scanner that pauses finds the same, a little at a time', () => {
  const text = `${file.header.join(file.delimiter)}\n${'a\n\n"unclosed,\nb,c\n'.repeat(20_000)}`
  const whole = new RowScanner(file).push(text, true)
  const pausing = new RowScanner(file, 5)
  const turns: number[] = []
  const found = { text: '', broken: [] as typeof whole.broken[number][], runs: [] as typeof whole.runs[number][] }
  do {
    const startedAt = performance.now()
    const part = pausing.push(turns.length === 0 ? text : '', true)
    turns.push(performance.now() - startedAt)
    found.text += part.text
    found.broken.push(...part.broken)
    found.runs.push(...part.runs)
  } while (pausing.isPaused)
  expect(found).toEqual(whole)
  expect(turns.length).toBeGreaterThan(5)
  // Half of them, because the machine may be busy.
  expect(turns.toSorted((one, other) => one - other)[Math.floor(turns.length / 2)]).toBeLessThan(50)
})
