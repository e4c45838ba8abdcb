import { expect, test } from 'vitest'
import { isoInstant } from '../../../../electron/engine/time/instants'
import { withConnection } from '../../../support/engine/relation'

/** The result of a macro for each text, in order. */
function read<Value>(macro: string, written: readonly string[]): Promise<readonly (Value | null)[]> {
  return withConnection(async (connection) => {
    const rows = await connection.all<{ value: Value | null }>(
      `select ${macro}(text) as value from (select unnest($texts::json::varchar[]) as text)`,
      { texts: JSON.stringify(written) },
    )
    return rows.map(({ value }) => value)
  })
}

/** The result of a macro by text. */
async function readings(macro: string, written: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const values = await read(macro, written)
  return Object.fromEntries(written.map((text, index) => [text, values[index]]))
}

test('reads instants', async () => {
  const instants: Readonly<Record<string, string>> = {
    '2023-01-22 12:09:39 UTC': '2023-01-22T12:09:39.000000Z',
    '2023-01-22 12:09:39.3 UTC': '2023-01-22T12:09:39.300000Z',
    '2023-01-22 12:09:39.38 UTC': '2023-01-22T12:09:39.380000Z',
    '2023-01-22 12:09:39.388 UTC': '2023-01-22T12:09:39.388000Z',
    '2023-01-22 12:09:39.3888 UTC': '2023-01-22T12:09:39.388800Z',
    '2023-01-22 12:09:39.38888 UTC': '2023-01-22T12:09:39.388880Z',
    '2023-01-22 12:09:39.388884 UTC': '2023-01-22T12:09:39.388884Z',
    // Microseconds are kept, and finer digits are cut off.
    '2023-01-22 12:09:39.3888847 UTC': '2023-01-22T12:09:39.388884Z',
    '2023-01-22 12:09:39.38888479 UTC': '2023-01-22T12:09:39.388884Z',
    '2023-01-22 23:59:59.999999999 UTC': '2023-01-22T23:59:59.999999Z',
    '2023-01-22T12:09:39Z': '2023-01-22T12:09:39.000000Z',
    '2023-01-22t12:09:39.5z': '2023-01-22T12:09:39.500000Z',
    '2023-01-22 12:09:39': '2023-01-22T12:09:39.000000Z',
    '2023-01-22T12:09': '2023-01-22T12:09:00.000000Z',
    '2023-01-22T12:09Z': '2023-01-22T12:09:00.000000Z',
    '2023-01-22T12:09+05:30': '2023-01-22T06:39:00.000000Z',
    '2023-01-22T12:09:39+05:30': '2023-01-22T06:39:39.000000Z',
    '2023-01-22 12:09:39.123456 -0500': '2023-01-22T17:09:39.123456Z',
    '2023-01-22 01:09:39+02': '2023-01-21T23:09:39.000000Z',
    // The comma of ISO 8601.
    '2023-01-22 12:09:39,3888847 UTC': '2023-01-22T12:09:39.388884Z',
    '2023-01-22T12:09:39,5Z': '2023-01-22T12:09:39.500000Z',
    '2023-01-22 12:09:39,25+05:30': '2023-01-22T06:39:39.250000Z',
    '  2023-01-22 12:09:39 utc ': '2023-01-22T12:09:39.000000Z',
    '2024-02-29 00:00:00 UTC': '2024-02-29T00:00:00.000000Z',
    // Other separators, numbers without leading zeros, and hours of a 12-hour clock.
    '2024-05-13 9:05:00': '2024-05-13T09:05:00.000000Z',
    '2024-5-3 00:00:00': '2024-05-03T00:00:00.000000Z',
    '2023-01-2 12:09:39.3888845 UTC': '2023-01-02T12:09:39.388884Z',
    '2023/01/22 12:09': '2023-01-22T12:09:00.000000Z',
    '2023.1.22, 12:09:39': '2023-01-22T12:09:39.000000Z',
    '2023-01-22 12:09 am': '2023-01-22T00:09:00.000000Z',
    '2023-01-22 1:09:39 p.m.': '2023-01-22T13:09:39.000000Z',
    '2023-01-22\u00A012:09\u202FPM': '2023-01-22T12:09:00.000000Z',
    // ISO 8601 without separators.
    '20230122T120939Z': '2023-01-22T12:09:39.000000Z',
    '20230122T1209': '2023-01-22T12:09:00.000000Z',
    '20230122T120939.25+0530': '2023-01-22T06:39:39.250000Z',
    '20230122120939': '2023-01-22T12:09:39.000000Z',
    // Names of UTC, and offsets beside a name.
    '2023-01-22 12:09:39 Etc/UTC': '2023-01-22T12:09:39.000000Z',
    '2023-01-22 12:09:39 UTC+0': '2023-01-22T12:09:39.000000Z',
    '2023-01-22 12:09:39 UTC+00:00': '2023-01-22T12:09:39.000000Z',
    '2023-01-22 12:09:39 GMT+0': '2023-01-22T12:09:39.000000Z',
    '2023-01-22 12:09:39 UTC+5': '2023-01-22T07:09:39.000000Z',
    '2023-01-22T12:09:39[UTC]': '2023-01-22T12:09:39.000000Z',
    '2023-01-22T12:09:39Z[UTC]': '2023-01-22T12:09:39.000000Z',
    '2023-01-22T12:09:39[Etc/UTC]': '2023-01-22T12:09:39.000000Z',
    '2023-01-22T12:09:39-05:00[America/New_York]': '2023-01-22T17:09:39.000000Z',
    '2023-01-22 12:09:39.388884 +0000 UTC': '2023-01-22T12:09:39.388884Z',
    '2023-01-22 12:09:39.388884 +0530 IST': '2023-01-22T06:39:39.388884Z',
    '2023-01-22 12:09:39.1 -0300 -03 m=+0.0123': '2023-01-22T15:09:39.100000Z',
    // Names of months.
    'Sun, 22 Jan 2023 12:09:39 GMT': '2023-01-22T12:09:39.000000Z',
    '22 Jan 2023 12:09:39': '2023-01-22T12:09:39.000000Z',
    '2-January-2023 1:09 pm': '2023-01-02T13:09:00.000000Z',
    'Jan 22, 2023 12:09 PM': '2023-01-22T12:09:00.000000Z',
    'Sun Jan 22 12:09:39 2023': '2023-01-22T12:09:39.000000Z',
    'Sun Jan 22 12:09:39 UTC 2023': '2023-01-22T12:09:39.000000Z',
    'Sun Jan 22 2023 12:09:39 GMT+0100 (Central European Standard Time)': '2023-01-22T11:09:39.000000Z',
    '22/Jan/2023:12:09:39 +0000': '2023-01-22T12:09:39.000000Z',
  }
  const read_us = await read<number>('read_instant', Object.keys(instants))
  const texts = read_us.map((us) => (us === null ? null : isoInstant(us)))
  expect(Object.fromEntries(Object.keys(instants).map((text, index) => [text, texts[index]]))).toEqual(instants)
})

test.each([
  '',
  '2023-01-2',
  '2023-01-22',
  // These texts are as long as the common form.
  '20230-01-22 12:09:39.38888 UTC',
  '2023-01-22 (BC) 12:09:39.3 UTC',
  '2023-02-29 12:09:39 UTC',
  '2023-13-01 12:09:39 UTC',
  '2023-01-22 25:00:00 UTC',
  '2023-01-22 12:60:00 UTC',
  '2023-01-22 12:09:39 EST',
  '2023-01-22 12:09:39 America/New_York',
  '2023-01-22 12:09:39+5',
  '2023-01-22 12:09:39+99:99',
  '2023-01-22 12:09:39.1234567890 UTC',
  '2023-01-22 12:09:39,1234567890 UTC',
  '2023-01-22 12:09:39, UTC',
  '2023-01-22 12:09,5 UTC',
  '2023-01-22 12,09:39 UTC',
  '2023-01-22 12:09:39Z UTC',
  '22-01-2023 12:09:39 UTC',
  '2023-01-22 12:09:39 +0530 UTC',
  '2023-01-22 12:09:39 Etc/GMT+5',
  '2023-01-22 12:09:39[Europe/London]',
  '2023-01-22 13:09:39 PM',
  '22 Jam 2023 12:09:39',
  '20231322T120939Z',
  '20230122',
  'infinity',
  'now',
])('does not read "%s" as an instant', async (written) => {
  expect(await read('read_instant', [written])).toEqual([null])
})

test('reads times of day', async () => {
  const [hour, minute, second] = [3_600_000_000, 60_000_000, 1_000_000]
  const nine = 9 * hour
  const times = {
    '00:00:00': 0,
    '09:30:00': 570 * minute,
    '23:59:59': 24 * hour - second,
    '24:00:00': 24 * hour,
    '24:00': 24 * hour,
    '24:00:00.000000': 24 * hour,
    '23:59:59.9999999': 24 * hour - 1,
    '25:00': 25 * hour,
    '48:00:00': 48 * hour,
    '48:00:01': null,
    '99:00': null,
    '9:30': 570 * minute,
    ' 09:30:00 ': 570 * minute,
    '09:30:00.5': 570 * minute + 500_000,
    '09:30:00.123456789': 570 * minute + 123_456,
    '09:60:00': null,
    '09:30:60': null,
    '09:30:0a': null,
    '-9:30:00': null,
    '9 AM': nine,
    '9:00\u00A0AM': nine,
    '9:00\u202Fa.m.': nine,
    '9:00\u2009A.M.': nine,
    '12 am': 0,
    '12 PM': 12 * hour,
    '9:30pm': 1290 * minute,
    '9p': 21 * hour,
    '09:30:15 P.M.': 1290 * minute + 15 * second,
    '13 PM': null,
    '0 AM': null,
    '0900': nine,
    '2400': 24 * hour,
    '0960': null,
    '9.00': nine,
    '17.45': 1065 * minute,
    '9h': nine,
    '9h05': 545 * minute,
    '9 h 05 min': 545 * minute,
    noon: 12 * hour,
    '12 noon': 12 * hour,
    Midnight: 0,
    '1899-12-30 09:00:00': nine,
    '1899-12-31T09:00:00': nine,
    '1900-01-00 09:00:00': nine,
    '1900-01-01 09:00:00': nine,
    '1904-01-01 09:00': nine,
    '1970-01-01T09:00:00.000Z': nine,
    '2000-01-01T09:00:00.000Z': nine,
    '0001-01-01 09:00:00': nine,
    '2024-05-13 09:00:00': null,
    PT9H: nine,
    PT9H5M: 545 * minute,
    P0DT9H0M15S: nine + 15 * second,
    P1DT2H: 26 * hour,
    PT0S: 0,
    P1D: null,
    'T09:00': nine,
    '0 days 09:00:00': nine,
    '1 days 02:00:00': 26 * hour,
    '1 day, 2:00:00': 26 * hour,
    '2 days 00:00:00': null,
    '09:00:00+00': nine,
    '09:00:00-05:30': nine,
    '09:00:00Z': nine,
    '9:00 UTC': nine,
    // Without seconds these are more likely the two ends of an opening.
    '09:00-12:00': null,
    // Numbers are times only if the whole column is.
    '9': null,
    '900': null,
    '0.375': null,
    '': null,
    closed: null,
  }
  expect(await readings('read_time_of_day', Object.keys(times))).toEqual(times)
})

/** These readings, and texts that no form of numbers changes. */
const texts = (changed: Readonly<Record<string, string>>) => ({ ...changed, '09:00': '09:00', Closed: 'Closed', '': '' })

test('reads numbers as times of day in the form of their column, and leaves other texts', async () => {
  const wholeHours = texts({ '9': '9:00', ' 17.0 ': '17:00', '26': '26:00', '48': '48:00', '49': '49', '9.5': '9.5' })
  expect(await readings('read_whole_hours', Object.keys(wholeHours))).toEqual(wholeHours)
  const hoursAndMinutes = texts({ '0': '0:00', '30': '0:30', '930': '9:30', '1730.0': '17:30', '2400': '24:00', '1790': '1790' })
  expect(await readings('read_hours_and_minutes', Object.keys(hoursAndMinutes))).toEqual(hoursAndMinutes)
  const fractions = texts({
    '0': '0:00:00',
    '1': '24:00:00',
    '0.375': '9:00:00',
    '0,75': '18:00:00',
    '.5': '12:00:00',
    // 17:00 is 0.708333… of a day.
    '0.70833333333': '17:00:00',
    '0.7083': '17:00:00',
    '4.1666666666666664E-2': '1:00:00',
    // One second before the end of the day.
    '0.999988425925926': '23:59:59',
    '1.5': '1.5',
  })
  expect(await readings('read_day_fraction', Object.keys(fractions))).toEqual(fractions)
})

test('reads numbers since 1970 in the unit of their column, and leaves other texts', async () => {
  const noon = '2023-01-24 12:00:00.000000 UTC'
  const dates = { never: 'never', '': '', '44950.5': '44950.5' }
  const inUnit: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    seconds: { '1674561600': noon, '1674561600.5': '2023-01-24 12:00:00.500000 UTC' },
    milliseconds: { '1674561600000': noon, '1674561600000.0': noon, '202301241200': '202301241200' },
    microseconds: { '1674561600000000': noon, '1674561600000001': '2023-01-24 12:00:00.000001 UTC' },
    nanoseconds: { '1674561600000000000': noon, '1674561600000001999': '2023-01-24 12:00:00.000001 UTC', '638101584000000000': '638101584000000000' },
  }
  for (const [unit, numbers] of Object.entries(inUnit)) {
    const written = { ...numbers, ...dates }
    expect(await readings(`read_epoch_${unit}`, Object.keys(written))).toEqual(written)
  }
})

test('puts the year first in dates with an order of day and month, if the date and time exist', async () => {
  const dayFirst = {
    '22.01.2023 12:09': '2023-01-22 12:09',
    '1/2/2023 12:09 PM': '2023-2-1 12:09 PM',
    '22-01-2023T12:09:39Z': '2023-01-22 12:09:39Z',
    '1/22/2023 12:09': '1/22/2023 12:09',
    '31.02.2023 12:09': '31.02.2023 12:09',
    '22.01.23 12:09': '22.01.23 12:09',
    '22.01.2023': '22.01.2023',
    '2023-01-22 12:09': '2023-01-22 12:09',
  }
  expect(await readings('read_day_first', Object.keys(dayFirst))).toEqual(dayFirst)
  const monthFirst = { '1/22/2023 12:09 PM': '2023-1-22 12:09 PM', '22/1/2023 12:09 PM': '22/1/2023 12:09 PM' }
  expect(await readings('read_month_first', Object.keys(monthFirst))).toEqual(monthFirst)
})

test.each([
  ['2024-05-13', '09:05:00', '2024-05-13 09:05:00'],
  ['13.05.2024', '9:05 am', '13.05.2024 9:05 AM'],
  ['13 May 2024', '09:05+02', '13 May 2024 09:05+02'],
  ['20240513', '0905', '20240513 09:05:00.000000'],
  ['2024-05-13', '0 days 09:05:00', '2024-05-13 09:05:00.000000'],
  ['2024-05-13 00:00:00', '09:05', '2024-05-13 09:05'],
  ['2024-05-13 10:00:00', '09:05', '2024-05-13 10:00:00'],
  ['2024-05-13T00:00:00.000Z', '09:05', '2024-05-13 09:05'],
  ['2024-05-13 00:00:00+00:00', '09:05', '2024-05-13 09:05'],
  ['5/13/2024 0:00', '09:05', '5/13/2024 09:05'],
  ['5/13/2024 12:00:00 AM', '09:05', '5/13/2024 09:05'],
  ['2024-05-13T00:00:00+02:00', '09:05', '2024-05-13T00:00:00+02:00'],
  ['2024-05-13', '', '2024-05-13'],
  ['never', '09:05', 'never'],
])('joins the date %s and the time %s', async (date, time, joined) => {
  await withConnection(async (connection) => {
    expect(await connection.one('select join_date_and_time($date, $time) as joined', { date, time })).toEqual({ joined })
  })
})

test('finds out why a timestamp cannot be read', async () => {
  const codes = {
    '': 'timestamp_missing',
    NULL: 'timestamp_missing',
    NaT: 'timestamp_missing',
    never: 'timestamp_unreadable',
    '2023-01-22 12:09:39Z UTC': 'timestamp_unreadable',
    '2023-01-22 12:09:39+99:99': 'timestamp_unreadable',
    '2023-01-22 12:09,5 UTC': 'timestamp_unreadable',
    '44950.5': 'timestamp_number',
    '1674561600': 'timestamp_number',
    '12345678': 'timestamp_number',
    '2024-05-13': 'timestamp_time_missing',
    '2024/5/13': 'timestamp_time_missing',
    '20240513': 'timestamp_time_missing',
    '13.05.2024': 'timestamp_time_missing',
    '13 May 2024': 'timestamp_time_missing',
    '13.05.24 12:00': 'timestamp_year_short',
    '13.05.2024 12:00': 'timestamp_date_order',
    '5/13/2024 12:00 PM': 'timestamp_date_order',
    '2024-05-13 25:00:00': 'timestamp_impossible',
    '2024-02-30 12:00:00 UTC': 'timestamp_impossible',
    '31.02.2024 12:00': 'timestamp_impossible',
    '2024-05-13 13:00 PM': 'timestamp_impossible',
    '2024-05-13 25:00:00 EST': 'timestamp_zone_local',
    '2024-05-13 12:00:00 America/New_York': 'timestamp_zone_local',
    '2024-05-13 12:00:00[Europe/London]': 'timestamp_zone_local',
    'Mon May 13 12:00:00 EST 2024': 'timestamp_zone_local',
    '13.05.2024 12:00 EST': 'timestamp_zone_local',
    '2024-05-13 12:00:00.1234567890 UTC': 'timestamp_too_fine',
  }
  await withConnection(async (connection) => {
    for (const [text, code] of Object.entries(codes)) {
      const found = await connection.one<{ code: string }>(`select refine_code('timestamp_unreadable', $text) as code`, { text })
      expect([text, found.code]).toEqual([text, code])
    }
  })
})

test('reads statuses', async () => {
  const active = ['active', 'ACTIVE', 'up', ' Online ', 'true', 'T', 'Yes', 'y', '1', '1.0', '1.00', 'OK', 'healthy', '200', '204', '302', '399']
  const inactive = ['inactive', ' Inactive ', 'Down', 'offline', 'false', 'f', 'No', 'n', '0', '0.0', '0.00', 'fail', 'FAILED', 'unhealthy', '404', '503', '000']
  const bits = { "b'1'": true, "b'0'": false, '\u0001': true, '\0': false, '\\0': false, '\\x01': true }
  const unknown = ['in active', '2', '-1', '100', '600', '2000', 'maintenance', 'pending', '', 'active\u200B']
  const statuses = {
    ...Object.fromEntries(active.map((word) => [word, true])),
    ...Object.fromEntries(inactive.map((word) => [word, false])),
    ...bits,
    ...Object.fromEntries(unknown.map((word) => [word, null])),
    'up\u00A0': true,
  }
  expect(await readings('read_status', Object.keys(statuses))).toEqual(statuses)
})

test('reads texts', async () => {
  const trimmed = { ' a b ': 'a b', a: 'a', 'a ': 'a', '': null, '   ': null, '0042': '0042', NULL: 'NULL' }
  expect(await readings('read_text', Object.keys(trimmed))).toEqual(trimmed)
})
