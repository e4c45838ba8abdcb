import { useEngine } from '../../../support/engine/useEngine'
import { testInputs, type InputCase } from '../../../support/engine/inputTable'

const { engine } = useEngine()

const good = ',2023-01-24 12:00:00 UTC,active'
const rows = (account: string) => [`polls.csv: ${account}`]

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
