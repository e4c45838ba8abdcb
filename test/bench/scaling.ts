import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fullSizeSettings } from '../support/data/generator'
import { programFolder } from '../support/program/programFolder'
import { dataFolder } from './dataFolder'
import { measureProcess, type Measurement } from './measureProcess'
import { median } from './median'

/** Medians of the reports of a folder; of memory and disk the most. */
export interface Scale {
  /** How many times the stores of the smallest folder. */
  readonly times: number
  readonly stores: number
  readonly cpuSeconds: number
  readonly seconds: number
  readonly peakMegabytes: number
  readonly temporaryMegabytes: number
}

interface OneCore {
  /** Of all cores. */
  readonly cpu: number
  readonly wall: number
}

const memory = '4GB'
/** Milliseconds between two looks at the temporary folder. */
const lookInterval = 100

/** Ten times the stores are measured fewer times, and a hundred times once, because that takes minutes. */
function runsOf(times: number, runs: number): number {
  return Math.max(1, Math.round((2 * runs) / (times + 1)))
}

/** Measures reports of 1, 10 and 100 times the stores, as far as `most` says. What is generated for that stays for the next time. */
export async function measureScaling(most: number, runs: number): Promise<readonly Scale[]> {
  const scales: Scale[] = []
  for (const times of [1, 10, 100].filter((each) => each <= most)) {
    const stores = fullSizeSettings.stores * times
    const folder = await dataFolder('full', { ...fullSizeSettings, stores })
    const measured = []
    for (let run = 0; run < runsOf(times, runs); run += 1) measured.push(await measureReport(folder))
    scales.push({
      times,
      stores,
      cpuSeconds: median(measured.map(({ cpuSeconds }) => cpuSeconds)),
      seconds: median(measured.map(({ seconds }) => seconds)),
      peakMegabytes: Math.max(...measured.map(({ peakMegabytes }) => peakMegabytes)),
      temporaryMegabytes: Math.max(...measured.map(({ temporaryMegabytes }) => temporaryMegabytes)),
    })
  }
  return scales
}

/** How the report on one core compares with that on all, by turns; null where a program cannot be given one core. */
export async function measureOneCore(runs: number): Promise<OneCore | null> {
  const onFirstCore = ['taskset', '--cpu-list', '0']
  if (spawnSync('taskset', ['--version']).status !== 0) return null
  const folder = await dataFolder('full', fullSizeSettings)
  const [one, all]: [Measurement[], Measurement[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    one.push(await measureReport(folder, onFirstCore))
    all.push(await measureReport(folder))
  }
  const ratio = (of: (measured: Measurement) => number): number => median(one.map(of)) / median(all.map(of))
  return { cpu: ratio(({ cpuSeconds }) => cpuSeconds), wall: ratio(({ seconds }) => seconds) }
}

async function measureReport(folder: string, under: readonly string[] = []): Promise<Measurement & { readonly temporaryMegabytes: number }> {
  const work = await mkdtemp(join(tmpdir(), 'store-monitor-bench-'))
  const temporary = join(work, 'temporary')
  await mkdir(temporary)
  let most = 0
  const timer = setInterval(() => {
    void bytesIn(temporary).then((bytes) => {
      most = Math.max(most, bytes)
    })
  }, lookInterval)
  try {
    const report = [join(programFolder, 'electron/cli/launch.mjs'), 'report', folder, '--out', join(work, 'report.csv'), '--memory', memory]
    const measured = await measureProcess(report, { TMPDIR: temporary, TEMP: temporary }, under)
    return { ...measured, temporaryMegabytes: most / 1e6 }
  } finally {
    clearInterval(timer)
    await rm(work, { recursive: true, force: true })
  }
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).then((stats) => (stats.isFile() ? stats.size : 0), () => 0)))
  return sizes.reduce((sum, size) => sum + size, 0)
}
