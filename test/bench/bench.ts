import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from '../../electron/cli/launch.mjs'
import { fullSizeSettings } from '../support/data/generator'
import { dataFolder } from './dataFolder'
import { programFolder } from '../support/program/programFolder'
import { measureDuringPreparation } from './duringPreparation'
import { measureFirstRows } from './firstRows'
import { measureAttributes } from './measureAttributes'
import { measureLoading } from './measureLoading'
import { measurePeer } from './measurePeer'
import { measureProcess, type Measurement } from './measureProcess'
import { median } from './median'
import { measureMillionStores } from './millionStores'
import { measureNearLive } from './nearLive'
import { measureReadOnce } from './readOnce'
import { measureOneCore, measureScaling } from './scaling'

// `npm run bench -- [--runs 5] [--million]` measures whether the report keeps its limits of time and memory, and fails if it
// does not. With `--scaling 10` it measures how the report scales to 10 times the stores instead, with `--scaling 100` also to
// 100 times, which takes 10 GB of disk and many minutes. The variable STORE_MONITOR_PEER can name a folder with polars.mjs, a program that computes the same numbers with
// the package nodejs-polars in the same folder; then they are compared too.

const maximumTimesRead = 3.5
const maximumTimesReadWhileLoading = 1.6
const maximumMegabytes = 1536
const maximumLiveSeconds = 2
const maximumMillisecondsToRows = 100
const maximumTimesWithoutPreparation = 1.5
const maximumTimesWithoutAttributes = 1.1
const maximumTimesPeer = 0.6
/** For so many times the stores. */
const maximumTimesCpu = (times: number) => (11 * times) / 10
/** Fewer turns than that say little about a ratio of two programs. */
const leastRunsOfPeer = 7

const wholeUnits: ReadonlySet<string> = new Set(['MB', 'ms', 'stores'])

const secondsOf = (runs: readonly Measurement[]) => runs.map(({ seconds }) => seconds)
const cpuSecondsOf = (runs: readonly Measurement[]) => runs.map(({ cpuSeconds }) => cpuSeconds)
const peakOf = (runs: readonly Measurement[]) => Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes))

function describe(name: string, seconds: readonly number[], peak: string): string {
  const each = seconds.map((value) => value.toFixed(2)).join(' ')
  return `${name.padEnd(28)} ${median(seconds).toFixed(2).padStart(6)} s   ${peak.padStart(8)}   ${each}`
}

function figure(name: string, value: number, unit: string): string {
  return `${name.padEnd(44)} ${`${value.toFixed(wholeUnits.has(unit) ? 0 : 2)} ${unit}`.padStart(8)}`
}

function verdict(name: string, value: number, limit: number, unit: string): string {
  if (!(value <= limit)) process.exitCode = 1
  return `${figure(name, value, unit)}   limit ${limit} ${unit}: ${value <= limit ? 'pass' : 'FAIL'}`
}

/** Measures both in turns, so that other work of the machine slows both down equally. The first turn only warms up. */
async function measureByTurns(runs: number, folder: string, outFolder: string) {
  const polls = join(folder, 'store_status.csv')
  const reads: Measurement[] = []
  const reports: Measurement[] = []
  for (let turn = 0; turn <= runs; turn += 1) {
    const read = await measureProcess([join(programFolder, 'test/bench/readPolls.mjs'), polls])
    const out = join(outFolder, 'report.csv')
    const report = await measureProcess([join(programFolder, 'electron/cli/launch.mjs'), 'report', folder, '--out', out])
    if (turn === 0) continue
    reads.push(read)
    reports.push(report)
  }
  return { reads, reports }
}

/** Prints how the report compares with another program for the same numbers. */
async function compareWithPeer(folder: string, outFolder: string, runs: number): Promise<void> {
  const peerFolder = process.env['STORE_MONITOR_PEER']
  if (peerFolder === undefined) {
    console.log('The comparison with polars is left out, because STORE_MONITOR_PEER names no folder.')
    return
  }
  const { reports, peers, differences } = await measurePeer(resolve(peerFolder), folder, outFolder, Math.max(runs, leastRunsOfPeer))
  console.log(verdict('report : polars, processor time', median(cpuSecondsOf(reports)) / median(cpuSecondsOf(peers)), maximumTimesPeer, '×'))
  console.log(verdict('report : polars, wall time', median(secondsOf(reports)) / median(secondsOf(peers)), maximumTimesPeer, '×'))
  console.log(verdict('stores with other numbers than polars', differences, 0, 'stores'))
}

async function measureFullSize(runs: number): Promise<void> {
  build()
  const folder = await dataFolder('full', fullSizeSettings)
  const outFolder = await mkdtemp(join(tmpdir(), 'store-monitor-bench-'))
  try {
    const { size } = await stat(join(folder, 'store_status.csv'))
    const { reads, reports } = await measureByTurns(runs, folder, outFolder)
    const statements = reads.map(({ output }) => Number(output))
    const timesRead = (seconds: readonly number[]) => median(secondsOf(reports)) / median(seconds)
    console.log(`${fullSizeSettings.stores} stores, ${(size / 1e6).toFixed(0)} MB of polls, ${runs} runs in turns\n`)
    console.log(`${''.padEnd(28)}   median       peak   runs, in seconds`)
    console.log(describe('read_csv, the statement', statements, ''))
    console.log(describe('read_csv, its process', secondsOf(reads), `${peakOf(reads).toFixed(0)} MB`))
    console.log(describe('report, its process', secondsOf(reports), `${peakOf(reports).toFixed(0)} MB`))
    console.log(`\n${verdict('report process : read_csv process', timesRead(secondsOf(reads)), maximumTimesRead, '×')}`)
    // A statement does not start a program, so this comparison is uneven and has no limit.
    console.log(figure('report process : read_csv statement', timesRead(statements), '×'))
    console.log(verdict('peak memory of the report', peakOf(reports), maximumMegabytes, 'MB'))
    const { bare, loading } = await measureLoading(folder, runs)
    console.log(verdict('polls accounted for : read_csv statement', median(loading) / median(bare), maximumTimesReadWhileLoading, '×'))
    console.log(verdict('load with 12 attributes : without, CPU', await measureAttributes(runs), maximumTimesWithoutAttributes, '×'))
    for (const { name, limit, wall, cpu } of await measureReadOnce(folder, runs)) {
      console.log(verdict(`${name}, CPU`, cpu, limit, '×'))
      console.log(verdict(`${name}, wall`, wall, limit, '×'))
    }
    console.log(verdict('report after a line was added to a watched file', await measureNearLive(folder, runs), maximumLiveSeconds, 's'))
    console.log(verdict('first rows painted after the report ended', median(await measureFirstRows(folder, runs)), maximumMillisecondsToRows, 'ms'))
    const { timeline, fleet } = await measureDuringPreparation(folder, runs)
    console.log(verdict('timeline during preparation : without', timeline, maximumTimesWithoutPreparation, '×'))
    console.log(verdict('Fleet tab during preparation : without', fleet, maximumTimesWithoutPreparation, '×'))
    await compareWithPeer(folder, outFolder, runs)
  } finally {
    await rm(outFolder, { recursive: true, force: true })
  }
}

async function printScaling(most: number, runs: number): Promise<void> {
  build()
  const [smallest, ...larger] = await measureScaling(most, runs)
  if (smallest === undefined) throw new Error('--scaling takes 1, 10 or 100.')
  for (const { stores, cpuSeconds, seconds, peakMegabytes, temporaryMegabytes } of [smallest, ...larger]) {
    console.log(`${stores} stores`)
    console.log(figure('  processor time', cpuSeconds, 's'))
    console.log(figure('  wall time', seconds, 's'))
    console.log(figure('  peak memory', peakMegabytes, 'MB'))
    console.log(figure('  temporary folder at most', temporaryMegabytes, 'MB'))
  }
  for (const { times, cpuSeconds, seconds } of larger) {
    console.log(verdict(`${times} times the stores : 1, CPU`, cpuSeconds / smallest.cpuSeconds, maximumTimesCpu(times), '×'))
    console.log(figure(`${times} times the stores : 1, wall`, seconds / smallest.seconds, '×'))
  }
  const oneCore = await measureOneCore(runs)
  if (oneCore === null) return console.log('One core is not compared with all, because there is no taskset.')
  console.log(figure('one core : all, CPU', oneCore.cpu, '×'))
  console.log(figure('one core : all, wall', oneCore.wall, '×'))
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '5' }, million: { type: 'boolean', default: false }, scaling: { type: 'string' } },
  })
  if (values.scaling !== undefined) return printScaling(Number(values.scaling), Number(values.runs))
  await measureFullSize(Number(values.runs))
  if (values.million) await measureMillionStores()
}

await main()
