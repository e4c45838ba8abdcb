import { expect, test } from 'vitest'
import businessHoursRow from '../../../../electron/engine/load/hours/business_hours_row.sql?raw'
import opening from '../../../../electron/engine/report/opening.sql?raw'
import weeklyOpening from '../../../../electron/engine/load/weekly_opening.sql?raw'
import writtenOpening from '../../../../electron/engine/load/written_opening.sql?raw'
import { rowsOf } from '../../../support/engine/relation'
import { dayMicroseconds as day, hourMicroseconds as hour } from '../../../support/reference/time'

const at = (instant: string) => Date.parse(instant) * 1000
const [monday, tuesday, saturday, sunday] = [0, 1, 5, 6]

const hoursColumns =
  'store_id varchar, weekday tinyint, opens_us bigint, closes_us bigint, valid_from_day integer, valid_to_day integer, problem varchar'
const weekOfWritten = `with written_opening as (${writtenOpening}) from (${weeklyOpening})`

/** From an hour of a weekday to an hour of the same day; hours above 24 are on the next day. */
type Written = readonly [weekday: number, opensHour: number, closesHour: number]

/** `opens-closes` of each stretch of store 1, in hours from Monday 00:00. */
async function weekOf(...written: readonly Written[]): Promise<readonly string[]> {
  const rows = await rowsOf(weekOfWritten, {
    store: { columns: 'store_key integer, store_id varchar, has_hours boolean', rows: [[1, 's', written.length > 0], [2, 'other', true]] },
    business_hours_row: {
      columns: hoursColumns,
      rows: [
        ...written.map(([weekday, opens, closes]) => ['s', weekday, opens * hour, closes * hour, null, null, null]),
        ['other', tuesday, 0, hour, null, null, null],
        ['s', saturday, 0, hour, null, null, 'day_unknown'],
        // What does not hold at all times is found by date.
        ['s', saturday, 0, hour, 19_000, null, null],
      ],
    },
  })
  return rows
    .filter(({ store_key }) => store_key === 1)
    .map(({ opens_us, closes_us }) => `${Number(opens_us) / hour}-${Number(closes_us) / hour}`)
}

test.each<{ name: string; written: readonly Written[]; stretches: readonly string[] }>([
  { name: 'no hours at all are the whole week', written: [], stretches: ['0-168'] },
  { name: 'one opening', written: [[monday, 9, 17]], stretches: ['9-17'] },
  { name: 'two openings of a day', written: [[tuesday, 9, 12], [tuesday, 13, 17]], stretches: ['33-36', '37-41'] },
  { name: 'openings that overlap', written: [[monday, 9, 13], [monday, 12, 17]], stretches: ['9-17'] },
  { name: 'openings that touch', written: [[monday, 9, 12], [monday, 12, 17]], stretches: ['9-17'] },
  { name: 'openings that repeat', written: [[monday, 9, 12], [monday, 9, 12]], stretches: ['9-12'] },
  { name: 'an opening inside another', written: [[monday, 9, 17], [monday, 10, 11], [monday, 16, 18]], stretches: ['9-18'] },
  { name: 'an opening past midnight', written: [[monday, 22, 26], [tuesday, 1, 3]], stretches: ['22-27'] },
  { name: 'from Sunday into Monday', written: [[sunday, 22, 30]], stretches: ['0-6', '166-168'] },
  { name: 'from Sunday into an open Monday', written: [[sunday, 22, 30], [monday, 5, 8]], stretches: ['0-8', '166-168'] },
  { name: 'until the end of Sunday', written: [[sunday, 10, 24]], stretches: ['154-168'] },
  { name: 'every day all day', written: [0, 1, 2, 3, 4, 5, 6].map((weekday) => [weekday, 0, 24]), stretches: ['0-168'] },
])('the open week: $name', async ({ written, stretches }) => {
  expect(await weekOf(...written)).toEqual(stretches)
})

test('two copies of a file of many stores give the same openings as one', async () => {
  const stores = Array.from({ length: 100 }, (_, store) => store)
  const openings = stores.flatMap((store) =>
    Array.from({ length: 7 }, (_, weekday) => ({ store, weekday, opens: 6 + weekday, closes: 16 + (store % 5) })),
  )
  const rows = openings.map(({ store, weekday, opens, closes }) => [`s${store}`, weekday, opens * hour, closes * hour, null, null, null])
  const week = await rowsOf(weekOfWritten, {
    store: { columns: 'store_key integer, store_id varchar, has_hours boolean', rows: stores.map((store) => [store, `s${store}`, true]) },
    business_hours_row: {
      columns: hoursColumns,
      rows: [...rows, ...rows],
    },
  })
  const found = week.map(({ store_key, opens_us, closes_us }) => `${store_key} ${Number(opens_us) / hour}-${Number(closes_us) / hour}`)
  const expected = openings.map(({ store, weekday, opens, closes }) => `${store} ${weekday * 24 + opens}-${weekday * 24 + closes}`)
  expect(found.toSorted()).toEqual(expected.toSorted())
})

test('stores that share some of their hours each have their own', async () => {
  const hours = { same: [[monday, 9, 17]], sameAgain: [[monday, 9, 17]], longer: [[monday, 9, 18]], twoDays: [[monday, 9, 17], [tuesday, 9, 17]], swapped: [[monday, 17, 33]] }
  const stores = Object.keys(hours)
  const week = await rowsOf(weekOfWritten, {
    store: {
      columns: 'store_key integer, store_id varchar, has_hours boolean',
      rows: [...stores.map((store, key) => [key, store, true]), [10, 'always', false], [11, 'always too', false], [12, 'closed', true]],
    },
    business_hours_row: {
      columns: hoursColumns,
      rows: Object.entries(hours).flatMap(([store, openings]) =>
        openings.map(([weekday = 0, opens = 0, closes = 0]) => [store, weekday, opens * hour, closes * hour, null, null, null]),
      ),
    },
  })
  expect(week.map(({ store_key, opens_us, closes_us }) => `${stores[Number(store_key)] ?? 'always'} ${Number(opens_us) / hour}-${Number(closes_us) / hour}`)).toEqual([
    'same 9-17',
    'sameAgain 9-17',
    'longer 9-18',
    'twoDays 9-17',
    'twoDays 33-41',
    'swapped 17-33',
    'always 0-168',
    'always 0-168',
  ])
})

const sourceColumns = ['store_id', 'day', 'start_time_local', 'end_time_local', 'is_closed', 'is_open', 'timezone_str']
const withFlags = `with source_row as (
  select *, closed_flag(is_closed, is_open) as flag, read_closed_flag(is_closed, is_open) as is_flagged_closed,
    null::integer as valid_from_day, null::integer as valid_to_day, null::varchar as validity_problem, null::varchar as validity_value
  from written_row
)`

/** What becomes of a row of business hours, whose other columns are empty. */
async function readHours(row: Readonly<Record<string, string>>, weekdays = 'monday0') {
  const [read] = await rowsOf(
    `${withFlags} from (${businessHoursRow})`,
    {
      written_row: {
        columns: `file_index bigint, row_of_file bigint, ${sourceColumns.map((name) => `${name} varchar`).join(', ')}`,
        rows: [[1, null, ...sourceColumns.map((name) => row[name] ?? null)]],
      },
    },
    {},
    { weekdays },
  )
  return read
}

/** `weekday opens-closes` in hours, `weekday closed`, or the problem. */
async function openingOf(row: Readonly<Record<string, string>>, weekdays?: string): Promise<string> {
  const { weekday, opens_us, closes_us, problem } = (await readHours({ store_id: 's', day: '6', ...row }, weekdays)) ?? {}
  if (problem !== null) return String(problem)
  return opens_us === null ? `${weekday} closed` : `${weekday} ${Number(opens_us) / hour}-${Number(closes_us) / hour}`
}

test.each([
  ['09:00:00', '17:30:00', '6 9-17.5'],
  ['22:00:00', '02:00:00', '6 22-26'],
  ['00:00:00', '00:00:00', '6 0-24'],
  ['10:00:00', '10:00:00', '6 10-34'],
  ['10:00:00', '23:59:59', '6 10-24'],
  ['10:00:00', '24:00:00', '6 10-24'],
  ['10:00:00', '00:00:00', '6 10-24'],
  ['00:00:00', '23:59:00', `6 0-${24 - 1 / 60}`],
  ['Closed', 'Closed', '6 closed'],
  ['closed', '', '6 closed'],
  ['', '', '6 closed'],
  ['-', '–', '6 closed'],
  ['NULL', 'NULL', '6 closed'],
  ['Closed all day', '', '6 closed'],
  ['nan', 'NaT', '6 closed'],
  ['(closed)', '--', '6 closed'],
  ['24 hours', '', '6 0-24'],
  ['Open 24 hours', 'open 24 hours', '6 0-24'],
  ['24/7', '17:00', 'start_time_unreadable'],
  ['Closed until 12:00', '', 'start_time_unreadable'],
  ['Closed', '17:00', 'start_time_unreadable'],
  ['09:00', '', 'end_time_unreadable'],
])('%j to %j is read as %s', async (start_time_local, end_time_local, expected) => {
  expect(await openingOf({ start_time_local, end_time_local })).toBe(expected)
})

test('a row of business hours keeps its place, its store and its zone', async () => {
  const row = { store_id: ' s ', day: ' 6 ', start_time_local: '09:00', end_time_local: '17:00', timezone_str: ' Asia/Tokyo ' }
  expect(await readHours(row)).toEqual({
    file_index: 1,
    row_of_file: null,
    valid_from_day: null,
    valid_to_day: null,
    store_id: 's',
    zone_name: 'Asia/Tokyo',
    is_numbered: true,
    weekday: 6,
    opens_us: 9 * hour,
    closes_us: 17 * hour,
    problem: null,
    problem_value: null,
  })
})

test.each([
  [{ is_closed: 'TRUE' }, '6 closed'],
  [{ is_closed: 'no' }, '6 9-17'],
  [{ is_closed: '' }, '6 9-17'],
  [{ is_open: '0' }, '6 closed'],
  [{ is_open: '1' }, '6 9-17'],
  [{ is_closed: '', is_open: 'n' }, '6 closed'],
  [{ is_closed: '1.0' }, '6 closed'],
  [{ is_closed: '0.0' }, '6 9-17'],
  [{ is_closed: 'Closed' }, '6 closed'],
  [{ is_closed: 'open' }, '6 9-17'],
  [{ is_open: 'OPEN' }, '6 9-17'],
  [{ is_open: 'closed' }, '6 closed'],
  [{ is_closed: 'sometimes' }, 'closed_unknown'],
  [{ is_open: 'yes', start_time_local: '', end_time_local: '' }, 'start_time_unreadable'],
  [{ is_closed: 'yes', start_time_local: '', end_time_local: '' }, '6 closed'],
])('9 to 17 with %j is read as %s', async (flags, expected) => {
  expect(await openingOf({ start_time_local: '09:00', end_time_local: '17:00', ...flags })).toBe(expected)
})

test.each([
  ['monday0', ['0', '6', '7', 'Sun'], ['0 9-17', '6 9-17', 'day_unknown', '6 9-17']],
  ['sunday0', ['0', '6', '7', 'Sun'], ['6 9-17', '5 9-17', '6 9-17', '6 9-17']],
  ['iso', ['0', '6', '7', 'Sun'], ['day_unknown', '5 9-17', '6 9-17', '6 9-17']],
  ['sunday1', ['0', '1', '2', '7', 'Sun'], ['day_unknown', '6 9-17', '0 9-17', '5 9-17', '6 9-17']],
])('weekdays numbered %s: %j are %j', async (weekdays, days, openings) => {
  const read = days.map((weekday) => openingOf({ day: weekday, start_time_local: '09:00', end_time_local: '17:00' }, weekdays))
  expect(await Promise.all(read)).toEqual(openings)
})

interface Zone {
  readonly starts: string
  readonly ends: string
  readonly offsetHours: number
}

/** `MM-DDTHH:MM` of an instant. */
const text = (us: unknown) => new Date(Number(us) / 1000).toISOString().slice(5, 16)

/** `opens closes` of the open stretches in UTC, of a store that is open from one hour of its week to another. */
async function openingsOf(
  zones: readonly Zone[],
  [opensHour, closesHour]: readonly [number, number],
  [from, to]: readonly [string, string],
): Promise<readonly string[]> {
  const rows = await rowsOf(
    opening,
    {
      reported_store: { columns: 'store_key integer, zone_name varchar', rows: [[1, 'Z']] },
      weekly_opening: {
        columns: 'store_key integer, opens_us bigint, closes_us bigint',
        rows: [[1, opensHour * hour, closesHour * hour], [2, 0, 7 * day]],
      },
      zone_stretch: {
        columns: 'zone_name varchar, starts_us bigint, ends_us bigint, offset_us bigint',
        rows: zones.map(({ starts, ends, offsetHours }) => ['Z', at(starts), at(ends), offsetHours * hour]),
      },
    },
    { from_us: at(from), to_us: at(to) },
  )
  return rows.map(({ opens_us, closes_us }) => `${text(opens_us)} ${text(closes_us)}`)
}

// 2023-01-23 is a Monday. Offsets reach further than the span, as in the program.
const eastern = { starts: '2023-01-01T00:00Z', ends: '2023-02-28T00:00Z', offsetHours: -5 }

test('openings that touch the span recur every week, in UTC', async () => {
  // The store is open on Mondays from 09:00 to 17:00, five hours behind UTC.
  const week = await openingsOf([eastern], [9, 17], ['2023-01-16T12:00Z', '2023-01-23T12:00Z'])
  expect(week).toEqual(['01-16T14:00 01-16T22:00'])
  const longer = await openingsOf([eastern], [9, 17], ['2023-01-16T15:00Z', '2023-01-23T15:00Z'])
  expect(longer).toEqual(['01-16T14:00 01-16T22:00', '01-23T14:00 01-23T22:00'])
})

test('an opening that begins at the end of the span is in it, one that ends at its start is not', async () => {
  const touching = await openingsOf([eastern], [9, 17], ['2023-01-16T22:00Z', '2023-01-23T14:00Z'])
  expect(touching).toEqual(['01-23T14:00 01-23T22:00'])
})

test('a store that is always open has one stretch a week', async () => {
  const stretches = await openingsOf([eastern], [0, 168], ['2023-01-17T00:00Z', '2023-01-24T00:00Z'])
  expect(stretches).toEqual(['01-16T05:00 01-23T05:00', '01-23T05:00 01-30T05:00'])
})

test('a clock change cuts an opening: skipped time has no length, repeated time counts twice', async () => {
  // The clock of Monday 2023-01-23 goes from 02:00 to 03:00 at 07:00 UTC, and the store is open 01:00 to 04:00.
  const forward = [
    { ...eastern, ends: '2023-01-23T07:00Z' },
    { ...eastern, starts: '2023-01-23T07:00Z', offsetHours: -4 },
  ]
  const span = ['2023-01-22T00:00Z', '2023-01-24T00:00Z'] as const
  expect(await openingsOf(forward, [1, 4], span)).toEqual(['01-23T06:00 01-23T07:00', '01-23T07:00 01-23T08:00'])
  // The store is open only in the skipped hour.
  expect(await openingsOf(forward, [2, 3], span)).toEqual([])
  // The clock goes back from 02:00 to 01:00 at 06:00 UTC.
  const back = [
    { ...eastern, ends: '2023-01-23T06:00Z', offsetHours: -4 },
    { ...eastern, starts: '2023-01-23T06:00Z' },
  ]
  expect(await openingsOf(back, [1, 2], span)).toEqual(['01-23T05:00 01-23T06:00', '01-23T06:00 01-23T07:00'])
})
