import { expect, test } from 'vitest'
import businessHoursRow from '../../../../electron/engine/load/hours/business_hours_row.sql?raw'
import opening from '../../../../electron/engine/report/opening.sql?raw'
import weeklyOpening from '../../../../electron/engine/load/weekly_opening.sql?raw'
import { rowsOf } from '../../../support/engine/relation'
import { dayMicroseconds as day, hourMicroseconds as hour } from '../../../support/reference/time'

const at = (instant: string) => Date.parse(instant) * 1000
const [monday, tuesday, saturday, sunday] = [0, 1, 5, 6]

/** From an hour of a weekday to an hour of the same day; hours above 24 are on the next day. */
type Written = readonly [weekday: number, opensHour: number, closesHour: number]

/** `opens-closes` of each stretch of store 1, in hours from Monday 00:00. */
async function weekOf(...written: readonly Written[]): Promise<readonly string[]> {
  const rows = await rowsOf(weeklyOpening, {
    store: { columns: 'store_key integer, store_id varchar', rows: [[1, 's'], [2, 'other']] },
    business_hours_row: {
      columns: 'store_id varchar, weekday tinyint, opens_us bigint, closes_us bigint, problem varchar',
      rows: [
        ...written.map(([weekday, opens, closes]) => ['s', weekday, opens * hour, closes * hour, null]),
        ['other', tuesday, 0, hour, null],
        ['s', saturday, 0, hour, 'day_unknown'],
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
  const rows = openings.map(({ store, weekday, opens, closes }) => [`s${store}`, weekday, opens * hour, closes * hour, null])
  const week = await rowsOf(weeklyOpening, {
    store: { columns: 'store_key integer, store_id varchar', rows: stores.map((store) => [store, `s${store}`]) },
    business_hours_row: {
      columns: 'store_id varchar, weekday tinyint, opens_us bigint, closes_us bigint, problem varchar',
      rows: [...rows, ...rows],
    },
  })
  const found = week.map(({ store_key, opens_us, closes_us }) => `${store_key} ${Number(opens_us) / hour}-${Number(closes_us) / hour}`)
  const expected = openings.map(({ store, weekday, opens, closes }) => `${store} ${weekday * 24 + opens}-${weekday * 24 + closes}`)
  expect(found.toSorted()).toEqual(expected.toSorted())
})

test.each<{ start: string; end: string; opens: number; closes: number }>([
  { start: '09:00:00', end: '17:30:00', opens: 9, closes: 17.5 },
  { start: '22:00:00', end: '02:00:00', opens: 22, closes: 26 },
  { start: '00:00:00', end: '00:00:00', opens: 0, closes: 24 },
  { start: '10:00:00', end: '10:00:00', opens: 10, closes: 34 },
  { start: '10:00:00', end: '23:59:59', opens: 10, closes: 24 },
  { start: '10:00:00', end: '24:00:00', opens: 10, closes: 24 },
  { start: '10:00:00', end: '00:00:00', opens: 10, closes: 24 },
  { start: '00:00:00', end: '23:59:00', opens: 0, closes: 24 - 1 / 60 },
])('$start to $end is read as hours $opens to $closes', async ({ start, end, opens, closes }) => {
  const rows = await rowsOf(businessHoursRow, {
    source_row: {
      columns: 'file_index bigint, store_id varchar, day varchar, start_time_local varchar, end_time_local varchar',
      rows: [[1, ' s ', ' 6 ', start, end]],
    },
  })
  expect(rows).toEqual([
    {
      file_index: 1,
      store_id: 's',
      weekday: 6,
      opens_us: opens * hour,
      closes_us: closes * hour,
      problem: null,
      problem_value: null,
    },
  ])
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

// 2023-01-23 is a Monday. As in the program, offsets reach further than the span.
const eastern = { starts: '2023-01-01T00:00Z', ends: '2023-02-28T00:00Z', offsetHours: -5 }

test('openings that touch the span recur every week, in UTC', async () => {
  // Mondays 09:00 to 17:00, five hours behind UTC.
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
  // Open inside the skipped hour only.
  expect(await openingsOf(forward, [2, 3], span)).toEqual([])
  // From 02:00 back to 01:00 at 06:00 UTC.
  const back = [
    { ...eastern, ends: '2023-01-23T06:00Z', offsetHours: -4 },
    { ...eastern, starts: '2023-01-23T06:00Z' },
  ]
  expect(await openingsOf(back, [1, 2], span)).toEqual(['01-23T05:00 01-23T06:00', '01-23T06:00 01-23T07:00'])
})
