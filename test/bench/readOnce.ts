import { appendFile, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { programFolder } from '../support/program/programFolder'
import { measureProcess } from './measureProcess'
import { median } from './median'

/** How much of the time of reading everything something takes, medians by turns. */
interface Share {
  readonly name: string
  readonly limit: number
  readonly wall: number
  readonly cpu: number
}

interface Opening {
  readonly wall: number
  readonly cpu: number
  readonly rows: number
}

const polls = 'store_status.csv'
/** Files whose last change is older than this are kept. */
const settlingMilliseconds = 3000

/** Opens a folder in a new process; `cache` is what an earlier one has kept, `keeps` whether this one keeps something. */
export async function openIn(folder: string, cache?: string, keeps = false): Promise<Opening> {
  const words = [folder, ...(cache === undefined ? [] : [cache]), ...(keeps ? ['keep'] : [])]
  const { output } = await measureProcess(['--import', 'tsx', join(programFolder, 'test/bench/openFolder.mts'), ...words])
  const opening: Opening = JSON.parse(output)
  return opening
}

/** Copies the files of a folder but for the polls, which `write` writes. */
async function prepare(folder: string, name: string, work: string, write: (target: string) => Promise<void>): Promise<string> {
  const target = join(work, name)
  await mkdir(target)
  for (const other of ['business_hours.csv', 'timezones.csv']) await copyFile(join(folder, other), join(target, other))
  await write(target)
  await delay(settlingMilliseconds)
  return target
}

/** Keeps a folder, changes it, and measures in turns how long it takes to open it with what is kept and without. */
async function measure(name: string, limit: number, folder: string, runs: number, change: () => Promise<void>): Promise<Share> {
  const cache = `${folder}.cache`
  await openIn(folder, cache, true)
  await change()
  await delay(settlingMilliseconds)
  const [kept, all]: [Opening[], Opening[]] = [[], []]
  for (let turn = 0; turn < runs; turn += 1) {
    kept.push(await openIn(folder, cache))
    all.push(await openIn(folder))
  }
  const rows = new Set([...kept, ...all].map((opening) => opening.rows))
  if (rows.size !== 1) throw new Error(`${name}: ${[...rows].join(' and ')} rows`)
  const ratio = (of: (opening: Opening) => number): number => median(kept.map(of)) / median(all.map(of))
  return { name, limit, wall: ratio(({ wall }) => wall), cpu: ratio(({ cpu }) => cpu) }
}

function nameOf(day: number): string {
  return `polls-${String(day).padStart(2, '0')}.csv`
}

/** Measures what is saved because files are read once. The polls of the folder are split into 100 files, as those of days are. */
export async function measureReadOnce(folder: string, runs: number): Promise<readonly Share[]> {
  const work = await mkdtemp(join(tmpdir(), 'store-monitor-bench-'))
  try {
    const text = await readFile(join(folder, polls), 'utf8')
    const [header = '', ...lines] = text.trimEnd().split('\n')
    const daily = (day: number) => `${[header, ...lines.slice((lines.length * day) / 100, (lines.length * (day + 1)) / 100)].join('\n')}\n`
    const whole = await prepare(folder, 'whole', work, (target) => copyFile(join(folder, polls), join(target, polls)))
    const days = await prepare(folder, 'days', work, async (target) => {
      for (let day = 0; day < 99; day += 1) await writeFile(join(target, nameOf(day)), daily(day))
    })
    const cut = Math.floor(lines.length * 0.99)
    const growing = await prepare(folder, 'growing', work, (target) => writeFile(join(target, polls), `${[header, ...lines.slice(0, cut)].join('\n')}\n`))
    return [
      await measure('unchanged folder, opened in a new process', 0.25, whole, runs, () => Promise.resolve()),
      await measure('1 new file of polls beside 99', 0.3, days, runs, () => writeFile(join(days, nameOf(99)), daily(99))),
      await measure('1 % appended to a file of polls', 0.3, growing, runs, () => appendFile(join(growing, polls), `${lines.slice(cut).join('\n')}\n`)),
    ]
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
