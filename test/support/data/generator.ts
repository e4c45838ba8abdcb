import { Random } from './random'
import { weeklyHours, type HoursKind } from './weeklyHours'

/** The settings of a generated data set. The same settings give the same bytes on every machine. */
export interface GeneratorSettings {
  readonly seed: number
  readonly stores: number
  /** All polls are earlier than this; ISO 8601. */
  readonly end: string
  readonly days: number
  /** Each round visits every store once. */
  readonly minutesBetweenRounds: number
  /** Share of visits without a poll, 0 to 1. */
  readonly missedVisitShare: number
  /** Share of stores with hours and a zone but without polls. */
  readonly silentStoreShare: number
  /** Share of stores that are not in the timezones file. */
  readonly missingZoneShare: number
  /** Relative frequency of each kind of hours and each zone. */
  readonly hours: readonly (readonly [kind: HoursKind, weight: number])[]
  readonly zones: readonly (readonly [zone: string, weight: number])[]
  /** Number of attributes in a stores file, at most 12; without any there is no such file. */
  readonly attributes: number
}

/** The mix of a real chain of restaurants in the United States. */
export const generatorDefaults: GeneratorSettings = {
  seed: 1,
  stores: 100,
  end: '2023-01-25T18:00:00Z',
  days: 8,
  minutesBetweenRounds: 60,
  missedVisitShare: 1 / 3,
  silentStoreShare: 0.02,
  missingZoneShare: 0.02,
  hours: [
    ['missing', 10],
    ['allDay', 12],
    ['daytime', 45],
    ['split', 20],
    ['overnight', 8],
    ['weekdays', 5],
  ],
  zones: [
    ['America/New_York', 60],
    ['America/Los_Angeles', 24],
    ['America/Chicago', 11],
    ['America/Phoenix', 3],
    ['America/Denver', 1],
    ['America/Detroit', 1],
    ['Pacific/Honolulu', 0.1],
  ],
  attributes: 0,
}

/** About 1.77 million polls, 103 MB. */
export const fullSizeSettings: GeneratorSettings = { ...generatorDefaults, stores: 13_800, missedVisitShare: 0.319 }

/** A million stores with two polls each. */
export const millionStoresSettings: GeneratorSettings = {
  ...generatorDefaults,
  stores: 1_000_000,
  days: 6,
  minutesBetweenRounds: 48 * 60,
}

interface Outage {
  readonly fromMilliseconds: number
  readonly toMilliseconds: number
}

interface Store {
  readonly id: string
  readonly silent: boolean
  readonly outages: readonly Outage[]
}

/** Third seeds of `Random` for separate streams; the rounds of polls count up from the last. */
const streams = { stores: 0, hours: 1, zones: 2, polls: 3 } as const

const minuteMilliseconds = 60_000
const dayMilliseconds = 24 * 60 * minuteMilliseconds
const maximumOutageMinutes = 36 * 60

/** An id of 17 to 19 digits, mostly 19, which exceeds the precision of a JavaScript number. */
function storeId(random: Random): string {
  const draw = random.integer(1, 100)
  const digits = draw === 1 ? 17 : draw <= 10 ? 18 : 19
  return `${random.integer(1, 8)}${random.integer(1e8, 1e9 - 1)}${random.integer(1e8, 1e9 - 1)}`.slice(0, digits)
}

/** Outages of a store. Most stores have none. Outages last from minutes to a day and a half; short ones are common. */
function storeOutages(settings: GeneratorSettings, random: Random): readonly Outage[] {
  const count = random.chance(0.4) ? random.integer(1, 5) : 0
  const end = Date.parse(settings.end)
  return Array.from({ length: count }, () => {
    const fromMilliseconds = end - random.fraction() * settings.days * dayMilliseconds
    const minutes = 20 * (maximumOutageMinutes / 20) ** random.fraction()
    return { fromMilliseconds, toMilliseconds: fromMilliseconds + minutes * minuteMilliseconds }
  })
}

/** Computes a store only from the seed and its number, so that a million stores do not need memory. */
function storeAt(index: number, settings: GeneratorSettings): Store {
  const random = new Random(settings.seed, index, streams.stores)
  return {
    id: storeId(random),
    silent: random.chance(settings.silentStoreShare),
    outages: storeOutages(settings, random),
  }
}

export function* storeIds(settings: GeneratorSettings): Generator<string> {
  for (let index = 0; index < settings.stores; index += 1) yield storeAt(index, settings).id
}

export function* timezoneLines(settings: GeneratorSettings): Generator<string> {
  yield 'store_id,timezone_str'
  for (let index = 0; index < settings.stores; index += 1) {
    const { id } = storeAt(index, settings)
    const random = new Random(settings.seed, index, streams.zones)
    if (!random.chance(settings.missingZoneShare)) yield `${id},${random.pickWeighted(settings.zones)}`
  }
}

export function* businessHoursLines(settings: GeneratorSettings): Generator<string> {
  yield 'store_id,day,start_time_local,end_time_local'
  for (let index = 0; index < settings.stores; index += 1) {
    const { id } = storeAt(index, settings)
    const random = new Random(settings.seed, index, streams.hours)
    const openings = weeklyHours[random.pickWeighted(settings.hours)](random)
    for (const { day, start, end } of openings) yield `${id},${day},${start},${end}`
  }
}

/** `2023-01-24 09:06:42.605777 UTC`, without trailing zeros in the fraction. */
function stamp(milliseconds: number, microseconds: number): string {
  const text = new Date(milliseconds).toISOString()
  const time = `${text.slice(11, 23)}${String(microseconds).padStart(3, '0')}`
  let length = time.length
  while (time[length - 1] === '0') length -= 1
  if (time[length - 1] === '.') length = 'HH:MM:SS'.length
  return `${text.slice(0, 10)} ${time.slice(0, length)} UTC`
}

const storesPerBlock = 200

/** The polls of one round over neighbouring stores, sorted by time. */
function* blockLines(round: number, firstStore: number, settings: GeneratorSettings): Generator<string> {
  const random = new Random(settings.seed, firstStore, streams.polls + round)
  const roundMilliseconds = settings.minutesBetweenRounds * minuteMilliseconds
  const visitMilliseconds = roundMilliseconds / settings.stores
  const start = Date.parse(settings.end) - settings.days * dayMilliseconds + round * roundMilliseconds
  const lastStore = Math.min(firstStore + storesPerBlock, settings.stores) - 1
  for (let index = firstStore; index <= lastStore; index += 1) {
    const store = storeAt(index, settings)
    if (store.silent || random.chance(settings.missedVisitShare)) continue
    const time = start + Math.floor((index + random.fraction()) * visitMilliseconds)
    const down = store.outages.some(({ fromMilliseconds, toMilliseconds }) => fromMilliseconds <= time && time < toMilliseconds)
    yield `${store.id},${down ? 'inactive' : 'active'},${stamp(time, random.integer(0, 999))}`
  }
}

/** Shuffled blocks of polls, as in parallel exports, which are sorted neither by store nor by time. */
export function* pollLines(settings: GeneratorSettings): Generator<string> {
  yield 'store_id,status,timestamp_utc'
  const rounds = Math.floor((settings.days * 24 * 60) / settings.minutesBetweenRounds)
  const blocksPerRound = Math.ceil(settings.stores / storesPerBlock)
  const blocks = Array.from({ length: rounds * blocksPerRound }, (_, block) => block)
  for (const block of new Random(settings.seed).shuffle(blocks)) {
    yield* blockLines(Math.floor(block / blocksPerRound), (block % blocksPerRound) * storesPerBlock, settings)
  }
}
