import { useEngine } from '../../../support/engine/useEngine'
import { testInputs, type InputCase } from '../../../support/engine/inputTable'

const { engine } = useEngine()

const header = 'store_id,timestamp_utc,status'
const one = 's,2023-01-24 12:00:00 UTC,active'
const two = 't,2023-01-24 12:00:00 UTC,inactive'
const bad = 's,2023-01-24 13:00:00 UTC,asleep'
const badOn = (line: number) => `polls.csv, line ${line}, status: "asleep". The meaning of this status is not known; use active or inactive, or choose what the word means.`

interface Dialect extends Omit<InputCase, 'files'> {
  readonly text: string
  readonly encode?: (text: string) => Buffer
}

const utf8 = (text: string) => Buffer.from(text)

/** A poll file with exactly these bytes. */
function polls({ text, encode = utf8, ...rest }: Dialect): InputCase {
  return { ...rest, files: { 'polls.csv': encode(text) } }
}

const rows = (account: string) => [`polls.csv: ${account}`]
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16()
const lines = (...all: readonly string[]) => `${all.join('\n')}\n`
const latin1Message =
  'polls.csv, line 1: "". The file is not UTF-8, so it was read as Windows-1252 (Latin-1); if letters such as é look wrong, save it as UTF-8.'
const quoteMessage = (line: number, value: string) =>
  `polls.csv, line ${line}: "${value}". A quotation mark in this line is not closed, so this row is skipped and reading continues with the next line; remove the mark or close it.`

const dialects: readonly Dialect[] = [
  { name: 'commas', text: lines(header, one, two), rows: rows('2 = 2 + 0 + 0') },
  ...[';', '\t', '|'].map((delimiter) => ({
    name: `fields separated by ${JSON.stringify(delimiter)}`,
    text: lines(header, one, bad, two).replaceAll(',', delimiter),
    rows: rows('3 = 2 + 0 + 1'),
    messages: [badOn(3)],
  })),
  { name: 'no line end after the last line', text: `${header}\n${one}`, rows: rows('1 = 1 + 0 + 0') },
  { name: 'CRLF', text: lines(header, one, bad).replaceAll('\n', '\r\n'), rows: rows('2 = 1 + 0 + 1'), messages: [badOn(3)] },
  { name: 'CR', text: lines(header, one, bad).replaceAll('\n', '\r'), rows: rows('2 = 1 + 0 + 1'), messages: [badOn(3)] },
  { name: 'mixed line ends', text: `${header}\r\n${one}\n\r${bad}\r${two}\n`, rows: rows('3 = 2 + 0 + 1'), messages: [badOn(4)] },
  { name: 'a byte order mark', text: `\uFEFF${lines(header, one, bad)}`, rows: rows('2 = 1 + 0 + 1'), messages: [badOn(3)] },
  {
    name: 'UTF-16 with a byte order mark',
    text: `\uFEFF${lines(header, one, bad)}`,
    encode: (text) => Buffer.from(text, 'utf16le'),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [badOn(3)],
  },
  { name: 'big-endian UTF-16', text: `\uFEFF${lines(header, one, 'Zürich 店,2023-01-24 12:00:00 UTC,active')}`, encode: bigEndian, rows: rows('2 = 2 + 0 + 0') },
  { name: 'UTF-16 without a mark', text: lines(header, one, two), encode: (text) => Buffer.from(text, 'utf16le'), rows: rows('2 = 2 + 0 + 0') },
  { name: 'big-endian UTF-16 without a mark', text: lines(header, one, two), encode: bigEndian, rows: rows('2 = 2 + 0 + 0') },
  {
    name: 'Latin-1',
    text: lines(header, 'Café Zürich,2023-01-24 12:00:00 UTC,active', bad),
    encode: (text) => Buffer.from(text, 'latin1'),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [latin1Message, badOn(3)],
  },
  {
    name: 'a byte that is damage, not a Latin-1 letter',
    text: lines(header, '84195\xB879419,2023-01-24 12:00:00 UTC,active', one),
    encode: (text) => Buffer.from(text, 'latin1'),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [
      'polls.csv, line 2: "84195\uFFFD79419,2023-01-24 12:00:00 UTC,active". The line has characters that are not UTF-8; save the file as UTF-8.',
    ],
  },
  {
    name: 'quotes around everything',
    text: lines(header, one, bad).replaceAll(/[^,\n]+/g, '"$&"'),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [badOn(3)],
  },
  { name: 'a comma in quotes', text: lines(header, '"Main Street, 5",2023-01-24 12:00:00 UTC,active'), rows: rows('1 = 1 + 0 + 0') },
  {
    name: 'a line end in quotes in an unused column',
    text: lines(`${header},note`, `${one},"closed,\nwe think"`, `${bad},`),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [badOn(4)],
  },
  {
    name: 'a title and a blank line before the header',
    text: lines('Stores of the week', '', header, one, bad),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [badOn(5)],
  },
  {
    name: 'comments before the header and between rows',
    text: lines('# made by the exporter, version 2', header, one, '# the second store', two),
    rows: rows('2 = 2 + 0 + 0'),
  },
  { name: 'the line sep=; of Excel', text: lines('sep=;', header, one, bad).replaceAll(',', ';'), rows: rows('2 = 1 + 0 + 1'), messages: [badOn(4)] },
  { name: 'blank lines', text: lines(header, '', one, '   ', '', bad, ''), rows: rows('2 = 1 + 0 + 1'), messages: [badOn(6)] },
  { name: 'Ctrl+Z on a separate last line', text: `${lines(header, one)}\x1A`, rows: rows('1 = 1 + 0 + 0') },
  { name: 'Ctrl+Z after the last value', text: `${lines(header, one)}${two}\x1A`, rows: rows('2 = 2 + 0 + 0') },
  {
    name: 'a closing line of a database',
    text: lines(header, one, two, '(2 rows)'),
    rows: rows('2 = 2 + 0 + 0'),
    messages: ['polls.csv, line 4: "(2 rows)". This is the footer of the export, not a row; no action is needed.'],
  },
  {
    name: 'the output of psql',
    text: [' store_id |      timestamp_utc      | status ', '----------+-------------------------+--------', ' s        | 2023-01-24 12:00:00 UTC | active', '(1 row)', '', ''].join('\n'),
    rows: rows('1 = 1 + 0 + 0'),
    messages: ['polls.csv, line 4: "(1 row)". This is the footer of the export, not a row; no action is needed.'],
  },
  {
    name: 'a Markdown table',
    text: lines('| store_id | timestamp_utc | status |', '|:---|-----|:-:|', '| s | 2023-01-24 12:00:00 UTC | active |', '| q"x | 2023-01-24 12:00:00 UTC | asleep |'),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [badOn(4)],
  },
  {
    name: 'the output of MySQL',
    text: lines('+----------+---------------------+--------+', '| store_id | timestamp_utc       | status |', '+----------+---------------------+--------+', '| s        | 2023-01-24 12:00:00 | active |', '+----------+---------------------+--------+', '1 row in set (0.00 sec)'),
    rows: rows('1 = 1 + 0 + 0'),
    messages: ['polls.csv, line 6: "1 row in set (0.00 sec)". This is the footer of the export, not a row; no action is needed.'],
  },
  {
    name: 'a table drawn with lines of Unicode',
    text: lines('┌──────────┬─────────────────────┬────────┐', '│ store_id │ timestamp_utc       │ status │', '├──────────┼─────────────────────┼────────┤', '│ s        │ 2023-01-24 12:00:00 │ active │', '└──────────┴─────────────────────┴────────┘'),
    rows: rows('1 = 1 + 0 + 0'),
  },
  {
    name: 'a header of 80,000 characters',
    text: lines(`${'x'.repeat(80_000)},${header}`, `,${one}`, `,${bad}`),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [badOn(3)],
  },
  { name: 'a delimiter at the end of every line', text: lines(`${header},`, `${one},`, two), rows: rows('2 = 2 + 0 + 0') },
  {
    name: 'a quote that is not closed',
    text: lines(header, '"t,2023-01-24 12:00:00 UTC,active', one, two),
    rows: rows('3 = 2 + 0 + 1'),
    messages: [quoteMessage(2, '"t,2023-01-24 12:00:00 UTC,active')],
  },
  {
    name: 'a quote in a note that is closed several rows later',
    text: lines(`${header},note`, `${one},"odd`, `${two},`, `u,2023-01-24 12:00:00 UTC,active,"`, 'v,2023-01-24 12:00:00 UTC,active,'),
    rows: rows('4 = 2 + 0 + 2'),
    messages: [quoteMessage(2, `${one},"odd`), quoteMessage(4, 'u,2023-01-24 12:00:00 UTC,active,"')],
  },
  {
    name: 'too few and too many values',
    text: lines(header, 's,active', `${two},more`, one),
    rows: rows('3 = 1 + 0 + 2'),
    messages: [
      'polls.csv, line 2: "s,active". The row has fewer values than the header has columns; complete or remove it.',
      `polls.csv, line 3: "${two},more". The row has more values than the header has columns; put quotation marks around a value that has a comma in it.`,
    ],
  },
  {
    name: 'a last line that is cut off',
    text: `${lines(header, one)}t,2023-01-2`,
    rows: rows('2 = 1 + 0 + 1'),
    messages: ['polls.csv, line 3: "t,2023-01-2". The file ends in the middle of this row, so it is truncated; copy or download it again.'],
  },
  {
    name: 'a last time that is cut off but could still be read',
    text: 'store_id,status,timestamp_utc\ns,active,2023-01-24 12:00:37 UTC\nt,active,2023-01-24 12:00',
    rows: rows('2 = 1 + 0 + 1'),
    messages: ['polls.csv, line 3: "t,active,2023-01-24 12:00". The file ends in the middle of this row, so it is truncated; copy or download it again.'],
  },
  {
    name: 'a line of three million characters',
    text: lines(header, one, 'x'.repeat(3_000_000), two, bad),
    rows: rows('4 = 2 + 0 + 2'),
    messages: [
      `polls.csv, line 3: "${'x'.repeat(200)}". The line has more than 100,000 characters, too many for a row of this table; export the file again.`,
      badOn(5),
    ],
  },
]

testInputs(engine, dialects.map(polls))
