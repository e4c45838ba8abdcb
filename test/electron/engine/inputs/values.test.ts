import { useEngine } from '../../../support/useEngine'
import { testInputs, type InputCase } from '../../../support/inputTable'

const { engine } = useEngine()

const good = ',2023-01-24 12:00:00 UTC,active'
const rows = (account: string) => [`polls.csv: ${account}`]

/** A poll file with these rows. */
const polls = (...lines: readonly string[]) => ({ 'polls.csv': Buffer.from(['store_id,timestamp_utc,status', ...lines, ''].join('\n')) })

const times = (...values: readonly string[]) => polls(...values.map((value) => `s,${value},active`))
const time = (line: number, value: string, reason: string) => `polls.csv, line ${line}, timestamp_utc: "${value}". ${reason}`
const unreadable = 'This is not a date and time; write it as 2023-01-22 12:09:39 UTC.'
const impossible = 'There is no such day or time; correct it.'
const localZone = 'The name of a time zone can mean several times; write times in UTC or with an offset such as -05:00.'
const outOfRange = 'The date lies outside the years 1970 to 2199; correct it.'
const number =
  'A number is a time only where all times of the file are seconds (10 digits) or milliseconds (13 digits) since 1970; write it as 2023-01-22 12:09:39 UTC.'
const id = (line: number, value: string, reason: string) => `polls.csv, line ${line}, store_id: "${value}". ${reason}`
const hidden = 'The id has a character that cannot be seen or was lost in a conversion; export the file again or retype the id.'
const damaged =
  'A spreadsheet has turned the id into a number and lost its last digits; export the file again and do not save it from Excel, or import the column as text.'

const hours = (...lines: readonly string[]) => ({
  ...polls(`s${good}`),
  'hours.csv': ['store_id,day,start_time_local,end_time_local', ...lines].join('\n'),
})
const zones = (...lines: readonly string[]) => ({ ...polls(`s${good}`), 'zones.csv': ['store_id,timezone_str', ...lines].join('\n') })

const cases: readonly InputCase[] = [
  {
    name: 'every form of one instant is one poll',
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
    name: 'seconds since 1970, and a value that is none',
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
    name: 'days and times that there are not',
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
    name: 'texts that are no time',
    files: times('2023-01-2', '2023-01-24', '24/01/2023 12:00', 'yesterday', '2023-01-24T12:00Z'),
    rows: rows('5 = 1 + 0 + 4'),
    messages: ['2023-01-2', '2023-01-24', '24/01/2023 12:00', 'yesterday'].map((value, index) => time(index + 2, value, unreadable)),
  },
  {
    name: 'names of zones',
    files: times('2023-01-24 12:00:00 EST', '2023-01-24 12:00:00 America/New_York', '2023-01-24 12:00:00 GMT'),
    rows: rows('3 = 1 + 0 + 2'),
    messages: [time(2, '2023-01-24 12:00:00 EST', localZone), time(3, '2023-01-24 12:00:00 America/New_York', localZone)],
  },
  {
    name: 'seconds with a comma, and with more decimals than are read',
    files: times('"2023-01-24 12:00:00,5 UTC"', '2023-01-24 12:00:00.5 UTC', '2023-01-24 12:00:00.1234567891 UTC', '2023-01-24T12:00:00.1234567891Z'),
    rows: rows('4 = 1 + 1 + 2'),
    messages: ['2023-01-24 12:00:00.1234567891 UTC', '2023-01-24T12:00:00.1234567891Z'].map((value, index) =>
      time(index + 4, value, 'The seconds have more than 9 decimals; write at most 9 of them.'),
    ),
  },
  {
    name: 'statuses in any case, with spaces',
    files: polls('a,2023-01-24T12:00Z, ACTIVE ', 'b,2023-01-24T12:00Z,Inactive', 'c,2023-01-24T12:00Z,inactiv', 'd,2023-01-24T12:00Z,'),
    rows: rows('4 = 2 + 0 + 2'),
    messages: ['inactiv', ''].map(
      (value, index) => `polls.csv, line ${index + 4}, status: "${value}". A status is "active" or "inactive"; write one of them.`,
    ),
  },
  {
    name: 'a hidden character in a status is shown',
    files: polls('s,2023-01-24T12:00Z,active\u200B', `t${good}`),
    rows: rows('2 = 1 + 0 + 1'),
    messages: ['polls.csv, line 2, status: "active<U+200B>". A status is "active" or "inactive"; write one of them.'],
  },
  {
    name: 'ids that are kept as they are',
    files: polls(
      ...['8139926242460185114', '1234567890123456789012345', '0042', '42', 'b7c1e3a2-5d0f-4c58-9a36-2f1d8e6b7c90', 'Zürich 店 🍕', '1e3', 'NULL'].map(
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
    name: 'of rows with several things wrong the first is told, and each counts once',
    files: polls('8.41954E+18,never,active', 's,2023-01-24T12:00Z,asleep', 'a\u200B,2023-01-24T12:00Z,asleep', ',never,asleep', `s${good}`),
    rows: rows('5 = 1 + 0 + 4'),
    messages: [
      id(2, '8.41954E+18', damaged),
      'polls.csv, line 3, status: "asleep". A status is "active" or "inactive"; write one of them.',
      id(4, 'a<U+200B>', hidden),
      id(5, '', 'The row names no store; fill in the id or remove the row.'),
    ],
  },
  {
    name: 'a value that runs over lines, behind another that is wrong',
    files: polls('s,never,"act\nive"', `s${good}`),
    rows: rows('3 = 1 + 0 + 2'),
    messages: [
      `polls.csv, line 2: "s,never,"act". A quotation mark opens in this line and is not closed, so this one row is left out and reading goes on with the next line; remove the mark or close it.`,
      'polls.csv, line 3: "ive"". The row has fewer values than the header has columns; complete or remove it.',
    ],
  },
  {
    name: 'a character that was lost in a status',
    files: polls('s,2023-01-24T12:00Z,act\uFFFDve', `s${good}`),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [
      'polls.csv, line 2: "s,2023-01-24T12:00Z,act\uFFFDve". The line has characters that are not UTF-8; save the file with the encoding UTF-8.',
    ],
  },
  {
    name: 'ids with hidden characters',
    files: polls(`a\0b${good}`, `a\u200Bb${good}`, `\uFEFFab${good}`, `a\x07b${good}`, `a\u00A0b${good}`, `a\uFFFDb${good}`, `ab${good}`),
    rows: rows('7 = 1 + 0 + 6'),
    messages: [
      `polls.csv, line 7: "a\uFFFDb${good}". The line has characters that are not UTF-8; save the file with the encoding UTF-8.`,
      ...['a<U+0000>b', 'a<U+200B>b', '<U+FEFF>ab', 'a<U+0007>b', 'a<U+00A0>b'].map((value, index) => id(index + 2, value, hidden)),
    ].toSorted((left, other) => left.localeCompare(other)),
  },
  {
    name: 'an id in quotes that runs over lines',
    files: polls(`"two\nlines"${good}`, `s${good}`),
    rows: rows('3 = 1 + 0 + 2'),
    messages: [
      'polls.csv, line 2: ""two". A quotation mark opens in this line and is not closed, so this one row is left out and reading goes on with the next line; remove the mark or close it.',
      id(3, 'lines"', 'The id ends in a quotation mark that opens nowhere in this line; remove the mark, or join the lines that belong together.'),
    ],
  },
  {
    name: 'an id that is too long',
    files: polls(`${'9'.repeat(201)}${good}`, `${'9'.repeat(200)}${good}`),
    rows: rows('2 = 1 + 0 + 1'),
    messages: [id(2, '9'.repeat(200), 'The id has more than 200 characters, which is no id of a store; check the row for a missing comma.')],
  },
  {
    name: 'rows without a store',
    files: polls(good, `  ${good}`, `s${good}`),
    rows: rows('3 = 1 + 0 + 2'),
    messages: [2, 3].map((line) => id(line, '', 'The row names no store; fill in the id or remove the row.')),
  },
  {
    name: 'times of day in every form',
    files: hours('s,0,9:00,17:00', 's,Mon,09:00:00,17:00:00', 's,monday,9 AM,5 PM', 's,0,9:00 a.m.,5:00pm', 's,1,0:00,24:00', 's,1,12 AM,23:59:59', 's,1,00:00,11:59:59 PM'),
    rows: ['hours.csv: 7 = 2 + 5 + 0', ...rows('1 = 1 + 0 + 0')],
  },
  {
    name: 'days and times of day that there are not',
    files: hours('s,7,09:00,17:00', 's,Mondays,09:00,17:00', 's,0,25:00,17:00', 's,0,24:00,17:00', 's,0,09:00,noon', 's,0,09:00,24:30', 's,0,13 PM,17:00'),
    rows: ['hours.csv: 7 = 0 + 0 + 7', ...rows('1 = 1 + 0 + 0')],
    messages: [
      'hours.csv, line 2, day: "7". A day is a number from 0 (Monday) to 6 (Sunday), or its English name; write one of these.',
      'hours.csv, line 2, store_id: "s". None of the opening hours of this store can be used, so it counts as open all the time; correct its rows.',
      'hours.csv, line 3, day: "Mondays". A day is a number from 0 (Monday) to 6 (Sunday), or its English name; write one of these.',
      'hours.csv, line 4, start_time_local: "25:00". This is not a time of day; write it as 09:00:00.',
      'hours.csv, line 5, start_time_local: "24:00". This is not a time of day; write it as 09:00:00.',
      'hours.csv, line 6, end_time_local: "noon". This is not a time of day; write it as 17:30:00 or 24:00.',
      'hours.csv, line 7, end_time_local: "24:30". This is not a time of day; write it as 17:30:00 or 24:00.',
      'hours.csv, line 8, start_time_local: "13 PM". This is not a time of day; write it as 09:00:00.',
    ],
  },
  {
    name: 'zones that there are not, and zones that disagree',
    files: zones('s,Asia/Tokyo', 's,Europe/Paris', 't,America/Gotham', 's,Asia/Tokyo'),
    rows: [...rows('1 = 1 + 0 + 0'), 'zones.csv: 4 = 2 + 1 + 1'],
    messages: [
      'zones.csv, line 3, timezone_str: "Europe/Paris". Another row gives the store another time zone, and that one is used; remove the wrong one.',
      'zones.csv, line 4, timezone_str: "America/Gotham". No time zone has this name, so the store is reported in America/Chicago; write a name such as America/New_York.',
    ],
  },
  {
    name: 'zones whose names are short for several, and none at all',
    files: zones('s,BST', 't,CST', 'u,EDT', 'v,EST', 'w,SystemV/CST6', 'x,+05:30', 'y,', 'z,US/Central'),
    rows: [...rows('1 = 1 + 0 + 0'), 'zones.csv: 8 = 8 + 0 + 0'],
    messages: [
      ...['BST', 'CST', 'EDT'].map(
        (value, index) =>
          `zones.csv, line ${index + 2}, timezone_str: "${value}". This short name stands for several time zones, so the store is reported in America/Chicago; write a name such as America/New_York.`,
      ),
      ...['SystemV/CST6', '+05:30'].map(
        (value, index) =>
          `zones.csv, line ${index + 6}, timezone_str: "${value}". No time zone has this name, so the store is reported in America/Chicago; write a name such as America/New_York.`,
      ),
      'zones.csv, line 8, timezone_str: "". The row has no time zone, so the store is reported in America/Chicago; fill it in, such as America/New_York.',
    ],
  },
  {
    name: 'one zone in several spellings is one zone',
    files: zones('s,america/new_york', 's,America/New_York', 't,us/central', 't,US/Central', 's,EUROPE/paris'),
    rows: [...rows('1 = 1 + 0 + 0'), 'zones.csv: 5 = 2 + 2 + 1'],
    messages: [
      'zones.csv, line 6, timezone_str: "EUROPE/paris". Another row gives the store another time zone, and that one is used; remove the wrong one.',
    ],
  },
]

testInputs(engine, cases)
