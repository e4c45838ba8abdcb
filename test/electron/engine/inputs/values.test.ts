import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Mapping } from '../../../../shared/folder/mapping'
import { withFolder, type Files } from '../../../support/data/folder'
import { testInputs, type InputCase } from '../../../support/engine/inputTable'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

const good = ',2023-01-24 12:00:00 UTC,active'
const rows = (account: string) => [`polls.csv: ${account}`]

const unknownStatus = (line: number, value: string) =>
  `polls.csv, line ${line}, status: "${value}". The meaning of this status is not known; use active or inactive, or choose what the word means.`

/** A poll file with these rows. */
const polls = (...lines: readonly string[]) => ({ 'polls.csv': Buffer.from(['store_id,timestamp_utc,status', ...lines, ''].join('\n')) })

const times = (...values: readonly string[]) => polls(...values.map((value) => `s,${value},active`))
const time = (line: number, value: string, reason: string) => `polls.csv, line ${line}, timestamp_utc: "${value}". ${reason}`
const unreadable = 'This is not a date and time; use a form such as 2023-01-22 12:09:39 UTC.'
const impossible = 'This date or time does not exist; correct it.'
const localZone = 'A time with the name of a time zone can be ambiguous; use UTC or an offset such as -05:00.'
const outOfRange = 'The date is outside the years 1970 to 2199; correct it.'
const number =
  'A number is read as a time only if all times in the file are seconds (10 digits), milliseconds (13), microseconds (16) or nanoseconds (19) since 1970; use a form such as 2023-01-22 12:09:39 UTC.'
const otherOrder = 'Day and month are not in the order of the other dates in the file; use a form such as 2023-01-22 12:09:39 UTC.'
const id = (line: number, value: string, reason: string) => `polls.csv, line ${line}, store_id: "${value}". ${reason}`
const hidden = 'The id has an invisible character, or one that was lost in a conversion; export the file again or retype the id.'
const damaged =
  'A spreadsheet has rounded the id to a number and lost its last digits. Export the file again without saving it in Excel, or import the column as text.'

const missingId = 'The row has no store id (words such as NULL and nan stand for a missing one); fill it in or remove the row.'

const cases: readonly InputCase[] = [
  {
    name: 'one instant in every form',
    files: times(
      '2023-01-24 12:00:00 UTC',
      '2023-01-24 12:00:00.000000 UTC',
      '2023-01-24T12:00:00Z',
      '2023-01-24T12:00Z',
      '2023-01-24 12:00:00',
      '2023-01-24T17:30:00+05:30',
      '2023-01-24T07:00:00.000-0500',
      ' 2023-01-24 12:00:00 utc ',
    ),
    rows: rows('8 = 1 + 7 + 0'),
  },
  {
    name: 'seconds since 1970, a missing time and an unreadable one',
    files: times('1674561600', '1674561600.5', '', '1674561600', 'never'),
    rows: rows('5 = 2 + 1 + 2'),
    messages: [time(4, '', 'The row has no date and time; fill it in or remove the row.'), time(6, 'never', unreadable)],
  },
  { name: 'milliseconds since 1970', files: times('1674561600000', '1674561600001', '"1674561600000"'), rows: rows('3 = 2 + 1 + 0') },
  {
    name: 'numbers among dates',
    files: times('2023-01-24 12:00:00 UTC', '1674561600', '1674561600000', '44950.5'),
    rows: rows('4 = 1 + 0 + 3'),
    messages: [time(3, '1674561600', number), time(4, '1674561600000', number), time(5, '44950.5', number)],
  },
  {
    name: 'days and times that do not exist',
    files: times('2023-02-30 12:00:00 UTC', '2023-13-01 12:00:00 UTC', '2023-01-24 25:00:00 UTC', '2023-01-24T12:00Z'),
    rows: rows('4 = 1 + 0 + 3'),
    messages: [
      time(2, '2023-02-30 12:00:00 UTC', impossible),
      time(3, '2023-13-01 12:00:00 UTC', impossible),
      time(4, '2023-01-24 25:00:00 UTC', impossible),
    ],
  },
  {
    name: 'years out of range',
    files: times('0023-01-24 12:00:00 UTC', '2323-01-24 12:00:00 UTC', '2023-01-24T12:00Z'),
    rows: rows('3 = 1 + 0 + 2'),
    messages: [time(2, '0023-01-24 12:00:00 UTC', outOfRange), time(3, '2323-01-24 12:00:00 UTC', outOfRange)],
  },
  {
    name: 'the first and the last microsecond in range, and their neighbours',
    files: times(
      '1969-12-31 23:59:59.999999 UTC',
      '1970-01-01 00:00:00 UTC',
      '2199-12-31 23:59:59.999999 UTC',
      '2200-01-01 00:00:00 UTC',
    ),
    rows: rows('4 = 2 + 0 + 2'),
    messages: [time(2, '1969-12-31 23:59:59.999999 UTC', outOfRange), time(5, '2200-01-01 00:00:00 UTC', outOfRange)],
  },
  {
    name: 'texts that are not a time',
    files: times('yesterday', '2023-01-24 noon', '2023-W04-2 12:00', '2023-01-24T12:00Z'),
    rows: rows('4 = 1 + 0 + 3'),
    messages: ['yesterday', '2023-01-24 noon', '2023-W04-2 12:00'].map((value, index) => time(index + 2, value, unreadable)),
  },
  {
    name: 'dates without a time, and years with two digits',
    files: times('2023-01-2', '2023-01-24', '24.01.2023', '24 Jan 2023', '24.01.23 12:00', '2023-01-24T12:00Z'),
    rows: rows('6 = 1 + 0 + 5'),
    messages: [
      ...['2023-01-2', '2023-01-24', '24.01.2023', '24 Jan 2023'].map((value, index) =>
        time(index + 2, value, 'This is a date without a time; add the time, as in 2023-01-22 12:09:39 UTC.'),
      ),
      time(6, '24.01.23 12:00', 'The year has only two digits; use a form such as 2023-01-22 12:09:39 UTC.'),
    ],
  },
  {
    name: 'one instant as other programs write it',
    files: times(
      '2023/01/24 12:00',
      '2023-1-24 12:00:00',
      '20230124T120000Z',
      '2023-01-24 12:00:00 +0000 UTC',
      '2023-01-24 17:30:00 +0530 IST',
      '2023-01-24 12:00:00 Etc/UTC',
      '2023-01-24T12:00:00Z[UTC]',
      '"Tue, 24 Jan 2023 12:00:00 GMT"',
      '24 Jan 2023 12:00 PM',
      '24.01.2023 12:00',
    ),
    rows: rows('10 = 1 + 9 + 0'),
  },
  { name: 'microseconds since 1970', files: times('1674561600000000', '1674561600000001', ' 1674561600000000 '), rows: rows('3 = 2 + 1 + 0') },
  { name: 'nanoseconds since 1970', files: times('1674561600000000000', '1674561600000001000', '1674561600000000999'), rows: rows('3 = 2 + 1 + 0') },
  {
    name: 'dates and times in digits, hours that seconds since 1970 could be too, and numbers that count from another year',
    files: { ...times('202301241200', '20230124120000', '2023-01-24 12:00', '638101584000000000'), 'hours.csv': 'store_id,timestamp_utc,status\ns,2023012412,active' },
    rows: ['hours.csv: 1 = 0 + 0 + 1', ...rows('4 = 1 + 2 + 1')],
    messages: [`hours.csv, line 2, timestamp_utc: "2023012412". ${number}`, time(5, '638101584000000000', number)],
  },
  {
    name: 'dates with the day first, of which one has no other order',
    files: times('01.02.2023 12:00', '24.01.2023 12:00', '01.02.2023 12:00:00 UTC'),
    rows: rows('3 = 2 + 1 + 0'),
  },
  {
    name: 'dates with the month first, and one in the other order',
    files: times(...Array.from({ length: 9 }, (_, index) => `1/${index + 20}/2023 12:00 PM`), '24/1/2023 12:00 PM'),
    rows: rows('10 = 9 + 0 + 1'),
    messages: [time(11, '24/1/2023 12:00 PM', otherOrder)],
  },
  {
    name: 'dates with two meanings beside a file in which they have one',
    files: { ...times('01/02/2023 12:00'), 'more.csv': 'store_id,timestamp_utc,status\ns,24/01/2023 12:00,active\ns,2023-02-01 12:00:00 UTC,active' },
    rows: ['more.csv: 2 = 2 + 0 + 0', ...rows('1 = 0 + 1 + 0')],
  },
  {
    name: 'a date with two meanings among others that have one',
    files: times('01/02/2023 12:00', '2023-01-24 12:00:00 UTC', '2023-01-25 12:00:00 UTC'),
    rows: rows('3 = 2 + 0 + 1'),
    messages: [time(2, '01/02/2023 12:00', otherOrder)],
  },
  {
    name: 'dates with two meanings',
    files: times('01/02/2023 12:00', '03/04/2023 12:00'),
    refusal:
      'The dates in polls.csv have two meanings: in "01/02/2023 12:00" the day or the month can come first. Choose which of them comes first.',
  },
  {
    name: 'dates in two orders',
    files: times('24/01/2023 12:00', '01/24/2023 13:00'),
    refusal:
      'The dates in polls.csv have two orders: the day comes first in "24/01/2023 12:00", the month in "01/24/2023 13:00". Choose which of them comes first.',
  },
  {
    name: 'the date and the time of polls in two columns',
    files: {
      'polls.csv': 'store_id,date utc,time utc,status\ns,24.01.2023,12:00:00,active\ns,24.01.2023,1:00 PM,active\ns,2023-01-24T12:00Z,,active\ns,24.01.2023,,active',
    },
    rows: rows('4 = 2 + 1 + 1'),
    messages: [time(5, '24.01.2023', 'This is a date without a time; add the time, as in 2023-01-22 12:09:39 UTC.')],
  },
  {
    name: 'names of zones',
    files: times('2023-01-24 12:00:00 EST', '2023-01-24 12:00:00 America/New_York', '2023-01-24 12:00:00 GMT'),
    rows: rows('3 = 1 + 0 + 2'),
    messages: [time(2, '2023-01-24 12:00:00 EST', localZone), time(3, '2023-01-24 12:00:00 America/New_York', localZone)],
  },
  {
    name: 'seconds with a comma, and with too many decimals',
    files: times('"2023-01-24 12:00:00,5 UTC"', '2023-01-24 12:00:00.5 UTC', '2023-01-24 12:00:00.1234567891 UTC', '2023-01-24T12:00:00.1234567891Z'),
    rows: rows('4 = 1 + 1 + 2'),
    messages: ['2023-01-24 12:00:00.1234567891 UTC', '2023-01-24T12:00:00.1234567891Z'].map((value, index) =>
      time(index + 4, value, 'The seconds have more than 9 decimals; use at most 9.'),
    ),
  },
  {
    name: 'statuses in any case, with spaces',
    files: polls('a,2023-01-24T12:00Z, ACTIVE ', 'b,2023-01-24T12:00Z,Inactive', 'c,2023-01-24T12:00Z,inactiv', 'd,2023-01-24T12:00Z,'),
    rows: rows('4 = 2 + 0 + 2'),
    messages: ['inactiv', ''].map(
      (value, index) => `polls.csv, line ${index + 4}, status: "${value}". The meaning of this status is not known; use active or inactive, or choose what the word means.`,
    ),
  },
  {
    name: 'statuses in words, numbers and codes',
    files: polls(
      ...['up', 'Online', 'TRUE', 'yes', 'y', '1', 'ok', 'healthy', '200', "b'1'"].map((status) => `a,2023-01-24T12:00Z,${status}`),
      ...['DOWN', 'offline', 'false', 'No', 'n', '0', 'Failed', 'unhealthy', '503', '000', "b'0'"].map((status) => `b,2023-01-24T12:00Z,${status}`),
      ...['2', '100'].map((status) => `c,2023-01-24T12:00Z,${status}`),
    ),
    rows: rows('23 = 2 + 19 + 2'),
    messages: ['2', '100'].map((value, index) => unknownStatus(index + 23, value)),
  },
  {
    name: 'bits in bytes, as MariaDB exports them',
    files: polls('a,2023-01-24T12:00Z,\u0001', 'b,2023-01-24T12:00Z,\0', 'a,2023-01-24T12:00Z,1', 'b,2023-01-24T12:00Z,0'),
    rows: rows('4 = 2 + 2 + 0'),
  },
  {
    name: 'statuses of which none is known',
    files: polls('a,2023-01-24T12:00Z,Operational', 'b,2023-01-24T12:00Z,outage', 'c,2023-01-24T12:00Z,'),
    refusal:
      'The polls have statuses whose meaning is not known: "operational", "outage". Choose for each word whether it means active, inactive or nothing.',
  },
  {
    name: 'an unknown status in several polls, while all others are up',
    files: polls('a,2023-01-24T12:00Z,up', 'b,2023-01-24T12:00Z,UNREACHABLE', 'b,2023-01-24T13:00Z,unreachable '),
    refusal:
      'The polls have statuses whose meaning is not known: "unreachable". Choose for each word whether it means active, inactive or nothing.',
  },
  {
    name: 'an unknown status in several polls, beside both known ones',
    files: polls('a,2023-01-24T12:00Z,up', 'a,2023-01-24T13:00Z,down', 'b,2023-01-24T12:00Z,pending', 'b,2023-01-24T13:00Z,pending'),
    rows: rows('4 = 2 + 0 + 2'),
    messages: [4, 5].map((line) => unknownStatus(line, 'pending')),
  },
  {
    name: 'missing statuses, which are no word to ask about',
    files: polls('a,2023-01-24T12:00Z,up', 'b,2023-01-24T12:00Z,', 'b,2023-01-24T13:00Z,', 'c,2023-01-24T12:00Z,NULL', 'c,2023-01-24T13:00Z,NULL'),
    rows: rows('5 = 1 + 0 + 4'),
    messages: ['', '', 'NULL', 'NULL'].map((value, index) => unknownStatus(index + 3, value)),
  },
  {
    name: 'a hidden character in a status',
    files: polls('s,2023-01-24T12:00Z,active\u200B', `t${good}`),
    rows: rows('2 = 1 + 0 + 1'),
    messages: ['polls.csv, line 2, status: "active<U+200B>". The meaning of this status is not known; use active or inactive, or choose what the word means.'],
  },
  {
    name: 'ids that are kept unchanged',
    files: polls(
      ...['8139926242460185114', '1234567890123456789012345', '0042', '42', 'b7c1e3a2-5d0f-4c58-9a36-2f1d8e6b7c90', 'Zürich 店 🍕', '1e3', 'NULLS'].map(
        (value) => value + good,
      ),
    ),
    rows: rows('8 = 8 + 0 + 0'),
  },
  {
    name: 'ids that a spreadsheet has damaged',
    files: polls(`8.41954E+18${good}`, `"8,41954E+18"${good}`, `8E+18${good}`, `s${good}`),
    rows: rows('4 = 1 + 0 + 3'),
    messages: [id(2, '8.41954E+18', damaged), id(3, '8,41954E+18', damaged), id(4, '8E+18', damaged)],
  },
  {
    name: 'ids in formulas, which name the same stores',
    files: {
      ...polls(`0042${good}`, `"=""0042"""${good}`, `="0042",2023-01-24 13:00:00 UTC,active`),
      'zones.csv': 'store_id,timezone_str\n"=""0042""",Asia/Tokyo\n0042,Asia/Tokyo',
    },
    rows: [...rows('3 = 2 + 1 + 0'), 'zones.csv: 2 = 1 + 1 + 0'],
  },
  {
    name: 'errors that a spreadsheet has put in place of ids',
    files: polls(`#NAME?${good}`, `#REF!${good}`, `#DIV/0!${good}`, `s${good}`),
    rows: rows('4 = 1 + 0 + 3'),
    messages: ['#NAME?', '#REF!', '#DIV/0!'].map((value, index) =>
      id(index + 2, value, 'A spreadsheet has replaced the id with an error; export the file again or correct the formula.'),
    ),
  },
  {
    name: 'a value that continues after its quotation marks',
    files: polls(`"x"y${good}`, `s${good}`),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [
      `polls.csv, line 2: ""x"y${good}". A quoted value continues after its closing quotation mark, so this row is skipped; double the marks that belong to the value.`,
    ],
  },
  {
    name: 'rows with several problems, of which the first is reported',
    files: polls('8.41954E+18,never,active', 's,2023-01-24T12:00Z,asleep', 'a\u200B,2023-01-24T12:00Z,asleep', ',never,asleep', `s${good}`),
    rows: rows('5 = 1 + 0 + 4'),
    messages: [
      id(2, '8.41954E+18', damaged),
      'polls.csv, line 3, status: "asleep". The meaning of this status is not known; use active or inactive, or choose what the word means.',
      id(4, 'a<U+200B>', hidden),
      id(5, '', missingId),
    ],
  },
  {
    name: 'a value that spans lines after a wrong one',
    files: polls('s,never,"act\nive"', `s${good}`),
    rows: rows('3 = 1 + 0 + 2'),
    messages: [
      `polls.csv, line 2: "s,never,"act". A quotation mark in this line is not closed, so this row is skipped and reading continues with the next line; remove the mark or close it.`,
      'polls.csv, line 3: "ive"". The row has fewer values than the header has columns; complete or remove it.',
    ],
  },
  {
    name: 'a character that was lost in a status',
    files: polls('s,2023-01-24T12:00Z,act\uFFFDve', `s${good}`),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [
      'polls.csv, line 2: "s,2023-01-24T12:00Z,act\uFFFDve". The line has characters that are not UTF-8; save the file as UTF-8.',
    ],
  },
  {
    name: 'ids with hidden characters',
    files: polls(`a\0b${good}`, `a\u200Bb${good}`, `\uFEFFab${good}`, `a\x07b${good}`, `a\u00A0b${good}`, `a\uFFFDb${good}`, `ab${good}`),
    rows: rows('7 = 1 + 0 + 6'),
    messages: [
      `polls.csv, line 7: "a\uFFFDb${good}". The line has characters that are not UTF-8; save the file as UTF-8.`,
      ...['a<U+0000>b', 'a<U+200B>b', '<U+FEFF>ab', 'a<U+0007>b', 'a<U+00A0>b'].map((value, index) => id(index + 2, value, hidden)),
    ].toSorted((left, other) => left.localeCompare(other)),
  },
  {
    name: 'an id in quotes that spans lines',
    files: polls(`"two\nlines"${good}`, `s${good}`),
    rows: rows('3 = 1 + 0 + 2'),
    messages: [
      'polls.csv, line 2: ""two". A quotation mark in this line is not closed, so this row is skipped and reading continues with the next line; remove the mark or close it.',
      id(3, 'lines"', 'The id ends with a quotation mark that does not open in this line; remove the mark or join the lines that belong together.'),
    ],
  },
  {
    name: 'an id that is too long',
    files: polls(`${'9'.repeat(201)}${good}`, `${'9'.repeat(200)}${good}`),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [id(2, '9'.repeat(200), 'The id has more than 200 characters; check the row for a missing comma.')],
  },
  {
    name: 'rows without a store',
    files: polls(good, `  ${good}`, `s${good}`),
    rows: rows('3 = 1 + 0 + 2'),
    messages: [2, 3].map((line) => id(line, '', missingId)),
  },
]

testInputs(engine, cases)

async function load(files: Files, mapping: Mapping): Promise<readonly string[]> {
  return withFolder(files, async (folder) => {
    const { files: read } = await engine().folder.open(folder, mapping)
    const issues = await engine().folder.require().issues({ offset: 0, limit: 100 })
    return [
      ...read.map(({ rowsRead, rowsLoaded, rowsDuplicate, rowsRejected }) => `${rowsRead} = ${rowsLoaded} + ${rowsDuplicate} + ${rowsRejected}`),
      ...issues.map(({ line, value, code }) => `${line} "${value}" ${code}`),
    ]
  })
}

test('reads statuses as the user says, also against their usual meaning', async () => {
  const files = polls(
    ...['Operational', ' outage', 'maintenance ', 'up', 'x; drop table poll', 'pending'].map((status, index) => `s,2023-01-24T1${index}:00Z,${status}`),
  )
  const statuses = { operational: 'active', OUTAGE: 'inactive', maintenance: 'none', up: 'inactive', 'x; drop table poll': 'active' } as const
  expect(await load(files, { statuses })).toEqual(['6 = 4 + 0 + 2', '4 "maintenance " status_none', '7 "pending" status_unknown'])
})

test.each([
  ['day-first', '2023-02-01T12:00:00.000000Z'],
  ['month-first', '2023-01-02T12:00:00.000000Z'],
] as const)('reads dates with two meanings as the user says: %s', async (dates, at) => {
  await withFolder(times('01/02/2023 12:00'), async (folder) => {
    expect(await engine().folder.open(folder, { dates })).toMatchObject({ firstPollAt: at, lastPollAt: at })
  })
})

test('reads statuses and times of all types in Parquet', async () => {
  const columns = [
    ['epoch_us(timestamp \'2023-01-24 12:00:00\')', 'true'],
    ['epoch_ns(timestamp \'2023-01-24 12:00:00\')', '1::tinyint'],
    ['timestamptz \'2023-01-24 12:00:00+00\'', '200'],
    ['timestamp \'2023-01-24 12:00:00\'', 'false'],
    ['epoch(timestamp \'2023-01-24 12:00:00\')', '0.0::double'],
    ["'01/24/2023 12:00 PM'", "'Down'"],
  ] as const
  for (const [index, [instant, status]] of columns.entries()) {
    await withFolder({}, async (folder) => {
      const file = join(folder, 'polls.parquet')
      await withConnection((connection) =>
        connection.run(`copy (select 's' as store_id, ${instant} as timestamp_utc, ${status} as status) to '${file}' (format parquet)`),
      )
      const { lastPollAt, files } = await engine().folder.open(folder)
      expect({ index, lastPollAt, files }).toMatchObject({ index, lastPollAt: '2023-01-24T12:00:00.000000Z', files: [{ rowsLoaded: 1 }] })
    })
  }
})

test('names unknown statuses when a folder is inspected, and keeps what the user has said about values', () =>
  withFolder(polls('a,2023-01-24T12:00Z,up', 'b,2023-01-24T12:00Z,Pending', 'c,2023-01-24T12:00Z,down', 'c,2023-01-24T13:00Z,maintenance'), async (folder) => {
    const chosen: Mapping = { statuses: { maintenance: 'none' }, dates: 'day-first', weekdays: 'iso' }
    expect(await engine().folder.inspect(folder, chosen)).toMatchObject({ unknownStatuses: ['pending'], questions: [], mapping: chosen })
    expect(await engine().folder.inspect(folder, null)).toMatchObject({ unknownStatuses: ['maintenance', 'pending'], mapping: {} })
  }))
