import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect } from 'vitest'
import firstTables from '../../../electron/engine/history/migrations/1_tables.sql?raw'
import { chromiumVariable, serveChromium } from '../browser/connectChromium'
import { askForReport, fetchReport, triggerReport } from '../doors/scriptClient'
import { programFolder } from '../program/programFolder'
import { startServing, withServed } from '../program/serveProcess'
import { checkHistory, checkLeftovers, csvOf, randomMoment, type Place, type Scenario } from './place'

const program = join(programFolder, 'out', 'main', 'cli.js')

/** Ends a program the hard way, unless it has ended already. */
export async function kill(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return 0
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
  return child.signalCode === 'SIGKILL' ? 1 : 0
}

function run(place: Place, ...words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...words], { env: { ...process.env, ...place.environment }, stdio: 'ignore' })
}

async function exitCodeOf(child: ChildProcess): Promise<unknown> {
  return (await once(child, 'exit'))[0]
}

/** Kills a server while scripts ask it for reports. */
export const killServer: Scenario = async (place) => {
  const { random, data, work, environment } = place
  const history = join(work, 'reports.duckdb')
  const acknowledged = new Map<number, string>()
  const progress = new EventEmitter()
  let kills = 0
  for (let start = random.integer(1, 2); start > 0; start -= 1) {
    const child = startServing([data, '--no-token', '--port', '0', '--history', history], environment)
    // A server whose log nobody reads would wait.
    child.stderr.resume()
    const [printed] = await once(child.stdout.setEncoding('utf8'), 'data')
    const { origin } = new URL(/http:\/\/\S+/.exec(String(printed))?.[0] ?? '')
    const client = async (number: number): Promise<void> => {
      for (let turn = 0; ; turn += 1) {
        const path = `/store/trigger_report/?as_of=2023-01-25T${10 + number}:${10 + (turn % 50)}:${10 + start}Z`
        const reportId = await triggerReport(origin, path)
        for (let answer = await askForReport(origin, reportId); ; answer = await askForReport(origin, reportId)) {
          if (answer['status'] === 'Running') continue
          if (answer['report_url'] === undefined) throw new Error(`Report ${reportId}: ${answer['error']}`)
          acknowledged.set(reportId, await (await fetch(answer['report_url'])).text())
          progress.emit('acknowledged')
          break
        }
      }
    }
    const isAcknowledged = once(progress, 'acknowledged')
    const failed = Promise.allSettled([1, 2, 3].map((number) => client(number)))
    if (random.chance(0.7)) await Promise.race([isAcknowledged, failed])
    await randomMoment(random, 1000)
    kills += await kill(child)
    for (const outcome of await failed) expect(String(outcome.status === 'rejected' && outcome.reason)).toMatch(/fetch failed|terminated|closed|end of JSON/)
  }
  await checkHistory(history, acknowledged.keys(), async (engine) => {
    for (const [reportId, csv] of acknowledged) expect(await csvOf(engine, reportId)).toBe(csv)
  })
  await withServed(
    [data, '--no-token', '--history', history],
    async ({ origin, stop }) => {
      expect(await fetchReport(origin, '/store/trigger_report/')).toMatch(/^store_id,/)
      // On a busy machine the server kills itself if it cannot end in time.
      expect([0, null]).toContain((await stop('SIGTERM')).exitCode)
    },
    environment,
  )
  await checkLeftovers(place)
  return { kills, 'reports acknowledged by a server': acknowledged.size }
}

/** Kills the command that writes a report to a file. */
export const killReport: Scenario = async (place) => {
  const { random, data, work } = place
  const out = join(work, 'report.csv')
  const command = ['report', data, '--out', out, '--history', join(work, 'reports.duckdb')]
  const startedAt = performance.now()
  expect(await exitCodeOf(run(place, ...command))).toBe(0)
  const milliseconds = performance.now() - startedAt
  const whole = await readFile(out, 'utf8')
  let kills = 0
  for (let time = 0; time < 2; time += 1) {
    const child = run(place, ...command)
    await randomMoment(random, milliseconds)
    kills += await kill(child)
    expect(await readFile(out, 'utf8')).toBe(whole)
  }
  expect(await exitCodeOf(run(place, ...command))).toBe(0)
  expect(await readFile(out, 'utf8')).toBe(whole)
  await checkHistory(join(work, 'reports.duckdb'), [1])
  await checkLeftovers(place)
  return { kills, 'files checked': 4 }
}

/** Kills a program that brings a history of the first version to the present one. */
export const killMigration: Scenario = async (place) => {
  const { random, data, work } = place
  const history = join(work, 'reports.duckdb')
  const instance = await DuckDBInstance.create(history)
  const connection = await instance.connect()
  await connection.run(`${firstTables};
    insert into report (status, started_at, folder, as_of_us, method, stores, observations, rows_rejected)
    values ('complete', '2026-11-01T00:00:00.000Z', '/earlier', 1674561600000000, 'nearest', 3000, 9000, 0);
    insert into report_row select 1, 'store ' || i, 'UTC', 3, true, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 from range(3000) as stores (i)`)
  connection.closeSync()
  instance.closeSync()
  let kills = 0
  for (let time = 0; time < 2; time += 1) {
    const child = run(place, 'report', data, '--out', join(work, 'report.csv'), '--history', history)
    await randomMoment(random, 700)
    kills += await kill(child)
  }
  await checkHistory(history, [1], async (engine) => {
    expect(await engine.reports.get(1)).toMatchObject({ folder: '/earlier', stores: 3000 })
  })
  expect(await exitCodeOf(run(place, 'report', data, '--out', join(work, 'report.csv'), '--history', history))).toBe(0)
  await checkLeftovers(place)
  return { kills, 'histories migrated': 1 }
}

/** Kills what works behind the desktop window, while it reports, exports and keeps preferences. */
export const killBackend: Scenario = (place) => killWhileUsed(place, [script('runBackend.mjs')], place.environment)

/** Kills the desktop window with its page and main process, on a double of Electron, while it opens or is used. */
export const killWindow: Scenario = async (place) => {
  const chromium = await serveChromium()
  try {
    const environment = { ...place.environment, [chromiumVariable]: chromium.wsEndpoint() }
    return await killWhileUsed(place, ['--import', 'tsx', script('runWindow.ts')], environment)
  } finally {
    await chromium.close()
  }
}

function script(name: string): string {
  return join(programFolder, 'test', 'support', 'chaos', name)
}

/** Kills a program that prints what a window has acknowledged. */
async function killWhileUsed(place: Place, command: readonly string[], environment: Place['environment']): ReturnType<Scenario> {
  const { random, data, work } = place
  const start = (...words: readonly string[]) =>
    spawn(process.execPath, [...command, data, work, ...words], {
      cwd: programFolder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const child = start()
  const lines: string[] = []
  const closed = once(child.stdout, 'close')
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  // The first line says that it is open; the second is an acknowledged report.
  for (const chance of [0.9, 0.8]) if (random.chance(chance)) await Promise.race([once(child.stdout, 'data'), closed])
  await randomMoment(random, 1500)
  const kills = await kill(child)
  await closed
  const done: readonly { readonly reportId?: number; readonly theme?: string; readonly rows?: number }[] = lines.map((line) => JSON.parse(line))
  const acknowledged = done.flatMap(({ reportId }) => reportId ?? [])
  await checkHistory(join(work, 'reports.duckdb'), acknowledged)
  const theme = done.findLast((each) => each.theme !== undefined)?.theme
  if (theme !== undefined) {
    const preferences: { theme: string } = JSON.parse(await readFile(join(work, 'preferences.json'), 'utf8'))
    // The next change may have been written without an answer.
    expect(['light', 'dark']).toContain(preferences.theme)
  }
  if (done.some(({ rows }) => rows !== undefined)) {
    const text = await readFile(join(work, 'export.csv'), 'utf8')
    expect(text.endsWith('\n') && text.split('\n').length).toBe(place.stores + 2)
  }
  const again = start('once')
  again.stdout.resume()
  expect(await exitCodeOf(again)).toBe(0)
  await checkLeftovers(place)
  return { kills, 'reports acknowledged by a window': acknowledged.length }
}
