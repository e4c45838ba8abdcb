import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, open, readdir, realpath, rm, watch } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import { triggerReport } from '../../support/doors/scriptClient'
import { withFolder } from '../../support/data/folder'
import { sampleDataFolder } from '../../support/program/programFolder'
import { startProgram } from '../../support/program/runProgram'
import { withServed } from '../../support/program/serveProcess'
import { files as smallFiles } from '../../support/data/smallFolder'

/** One usable poll, and one unusable poll for every store. */
const folderOf = (count: number) => ({
  'polls.csv': `store_id,timestamp_utc,status\n0,2023-01-24 12:00:00 UTC,active\n${'0,yesterday,active\n'.repeat(count)}`,
  'zones.csv': `store_id,timezone_str\n${Array.from({ length: count }, (_, store) => `${store},Asia/Tokyo\n`).join('')}`,
})

const stores = 150_000
/** Enough rows that writing their issues takes a while. */
const manyRows = folderOf(stores)

let temporary: string
const usualTemporary = process.env['TMPDIR']

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
})

afterAll(() => rm(temporary, { recursive: true, force: true }))

type Program = ReturnType<typeof startProgram>

/** Starts the program with a temporary folder of its own. */
function start(...programArguments: readonly string[]): Program {
  process.env['TMPDIR'] = temporary
  try {
    return startProgram(...programArguments)
  } finally {
    if (usualTemporary === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = usualTemporary
  }
}

/** Presses Ctrl+C when `moment` resolves. Returns how the program ended and what it left in its temporary folder. */
async function stopAt(program: Program, moment: Promise<unknown>, signal: NodeJS.Signals = 'SIGINT') {
  const errors = text(program.stderr)
  await moment
  expect(program.exitCode).toBeNull()
  const startedAt = performance.now()
  program.kill(signal)
  const [exitCode, deathSignal] = await once(program, 'exit')
  const milliseconds = performance.now() - startedAt
  program.stdout.destroy()
  expect(milliseconds).toBeLessThan(1000)
  return { end: exitCode ?? deathSignal, stderr: await errors, leftovers: await readdir(temporary) }
}

/** The origin of a server that was just started. */
async function originOf(server: Program): Promise<string> {
  const [printed] = await once(server.stdout.setEncoding('utf8'), 'data')
  const [origin = ''] = /http:\/\/[\d.:]+/.exec(String(printed)) ?? []
  return origin
}

const stopped = { end: 1, stderr: 'error: Cancelled.\n', leftovers: [] }

/** Resolves when an incomplete file appears in a folder. */
async function fileBegun(folder: string): Promise<void> {
  for await (const { filename } of watch(folder)) {
    if (filename?.endsWith('.part') === true) return
  }
}

test.for([
  { name: 'the report', command: (folder: string) => ['report', folder, '--out', join(folder, 'report.out')] },
  { name: 'the data issues', command: (folder: string) => ['issues', folder, '--out', join(folder, 'issues.out')] },
])('Ctrl+C while $name is being written leaves no part of the file', ({ command }) =>
  withFolder(manyRows, async (folder) => {
    const begun = fileBegun(folder)
    expect(await stopAt(start(...command(folder)), begun)).toEqual(stopped)
    expect((await readdir(folder)).toSorted()).toEqual(Object.keys(manyRows).toSorted())
  }),
)

test.for([
  { name: 'report --out -', command: (folder: string) => ['report', folder, '--out', '-'] },
  { name: 'issues', command: (folder: string) => ['issues', folder] },
  { name: 'issues --json', command: (folder: string) => ['issues', folder, '--json'] },
])('Ctrl+C ends $name while nobody reads its output', ({ command }) =>
  withFolder(manyRows, async (folder) => {
    const program = start(...command(folder))
    expect(await stopAt(program, once(program.stdout, 'readable'))).toEqual(stopped)
  }),
)

test.for(['report', 'serve'])('Ctrl+C ends %s while it waits for a disk that does not answer', (command) =>
  withFolder(smallFiles, async (folder) => {
    const pipe = join(folder, 'reports.duckdb')
    execFileSync('mkfifo', [pipe])
    // Opens when the program reads from it, and sends nothing.
    const begun = open(pipe, 'w')
    const options = command === 'serve' ? ['--port', '0'] : ['--out', join(folder, 'report.out')]
    const end = await stopAt(start(command, folder, '--history', pipe, ...options), begun)
    expect(end).toEqual({ end: 'SIGINT', stderr: '', leftovers: [] })
    expect((await readdir(folder)).toSorted()).toEqual([...Object.keys(smallFiles), 'reports.duckdb'].toSorted())
    await (await begun).close()
  }),
)

test.for([
  { command: 'report', end: 1 },
  { command: 'serve', end: 0 },
])('a second Ctrl+C, passed on by npm, does not interrupt the end of $command', ({ command, end }) =>
  withFolder(manyRows, async (folder) => {
    const options = command === 'serve' ? ['--port', '0', '--no-token'] : ['--out', join(folder, 'report.out')]
    const begun = watch(temporary)[Symbol.asyncIterator]().next()
    const program = start(command, folder, ...options)
    await begun
    setTimeout(() => program.kill('SIGINT'), 5)
    expect(await stopAt(program, Promise.resolve())).toMatchObject({ end, leftovers: [] })
  }),
)

test.for<NodeJS.Signals>(['SIGTERM', 'SIGHUP'])('%s ends the program like Ctrl+C', (signal) =>
  withFolder(manyRows, async (folder) => {
    const program = start('issues', folder)
    expect(await stopAt(program, once(program.stdout, 'readable'), signal)).toEqual(stopped)
  }),
)

test('SIGTERM ends the server before it has begun to load', () =>
  withFolder(manyRows, async (folder) => {
    // The database is opened first, and has a folder here.
    const begun = watch(temporary)[Symbol.asyncIterator]().next()
    const end = await stopAt(start('serve', folder, '--port', '0'), begun, 'SIGTERM')
    expect(end).toEqual({ end: 0, stderr: '', leftovers: [] })
  }))

test('Ctrl+C ends the server while it streams a CSV that nobody reads, and deletes a file that was not fetched', () =>
  withFolder(manyRows, async (given) => {
    const folder = await realpath(given)
    const server = start('serve', folder, '--no-token', '--port', '0')
    const origin = await originOf(server)
    const events = (await fetch(`${origin}/api/events`)).body?.getReader()
    const reportId = await triggerReport(origin, '/store/trigger_report/')
    for (let received = ''; !received.includes('"status":"complete"');) {
      received += Buffer.from((await events?.read())?.value ?? []).toString('utf8')
    }
    const exported = await fetch(`${origin}/api/exportCsv`, {
      method: 'POST',
      body: JSON.stringify({ reportId, columns: ['store_id'] }),
    })
    expect(await exported.json()).toMatchObject({ ok: true, value: { kind: 'download', rows: stores } })
    const csv = (await fetch(`${origin}/reports/${reportId}.csv`)).body?.getReader()
    const end = await stopAt(server, csv?.read() ?? Promise.resolve())
    expect(end).toMatchObject({ end: 0, leftovers: [] })
    await expect(csv?.closed).rejects.toThrow('terminated')
  }))

test('a server that is stopped records hundreds of waiting reports as cancelled', () =>
  withFolder(folderOf(10_000), async (folder) => {
    const options = ['--no-token', '--port', '0', '--history', join(folder, 'reports.duckdb')]
    const server = start('serve', folder, ...options)
    const origin = await originOf(server)
    // Each report has another report time, because a report that was made before takes no time.
    const minutes = Array.from({ length: 400 }, (_, minute) => Date.UTC(2023, 0, 24, 12, minute))
    const triggered = await Promise.all(
      minutes.map((asOf) => triggerReport(origin, `/store/trigger_report/?as_of=${new Date(asOf).toISOString()}`)),
    )
    expect(await stopAt(server, Promise.resolve(), 'SIGTERM')).toMatchObject({ leftovers: [] })
    const engine = await Engine.open({ historyPath: join(folder, 'reports.duckdb') })
    const { reports } = await engine.reports.list({ folder: null, offset: 0, limit: 1000 })
    await engine.close()
    expect(reports).toHaveLength(triggered.length)
    expect(reports.filter(({ status }) => status !== 'cancelled' && status !== 'complete')).toEqual([])
    expect(reports.filter(({ status }) => status === 'cancelled').length).toBeGreaterThan(200)
  }))

test('SIGTERM records running reports as cancelled and ends the program within a second', () =>
  withFolder({}, async (folder) => {
    const history = join(folder, 'reports.duckdb')
    const ids: number[] = []
    await withServed([sampleDataFolder, '--no-token', '--history', history], async ({ origin, stop }) => {
      ids.push(...(await Promise.all(Array.from({ length: 20 }, () => triggerReport(origin, '/store/trigger_report/')))))
      const events = await fetch(`${origin}/api/events`)
      expect(events.status).toBe(200)
      const { exitCode, milliseconds } = await stop('SIGTERM')
      expect(exitCode).toBe(0)
      expect(milliseconds).toBeLessThan(1000)
      await expect(events.text()).rejects.toThrow('terminated')
    })
    const engine = await Engine.open({ historyPath: history })
    const states = await Promise.all(ids.map(async (id) => (await engine.reports.get(id)).status))
    await engine.close()
    expect(states.toSorted()[0]).toBe('cancelled')
    expect(states).not.toContain('failed')
  }))
