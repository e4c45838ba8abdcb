import { expect, test } from 'vitest'
import type { Mapping } from '../../../../shared/folder/mapping'
import { withFolder, type Files } from '../../../support/data/folder'
import { testInputs, type InputCase } from '../../../support/engine/inputTable'
import { useEngine } from '../../../support/engine/useEngine'

const { engine, reportOnFolder } = useEngine()

// The week that ends with this poll, on a Tuesday, has each weekday once. UTC has no clock changes.
const polls = { 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active' }
const zones = { 'zones.csv': 'store_id,timezone_str\ns,UTC' }

/** The open hours of store s in the week, by the hours in these files. */
async function openHoursOf(files: Files): Promise<number | undefined> {
  return withFolder({ ...polls, ...zones, ...files }, async (folder) => {
    const rows = await reportOnFolder(folder)
    return rows.find(({ store_id }) => store_id === 's')?.open_last_week ?? undefined
  })
}

test.each<{ name: string; hours: string; open: number }>([
  {
    name: 'a row a store with opening and closing times',
    hours: 'store_id,mon_open,mon_close,Tuesday Opens,Tuesday Closes,open_sun,close_sun\ns,09:00,17:00,22:00,02:00,,',
    open: 8 + 4,
  },
  {
    name: 'a row a store with a text for each weekday',
    hours: 'store_id,monday,tuesday,wednesday,thu,fri,sat,sun\ns,09:00-17:00,"9 AM to 12 PM, 1 PM - 5 PM",Closed,-,,24 hours,open 24 hours',
    open: 8 + 7 + 48,
  },
  {
    name: 'a column with both ends of an opening',
    hours: 'store_id,day,hours\ns,Mon,09:00-17:00\ns,Tue,09:00–12:00;13:00–17:00\ns,Wed,closed\ns,Thu,10:00 until 12:00',
    open: 8 + 7 + 2,
  },
  {
    name: 'a column that says which days are closed',
    hours: 'store_id,day,start,end,is_closed\ns,0,09:00,17:00,no\ns,1,09:00,17:00,yes\ns,2,,,TRUE\ns,3,10:00,12:00,',
    open: 8 + 2,
  },
  { name: 'a column that says which days are open', hours: 'store_id,day,open,start,end\ns,0,1,09:00,17:00\ns,1,0,09:00,17:00', open: 8 },
  { name: 'words for closed, and empty fields', hours: 'store_id,day,open,close\ns,0,09:00,17:00\ns,1,Closed,Closed\ns,2,,\ns,3,–,-\ns,4,closed,', open: 8 },
  { name: 'a store that is closed all week', hours: 'store_id,day,open,close\ns,0,Closed,Closed\ns,1,Closed,Closed', open: 0 },
  {
    name: 'a start that has no AM or PM of its own',
    hours: 'store_id,day,hours\ns,Mon,1:00–5:00 PM\ns,Tue,9-5pm\ns,Wed,10 - 2 AM\ns,Thu,12–1 PM',
    open: 4 + 8 + 4 + 1,
  },
  {
    name: 'other words and dashes between the ends of an opening, and lists',
    hours: `store_id,day,hours\ns,Mon,from 9:00 till 10:00\ns,Tue,9:00 -> 10:00\ns,Wed,9 AM thru 10 AM\ns,Thu,9:00‑10:00\ns,Fri,"['09:00-12:00', '13:00-14:00']"\ns,Sat,open all day`,
    open: 4 + 4 + 24,
  },
  {
    name: 'a row a store with a column about closed days for each weekday',
    hours: 'store_id,mon_open,mon_close,mon_closed,Tuesday Opening Time,Tuesday Closing Time,Tuesday is closed,wed,wed_closed\ns,9:00,17:00,0,9:00,17:00,1,10:00-12:00,\ns,,,,,,,13:00-14:00,yes',
    open: 8 + 2,
  },
  {
    name: 'other names of weekday columns',
    hours: 'store_id,hours.monday.open,hours.monday.close,Tuesdays From,Tuesdays To,we_begin,we_end,th,openSundayTime,opens_fri,closes_fri,open_sat,close_sat\ns,9:00,10:00,9:00,11:00,9:00,13:00,9:00-17:00,x,9:00,9:30,9:00,9:15',
    open: 1 + 2 + 4 + 8 + 0.5 + 0.25,
  },
  { name: 'names of weekdays beside their numbers', hours: 'store_id,day,day_name,opening_time,closing_time\ns,0,Tuesday,09:00,17:00\ns,8,Wednesday,09:00,10:00', open: 9 },
  {
    name: 'rows for several weekdays',
    hours: 'store_id,day,open,close\ns,Mon-Fri,09:00,17:00\ns,"Sat, Sun",10:00,12:00\ns,Sun. – Tue.,20:00,21:00\ns,weekends,22:00,23:00\ns,daily,06:00,06:30',
    open: 40 + 4 + 3 + 2 + 3.5,
  },
  { name: 'rows for several numbered weekdays', hours: 'store_id,day,hours\ns,1-5,"9-12, 13-17"\ns,6 & 7,10-12', open: 35 + 4 },
  { name: 'weekdays from 1 to 7', hours: 'store_id,day,open,close\ns,1,09:00,17:00\ns,7,00:00,02:00', open: 8 + 2 },
])('hours with $name', async ({ hours, open }) => {
  expect(await openHoursOf({ 'hours.csv': hours })).toBe(open)
})

test('Sunday is 7 where weekdays are numbered from 1, and Monday is not', () =>
  withFolder({ ...polls, ...zones, 'hours.csv': 'store_id,day,open,close\ns,1,11:00,12:00\ns,7,00:00,02:00' }, async (folder) => {
    // 22 January 2023 was a Sunday.
    expect(await reportOnFolder(folder, { asOf: '2023-01-22T01:00:00Z' })).toMatchObject([{ open_last_hour: 60 }])
    expect(await reportOnFolder(folder, { asOf: '2023-01-23T11:30:00Z' })).toMatchObject([{ open_last_hour: 30 }])
  }))

const hours = (...lines: readonly string[]) => ['store_id,day,start,end', ...lines].join('\n')

test('several files of hours and of zones are one input', async () => {
  const files = {
    ...polls,
    'east.csv': hours('s,0,09:00,12:00', 't,0,09:00,17:00'),
    'west.csv': hours('s,0,13:00,17:00', 's,0,09:00,12:00'),
    'a zones.csv': 'store_id,timezone_str\ns,Asia/Tokyo',
    'b zones.csv': 'store_id,timezone_str\nt,Asia/Tokyo',
  }
  await withFolder(files, async (folder) => {
    expect(await reportOnFolder(folder)).toMatchObject([
      { store_id: 's', open_last_week: 7, timezone: 'Asia/Tokyo' },
      { store_id: 't', open_last_week: 8, timezone: 'Asia/Tokyo' },
    ])
    expect(engine().folder.dataSet?.files).toMatchObject([
      { rowsRead: 1, rowsLoaded: 1 },
      { rowsRead: 1, rowsLoaded: 1 },
      { rowsRead: 2, rowsLoaded: 2 },
      { rowsRead: 1, rowsLoaded: 1 },
      { rowsRead: 2, rowsLoaded: 1, rowsDuplicate: 1 },
    ])
  })
})

test('a zone beside the hours or the polls counts where no zone file names the store, hours first', () =>
  withFolder(
    {
      'polls.csv': [
        'store_id,timestamp_utc,status,tz',
        'in zone file,2023-01-24 12:00:00 UTC,active,Asia/Tokyo',
        'in hours,2023-01-24 12:00:00 UTC,active,Asia/Tokyo',
        'in polls,2023-01-24 12:00:00 UTC,active,',
        'in polls,2023-01-24 13:00:00 UTC,active,asia/tokyo',
        'nowhere,2023-01-24 12:00:00 UTC,active,Mars/Olympus',
      ].join('\n'),
      'hours.csv': 'store_id,day,start,end,timezone\nin zone file,0,9:00,17:00,Europe/Paris\nin hours,0,9:00,17:00,Europe/Paris',
      'zones.csv': 'store_id,timezone_str\nin zone file,UTC',
    },
    async (folder) => {
      const rows = await reportOnFolder(folder)
      expect(rows.map(({ store_id, timezone }) => `${store_id}: ${timezone}`)).toEqual([
        'in hours: Europe/Paris',
        'in polls: Asia/Tokyo',
        'in zone file: UTC',
        'nowhere: America/Chicago',
      ])
      const issues = await engine().folder.require().issues({ offset: 0, limit: 10 })
      expect(issues.map(({ file, line, code, value }) => [file, line, code, value])).toEqual([
        ['polls.csv', 3, 'timezone_differs', 'Asia/Tokyo'],
        ['polls.csv', 6, 'timezone_unknown', 'Mars/Olympus'],
      ])
    },
  ))

const cases: readonly InputCase[] = [
  {
    name: 'rows with several openings',
    files: {
      ...polls,
      ...zones,
      'hours.csv': [
        'store_id,mon_open,mon_close,tue_open,tue_close',
        's,09:00,17:00,,',
        's,09:00,17:00,,',
        's,09:00,soon,10:00,12:00',
        't,never,soon,x,y',
        ',09:00,17:00,,',
      ].join('\n'),
    },
    rows: ['hours.csv: 5 = 2 + 1 + 2', 'polls.csv: 1 = 1 + 0 + 0', 'zones.csv: 1 = 1 + 0 + 0'],
    messages: [
      'hours.csv, line 4, hours: "soon". This opening cannot be read, so it does not count, unlike the other openings in the row; use a form such as 09:00 for both of its ends.',
      'hours.csv, line 5, start_time_local: "never". This is not a time of day; use a form such as 09:00:00.',
      'hours.csv, line 6, store_id: "". The row has no store id (words such as NULL and nan stand for a missing one); fill it in or remove the row.',
    ],
  },
  {
    name: 'openings with one end, or an end that can be in either half of the day',
    files: { ...polls, ...zones, 'hours.csv': 'store_id,day,hours\ns,Mon,"09:00,17:00"\ns,Tue,9:00 AM - 5:00\ns,Wed,09:00-17:00\ns,Thu,8' },
    rows: ['hours.csv: 4 = 1 + 0 + 3', 'polls.csv: 1 = 1 + 0 + 0', 'zones.csv: 1 = 1 + 0 + 0'],
    messages: [
      'hours.csv, line 2, end_time_local: "". The opening has a start but no end; fill it in.',
      'hours.csv, line 3, end_time_local: "9:00 AM - 5:00". This is not a time of day; use a form such as 17:30:00 or 24:00.',
      'hours.csv, line 5, start_time_local: "8". A number is read as a time of day only if all times in the file are numbers of one kind: hours (9), hours and minutes (930) or fractions of a day (0.5); use a form such as 09:00:00.',
    ],
  },
  {
    name: 'rows for several weekdays of which one is not known',
    files: { ...polls, ...zones, 'hours.csv': 'store_id,day,open,close\ns,Mon-Fri,09:00,17:00\ns,Mon & Wed,09:00,17:00\ns,Mon-Holiday,09:00,17:00\ns,Sat-Sun,9,17:00\n,Mon-Fri,09:00,17:00' },
    rows: ['hours.csv: 5 = 1 + 1 + 3', 'polls.csv: 1 = 1 + 0 + 0', 'zones.csv: 1 = 1 + 0 + 0'],
    messages: [
      'hours.csv, line 4, day: "Mon-Holiday". A day is a number from 0 (Monday) to 6 (Sunday) or an English name; use one of these.',
      'hours.csv, line 5, start_time_local: "9". A number is read as a time of day only if all times in the file are numbers of one kind: hours (9), hours and minutes (930) or fractions of a day (0.5); use a form such as 09:00:00.',
      'hours.csv, line 6, store_id: "". The row has no store id (words such as NULL and nan stand for a missing one); fill it in or remove the row.',
    ],
  },
  {
    name: 'a store of which no row can be used',
    files: { 'polls.csv': 'store_id,timestamp_utc,status\nt,2023-01-24 12:00:00 UTC,active', 'hours.csv': 'store_id,day,hours\nt,Mon,soon\nt,Tue,whenever' },
    rows: ['hours.csv: 2 = 0 + 0 + 2', 'polls.csv: 1 = 1 + 0 + 0'],
    messages: [
      'hours.csv, line 2, store_id: "t". None of the opening hours of this store can be used, so it counts as always open; correct its rows.',
      'hours.csv, line 2, start_time_local: "soon". This is not a time of day; use a form such as 09:00:00.',
      'hours.csv, line 3, start_time_local: "whenever". This is not a time of day; use a form such as 09:00:00.',
    ],
  },
  {
    name: 'a word that says neither yes nor no about a closed day',
    files: { ...polls, ...zones, 'hours.csv': 'store_id,day,start,end,closed\ns,0,09:00,17:00,maybe\ns,1,09:00,17:00,no' },
    rows: ['hours.csv: 2 = 1 + 0 + 1', 'polls.csv: 1 = 1 + 0 + 0', 'zones.csv: 1 = 1 + 0 + 0'],
    messages: ['hours.csv, line 2, is_closed: "maybe". Whether the day is closed is said by yes or no, true or false, 1 or 0; use one of these.'],
  },
  {
    name: 'weekdays with both 0 and 7, whose numbers have two meanings',
    files: { ...polls, ...zones, 'hours.csv': 'store_id,day,start,end\ns,0,09:00,17:00\ns,7,09:00,17:00' },
    refusal:
      'The weekdays in the business hours have both 0 and 7, so 1 can be Monday or Tuesday. Choose how they are numbered: from 0 (Monday), from 0 (Sunday), from 1 (Monday), or from 1 (Sunday).',
  },
]

testInputs(engine, cases)

test.each<{ name: string; files: Files; mapping?: Mapping; readings: readonly string[] }>([
  { name: 'the usual columns', files: { 'h.csv': 'store_id,day,start,end\ns,Mon,9:00,17:00' }, readings: [] },
  {
    name: 'a row a store',
    files: { 'h.csv': 'store_id,mon_open,mon_close,tue_open,tue_close\ns,9:00,17:00,,' },
    readings: ['One row a store: the columns are named after weekdays, and an empty field is a closed day.'],
  },
  {
    name: 'other columns',
    files: { 'h.csv': 'store_id,day,opening hours,closed,tz\ns,1,9:00-17:00,no,UTC\ns,7,9:00-17:00,no,UTC' },
    readings: [
      'Both ends of an opening are in the column opening hours.',
      'Closed days are marked in the column closed.',
      'Time zones are in the column tz, for stores that no time zone file names.',
      'Weekdays are numbered from 1 (Monday) to 7 (Sunday).',
    ],
  },
  {
    name: 'chosen columns',
    files: { 'h.csv': 's,0,9:00,17:00' },
    mapping: { businessHours: [{ file: 'h.csv', columns: { store_id: '#1', day: '#2', start_time_local: '#3', end_time_local: '#4' } }] },
    readings: [
      'Chosen columns: #1 is store_id, #2 is day, #3 is start_time_local, #4 is end_time_local.',
      'Weekdays are numbered from 0 (Monday) to 6 (Sunday).',
    ],
  },
])('says how $name were read', ({ files, mapping = {}, readings }) =>
  withFolder({ ...polls, ...files }, async (folder) => {
    const summary = await engine().folder.open(folder, mapping)
    expect(summary.files.find(({ role }) => role === 'businessHours')?.readings).toEqual(readings)
  }),
)
