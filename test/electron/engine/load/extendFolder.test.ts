import { appendFile, mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { withFolder } from '../../../support/data/folder'
import { Random } from '../../../support/data/random'
import { openEverything, untilSettled } from '../../../support/engine/everything'

const header = 'store_id,timestamp_utc,status'
const stores = ['a', 'b', 'c', 'd', 'e'] as const

/** A row of polls. Instants are few, so that many rows repeat or contradict others of their store. */
function randomRow(random: Random): string {
  const instant = `2023-01-${random.integer(23, 24)} ${String(random.integer(8, 19)).padStart(2, '0')}:${random.pick(['00', '30'])}:00 UTC`
  const store = random.pickWeighted([[random.pick(stores), 95], ['', 1], ['rare', 1]])
  const status = random.pickWeighted([['active', 60], ['inactive', 34], ['asleep', 2], [' Active ', 2], ['', 1]])
  return [store, random.pickWeighted([[instant, 97], ['yesterday', 1], ['2300-01-01 00:00:00 UTC', 1]]), status].join(',')
}

function rowsOf(random: Random, most: number): readonly string[] {
  return Array.from({ length: random.integer(1, most) }, () => randomRow(random))
}

/** How the lines of a folder are written; nearly always as usual. */
interface Style {
  readonly mark: string
  readonly lineEnd: string
  readonly end: string
}

function randomStyle(random: Random): Style {
  const lineEnd = random.pickWeighted([['\n', 9], ['\r\n', 1]])
  return { mark: random.chance(0.2) ? '\uFEFF' : '', lineEnd, end: random.chance(0.9) ? lineEnd : '' }
}

async function writePolls(folder: string, name: string, rows: readonly string[], { mark, lineEnd, end }: Style): Promise<void> {
  await writeFile(join(folder, name), `${mark}${[header, ...rows].join(lineEnd)}${end}`)
}

/** Adds rows to files, adds a file before, between or after the others, and touches files. Returns the names of the files. */
async function addPolls(random: Random, folder: string, names: readonly string[], style: Style): Promise<readonly string[]> {
  for (const name of names) {
    if (random.chance(0.4)) await appendFile(join(folder, name), `${rowsOf(random, 12).join(style.lineEnd)}${style.end}`)
    else if (random.chance(0.2)) await utimes(join(folder, name), new Date(), new Date())
  }
  if (!random.chance(0.5)) return names
  const name = `${random.pick(['a', 'm', 'z'])}${names.length}.csv`
  await writePolls(folder, name, rowsOf(random, 40), style)
  return [...names, name]
}

/** Opens a folder in a new engine, as a new program does. */
async function openAnew(folder: string, cachePath?: string) {
  await untilSettled(folder)
  const engine = await Engine.open(cachePath === undefined ? {} : { cachePath })
  try {
    const opened = await openEverything(engine, folder)
    await engine.folder.whenKept()
    return opened
  } finally {
    await engine.close()
  }
}

/** Polls of all stores, one a minute; some at the instants of random ones. */
function regularRows(minutes: number): readonly string[] {
  const instants = Array.from({ length: minutes }, (_, minute) => new Date(Date.UTC(2023, 0, 23, 8, minute)).toISOString().slice(0, 19).replace('T', ' '))
  return instants.flatMap((instant, minute) => stores.map((store) => `${store},${instant} UTC,${minute % 7 === 0 ? 'inactive' : 'active'}`))
}

/**
 * Opens a folder of random polls and of regular ones for so many minutes, adds polls several times, and returns how often only
 * these were read, and how often they were kept on top of what was kept.
 */
async function checkAdding(seed: number, parent: string, minutes: number): Promise<{ readonly extended: number; readonly onTop: number }> {
  const random = new Random(seed)
  const [folder, cachePath, style] = [join(parent, `data${seed}`), join(parent, `cache${seed}`), randomStyle(random)]
  await mkdir(folder)
  await writeFile(join(folder, 'hours.csv'), 'store_id,day,start_time_local,end_time_local\na,0,09:00,17:00\na,1,9am,17:00\nb,1,22:00,02:00\nc,9,10:00,11:00\n')
  await writeFile(join(folder, 'zones.csv'), 'store_id,timezone_str\na,UTC\nb,Asia/Tokyo\nd,Mars/Olympus\n')
  let names: readonly string[] = ['k.csv', 'l.csv'].slice(0, random.integer(1, 2))
  for (const name of names) {
    const ofEach = stores.map((store) => `${store},2023-01-23 07:00:00 UTC,active`)
    await writePolls(folder, name, [...ofEach, ...rowsOf(random, 60), ...regularRows(minutes)], style)
  }
  await openAnew(folder, cachePath)
  let [extended, onTop] = [0, 0]
  for (let round = 0; round < 2; round += 1) {
    names = await addPolls(random, folder, names, style)
    const [again, without] = [await openAnew(folder, cachePath), await openAnew(folder)]
    expect(again.everything, `seed ${seed}, round ${round}`).toEqual(without.everything)
    if (again.steps.join() === 'Reading new polls') extended += 1
    if ((await readdir(cachePath)).filter((file) => file.endsWith('.duckdb')).length === 2) onTop += 1
    const unchanged = await openAnew(folder, cachePath)
    expect(unchanged).toEqual({ everything: without.everything, steps: ['Checking what is kept of these files'] })
  }
  return { extended, onTop }
}

// Random polls are the same for the same seed, and so is what has to be read, and what is kept on top of what was kept.
test.each([
  { seed: 1, minutes: 0, extended: 2, onTop: 1 },
  { seed: 2, minutes: 0, extended: 1, onTop: 0 },
  { seed: 4, minutes: 0, extended: 2, onTop: 1 },
  { seed: 5, minutes: 0, extended: 0, onTop: 0 },
  { seed: 7, minutes: 0, extended: 2, onTop: 1 },
  { seed: 9, minutes: 0, extended: 2, onTop: 0 },
  { seed: 10, minutes: 0, extended: 2, onTop: 1 },
  { seed: 12, minutes: 0, extended: 2, onTop: 1 },
  { seed: 1, minutes: 400, extended: 2, onTop: 2 },
  { seed: 2, minutes: 400, extended: 1, onTop: 2 },
  { seed: 4, minutes: 400, extended: 2, onTop: 2 },
  { seed: 7, minutes: 400, extended: 2, onTop: 1 },
])('polls that are added to random files give the same as all files (seed $seed, $minutes minutes)', ({ seed, minutes, extended, onTop }) =>
  withFolder({}, async (parent) => {
    expect(await checkAdding(seed, parent, minutes)).toEqual({ extended, onTop })
  }),
)

test('the keys of stores follow their ids, wherever their polls are', () =>
  withFolder({}, async (parent) => {
    const late = [...Array.from({ length: 100_001 }, (_, second) => `s1,${new Date(Date.UTC(2023, 0, 20) + second * 1000).toISOString()},active`), 'late,2023-01-24 01:00:00 UTC,active', 'odd,never,active']
    const files = { one: [late], two: [late.slice(100_000), late.slice(0, 100_000)] }
    const hashes = []
    for (const [name, parts] of Object.entries(files)) {
      const folder = join(parent, name)
      await mkdir(folder)
      await writeFile(join(folder, 'zones.csv'), `store_id,timezone_str\ns1,UTC\n${Array.from({ length: 20 }, (_, at) => `z${at},UTC\n`).join('')}`)
      for (const [at, rows] of parts.entries()) await writeFile(join(folder, `p${at}.csv`), `${[header, ...rows].join('\n')}\n`)
      const engine = await Engine.open({})
      try {
        await engine.folder.open(folder)
        const dataSet = engine.folder.require()
        hashes.push(await dataSet.hashesUntil([dataSet.lastPollUs]))
      } finally {
        await engine.close()
      }
    }
    expect(hashes[0]).toEqual(hashes[1])
  }))
