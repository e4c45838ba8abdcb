import { expect, test } from 'vitest'
import type { Method } from '../../../shared/report/report'
import { withFolder, type Files } from '../data/folder'
import { publishedRow } from './publishedRow'
import { referenceReport, type StoreFigures } from './reference'
import { hourMicroseconds as hour, minuteMicroseconds as minute, parseInstant } from './time'

async function onlyStore(files: Files, asOf: string | null = null, method: Method = 'nearest'): Promise<StoreFigures> {
  const [store, ...others] = await withFolder(files, async (folder) =>
    referenceReport(folder, asOf === null ? null : parseInstant(asOf), method),
  )
  if (store === undefined || others.length > 0) throw new Error('Expected one store')
  return store
}

/** Poll lines of store `s` on one day, from texts such as `12:00:00 active` (UTC). */
function polls(date: string, ...entries: readonly string[]): string {
  const lines = entries.map((entry) => {
    const [time, status] = entry.split(' ')
    return `s,${status},${date} ${time} UTC`
  })
  return ['store_id,status,timestamp_utc', ...lines].join('\n')
}

const hoursHeader = 'store_id,day,start_time_local,end_time_local'
const zone = (name: string) => `store_id,timezone_str\ns,${name}`

test('neighbouring observations meet half-way and the outer ones extend', async () => {
  // The store is always open. It is down from (10:00 + 11:00) / 2 = 10:30 to (11:00 + 12:00) / 2 = 11:30: 1 hour, half of it
  // in the last hour (11:00 to 12:00). 09:00 to 12:00 is covered.
  const store = await onlyStore({ 'polls.csv': polls('2023-01-24', '11:00:00 inactive', '10:00:00 active', '12:00:00 active') })
  expect(store.windows.last_hour).toEqual({
    uptime: 30 * minute,
    downtime: 30 * minute,
    open: hour,
    covered: hour,
    outages: 1,
    longestOutage: 30 * minute,
  })
  expect(store.windows.last_week).toEqual({
    uptime: 167 * hour,
    downtime: hour,
    open: 168 * hour,
    covered: 3 * hour,
    outages: 1,
    longestOutage: hour,
  })
  expect(store).toMatchObject({ observations: 3, lastStatus: 'active', timezone: 'America/Chicago' })
})

// The store is open on Sunday from 00:00 to 04:00 in New York. Its clocks went forward on 2023-03-12 and back on 2023-11-05.
test.each([
  ['2023-03-12', 3],
  ['2023-11-05', 5],
])('a clock change shortens or lengthens an opening: %s', async (date, hours) => {
  const store = await onlyStore({
    'polls.csv': polls(date, '12:00:00 active'),
    'hours.csv': `${hoursHeader}\ns,6,00:00:00,04:00:00`,
    'zones.csv': zone('America/New_York'),
  })
  expect(store.windows.last_week.open).toBe(hours * hour)
})

test('half an hour of clock change counts as half an hour', async () => {
  // Lord Howe went from +11:00 to +10:30 on Sunday 2023-04-02 at 15:00 UTC, 02:00 local: 00:00 to 03:00 lasts 3.5 hours.
  const store = await onlyStore({
    'polls.csv': polls('2023-04-03', '00:00:00 active'),
    'hours.csv': `${hoursHeader}\ns,6,00:00:00,03:00:00`,
    'zones.csv': zone('Australia/Lord_Howe'),
  })
  expect(store.windows.last_week.open).toBe(3.5 * hour)
})

// Apia skipped Friday 2011-12-30. The 168 hours until Saturday 31, 23:00 local (09:00 UTC) began on Friday 23 at 23:00:
// they hold two Saturdays and, of Fridays, only the last hour of one.
test.each([
  ['Friday', 4, 0],
  ['Saturday', 5, 12],
])('a date that did not exist has no open time: %s', async (_, day, hours) => {
  const store = await onlyStore({
    'polls.csv': polls('2011-12-31', '09:00:00 active'),
    'hours.csv': `${hoursHeader}\ns,${day},10:00:00,16:00:00`,
    'zones.csv': zone('Pacific/Apia'),
  })
  expect(store.windows.last_week.open).toBe(hours * hour)
})

test('an opening runs past midnight, past Sunday, and overlaps count once', async () => {
  // Sunday 22:00 to Monday 02:00 and Monday 01:00 to 03:00 are 5 hours. 23:59:59 adds Tuesday 23:00 to 24:00.
  const store = await onlyStore({
    'polls.csv': polls('2023-01-25', '12:00:00 active'),
    'hours.csv': `${hoursHeader}\ns,6,22:00:00,02:00:00\ns,0,01:00:00,03:00:00\ns,1,23:00:00,23:59:59`,
    'zones.csv': zone('UTC'),
  })
  expect(store.windows.last_week.open).toBe(6 * hour)
})

test('ignores polls outside open time, and takes inactive if polls disagree', async () => {
  // The store is open from 09:00 to 17:00 UTC on Tuesdays: 17:00:00 is closed, 09:00:00 is open. Inactive wins at 10:00.
  const store = await onlyStore({
    'polls.csv': polls('2023-01-24', '17:00:00 inactive', '09:00:00 active', '10:00:00 inactive', '10:00:00 active'),
    'hours.csv': `${hoursHeader}\ns,1,09:00:00,17:00:00`,
    'zones.csv': zone('UTC'),
  })
  expect(store).toMatchObject({ observations: 2, lastStatus: 'inactive' })
  expect(store.windows.last_week).toMatchObject({ uptime: 0.5 * hour, downtime: 7.5 * hour })
})

test('a window includes both of its ends', async () => {
  const week = ['s,active,2023-01-17 12:00:00 UTC', 's,active,2023-01-24 12:00:00 UTC', 's,active,2023-01-17 11:59:59.999999 UTC']
  const store = await onlyStore({ 'polls.csv': ['store_id,status,timestamp_utc', ...week].join('\n') })
  expect(store.observations).toBe(2)
})

test('poll-count drops stores closed at the report time and can exceed the window', async () => {
  // The store is open only on Tuesdays from 12:00 to 13:00. At 12:30 each of the three polls of the hour counts one hour of the day.
  const files = {
    'polls.csv': polls('2023-01-24', '12:00:00 inactive', '12:10:00 active', '12:20:00 active'),
    'hours.csv': `${hoursHeader}\ns,1,12:00:00,13:00:00`,
    'zones.csv': zone('UTC'),
  }
  const open = await onlyStore(files, '2023-01-24 12:30:00 UTC', 'poll-count')
  expect(open.windows.last_hour).toMatchObject({ uptime: 0, downtime: hour, open: 30 * minute })
  expect(open.windows.last_day).toMatchObject({ uptime: 2 * hour, downtime: hour })
  const closed = await onlyStore(files, '2023-01-24 13:00:00 UTC', 'poll-count')
  expect(closed.windows.last_day).toMatchObject({ uptime: 0, downtime: 0, open: hour })
  expect(closed.observations).toBe(3)
})

// The store opens at 09:00 UTC on Tuesdays for 17 seconds (0.0047 h) or 18 (exactly 0.005 h). The report time is Tuesday 12:00.
test.each([
  ['09:00:17', 0],
  ['09:00:18', 0.01],
])('published figures are rounded half up, and null if the divisor is 0: until %s', async (end, hours) => {
  const store = await onlyStore({
    'polls.csv': polls('2023-01-24', '09:00:00 active', '12:00:00 active'),
    'hours.csv': `${hoursHeader}\ns,1,09:00:00,${end}`,
    'zones.csv': zone('UTC'),
  })
  expect(publishedRow(store)).toMatchObject({
    uptime_last_week: hours,
    uptime_percent_last_week: 100,
    coverage_last_week: 1,
    open_last_hour: 0,
    uptime_percent_last_hour: null,
    coverage_last_hour: null,
  })
})

test('reads the values of other programs by the rules of their whole column', async () => {
  // The 24th shows that the day comes first. The store is open on Wednesday 1 February 2023 from 09:00 to 18:00 UTC, and it
  // is down from (10:00 + 12:00) / 2 = 11:00 to 18:00.
  const store = await onlyStore({
    'polls.csv': 'store_id,status,timestamp_utc\ns,UP,24.01.2023 12:00\ns,up,01.02.2023 10:00\ns,Down,01.02.2023 12:00\ns,up,02.02.2023 00:00',
    'hours.csv': `${hoursHeader}\ns,2,0.375,0.75`,
    'zones.csv': zone('UTC'),
  })
  expect(store.windows.last_week).toMatchObject({ uptime: 2 * hour, downtime: 7 * hour, open: 9 * hour })
})
