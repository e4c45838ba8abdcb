import { expect, test } from 'vitest'
import observation from '../../../../electron/engine/report/observation.sql?raw'
import piece from '../../../../electron/engine/report/piece.sql?raw'
import statusRun from '../../../../electron/engine/report/status_run.sql?raw'
import uptimeNearest from '../../../../electron/engine/report/uptime_nearest.sql?raw'
import { rowsOf } from '../../../support/engine/relation'
import { hourMicroseconds as hour } from '../../../support/reference/time'

// All times are hours of a span from 0 to 168.
const windows = { from_us: 0, day_from_us: 144 * hour, hour_from_us: 167 * hour, to_us: 168 * hour, reach_us: hour }

type Hours = readonly [opens: number, closes: number]

const openings = (...hours: readonly Hours[]) => ({
  columns: 'store_key integer, opens_us bigint, closes_us bigint',
  rows: hours.map(([opens, closes]) => [1, opens * hour, closes * hour]),
})

interface Poll {
  readonly at: number
  readonly active: boolean
}

/** The polls of store 1; another store is polled at other times. */
const polls = (...written: readonly Poll[]) => ({
  columns: 'store_key integer, observed_us bigint, is_active boolean',
  rows: [...written.map(({ at, active }) => [1, Math.round(at * hour), active]), [2, 1, false], [2, 168 * hour, true]],
})

const inHours = (us: unknown) => Number(us) / hour
const up = (at: number): Poll => ({ at, active: true })
const down = (at: number): Poll => ({ at, active: false })

/** `at from-to` of each observation and the time it stands for; for an inactive one, also the active one before its outage. */
async function observationsOf(hours: readonly Hours[], ...written: readonly Poll[]): Promise<readonly string[]> {
  const rows = await rowsOf(observation, { opening: openings(...hours), poll: polls(...written) }, windows)
  return rows.map(({ observed_us, starts_us, ends_us, outage_key_us }) => {
    const after = outage_key_us === null ? '' : ` after ${inHours(outage_key_us)}`
    return `${inHours(observed_us)} ${inHours(starts_us)}-${inHours(ends_us)}${after}`
  })
}

test.each<{ name: string; hours: readonly Hours[]; written: readonly Poll[]; expected: readonly string[] }>([
  { name: 'one observation stands for all', hours: [[0, 168]], written: [up(20)], expected: ['20 0-168'] },
  {
    name: 'neighbours meet half-way',
    hours: [[0, 168]],
    written: [up(20), down(30), up(60)],
    expected: ['20 0-25', '30 25-45 after 20', '60 45-168'],
  },
  {
    name: 'the last active observation before an outage identifies it',
    hours: [[0, 168]],
    written: [down(10), down(20), up(30), down(40), down(50)],
    expected: ['10 0-15', '20 15-25', '30 25-35', '40 35-45 after 30', '50 45-168 after 30'],
  },
  {
    name: 'polls outside open time are ignored',
    hours: [[10, 20], [30, 40]],
    written: [down(9), up(12), down(25), up(32), down(45)],
    expected: ['12 0-22', '32 22-168'],
  },
  {
    name: 'an opening includes its start but not its end',
    hours: [[10, 20]],
    written: [up(10), down(20)],
    expected: ['10 0-168'],
  },
  {
    name: 'the span includes both of its ends',
    hours: [[-24, 168], [168, 192]],
    written: [up(-1), up(0), down(168), down(169)],
    expected: ['0 0-84', '168 84-168 after 0'],
  },
])('$name', async ({ hours, written, expected }) => {
  expect(await observationsOf(hours, ...written)).toEqual(expected)
})

test('a midpoint between two microseconds is rounded down', async () => {
  const rows = await rowsOf(
    observation,
    {
      opening: openings([0, 168]),
      poll: { columns: 'store_key integer, observed_us bigint, is_active boolean', rows: [[1, 10, true], [1, 15, false]] },
    },
    windows,
  )
  expect(rows.map(({ starts_us, ends_us }) => [starts_us, ends_us])).toEqual([[0, 12], [12, 168 * hour]])
})

interface Observed {
  readonly at: number
  readonly active: boolean
  readonly from: number
  readonly to: number
  /** The opening it fell into. */
  readonly opening: Hours
  readonly after?: number
}

const observations = (...observed: readonly Observed[]) => ({
  columns: `store_key integer, observed_us bigint, is_active boolean, starts_us bigint, ends_us bigint,
    opens_us bigint, closes_us bigint, outage_key_us bigint`,
  rows: observed.map(({ at, active, from, to, opening: [opens, closes], after }) => [
    1,
    at * hour,
    active,
    from * hour,
    to * hour,
    opens * hour,
    closes * hour,
    after === undefined ? null : after * hour,
  ]),
})

async function piecesOf(observed: Observed, ...hours: readonly Hours[]): Promise<readonly string[]> {
  const rows = await rowsOf(piece, { observation: observations(observed), opening: openings(...hours) }, windows)
  return rows.map(({ starts_us, ends_us, is_own }) => `${inHours(starts_us)}-${inHours(ends_us)}${is_own === true ? ' own' : ''}`).toSorted()
}

test('the time of an observation is cut to the openings it touches', async () => {
  const observed = { at: 34, active: true, from: 15, to: 50, opening: [30, 40] } as const
  const touched = await piecesOf(observed, [0, 10], [12, 15], [20, 25], [30, 40], [45, 60], [70, 80])
  expect(touched).toEqual(['20-25', '30-40 own', '45-50'])
  expect(await piecesOf({ ...observed, from: 32, to: 38 }, [20, 25], [30, 40])).toEqual(['32-38 own'])
})

interface Piece {
  readonly at: number
  readonly active: boolean
  readonly from: number
  readonly to: number
  readonly after?: number
}

const pieces = (...given: readonly Piece[]) => ({
  columns: `store_key integer, observed_us bigint, is_active boolean, outage_key_us bigint, starts_us bigint,
    ends_us bigint, is_own boolean`,
  rows: given.map(({ at, active, from, to, after }) => [
    1,
    at * hour,
    active,
    after === undefined ? null : after * hour,
    from * hour,
    to * hour,
    at >= from && at <= to,
  ]),
})

/** Open and covered hours in the last hour, day and week of each run, and its observations and the last of them. */
async function runsOf(...given: readonly Piece[]): Promise<readonly unknown[]> {
  const rows = await rowsOf(statusRun, { piece: pieces(...given) }, windows)
  return rows.map(({ is_active, outage_key_us, ...us }) => ({
    is_active,
    after: outage_key_us === null ? null : inHours(outage_key_us),
    open: [us['hour_us'], us['day_us'], us['span_us']].map(inHours),
    covered: [us['covered_hour_us'], us['covered_day_us'], us['covered_span_us']].map(inHours),
    observed: [us['observations'], inHours(us['last_observed_us'])],
  }))
}

test('an outage is all inactive pieces after one active observation, and all active pieces are one run', async () => {
  expect(
    await runsOf(
      { at: 100, active: true, from: 90, to: 105 },
      { at: 110, active: false, from: 105, to: 115, after: 100 },
      { at: 120, active: false, from: 115, to: 140, after: 100 },
      { at: 150, active: true, from: 140, to: 150 },
      { at: 160, active: false, from: 155, to: 168, after: 150 },
    ),
  ).toEqual([
    { is_active: false, after: 100, open: [0, 0, 35], covered: [0, 0, 4], observed: [2, 120] },
    { is_active: false, after: 150, open: [1, 13, 13], covered: [0, 2, 2], observed: [1, 160] },
    // The day begins at 144: 144-150 is in it. Covered are 99-101 and 149-150.
    { is_active: true, after: null, open: [0, 6, 25], covered: [0, 1, 3], observed: [2, 150] },
  ])
})

test('an observation covers only open time within an hour of it', async () => {
  // A piece inside that hour, one out of reach, and one that starts before the last hour.
  expect(await runsOf({ at: 100, active: true, from: 99.5, to: 100.25 })).toMatchObject([{ covered: [0, 0, 0.75] }])
  expect(await runsOf({ at: 100, active: true, from: 102, to: 110 })).toMatchObject([{ open: [0, 0, 8], covered: [0, 0, 0], observed: [0, 100] }])
  expect(await runsOf({ at: 166.5, active: true, from: 166, to: 168 })).toMatchObject([
    { open: [1, 2, 2], covered: [0.5, 1.5, 1.5] },
  ])
})

test('uptime is the time of active runs, downtime is the time of outages', async () => {
  const run = 'store_key integer, is_active boolean, hour_us bigint, day_us bigint, span_us bigint'
  const rows = await rowsOf(uptimeNearest, {
    status_run: { columns: run, rows: [[1, true, 1, 20, 300], [1, false, 0, 2, 30], [1, false, 4, 5, 6], [2, false, 7, 8, 9]] },
  })
  expect(rows.map((row) => Object.values(row))).toEqual([
    [1, 1, 20, 300, 4, 7, 36],
    [2, 0, 0, 0, 7, 8, 9],
  ])
})
