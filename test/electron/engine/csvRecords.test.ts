import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RecordSplitter, type CsvRecord } from '../../../electron/engine/csvRecords'

/** The records of a text that arrives in these pieces. */
function split(...pieces: readonly string[]): readonly CsvRecord[] {
  const splitter = new RecordSplitter(',')
  return pieces.flatMap((piece, index) => splitter.push(piece, index === pieces.length - 1))
}

/** `line: fields`, or `line: !problem`. */
function brief(records: readonly CsvRecord[]): readonly string[] {
  return records.map(({ line, fields, problem }) => `${line}: ${problem === null ? fields.join('|') : `!${problem}`}`)
}

test.each<{ name: string; text: string; records: readonly string[] }>([
  { name: 'line feeds', text: 'a,b\nc,d\n', records: ['1: a|b', '2: c|d'] },
  { name: 'no line end after the last record', text: 'a,b\nc,d', records: ['1: a|b', '2: c|d'] },
  { name: 'carriage returns with line feeds', text: 'a,b\r\nc,d\r\n', records: ['1: a|b', '2: c|d'] },
  { name: 'carriage returns alone', text: 'a,b\rc,d\r', records: ['1: a|b', '2: c|d'] },
  { name: 'all line ends in one file', text: 'a,b\rc,d\r\ne,f\ng,h', records: ['1: a|b', '2: c|d', '3: e|f', '4: g|h'] },
  { name: 'blank lines are counted, but are no records', text: '\na,b\n\n  \r\n\r\rc,d', records: ['2: a|b', '7: c|d'] },
  { name: 'a row of empty fields is a record', text: 'a,b\n,\n', records: ['1: a|b', '2: |'] },
  { name: 'spaces stay where they are', text: ' a ,b \n', records: ['1:  a |b '] },
  { name: 'a byte order mark is no text', text: '\uFEFFa,b\nc,\uFEFFd', records: ['1: a|b', '2: c|\uFEFFd'] },
  { name: 'quotes come off', text: '"a","b"\n"",c\n', records: ['1: a|b', '2: |c'] },
  { name: 'commas in quotes', text: '"a,b",c', records: ['1: a,b|c'] },
  { name: 'doubled quotes', text: '"a ""b""",""""\n', records: ['1: a "b"|"'] },
  { name: 'spaces around quotes', text: ' "a" ,\t"b"\n', records: ['1: a|b'] },
  { name: 'line ends in quotes count as lines', text: '"a\n\r\nb",c\nd,e', records: ['1: a\n\r\nb|c', '4: d|e'] },
  { name: 'a quote inside an unquoted field is text', text: '5" pipe,b\nc,d', records: ['1: 5" pipe|b', '2: c|d'] },
  { name: 'text after a closing quote', text: '"a"b,c\nd,e', records: ['1: !quote_unclosed', '2: d|e'] },
  {
    name: 'an unclosed quote costs its line only',
    text: 'a,b\n"c,d\ne,f\ng,h\n',
    records: ['1: a|b', '2: !quote_unclosed', '3: e|f', '4: g|h'],
  },
  { name: 'an unclosed quote in the last line', text: 'a,b\nc,"d', records: ['1: a|b', '2: !quote_unclosed'] },
  {
    name: 'two lines with an unclosed quote',
    text: 'x,"a\ny,"b\nz,c',
    records: ['1: !quote_unclosed', '2: !quote_unclosed', '3: z|c'],
  },
  { name: 'bytes that were not UTF-8', text: 'a,caf\uFFFD\nb,c', records: ['1: !not_utf8', '2: b|c'] },
  { name: 'nothing at all', text: '', records: [] },
])('$name', ({ text, records }) => {
  expect(brief(split(text))).toEqual(records)
})

test('an unclosed quote does not swallow more than its line in a long file', () => {
  const lines = Array.from({ length: 30_000 }, (_, index) => `store ${index},active`)
  const records = split(['x,"y', ...lines].join('\n'))
  expect(records).toHaveLength(30_001)
  expect(records.filter(({ problem }) => problem !== null).map(({ line }) => line)).toEqual([1])
  expect(records.at(-1)).toMatchObject({ line: 30_001, fields: ['store 29999', 'active'] })
})

test('a line that never ends is cut off as too long, and the next line is read', () => {
  const [long, next] = split(`${'x'.repeat(150_000)}\na,b`)
  expect(long).toMatchObject({ line: 1, problem: 'line_too_long' })
  expect(next).toMatchObject({ line: 2, fields: ['a', 'b'], problem: null })
})

test('what a record was written as is kept for the list of issues', () => {
  expect(split('a,b\r\n"c\nd",e\n"f').map(({ raw }) => raw)).toEqual(['a,b', '"c\nd",e', '"f'])
})

function textOf(parts: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...parts), { maxLength }).map((chosen) => chosen.join(''))
}

const csvText = textOf(['a', 'b', ',', '"', '""', '\n', '\r', '\r\n', ' ', '"a"', ',"', '",', '\uFEFF', 'ü'], 24)

test('a line end that arrives in two pieces is one', () => {
  expect(brief(split('a,b\r', '\nc,d'))).toEqual(['1: a|b', '2: c|d'])
  expect(brief(split('"a\nb"\r', '\nc,d'))).toEqual(['1: a\nb', '3: c|d'])
})

test('it does not matter in which pieces the text arrives', () => {
  const property = fc.property(csvText, fc.nat(40), fc.nat(40), (text, one, other) => {
    const [first, second] = one < other ? [one, other] : [other, one]
    expect(split(text.slice(0, first), text.slice(first, second), text.slice(second))).toEqual(split(text))
  })
  fc.assert(property, { numRuns: 5000 })
})

test('what a careful writer writes comes back', () => {
  const field = textOf(['a', ',', '"', '\n', '\r\n', ' ', 'ß'], 6)
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 })
  const property = fc.property(rows, fc.constantFrom('\n', '\r\n', '\r'), (written, lineEnd) => {
    const quoted = written.map((fields) => fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
    expect(split(quoted.join(lineEnd)).map(({ fields }) => fields)).toEqual(written)
  })
  fc.assert(property, { numRuns: 1000 })
})
