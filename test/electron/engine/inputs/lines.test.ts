import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { loadOutcome } from '../../../support/engine/loadOutcome'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

const header = 'store_id,status,timestamp_utc'
const good = 's,active,2023-01-24 12:00:00 UTC'
const other = 't,inactive,2023-01-24T12:00:00Z'
const bad = 's,asleep,2023-01-24 12:00:00 UTC'
const badOn = (line: number) => `p.csv:${line} status "asleep" status_unknown rejected`

interface Case {
  readonly name: string
  /** The lines of a poll file, which begin with the header. */
  readonly lines: readonly string[]
  readonly lineEnd?: string
  readonly encoding?: BufferEncoding
  readonly stores?: number
  readonly account: string
  readonly issues?: readonly string[]
}

test.each<Case>([
  { name: 'a clean file', lines: [header, good, other, ''], stores: 2, account: '2 = 2 + 0 + 0' },
  { name: 'no line end after the last line', lines: [header, good], account: '1 = 1 + 0 + 0' },
  {
    name: 'rows without a store',
    lines: [header, ',active,2023-01-24 12:00:00 UTC', good, '  ,active,2023-01-24 12:00:00 UTC'],
    account: '3 = 1 + 0 + 2',
    issues: ['p.csv:2 store_id "" store_id_missing rejected', 'p.csv:4 store_id "" store_id_missing rejected'],
  },
  {
    name: 'an unknown status',
    lines: [header, good, bad, 's,,2023-01-24 12:00:00 UTC', other],
    stores: 2,
    account: '4 = 2 + 0 + 2',
    issues: [badOn(3), 'p.csv:4 status "" status_unknown rejected'],
  },
  {
    name: 'unreadable timestamps',
    lines: [
      header,
      's,active,2023-01-2',
      's,active,',
      's,active,2023-02-30 12:00:00 UTC',
      's,active,2023-01-24 12:00:00 EST',
      's,active,yesterday',
      's,active,1674561600',
      good,
    ],
    account: '7 = 1 + 0 + 6',
    issues: [
      'p.csv:2 timestamp_utc "2023-01-2" timestamp_time_missing rejected',
      'p.csv:3 timestamp_utc "" timestamp_missing rejected',
      'p.csv:4 timestamp_utc "2023-02-30 12:00:00 UTC" timestamp_impossible rejected',
      'p.csv:5 timestamp_utc "2023-01-24 12:00:00 EST" timestamp_zone_local rejected',
      'p.csv:6 timestamp_utc "yesterday" timestamp_unreadable rejected',
      'p.csv:7 timestamp_utc "1674561600" timestamp_number rejected',
    ],
  },
  {
    name: 'dates out of range',
    lines: [header, 's,active,0023-01-24 12:00:00 UTC', 's,active,2323-01-24 12:00:00 UTC', good],
    account: '3 = 1 + 0 + 2',
    issues: [
      'p.csv:2 timestamp_utc "0023-01-24 12:00:00 UTC" timestamp_out_of_range rejected',
      'p.csv:3 timestamp_utc "2323-01-24 12:00:00 UTC" timestamp_out_of_range rejected',
    ],
  },
  {
    name: 'a row with several problems, of which the first is reported',
    lines: [header, ',asleep,never', good],
    account: '2 = 1 + 0 + 1',
    issues: ['p.csv:2 store_id "" store_id_missing rejected'],
  },
  {
    name: 'a long value, which is shortened',
    lines: [header, `s,${'z'.repeat(500)},2023-01-24 12:00:00 UTC`, good],
    account: '2 = 1 + 0 + 1',
    issues: [`p.csv:2 status "${'z'.repeat(200)}" status_unknown rejected`],
  },
  {
    name: 'too few and too many values',
    lines: [header, 's,active', good, `${good},more`, bad],
    account: '4 = 1 + 0 + 3',
    issues: ['p.csv:2 "s,active" columns_missing rejected', `p.csv:4 "${good},more" columns_extra rejected`, badOn(5)],
  },
  {
    name: 'an unclosed quote',
    lines: [header, `"${other}`, good, bad],
    account: '3 = 1 + 0 + 2',
    issues: [`p.csv:2 "\\"${other}" quote_unclosed rejected`, badOn(4)],
  },
  {
    name: 'carriage returns with line feeds',
    lines: [header, good, bad, ''],
    lineEnd: '\r\n',
    account: '2 = 1 + 0 + 1',
    issues: [badOn(3)],
  },
  {
    name: 'carriage returns alone',
    lines: [header, good, bad, ''],
    lineEnd: '\r',
    account: '2 = 1 + 0 + 1',
    issues: [badOn(3)],
  },
  {
    name: 'mixed line ends',
    lines: [`${header}\r`, good, `${bad}\r`, '', `${other}\r${bad}`],
    stores: 2,
    account: '4 = 2 + 0 + 2',
    issues: [badOn(3), badOn(6)],
  },
  {
    name: 'bytes in Latin-1',
    lines: [header, 'café,active,2023-01-24 12:00:00 UTC', good],
    encoding: 'latin1',
    stores: 2,
    account: '2 = 2 + 0 + 0',
    issues: ['p.csv:1 "" file_latin1 replaced'],
  },
  { name: 'a byte order mark', lines: [`\uFEFF${header}`, good, bad], account: '2 = 1 + 0 + 1', issues: [badOn(3)] },
  {
    name: 'blank lines, which are not rows',
    lines: [header, '', good, '', '', bad, ''],
    account: '2 = 1 + 0 + 1',
    issues: [badOn(6)],
  },
  { name: 'blank lines of spaces', lines: [header, good, '   ', bad], account: '2 = 1 + 0 + 1', issues: [badOn(4)] },
  { name: 'blank lines before the header', lines: ['', '', header, good, bad], account: '2 = 1 + 0 + 1', issues: [badOn(5)] },
  {
    name: 'a blank line of spaces before the header',
    lines: [' ', header, bad, good],
    account: '2 = 1 + 0 + 1',
    issues: [badOn(3)],
  },
  {
    name: 'line ends in quotes in an unused column',
    lines: [`${header},note`, `${good},"two\nlines"`, `${bad},`, `${good},"a ""b""\n\nc"`, `${bad},`],
    account: '4 = 1 + 1 + 2',
    issues: [badOn(4), badOn(8)],
  },
  {
    name: 'a quote that is closed several rows later',
    lines: [header, '"s,active,2023-01-24 11:00:00 UTC', good, bad, 's",active,2023-01-24 12:00:00 UTC', other],
    stores: 2,
    account: '5 = 2 + 0 + 3',
    issues: ['p.csv:2 "\\"s,active,2023-01-24 11:00:00 UTC" quote_unclosed rejected', badOn(4), 'p.csv:5 store_id "s\\"" store_id_quote rejected'],
  },
  {
    name: 'quotes inside a value, and spaces around quotes',
    lines: [header, '5"" pipe,active,2023-01-24T12:00Z', bad, ' "6 pipe" ,active,2023-01-24T12:00Z', bad],
    stores: 2,
    account: '4 = 2 + 0 + 2',
    issues: [badOn(3), badOn(5)],
  },
])('accounts for $name', async ({ lines, lineEnd = '\n', encoding = 'utf8', stores = 1, account, issues = [] }) => {
  const files = { 'p.csv': Buffer.from(lines.join(lineEnd), encoding) }
  expect(await loadOutcome(engine(), files)).toEqual({ stores, accounts: [`polls ${account}`], issues })
})

// A crash can leave zeros at the end of a file, and DuckDB drops a last line that is longer than it allows.
test.each([
  { name: 'zeros', end: '\0'.repeat(2 << 20) },
  { name: 'zeros and a line end', end: `${'\0'.repeat(2 << 20)}\n` },
  { name: 'a line of 3 MiB', end: 'x'.repeat(3 << 20) },
  { name: 'a row that goes on for 3 MiB', end: `${good}${'x'.repeat(3 << 20)}` },
])('$name at the end of a file are one rejected row', ({ end }) => {
  // The beginning of the file is text.
  const rows = Array.from({ length: 3000 }, (_, index) => `s${index},active,2023-01-24 12:00:00 UTC`)
  return withFolder({ 'p.csv': Buffer.from([header, ...rows, end].join('\n')) }, async (folder) => {
    const { files } = await engine().folder.open(folder)
    expect(files).toMatchObject([{ rowsRead: 3001, rowsLoaded: 3000, rowsRejected: 1 }])
    expect(await engine().folder.require().issues({ offset: 0, limit: 10 })).toMatchObject([{ line: 3002, outcome: 'rejected' }])
  })
})
