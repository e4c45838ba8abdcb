import * as fc from 'fast-check'
import type { Interval } from '../reference/intervals'
import { hourMicroseconds, minuteMicroseconds, secondMicroseconds, weekMicroseconds } from '../reference/time'

/** A generated folder, and the instant to report on. It prints itself as CSV files. */
export interface Situation {
  readonly polls: readonly string[]
  readonly businessHours: readonly string[]
  readonly timezones: readonly string[]
  /** ISO 8601; null is the latest poll. */
  readonly asOf: string | null
}

/** Zones and instants at which their clocks change, so that the week around contains the change. */
const clockChanges = [
  ['America/New_York', '2023-03-12T07:00:00Z'],
  ['America/New_York', '2023-11-05T06:00:00Z'],
  ['America/Chicago', '2023-11-05T07:00:00Z'],
  ['America/St_Johns', '2023-03-12T05:30:00Z'],
  ['Europe/London', '2023-03-26T01:00:00Z'],
  ['Australia/Lord_Howe', '2023-04-01T15:00:00Z'],
  ['Australia/Lord_Howe', '2023-09-30T15:30:00Z'],
  ['Pacific/Chatham', '2023-04-01T14:00:00Z'],
  ['Asia/Beirut', '2023-03-25T22:00:00Z'],
  ['Africa/Casablanca', '2023-03-19T02:00:00Z'],
  ['Antarctica/Troll', '2023-03-26T01:00:00Z'],
  // Nepal's clocks went forward by 15 minutes once, and Samoa skipped a date.
  ['Asia/Kathmandu', '1985-12-31T18:30:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
] as const

/** Zones without clock changes since the 1980s. */
const steadyZones = ['UTC', 'Asia/Kathmandu', 'America/Phoenix', 'Pacific/Honolulu', 'Asia/Kolkata'] as const

const storeIds = ['8139926242460185114', '0042', 'b7c1e3a2-5d0f-4c58-9a36-2f1d8e6b7c90', '42', 'store 7', '9']
const quarterMicroseconds = 15 * minuteMicroseconds

/** `2023-01-24T09:06:42.605777Z` for microseconds since 1970. */
export function isoInstant(microseconds: number): string {
  const seconds = Math.floor(microseconds / secondMicroseconds)
  const fraction = String(microseconds - seconds * secondMicroseconds).padStart(6, '0')
  return new Date(seconds * 1000).toISOString().replace('000Z', `${fraction}Z`)
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

const timeOfDay = fc.oneof(
  fc.constantFrom('00:00:00', '23:59:59', '23:59:00', '02:00:00', '02:30:00', '01:00:00'),
  fc.integer({ min: 0, max: 23 }).map((hour) => `${twoDigits(hour)}:00:00`),
  fc.integer({ min: 0, max: 95 }).map((quarter) => `${twoDigits(Math.floor(quarter / 4))}:${twoDigits((quarter % 4) * 15)}:00`),
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map(twoDigits).join(':')),
)

const opening: fc.Arbitrary<Opening> = fc.record({ day: fc.integer({ min: 0, max: 6 }), start: timeOfDay, end: timeOfDay })

interface Opening {
  readonly day: number
  readonly start: string
  readonly end: string
}

const openings: fc.Arbitrary<readonly Opening[]> = fc.oneof(
  fc.constant([]),
  fc.array(opening, { minLength: 1, maxLength: 10 }),
  fc.tuple(timeOfDay, timeOfDay).map(([start, end]) => [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, start, end }))),
)

/**
 * Times of polls: at the edges of the windows, on hours and quarters like openings (few, so that polls coincide, or many),
 * close to as-of, or at any time.
 */
function pollTime(asOf: number): fc.Arbitrary<number> {
  const edge = fc.constantFrom(0, hourMicroseconds, 24 * hourMicroseconds, weekMicroseconds)
  const asOfHour = Math.floor(asOf / hourMicroseconds) * hourMicroseconds
  const asOfQuarter = Math.floor(asOf / quarterMicroseconds) * quarterMicroseconds
  return fc.oneof(
    fc.tuple(edge, fc.integer({ min: -1, max: 1 })).map(([before, shift]) => asOf - before + shift),
    fc.integer({ min: -170, max: 2 }).map((hours) => asOfHour + hours * hourMicroseconds),
    fc.integer({ min: -680, max: 8 }).map((quarters) => asOfQuarter + quarters * quarterMicroseconds),
    fc.integer({ min: -8, max: 1 }).map((quarters) => asOfQuarter + quarters * quarterMicroseconds),
    fc.integer({ min: -3 * hourMicroseconds, max: hourMicroseconds }).map((shift) => asOf + shift),
    fc.integer({ min: -170 * hourMicroseconds, max: hourMicroseconds }).map((shift) => asOf + shift),
  )
}

/** The statuses of a poll, which is sometimes repeated or contradicted. */
const statuses = fc.oneof(
  { weight: 4, arbitrary: fc.constant(['active']) },
  { weight: 4, arbitrary: fc.constant(['inactive']) },
  { weight: 1, arbitrary: fc.constant(['active', 'active']) },
  { weight: 1, arbitrary: fc.constant(['active', 'inactive', 'inactive']) },
)

interface Store {
  readonly zone: string | null
  readonly openings: readonly Opening[]
  readonly polls: readonly { readonly time: number; readonly statuses: readonly string[] }[]
}

function store(asOf: number, zones: fc.Arbitrary<string | null>, minimumPolls: number): fc.Arbitrary<Store> {
  const poll = fc.record({ time: pollTime(asOf), statuses })
  return fc.record({ zone: zones, openings, polls: fc.array(poll, { minLength: minimumPolls, maxLength: 14 }) })
}

function writtenOut(asOf: string | null, stores: readonly Store[]): Situation {
  const rows = (lines: (id: string, one: Store) => readonly string[]) =>
    stores.flatMap((one, index) => lines(storeIds[index] ?? '', one))
  const situation: Situation = {
    asOf,
    polls: rows((id, { polls }) =>
      polls.flatMap((poll) => poll.statuses.map((status) => `${id},${isoInstant(poll.time)},${status}`)),
    ),
    businessHours: rows((id, one) => one.openings.map(({ day, start, end }) => `${id},${day},${start},${end}`)),
    timezones: rows((id, { zone }) => (zone === null ? [] : [`${id},${zone}`])),
  }
  const print = () => [`as-of ${asOf}`, ...Object.values(filesOf(situation))].join('\n')
  return Object.assign(situation, { [fc.toStringMethod]: print })
}

/** The CSV files of a situation, without files that would have no rows. */
export function filesOf({ polls, businessHours, timezones }: Situation): Readonly<Record<string, string>> {
  const files = {
    'polls.csv': ['store_id,timestamp_utc,status', ...polls],
    'business hours.csv': ['store_id,day,start_time_local,end_time_local', ...businessHours],
    'zones.csv': ['store_id,timezone_str', ...timezones],
  }
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, lines]) => (lines.length === 1 ? [] : [[name, lines.join('\n')]])),
  )
}

function situationAt(asOf: number, zones: fc.Arbitrary<string | null>): fc.Arbitrary<Situation> {
  return fc
    .tuple(fc.boolean(), store(asOf, zones, 1), fc.array(store(asOf, zones, 0), { maxLength: storeIds.length - 1 }))
    .map(([latest, first, others]) => writtenOut(latest ? null : isoInstant(asOf), [first, ...others]))
}

/** Folders of up to six stores in the week around a clock change, with as-of anywhere in the week after it. */
export const anySituation: fc.Arbitrary<Situation> = fc
  .tuple(
    fc.constantFrom(...clockChanges),
    fc.oneof(
      fc.integer({ min: 0, max: 7 * 96 }).map((quarters) => quarters * quarterMicroseconds),
      fc.integer({ min: -hourMicroseconds, max: weekMicroseconds + hourMicroseconds }),
    ),
  )
  .chain(([[zone, change], after]) =>
    situationAt(
      Date.parse(change) * 1000 + after,
      fc.oneof(
        { weight: 6, arbitrary: fc.constant(zone) },
        { weight: 2, arbitrary: fc.constantFrom(...clockChanges).map(([other]) => other) },
        { weight: 1, arbitrary: fc.constantFrom(null, 'Mars/Olympus_Mons', ...steadyZones) },
      ),
    ),
  )

/** Folders whose stores are all in zones without clock changes. */
export const steadySituation: fc.Arbitrary<Situation> = fc
  .integer({ min: 0, max: weekMicroseconds })
  .chain((after) => situationAt(Date.parse('2023-06-01T00:00:00Z') * 1000 + after, fc.constantFrom(...steadyZones)))

/** Window lengths in microseconds: under an hour, about a day, over a week, or any length up to six weeks. */
const windowLength = fc.oneof(
  fc.integer({ min: 1, max: hourMicroseconds }),
  fc.constantFrom(1, hourMicroseconds, 24 * hourMicroseconds, weekMicroseconds, 3 * weekMicroseconds),
  fc.integer({ min: 1, max: 50 * hourMicroseconds }),
  fc.integer({ min: weekMicroseconds, max: 6 * weekMicroseconds }),
)

/** A folder, and a window that may begin before its first poll, end after its last one, or not contain any. */
export const anyWindowSituation: fc.Arbitrary<{ readonly situation: Situation; readonly window: Interval }> = anySituation.chain(
  (situation) => {
    const [, anyPoll = ''] = situation.polls[0]?.split(',') ?? []
    const near = Date.parse(situation.asOf ?? anyPoll) * 1000
    const end = fc.oneof(
      fc.constant(near),
      fc.integer({ min: -12 * 24, max: 48 }).map((hours) => near + hours * hourMicroseconds),
      fc.integer({ min: -weekMicroseconds, max: weekMicroseconds }).map((shift) => near + shift),
    )
    return fc.tuple(end, windowLength).map(([to, length]) => ({ situation, window: { start: to - length, end: to } }))
  },
)
