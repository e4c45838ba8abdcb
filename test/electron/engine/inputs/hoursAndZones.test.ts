import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'
import { testInputs, type InputCase } from '../../../support/engine/inputTable'

const { engine, reportOn, reportOnFolder } = useEngine()

const polls = { 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active' }
const pollRows = 'polls.csv: 1 = 1 + 0 + 0'

const hours = (...lines: readonly string[]) => ({
  ...polls,
  'hours.csv': ['store_id,day,start_time_local,end_time_local', ...lines].join('\n'),
})
const zones = (...lines: readonly string[]) => ({ ...polls, 'zones.csv': ['store_id,timezone_str', ...lines].join('\n') })

const numberAlone = (hour: string, withMinutes: string, form: string) =>
  `A number is read as a time of day only if all times in the file are numbers of one kind: hours (${hour}), hours and minutes (${withMinutes}) or fractions of a day (0.5); use a form such as ${form}.`

const cases: readonly InputCase[] = [
  {
    name: 'times of day in every form',
    files: hours('s,0,9:00,17:00', 's,Mon,09:00:00,17:00:00', 's,monday,9 AM,5 PM', 's,0,9:00 a.m.,5:00pm', 's,1,0:00,24:00', 's,1,12 AM,23:59:59', 's,1,00:00,11:59:59 PM'),
    rows: ['hours.csv: 7 = 2 + 5 + 0', pollRows],
  },
  {
    name: 'days in the number formats of other programs',
    files: hours('s,0,9:00,17:00', 's,0.0,9:00,17:00', 's,00,9:00,17:00', 's,6.00,9:00,17:00', 's, 06. ,9:00,17:00', 's,0.5,9:00,17:00', 's,08,9:00,17:00', 's,-0,9:00,17:00'),
    rows: ['hours.csv: 8 = 2 + 3 + 3', pollRows],
    messages: ['0.5', '08', '-0'].map(
      (value, index) =>
        `hours.csv, line ${index + 7}, day: "${value}". A day is a number from 0 (Monday) to 6 (Sunday) or an English name; use one of these.`,
    ),
  },
  {
    name: 'days that do not exist',
    files: hours('s,8,09:00,17:00', 's,Someday,09:00,17:00'),
    rows: ['hours.csv: 2 = 0 + 0 + 2', pollRows],
    messages: [
      'hours.csv, line 2, day: "8". A day is a number from 0 (Monday) to 6 (Sunday) or an English name; use one of these.',
      'hours.csv, line 2, store_id: "s". None of the opening hours of this store can be used, so it counts as always open; correct its rows.',
      'hours.csv, line 3, day: "Someday". A day is a number from 0 (Monday) to 6 (Sunday) or an English name; use one of these.',
    ],
  },
  {
    name: 'times of day that do not exist',
    files: hours('s,0,49:00,17:00', 's,0,09:60,17:00', 's,0,09:00,noonish', 's,0,09:00,48:01', 's,0,13 PM,17:00', 's,0,,17:00', 's,0,09:00,', 's,0,9,17:00', 's,0,09:00,17'),
    rows: ['hours.csv: 9 = 0 + 0 + 9', pollRows],
    messages: [
      'hours.csv, line 2, store_id: "s". None of the opening hours of this store can be used, so it counts as always open; correct its rows.',
      'hours.csv, line 2, start_time_local: "49:00". This is not a time of day; use a form such as 09:00:00.',
      'hours.csv, line 3, start_time_local: "09:60". This is not a time of day; use a form such as 09:00:00.',
      'hours.csv, line 4, end_time_local: "noonish". This is not a time of day; use a form such as 17:30:00 or 24:00.',
      'hours.csv, line 5, end_time_local: "48:01". This is not a time of day; use a form such as 17:30:00 or 24:00.',
      'hours.csv, line 6, start_time_local: "13 PM". This is not a time of day; use a form such as 09:00:00.',
      'hours.csv, line 7, start_time_local: "". The opening has an end but no start; fill it in.',
      'hours.csv, line 8, end_time_local: "". The opening has a start but no end; fill it in.',
      `hours.csv, line 9, start_time_local: "9". ${numberAlone('9', '930', '09:00:00')}`,
      `hours.csv, line 10, end_time_local: "17". ${numberAlone('17', '1730', '17:30:00 or 24:00')}`,
    ],
  },
  {
    name: 'times of day as other programs write them',
    files: hours(
      's,0,0900,17.00',
      's,0,9h00,17h',
      's,0,9:00\u00A0AM,5:00\u202Fp.m.',
      's,0,1899-12-30 09:00:00,1899-12-30T17:00:00',
      's,0,0 days 09:00:00,0 days 17:00:00',
      's,0,09:00:00+00,17:00:00-05:30',
      's,1,noon,midnight',
      's,1,12:00,24:00:00.000000',
      's,1,12 noon,23:59:59.9999999',
    ),
    rows: ['hours.csv: 9 = 2 + 7 + 0', pollRows],
  },
  {
    name: 'whole hours, with a closed day and a day that never ends',
    files: hours('s,0,9,17', 's,0,9.0,17.00', 's,1,Closed,', 's,2,00:00,24:00', 's,3,22,26'),
    rows: ['hours.csv: 5 = 4 + 1 + 0', pollRows],
  },
  { name: 'hours and minutes without a separator', files: hours('s,0,900,1730', 's,0,0900,1730', 's,1,0,30'), rows: ['hours.csv: 3 = 2 + 1 + 0', pollRows] },
  { name: 'fractions of a day', files: hours('s,0,0.375,1', 's,0,0.375000,1.0', 's,1,0,.75'), rows: ['hours.csv: 3 = 2 + 1 + 0', pollRows] },
  {
    name: 'numbers that may be minutes since midnight',
    files: hours('s,0,540,1020'),
    rows: ['hours.csv: 1 = 0 + 0 + 1', pollRows],
    messages: [
      'hours.csv, line 2, store_id: "s". None of the opening hours of this store can be used, so it counts as always open; correct its rows.',
      `hours.csv, line 2, start_time_local: "540". ${numberAlone('9', '930', '09:00:00')}`,
    ],
  },
  {
    name: 'whole hours that may be of a 12-hour clock',
    files: hours('s,0,9,5'),
    rows: ['hours.csv: 1 = 0 + 0 + 1', pollRows],
    messages: [
      'hours.csv, line 2, store_id: "s". None of the opening hours of this store can be used, so it counts as always open; correct its rows.',
      `hours.csv, line 2, start_time_local: "9". ${numberAlone('9', '930', '09:00:00')}`,
    ],
  },
  {
    name: 'unknown and contradicting time zones',
    files: zones('s,Asia/Tokyo', 's,Europe/Paris', 't,America/Gotham', 's,Asia/Tokyo'),
    rows: [pollRows, 'zones.csv: 4 = 2 + 1 + 1'],
    messages: [
      'zones.csv, line 3, timezone_str: "Europe/Paris". Another row gives this store a different time zone, which is used instead; remove the wrong row.',
      'zones.csv, line 4, timezone_str: "America/Gotham". This is not the name of a time zone, so the store is reported in America/Chicago; use a name such as America/New_York.',
    ],
  },
  {
    name: 'ambiguous abbreviations of time zones, and missing zones',
    files: zones('s,BST', 't,CST', 'u,EDT', 'v,EST', 'w,SystemV/CST6', 'x,+05:30', 'y,', 'z,US/Central'),
    rows: [pollRows, 'zones.csv: 8 = 8 + 0 + 0'],
    messages: [
      ...['BST', 'CST', 'EDT'].map(
        (value, index) =>
          `zones.csv, line ${index + 2}, timezone_str: "${value}". This abbreviation stands for several time zones, so the store is reported in America/Chicago; use a name such as America/New_York.`,
      ),
      ...['SystemV/CST6', '+05:30'].map(
        (value, index) =>
          `zones.csv, line ${index + 6}, timezone_str: "${value}". This is not the name of a time zone, so the store is reported in America/Chicago; use a name such as America/New_York.`,
      ),
      'zones.csv, line 8, timezone_str: "". The row has no time zone, so the store is reported in America/Chicago; fill in a name such as America/New_York.',
    ],
  },
  {
    name: 'several spellings of one time zone',
    files: zones('s,america/new_york', 's,America/New_York', 't,us/central', 't,US/Central', 's,EUROPE/paris'),
    rows: [pollRows, 'zones.csv: 5 = 2 + 2 + 1'],
    messages: [
      'zones.csv, line 6, timezone_str: "EUROPE/paris". Another row gives this store a different time zone, which is used instead; remove the wrong row.',
    ],
  },
]

testInputs(engine, cases)

/** One poll on Tuesday 2023-01-24 at 12:00 UTC. The week before it has every weekday once, in UTC. */
const week = { ...polls, 'zones.csv': 'store_id,timezone_str\ns,UTC' }

// Expected: the sum of the openings below in hours.
test.each([
  ['whole hours', 'store_id,day,start_time_local,end_time_local\ns,0,9,17\ns,2,22,26', 12],
  ['hours and minutes', 'store_id,day,start_time_local,end_time_local\ns,0,930,1715\ns,2,0,2400', 31.75],
  // 09:00 to 17:00, and 18:00 to the end of the day.
  ['fractions of a day', 'store_id,day,start_time_local,end_time_local\ns,0,0.375,0.708333333333\ns,2,0.75,1', 14],
  ['times of the next day', 'store_id,day,start_time_local,end_time_local\ns,0,23:00,25:30\ns,2,24:00:00,02:00\ns,3,25:00,26:00', 5.5],
  // Each is the first such time after the start: 23, 24 and 23.5 hours.
  ['ends before a start on the next day', 'store_id,day,start_time_local,end_time_local\ns,0,25:00,00:00\ns,2,25:00,01:00\ns,4,25:00,00:30', 70.5],
  ['whole hours in one column', 'store_id,day,hours\ns,0,9-17\ns,2,"9-12, 13-18"\ns,3,closed', 16],
  ['fractions in one row a store', 'store_id,mon_open,mon_close,tue_open,tue_close,wed_open,wed_close\ns,0.375,0.75,,,0.5,1', 21],
  ['hours and minutes in one row a store', 'store_id,monday,wednesday\ns,900-1730,1000-2015', 18.75],
] as const)('opens by %s', async (_, file, open) => {
  expect(await reportOn({ ...week, 'hours.csv': file })).toMatchObject([{ open_last_week: open }])
})

test('reads times of all types in Parquet', async () => {
  const types = [
    ["time '09:00:00'", "time '17:00:00'"],
    ["timetz '09:00:00+00'", "timetz '17:00:00+00'"],
    ['9', '17'],
    ['9.0::double', '17.0::double'],
    ['0.375::double', '(17/24)::double'],
    ['900', '1700'],
    ["interval 9 hours", "interval 17 hours"],
    ["timestamp '1899-12-30 09:00:00'", "timestamp '1899-12-30 17:00:00'"],
  ] as const
  for (const [start, end] of types) {
    await withFolder(week, async (folder) => {
      await withConnection((connection) =>
        connection.run(
          `copy (select 's' as store_id, 0 as day, ${start} as start_time_local, ${end} as end_time_local) to '${join(folder, 'hours.parquet')}' (format parquet)`,
        ),
      )
      expect([start, await reportOnFolder(folder)]).toMatchObject([start, [{ open_last_week: 8 }]])
    })
  }
})
