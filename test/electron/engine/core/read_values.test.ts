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
  }
  const read_us = await read<number>('read_instant', Object.keys(instants))
  const texts = read_us.map((us) => (us === null ? null : isoInstant(us)))
  expect(Object.fromEntries(Object.keys(instants).map((text, index) => [text, texts[index]]))).toEqual(instants)
})

test.each([
  '',
  '2023-01-2',
  '2023-01-22',
  '2023-01-2 12:09:39 UTC',
  // These texts are as long as the common form.
  '2023-01-2 12:09:39.3888845 UTC',
  '2023-1-22 12:09:39.3888845 UTC',
  '20230-01-22 12:09:39.38888 UTC',
  '2023-01-22 (BC) 12:09:39.3 UTC',
  '2023-02-29 12:09:39 UTC',
  '2023-13-01 12:09:39 UTC',
  '2023-01-22 25:00:00 UTC',
  '2023-01-22 12:60:00 UTC',
  '2023-01-22 1:09:39 UTC',
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
  '2023/01/22 12:09:39 UTC',
  '22-01-2023 12:09:39 UTC',
  'infinity',
  'now',
])('does not read "%s" as an instant', async (written) => {
  expect(await read('read_instant', [written])).toEqual([null])
})

test('reads times of day', async () => {
  const minute = 60_000_000
  const times = {
    '00:00:00': 0,
    '09:30:00': 570 * minute,
    '23:59:59': 1440 * minute - 1_000_000,
    '24:00:00': 1440 * minute,
    '24:00': 1440 * minute,
    '9:30': 570 * minute,
    '09:30': 570 * minute,
    ' 09:30:00 ': 570 * minute,
    '09:30:00.5': 570 * minute + 500_000,
    '09:30:00.123456000': 570 * minute + 123_456,
    '24:00:01': null,
    '25:00:00': null,
    '09:60:00': null,
    '09:30:60': null,
    '09:30:0a': null,
    '9 AM': 540 * minute,
    '12 am': 0,
    '12 PM': 720 * minute,
    '9:30pm': 1290 * minute,
    '09:30:15 P.M.': 1290 * minute + 15_000_000,
    '13 PM': null,
    '0 AM': null,
    '9': null,
    '0930': null,
    '-9:30:00': null,
    noon: null,
    '': null,
  }
  expect(await readings('read_time_of_day', Object.keys(times))).toEqual(times)
})

test('reads statuses', async () => {
  const statuses = {
    active: true,
    inactive: false,
    ACTIVE: true,
    ' Inactive ': false,
    'in active': null,
    up: null,
    '1': null,
    true: null,
    '': null,
  }
  expect(await readings('read_status', Object.keys(statuses))).toEqual(statuses)
})

test('reads texts', async () => {
  const texts = { ' a b ': 'a b', a: 'a', 'a ': 'a', '': null, '   ': null, '0042': '0042', NULL: 'NULL' }
  expect(await readings('read_text', Object.keys(texts))).toEqual(texts)
})
