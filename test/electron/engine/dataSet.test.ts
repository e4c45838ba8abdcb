import { expect, test } from 'vitest'
import type { DataIssue, FileSummary } from '../../../shared/report'
import { withFolder, type Files } from '../../support/folder'
import { useEngine } from '../../support/useEngine'

const { engine } = useEngine()

/** `role read = loaded + duplicate + rejected` */
function account({ role, rowsRead, rowsLoaded, rowsDuplicate, rowsRejected }: FileSummary): string {
  return `${role} ${rowsRead} = ${rowsLoaded} + ${rowsDuplicate} + ${rowsRejected}`
}

/** `file:line column "value" code outcome` */
function brief({ file, line, column, value, code, outcome }: DataIssue): string {
  return [`${file}:${line}`, column, JSON.stringify(value), code, outcome].filter((part) => part !== '').join(' ')
}

interface Outcome {
  readonly stores: number
  readonly accounts: readonly string[]
  readonly issues: readonly string[]
}

function load(files: Files): Promise<Outcome> {
  return withFolder(files, async (folder) => {
    const summary = await engine().loadFolder(folder)
    const issues = await engine().getIssues({ offset: 0, limit: 1000 })
    expect(summary.issues).toBe(issues.length)
    return { stores: summary.stores, accounts: summary.files.map(account), issues: issues.map(brief) }
  })
}

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)
const header = 'store_id,status,timestamp_utc'
const hoursHeader = 'store_id,day,start_time_local,end_time_local'
const good = 's,active,2023-01-24 12:00:00 UTC'
const bad = 's,asleep,2023-01-24 12:00:00 UTC'

interface Case extends Outcome {
  readonly name: string
  readonly files: Files
}

const pollCase = (name: string, lines: string | Uint8Array, sum: string, issues: readonly string[], stores = 1): Case => {
  const file = typeof lines === 'string' ? bytes(`${header}\n${lines}`) : lines
  return { name, files: { 'p.csv': file }, stores, accounts: [`polls ${sum}`], issues }
}

test.each<Case>([
  pollCase('a clean file', `${good}\nt,inactive,2023-01-24T12:00:00Z\n`, '2 = 2 + 0 + 0', [], 2),
  pollCase('no line end at the end', good, '1 = 1 + 0 + 0', []),
  pollCase('an id of spaces', `${good}\n  ,active,2023-01-24 12:00:00 UTC\n`, '2 = 1 + 0 + 1', [
    'p.csv:3 store_id "" store_id_missing rejected',
  ]),
  pollCase('no id', `,active,2023-01-24 12:00:00 UTC\n${good}\n`, '2 = 1 + 0 + 1', [
    'p.csv:2 store_id "" store_id_missing rejected',
  ]),
  pollCase('an unknown status', `${good}\n${bad}\n${good.replace('s,', 't,')}\n`, '3 = 2 + 0 + 1', [
    'p.csv:3 status "asleep" status_unknown rejected',
  ], 2),
  pollCase('no status', `${good}\ns,,2023-01-24 12:00:00 UTC\n`, '2 = 1 + 0 + 1', [
    'p.csv:3 status "" status_unknown rejected',
  ]),
  pollCase(
    'timestamps that are none',
    ['2023-01-2', '', '2023-02-30 12:00:00 UTC', '2023-01-24 12:00:00 EST', 'yesterday', '1674561600'].map((at) => `s,active,${at}\n`).join('') + good,
    '7 = 1 + 0 + 6',
    [
      'p.csv:2 timestamp_utc "2023-01-2" timestamp_unreadable rejected',
      'p.csv:3 timestamp_utc "" timestamp_unreadable rejected',
      'p.csv:4 timestamp_utc "2023-02-30 12:00:00 UTC" timestamp_unreadable rejected',
      'p.csv:5 timestamp_utc "2023-01-24 12:00:00 EST" timestamp_unreadable rejected',
      'p.csv:6 timestamp_utc "yesterday" timestamp_unreadable rejected',
      'p.csv:7 timestamp_utc "1674561600" timestamp_unreadable rejected',
    ],
  ),
  pollCase('a date far from the others', `s,active,0023-01-24 12:00:00 UTC\n${good}`, '2 = 1 + 0 + 1', [
    'p.csv:2 timestamp_utc "0023-01-24 12:00:00 UTC" timestamp_out_of_range rejected',
  ]),
  pollCase('the first thing wrong is told', `,asleep,never\n${good}`, '2 = 1 + 0 + 1', [
    'p.csv:2 store_id "" store_id_missing rejected',
  ]),
  pollCase('a long value is cut', `s,${'z'.repeat(500)},2023-01-24 12:00:00 UTC\n${good}`, '2 = 1 + 0 + 1', [
    `p.csv:2 status "${'z'.repeat(200)}" status_unknown rejected`,
  ]),
  pollCase('values too few and too many', `s,active\n${good}\n${good},more\n`, '3 = 1 + 0 + 2', [
    'p.csv:2 "s,active" columns_missing rejected',
    `p.csv:4 "${good},more" columns_extra rejected`,
  ]),
  pollCase('an unclosed quote', `"s,active,2023-01-24 12:00:00 UTC\n${good}\n${bad}\n`, '3 = 1 + 0 + 2', [
    'p.csv:2 "\\"s,active,2023-01-24 12:00:00 UTC" quote_unclosed rejected',
    'p.csv:4 status "asleep" status_unknown rejected',
  ]),
  pollCase('carriage returns with line feeds', bytes(`${header}\r\n${good}\r\n${bad}\r\n`), '2 = 1 + 0 + 1', [
    'p.csv:3 status "asleep" status_unknown rejected',
  ]),
  pollCase('carriage returns alone', bytes(`${header}\r${good}\r${bad}\r`), '2 = 1 + 0 + 1', [
    'p.csv:3 status "asleep" status_unknown rejected',
  ]),
  pollCase('mixed line ends', bytes(`${header}\r\n${good}\n${bad}\r\n\n${bad}`), '3 = 1 + 0 + 2', [
    'p.csv:3 status "asleep" status_unknown rejected',
    'p.csv:5 status "asleep" status_unknown rejected',
  ]),
  pollCase('bytes in Latin-1', bytes(`${header}\ncafé,active,2023-01-24 12:00:00 UTC\n${good}\n`, 'latin1'), '2 = 1 + 0 + 1', [
    'p.csv:2 "caf\uFFFD,active,2023-01-24 12:00:00 UTC" not_utf8 rejected',
  ]),
  pollCase('blank lines are no rows, but lines', `\n${good}\n\n\n${bad}\n\n`, '2 = 1 + 0 + 1', [
    'p.csv:6 status "asleep" status_unknown rejected',
  ]),
  pollCase('blank lines of spaces', `${good}\n   \n${bad}\n`, '2 = 1 + 0 + 1', [
    'p.csv:4 status "asleep" status_unknown rejected',
  ]),
  pollCase('blank lines before the header', bytes(`\n\n${header}\n${good}\n${bad}\n`), '2 = 1 + 0 + 1', [
    'p.csv:5 status "asleep" status_unknown rejected',
  ]),
  pollCase('a byte order mark', bytes(`\uFEFF${header}\n${good}\n${bad}\n`), '2 = 1 + 0 + 1', [
    'p.csv:3 status "asleep" status_unknown rejected',
  ]),
  pollCase('a line end in quotes counts as a line', `"two\nlines",active,2023-01-24T12:00Z\n${bad}\n`, '2 = 1 + 0 + 1', [
    'p.csv:4 status "asleep" status_unknown rejected',
  ]),
  pollCase(
    'a line end after a doubled quote counts as a line',
    `"a ""b""\n\nc",active,2023-01-24T12:00Z\n${bad}\n`,
    '2 = 1 + 0 + 1',
    ['p.csv:5 status "asleep" status_unknown rejected'],
  ),
  pollCase(
    'a quote inside a value is text',
    `5" pipe""\nx",active,2023-01-24T12:00Z\n${good}\n${bad}\n`,
    '4 = 1 + 0 + 3',
    [
      'p.csv:2 "5\\" pipe\\"\\"" columns_missing rejected',
      'p.csv:5 status "asleep" status_unknown rejected',
    ],
  ),
])('$name', async ({ files, stores, accounts, issues }) => {
  expect(await load(files)).toEqual({ stores, accounts, issues })
})
