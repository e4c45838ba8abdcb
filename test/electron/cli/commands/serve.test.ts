import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RowPage } from '../../../../shared/operations/rows'
import { withFolder } from '../../../support/data/folder'
import { polls, zones } from '../../../support/data/mappedFolder'
import { ask } from '../../../support/doors/ask'
import { programFolder } from '../../../support/program/programFolder'
import { fetchReport } from '../../../support/doors/scriptClient'
import { runProgram, withoutNotices } from '../../../support/program/runProgram'
import { startServing, withServed } from '../../../support/program/serveProcess'

const sampleData = join(programFolder, 'resources', 'sample-data')

/** The exit code and the error of a `serve` that fails to start. */
async function refused(options: readonly string[]) {
  const { exitCode, stderr: error } = await runProgram('serve', ...options)
  return { exitCode, error }
}

test('serve without a token answers like the original backend, and logs each request', () =>
  withServed([sampleData, '--no-token'], async ({ url, origin, stop }) => {
    expect(url.href).toBe(`${origin}/`)
    const csv = await fetchReport(origin, '/store/2133358211922467692/trigger_report/')
    expect(csv).toMatch(/^store_id,uptime_last_hour,.+\n2133358211922467692,.+\n$/)
    expect(await ask(origin, { path: '/' })).toMatchObject({ status: 200, body: expect.stringContaining('id="root"') })
    expect(await ask(origin, { path: '/none%0Aof%0Athis?token=abc' })).toMatchObject({ status: 404 })

    const { exitCode, log } = await stop('SIGINT')
    expect(exitCode).toBe(0)
    const lines = withoutNotices(log).trimEnd().split('\n')
    expect(lines[0]).toMatch(/^GET \/store\/2133358211922467692\/trigger_report\/ 200 \d+ ms$/)
    expect(lines[1]).toMatch(/^POST \/store\/get_report\/ 200 \d+ ms$/)
    expect(lines.at(-1)).toMatch(/^GET \/none%0Aof%0Athis 404 \d+ ms$/)
  }))

test('notices of the folder are printed when it is loaded, and again only if they are new', () =>
  withFolder({ 'polls.csv': polls, 'zones.csv': zones }, (folder) =>
    withServed([folder, '--no-token'], async ({ origin, stop }) => {
      const reload = () => ask(origin, { path: '/api/reloadFolder', headers: { 'content-type': 'application/json' }, body: '{}' })
      expect(await reload()).toMatchObject({ status: 200 })
      await writeFile(join(folder, 'zones.csv'), zones.replace('Asia/Tokyo', 'Nowhere/Else'))
      expect(await reload()).toMatchObject({ status: 200 })
      expect(await reload()).toMatchObject({ status: 200 })
      expect((await stop('SIGINT')).log.split('\n').filter((line) => line.startsWith('notice: '))).toEqual([
        'notice: No business hours were read, so every store counts as open at all times.',
        'notice: The only row of time zones cannot be used, so every store is reported in America/Chicago. The data issues say why.',
      ])
    }),
  ))

test('the printed token opens the page once, lets scripts in, and is not logged', () =>
  withServed([sampleData], async ({ url, origin, stop }) => {
    const token = url.searchParams.get('token') ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    const path = `/?token=${token}`
    expect(await ask(origin, { path })).toMatchObject({ status: 303, headers: { location: '/' } })
    expect(await ask(origin, { path })).toMatchObject({ status: 401 })
    const headers = { authorization: `Bearer ${token}` }
    expect(await ask(origin, { path: '/store/trigger_report/', headers })).toMatchObject({ status: 200, body: '{"report_id":1}' })
    expect((await stop('SIGTERM')).log).not.toContain(token)
  }))

test.for([
  { options: [], token: expect.stringMatching(/^[\w-]{43}$/) },
  { options: ['--no-token'], token: null },
  { options: ['--token', 'correct-horse'], token: null },
])('--json with $options prints the addresses for scripts', async ({ options, token }) => {
  const server = startServing([sampleData, '--port', '0', '--json', ...options])
  const [line] = await once(server.stdout.setEncoding('utf8'), 'data')
  const printed: { origins: [string]; token: string | null } = JSON.parse(String(line))
  expect(printed).toEqual({ folder: sampleData, origins: [expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/)], token })
  const authorization = `Bearer ${printed.token ?? 'correct-horse'}`
  expect(await ask(printed.origins[0], { path: '/openapi.json', headers: { authorization } })).toMatchObject({ status: 200 })
  server.kill()
  await once(server, 'exit')
})

test('a chosen token can come from the environment, is not printed, and opens the page any number of times', () =>
  withServed(
    [sampleData],
    async ({ url, origin }) => {
      expect(url.search).toBe('')
      const path = '/?token=correct-horse'
      expect(await ask(origin, { path })).toMatchObject({ status: 303 })
      expect(await ask(origin, { path })).toMatchObject({ status: 303 })
      expect(await ask(origin, { path: '/?token=wrong-horse' })).toMatchObject({
        status: 401,
        body: expect.stringContaining('not the token of this server'),
      })
    },
    { STORE_MONITOR_TOKEN: 'correct-horse' },
  ))

test('serve with a token answers other computers only under the address it listens on', () =>
  withServed([sampleData, '--host', '0.0.0.0', '--token', 'correct-horse'], async ({ origin }) => {
    const { port } = new URL(origin)
    const status = async (host: string) => (await ask(origin, { path: '/health', headers: { host } })).status
    expect(await status(`127.0.0.1:${port}`)).toBe(200)
    expect(await status(`evil.example:${port}`)).toBe(403)
    expect(await status(`127.0.0.1:${Number(port) + 1}`)).toBe(403)
  }))

test('serve answers a reverse proxy that keeps the Host header under the origin of the proxy, and no other', () =>
  withServed([sampleData, '--external-url', 'https://Monitor.example/', '--token', 'correct-horse'], async ({ origin }) => {
    const headers = { host: 'monitor.example', authorization: 'Bearer correct-horse' }
    const reportUrl = async (sent: Readonly<Record<string, string>>): Promise<unknown> => {
      const { body } = await ask(origin, { path: '/store/get_report', headers: sent, body: '{"report_id": 1}' })
      return JSON.parse(body).report_url
    }
    await ask(origin, { path: '/store/trigger_report', headers })
    await expect.poll(() => reportUrl(headers)).toBe('https://monitor.example/reports/1.csv')
    expect(await reportUrl({ ...headers, host: new URL(origin).host })).toBe(`${origin}/reports/1.csv`)
    expect(await reportUrl({ ...headers, 'x-forwarded-host': 'evil.example' })).toBe('https://monitor.example/reports/1.csv')

    const signIn = await ask(origin, { path: '/?token=correct-horse', headers: { host: 'monitor.example' } })
    expect(signIn.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; Secure; SameSite=Strict$/)
    const call = async (from: string, host: string) =>
      (await ask(origin, { path: '/api/getOverview', headers: { ...headers, host, origin: from }, body: '{}' })).status
    expect(await call('https://monitor.example', 'monitor.example')).toBe(200)
    expect(await call('http://monitor.example', 'monitor.example')).toBe(403)
    expect(await call(origin, 'monitor.example')).toBe(403)
    expect(await call('https://monitor.example', new URL(origin).host)).toBe(403)
    expect(await call('https://monitor.example', 'monitor.example:8443')).toBe(403)
  }))

test.for([
  { options: [sampleData, '--host', '0.0.0.0'], exitCode: 2, error: 'set a token with --token' },
  { options: [sampleData, '--host', '192.0.2.1', '--no-token'], exitCode: 2, error: 'set a token with --token' },
  { options: [sampleData, '--host', '192.0.2.1', '--token', 'correct-horse'], exitCode: 2, error: 'cannot listen on' },
  { options: [sampleData, '--host', '', '--token', 'correct-horse'], exitCode: 2, error: 'is empty' },
  { options: [sampleData, '--external-url', 'https://monitor.example'], exitCode: 2, error: 'set a token with --token' },
  { options: [sampleData, '--external-url', 'https://monitor.example/path', '--token', 'correct-horse'], exitCode: 2, error: 'without a path' },
  { options: [sampleData, '--external-url', 'monitor.example:80', '--token', 'correct-horse'], exitCode: 2, error: 'without a path' },
  { options: [sampleData, '--token', ''], exitCode: 2, error: "'--token <token>' is empty" },
  { options: [sampleData, '--token', 'elevenchars'], exitCode: 2, error: 'can be guessed' },
  { options: [sampleData, '--token', 'with space'], exitCode: 2, error: 'A token can contain only' },
  { options: [sampleData, '--port', '65536'], exitCode: 2, error: '0 to 65535' },
  { options: [sampleData, '--port', '8e3'], exitCode: 2, error: '0 to 65535' },
  { options: [], exitCode: 2, error: 'missing required argument' },
  { options: [join(sampleData, 'missing')], exitCode: 3, error: 'missing' },
])('serve $options fails with exit code $exitCode', async ({ options, exitCode, error }) => {
  expect(await refused(options)).toEqual({ exitCode, error: expect.stringMatching(new RegExp(`^error: .*${error}.*\\n$`)) })
})

test('a given port that is in use is an error', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  expect(await refused([sampleData, '--no-token', '--port', port])).toMatchObject({ exitCode: 2, error: expect.stringContaining('is already in use') })
  other.close()
})

/** Runs an operation, and returns its answer. */
async function runOperation(origin: string, operation: string, input: unknown): Promise<unknown> {
  return JSON.parse((await ask(origin, apiRequest(operation, input))).body)
}

function apiRequest(operation: string, input: unknown) {
  return { path: `/api/${operation}`, headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) }
}

/** Makes the report that will have this number. */
async function completeReport(origin: string, reportId: number): Promise<unknown> {
  await runOperation(origin, 'startReport', {})
  await expect.poll(() => runOperation(origin, 'getReport', { reportId })).toMatchObject({ value: { status: 'complete' } })
  return runOperation(origin, 'getReport', { reportId })
}

test('exceptions that are added to a server with a history are there after its next start', () =>
  withFolder({}, async (folder) => {
    const options = [sampleData, '--no-token', '--history', join(folder, 'reports.duckdb')]
    const exceptions = [{ storeIds: null, date: '2023-03-13', reason: 'Repair' }]
    await withServed(options, async ({ origin, stop }) => {
      expect(await runOperation(origin, 'addExceptions', { exceptions })).toMatchObject({ ok: true })
      // The sample data has two closures of its own.
      expect(await completeReport(origin, 1)).toMatchObject({ value: { excluded: { closures: 3 } } })
      await stop('SIGTERM')
    })
    await withServed(options, async ({ origin, stop }) => {
      expect(await runOperation(origin, 'getExceptions', {})).toMatchObject({ value: { added: exceptions } })
      expect(await completeReport(origin, 2)).toMatchObject({ value: { excluded: { closures: 3 } } })
      await stop('SIGTERM')
    })
  }))

/** Makes the report that will have this number, and returns the open time of its first store. */
async function openHoursOf(origin: string, reportId: number): Promise<number | undefined> {
  await completeReport(origin, reportId)
  const answer: { value: RowPage } = JSON.parse((await ask(origin, apiRequest('getRows', { reportId, offset: 0, limit: 1 }))).body)
  return answer.value.rows[0]?.open_last_week ?? undefined
}

// The store has no business hours, so it is open around the clock on the other days.
test('the choice between special hours and closed days is there after the next start, and --special-days comes before it', () =>
  withFolder({ 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active' }, (data) =>
    withFolder({}, async (folder) => {
      const options = [data, '--no-token', '--history', join(folder, 'reports.duckdb')]
      const exceptions = [
        { storeIds: null, date: '2023-01-23', reason: 'Closed' },
        { storeIds: null, date: '2023-01-23', startTime: '10:00', endTime: '13:00', reason: 'Short' },
      ]
      await withServed(options, async ({ origin, stop }) => {
        expect(await runOperation(origin, 'addExceptions', { exceptions })).toMatchObject({ error: { code: 'MAPPING_NEEDED' } })
        expect(await runOperation(origin, 'addExceptions', { exceptions, specialDays: 'hours' })).toMatchObject({ ok: true })
        expect(await openHoursOf(origin, 1)).toBe(6 * 24 + 3)
        await stop('SIGTERM')
      })
      await withServed(options, async ({ origin, stop }) => {
        expect(await openHoursOf(origin, 2)).toBe(6 * 24 + 3)
        await stop('SIGTERM')
      })
      await withServed([...options, '--special-days', 'closed'], async ({ origin, stop }) => {
        expect(await openHoursOf(origin, 3)).toBe(6 * 24)
        await stop('SIGTERM')
      })
    }),
  ))

test('a history that cannot be opened is said once, and the server goes on', () =>
  withFolder({ 'reports.duckdb': 'this is not a database' }, async (folder) => {
    const history = join(folder, 'reports.duckdb')
    await withServed([sampleData, '--no-token', '--history', history], async ({ origin, stop }) => {
      expect(await fetchReport(origin, '/store/trigger_report')).toMatch(/^store_id,/)
      const overview = await ask(origin, { path: '/api/getOverview', headers: { 'content-type': 'application/json' }, body: '{}' })
      expect(JSON.parse(overview.body)).toMatchObject({ value: { historyProblem: { isInUse: false, reason: `${history} is not a DuckDB file.` } } })
      const { log } = await stop('SIGTERM')
      expect(log.match(/Reports will not be kept/g)).toHaveLength(1)
    })
  }))

test('a history that is required and cannot be opened ends the server with an exit code of its own', () =>
  withFolder({ 'reports.duckdb': 'this is not a database' }, async (folder) => {
    const history = join(folder, 'reports.duckdb')
    expect(await refused([sampleData, '--no-token', '--history', history, '--require-history'])).toEqual({
      exitCode: 4,
      error: `error: ${history} is not a DuckDB file.\n`,
    })
  }))
