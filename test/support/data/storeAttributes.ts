import { Random } from './random'

/** A column of a stores file, and the value of the store with this number; empty if it has none. */
interface AttributeColumn {
  readonly name: string
  readonly valueOf: (index: number, random: Random) => string
}

const streets = ['Main Street', 'Market Street', 'Harbor Road', 'Oak Avenue', 'Union Square', 'Station Plaza', 'River Walk', 'Hill Road', 'Lake Drive', 'Airport']
const towns = ['Ashford', 'Brookfield', 'Clayton', 'Dover', 'Easton', 'Fairview', 'Greenville', 'Hudson', 'Kingston', 'Lakewood', 'Milton', 'Newport']
const regions = ['Northeast', 'Midwest', 'South', 'West', 'Pacific'] as const
const brands = ['Corner Kitchen', 'Blue Plate', 'Noodle House'] as const
const owners = ["Ada O'Hara", 'Ben Ruiz', 'Chen & Daughters', 'Dara Olsen', 'Eve Martin'] as const

/** The names differ. */
function nameOf(index: number): string {
  const round = Math.floor(index / towns.length)
  const name = `${towns[index % towns.length] ?? ''} ${streets[(index + round) % streets.length] ?? ''}`
  return index < streets.length * towns.length ? name : `${name} ${index}`
}

/** The first are those of the sample data. */
const columns: readonly AttributeColumn[] = [
  { name: 'name', valueOf: nameOf },
  { name: 'region', valueOf: (_, random) => (random.chance(0.05) ? '' : random.pick(regions)) },
  { name: 'brand', valueOf: (_, random) => random.pick(brands) },
  { name: 'owner', valueOf: (_, random) => (random.chance(0.1) ? '' : random.pick(owners)) },
  { name: 'city', valueOf: (_, random) => random.pick(towns) },
  { name: 'state', valueOf: (_, random) => `S${random.integer(1, 50)}` },
  { name: 'district', valueOf: (_, random) => `District ${random.integer(1, 400)}` },
  { name: 'market', valueOf: (_, random) => `Market ${random.integer(1, 60)}` },
  { name: 'manager', valueOf: (index) => `Manager ${index % 2000}` },
  { name: 'format', valueOf: (_, random) => random.pick(['Street', 'Mall', 'Drive-in']) },
  { name: 'opened', valueOf: (_, random) => `20${random.integer(10, 22)}-0${random.integer(1, 9)}-15` },
  { name: 'phone', valueOf: (_, random) => `+1 555 ${random.integer(1000, 9999)}` },
]

/** Third seed of `Random`; those of generator.ts are not negative. */
const stream = -1

/** A stores file with the first `count` of at most 12 attributes. */
export function* storesLines(storeIds: Iterable<string>, seed: number, count: number): Generator<string> {
  const chosen = columns.slice(0, count)
  yield ['store_id', ...chosen.map(({ name }) => name)].join(',')
  let index = 0
  for (const id of storeIds) {
    const random = new Random(seed, index, stream)
    yield [id, ...chosen.map(({ valueOf }) => valueOf(index, random))].join(',')
    index += 1
  }
}
