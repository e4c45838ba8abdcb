import { expect, test } from 'vitest'
import openAt from '../../../../electron/engine/report/open_at.sql?raw'
import uptimePollCount from '../../../../electron/engine/report/uptime_poll_count.sql?raw'
import { rowsOf } from '../../../support/engine/relation'
import { hourMicroseconds as hour } from '../../../support/reference/time'

// The report time is Tuesday 2023-01-24 12:00 UTC; the store's clock shows 07:00, hour 31 of its week.
const asOf = Date.parse('2023-01-24T12:00Z') * 1000
const windows = { from_us: asOf - 168 * hour, day_from_us: asOf - 24 * hour, hour_from_us: asOf - hour, to_us: asOf }

interface Poll {
  readonly hoursAgo: number
  readonly active: boolean
}

/** Hours up and down in the last hour, day and week. Openings are in hours of the local week. */
async function uptimeOf(openings: readonly (readonly [number, number])[], polls: readonly Poll[]): Promise<readonly number[]> {
  const [row, ...others] = await rowsOf(
    `with open_at as (${openAt}) from (${uptimePollCount})`,
    {
      reported_store: { columns: 'store_key integer, zone_name varchar', rows: [[1, 'Z']] },
      zone_stretch: {
        columns: 'zone_name varchar, starts_us bigint, ends_us bigint, offset_us bigint',
        rows: [
          ['Z', asOf - 400 * hour, asOf, 9 * hour],
          ['Z', asOf, asOf + 400 * hour, -5 * hour],
        ],
      },
      weekly_opening: {
        columns: 'store_key integer, opens_us bigint, closes_us bigint',
        rows: openings.map(([opens, closes]) => [1, opens * hour, closes * hour]),
      },
      observation: {
        columns: 'store_key integer, observed_us bigint, is_active boolean',
        rows: polls.map(({ hoursAgo, active }) => [1, asOf - hoursAgo * hour, active]),
      },
    },
    windows,
  )
  expect(others).toEqual([])
  return Object.entries(row ?? {}).flatMap(([name, us]) => (name === 'store_key' ? [] : [Number(us) / hour]))
}

const polls = [
  { hoursAgo: 100, active: true },
  { hoursAgo: 30, active: false },
  { hoursAgo: 24, active: true },
  { hoursAgo: 10, active: false },
  { hoursAgo: 1, active: false },
  { hoursAgo: 0.5, active: true },
  { hoursAgo: 0, active: true },
]
const [mondayAtSeven, tuesdayAtSeven, sundayAtSeven] = [7, 31, 151]

test.each<{ name: string; opening: readonly [number, number]; expected: readonly number[] }>([
  {
    // These are the uptime of hour, day and week, then the downtime. The first observation of the hour is the inactive one an
    // hour ago.
    name: 'open at the report time: all three windows count',
    opening: [tuesdayAtSeven, tuesdayAtSeven + 1],
    expected: [0, 3, 4, 1, 2, 3],
  },
  { name: 'closing at the report time: nothing counts', opening: [tuesdayAtSeven - 1, tuesdayAtSeven], expected: [0, 0, 0, 0, 0, 0] },
  { name: 'open then yesterday: day and week count', opening: [mondayAtSeven - 2, mondayAtSeven + 2], expected: [0, 3, 4, 0, 2, 3] },
  { name: 'open then on another day: the week counts', opening: [sundayAtSeven, sundayAtSeven + 1], expected: [0, 0, 4, 0, 0, 3] },
  { name: 'open at other times only', opening: [tuesdayAtSeven + 1, tuesdayAtSeven + 20], expected: [0, 0, 0, 0, 0, 0] },
])('$name', async ({ opening, expected }) => {
  expect(await uptimeOf([opening], polls)).toEqual(expected)
})

test('an hour without an observation is neither up nor down', async () => {
  expect(await uptimeOf([[0, 168]], [{ hoursAgo: 1.5, active: true }])).toEqual([0, 1, 1, 0, 0, 0])
})
