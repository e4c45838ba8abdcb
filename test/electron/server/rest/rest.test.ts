import { once } from 'node:events'
import { mkdir, symlink } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, type Question } from '../../../support/doors/ask'
import { programFolder } from '../../../support/program/programFolder'
import { withFolder } from '../../../support/data/folder'
import { askForReport, fetchReport, triggerReport } from '../../../support/doors/scriptClient'
import { openScriptDoor, type ScriptDoor } from '../../../support/doors/scriptDoor'
import { files } from '../../../support/data/smallFolder'

const sampleData = join(programFolder, 'resources', 'sample-data')
const store = '2133358211922467692'
const standardHeader =
  'store_id,uptime_last_hour,uptime_last_day,uptime_last_week,downtime_last_hour,downtime_last_day,downtime_last_week'

let door: ScriptDoor

beforeAll(async () => {
  door = await openScriptDoor(sampleData)
})

afterAll(() => door.close())

describe('from the start of a report to its CSV', () => {
  test('a report is Running, and then Complete with the address of its CSV', async () => {
    const reportId = await triggerReport(door.origin, `/store/${store}/trigger_report/`)
    expect(await askForReport(door.origin, reportId)).toEqual({ status: 'Running' })
    await door.engine.reports.finished(reportId)

    const url = `${door.origin}/reports/${reportId}.csv`
    expect(await askForReport(door.origin, reportId)).toEqual({ status: 'Complete', report_url: url })
    const responses = [await fetch(url), await fetch(url)]
    for (const response of responses) {
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="report-${reportId}.csv"`)
      expect(await response.text()).toMatch(new RegExp(`^${standardHeader}\\n${store},[\\d.,]+\\n$`))
    }
  })

  test('a report of all stores contains all stores, with and without a slash at the end', async () => {
    const csv = await fetchReport(door.origin, '/store/trigger_report/')
    expect(csv.split('\n')).toHaveLength(door.engine.folder.dataSet?.stores === undefined ? 0 : door.engine.folder.dataSet.stores + 2)
    expect(await fetchReport(door.origin, '/store/trigger_report')).toBe(csv)
  })

  test('as_of and method change the report', async () => {
    const asOf = '2023-03-10T12:00:00Z'
    const reportId = await triggerReport(door.origin, `/store/trigger_report/?as_of=${asOf}&method=poll-count`)
    expect(await door.engine.reports.finished(reportId)).toMatchObject({ asOf: '2023-03-10T12:00:00.000000Z', method: 'poll-count' })
  })

  test('a report that cannot be made is Failed, with the reason', async () => {
    await withFolder(files, async (other) => {
      const opened = door.engine.folder.open(other)
      // This report was not made before, so it has to wait for the folder.
      const reportId = await triggerReport(door.origin, '/store/trigger_report/?as_of=2023-03-09T08:07:06Z')
      await opened
      await door.engine.reports.finished(reportId)
      const error = 'Another folder was opened before this report could run.'
      expect(await askForReport(door.origin, reportId)).toEqual({ status: 'Failed', error })
      expect((await fetch(`${door.origin}/reports/${reportId}.csv`)).status).toBe(409)
    })
    await door.engine.folder.open(sampleData)
  })

  test('a cancelled report is Failed', async () => {
    const [, reportId] = await Promise.all([1, 2].map(() => triggerReport(door.origin, '/store/trigger_report/')))
    if (reportId === undefined) throw new Error('No report')
    await door.engine.reports.cancel(reportId)
    await door.engine.reports.finished(reportId)
    expect(await askForReport(door.origin, reportId)).toEqual({ status: 'Failed', error: 'Cancelled.' })
  })

  test('a CSV that the script already has is not sent again', async () => {
    const reportId = await triggerReport(door.origin, '/store/trigger_report/')
    await door.engine.reports.finished(reportId)
    const url = `${door.origin}/reports/${reportId}.csv`
    const etag = (await fetch(url)).headers.get('etag') ?? ''
    expect(etag).toMatch(new RegExp(`^"${reportId}-\\d+"$`))
    expect(await ask(url, { path: `/reports/${reportId}.csv`, headers: { 'if-none-match': etag } })).toMatchObject({ status: 304, body: '' })
    expect((await fetch(url, { headers: { 'if-none-match': '"1-1"' } })).status).toBe(200)
  })
})

test.for<{ question: Question; status: number; error: string }>([
  { question: { path: '/store/nowhere/trigger_report/' }, status: 404, error: 'Store nowhere is not in the data' },
  { question: { path: '/store/x%27%20or%201=1;--/trigger_report/' }, status: 404, error: "x' or 1=1;--" },
  { question: { path: '/store/..%2f..%2fetc%2fpasswd/trigger_report/' }, status: 404, error: '../../etc/passwd' },
  { question: { path: '/store/%00/trigger_report/' }, status: 404, error: 'is not in the data' },
  { question: { path: `/store/${'9'.repeat(201)}/trigger_report/` }, status: 400, error: 'store_id: ' },
  { question: { path: '/store/trigger_report/?as_of=yesterday' }, status: 400, error: 'query.as_of: ' },
  { question: { path: '/store/trigger_report/?as_of=' }, status: 400, error: 'query.as_of: ' },
  { question: { path: '/store/trigger_report/?as_of=2023-02-30T00:00:00Z' }, status: 400, error: 'query.as_of: ' },
  { question: { path: '/store/trigger_report/?as_of=2923-01-01T00:00:00Z' }, status: 400, error: 'between 1970 and 2199' },
  { question: { path: '/store/trigger_report/?method=guess' }, status: 400, error: 'query.method: ' },
  { question: { path: '/store/trigger_report/?as_of=2023-03-10T12:00:00+01:00' }, status: 400, error: 'query.as_of: Must be a date and time with its zone, such as ' },
  { question: { path: '/store/trigger_report/?asof=2023-03-10T12:00:00Z' }, status: 400, error: 'asof' },
  { question: { path: '/store/trigger_report/?method=nearest&method=poll-count' }, status: 400, error: 'once' },
  { question: { path: `/store/${store}/trigger_report?as_of=2023-03-10T12:00:00Z&%61s_of=2023-03-10T12:00:00Z` }, status: 400, error: 'once' },
  { question: { path: '/store/trigger_report/?__proto__=1' }, status: 400, error: '__proto__' },
  { question: { path: '/store/trigger_report/', body: '' }, status: 405, error: 'only GET' },
  { question: { path: '/store/trigger_report/', method: 'DELETE' }, status: 405, error: 'GET and POST' },
  { question: { path: '/reports/1.csv', body: '' }, status: 405, error: 'only GET' },
  { question: { path: '/health', body: '' }, status: 405, error: 'only GET' },
  { question: { path: '/openapi.json/', body: '' }, status: 405, error: 'only GET' },
  { question: { path: '/store/get_report/' }, status: 405, error: 'only POST' },
  { question: { path: '/store/get_report/', body: '' }, status: 400, error: 'not JSON' },
  { question: { path: '/store/get_report/', body: '{"report_id": ' }, status: 400, error: 'not JSON' },
  { question: { path: '/store/get_report/', body: '[74]' }, status: 400, error: 'body: ' },
  { question: { path: '/store/get_report/', body: '{}' }, status: 400, error: 'body.report_id: ' },
  { question: { path: '/store/get_report/', body: '{"report_id": "1 or 1=1"}' }, status: 400, error: 'body.report_id: ' },
  { question: { path: '/store/get_report/', body: '{"report_id": -1}' }, status: 400, error: 'body.report_id: ' },
  { question: { path: '/store/get_report/', body: '{"report_id": 1.5}' }, status: 400, error: 'body.report_id: ' },
  { question: { path: '/store/get_report/', body: '{"report_id": 9007199254740991}' }, status: 404, error: 'no report' },
  { question: { path: '/store/get_report/', body: `{"report_id": "${'x'.repeat(10_000_000)}"}` }, status: 413, error: '1 MB' },
  { question: { path: '/store/elsewhere/' }, status: 404, error: 'nothing' },
  { question: { path: '/reports/999999.csv' }, status: 404, error: 'no report 999999' },
  { question: { path: '/reports/1e5.csv' }, status: 404, error: 'nothing' },
  { question: { path: '/reports/0.csv' }, status: 404, error: 'nothing' },
  { question: { path: '/reports/01.csv' }, status: 404, error: 'nothing' },
  { question: { path: '/reports/..%2f..%2fpackage.json' }, status: 404, error: 'nothing' },
  { question: { path: `/reports/${'9'.repeat(30)}.csv` }, status: 404, error: 'nothing' },
])('$question.method $question.path answers $status', async ({ question, status, error }) => {
  const answer = await ask(door.origin, question)
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.body)).toEqual({ error: expect.stringContaining(error) })
})

test.for([
  { host: 'evil.example' },
  { host: '127.0.0.1' },
  { host: '169.254.169.254:80' },
  { origin: 'http://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
])('a page of another site cannot trigger anything: %o', async (headers) => {
  const started: unknown[] = []
  const unsubscribe = door.engine.subscribe((event) => started.push(event))
  const sent = headers as Record<string, string>
  expect(await ask(door.origin, { path: '/store/trigger_report/', headers: sent })).toMatchObject({ status: 403 })
  expect(await ask(door.origin, { path: `/store/${store}/trigger_report`, headers: sent })).toMatchObject({ status: 403 })
  expect(await ask(door.origin, { path: '/store/get_report/', headers: sent, body: '{}' })).toMatchObject({ status: 403 })
  expect(await ask(door.origin, { path: '/%73tore/trigger_report/', headers: sent })).toMatchObject({ status: 403 })
  expect(await ask(door.origin, { path: '/%61pi/startReport', headers: sent, body: '{}' })).toMatchObject({ status: 403 })
  unsubscribe()
  expect(started).toEqual([])
})

test('with a token, only /health is open to everybody', async () => {
  const guarded = await openScriptDoor(sampleData, 'correct-horse')
  const status = async (path: string, authorization?: string) =>
    (await ask(guarded.origin, { path, headers: authorization === undefined ? {} : { authorization } })).status
  try {
    expect(await ask(guarded.origin, { path: '/health' })).toMatchObject({ status: 200, body: '{"status":"ok"}' })
    for (const path of ['/store/trigger_report/', '/reports/1.csv', '/openapi.json', '/', '/store/nowhere']) {
      expect(await status(path)).toBe(401)
      expect(await status(path, 'Bearer wrong-horse')).toBe(401)
      expect(await status(path, 'Basic correct-horse')).toBe(401)
      expect(await status(path, 'Bearer')).toBe(401)
    }
    expect(await status('/store/trigger_report/?token=correct-horse')).toBe(401)
    expect(await status('/store/trigger_report/', 'Bearer correct-horse')).toBe(200)
    expect(await status('/openapi.json', 'bearer correct-horse')).toBe(200)
    expect(await ask(guarded.origin, { path: '/store/trigger_report/' })).toMatchObject({
      headers: { 'www-authenticate': 'Bearer' },
      body: expect.stringContaining('"error":'),
    })
  } finally {
    await guarded.close()
  }
})

test('only the served folder and the folders in it can be opened', () =>
  withFolder({ 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active' }, async (folder) => {
    const limited = await openScriptDoor(folder)
    await mkdir(join(folder, 'empty'))
    await symlink(sampleData, join(folder, 'elsewhere'))
    await symlink(folder, join(folder, 'itself'))
    const open = async (path: string) => {
      const { status, body } = await ask(limited.origin, { path: '/api/openFolder', body: JSON.stringify({ path }) })
      const result: { ok: boolean; error?: { code: string } } = JSON.parse(body)
      return [status, result.error?.code ?? 'opened']
    }
    try {
      expect(await open(limited.folder)).toEqual([200, 'opened'])
      expect(await open('.')).toEqual([200, 'opened'])
      expect(await open(join(folder, 'itself'))).toEqual([200, 'opened'])
      expect(await open(join(folder, 'empty'))).toEqual([422, 'DATA_UNUSABLE'])
      for (const path of ['/', '..', `${limited.folder}/../`, sampleData, join(folder, 'elsewhere'), 'missing', `${folder}-2`, 'a\0b']) {
        expect(await open(path)).toEqual([403, 'FORBIDDEN'])
      }
      const sample = await ask(limited.origin, { path: '/api/openSampleData', body: '{}' })
      expect(sample).toMatchObject({ status: 403, body: expect.stringContaining(limited.folder) })
      expect(limited.engine.folder.dataSet?.folder).toBe(limited.folder)
    } finally {
      await limited.close()
    }
  }))

test('fifty concurrent scripts each get the CSV that they would get alone', async () => {
  const settings = ['', '?method=poll-count', '?as_of=2023-03-10T12:00:00Z', '?as_of=2023-03-11T05:30:00Z&method=poll-count']
  const paths = settings.flatMap((query) => [`/store/trigger_report/${query}`, `/store/${store}/trigger_report/${query}`])
  const alone = new Map<string, string>()
  for (const path of paths) alone.set(path, await fetchReport(door.origin, path))
  expect(new Set(alone.values()).size).toBeGreaterThan(paths.length / 2)

  await Promise.all(
    Array.from({ length: 50 }, async (_, client) => {
      const path = paths[client % paths.length] ?? ''
      expect(await fetchReport(door.origin, path)).toBe(alone.get(path))
    }),
  )
})

test('slow, half-closed and broken connections do not delay others', async () => {
  const port = Number(new URL(door.origin).port)
  const slow = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'))
  for (const socket of slow) socket.write('GET /health HTTP/1.1\r\nHost: 127.0')

  const halfClosed = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  halfClosed.end(`GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
  // Node closes the connection of a client that can say no more, unless the answer is there at once.
  expect(await text(halfClosed)).toMatch(/^$|^HTTP\/1\.1 200 OK/)

  const reportId = await triggerReport(door.origin, '/store/trigger_report/')
  await door.engine.reports.finished(reportId)
  const broken = connect(port, '127.0.0.1')
  broken.write(`GET /reports/${reportId}.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
  await once(broken, 'data')
  broken.resetAndDestroy()

  expect((await fetch(`${door.origin}/reports/${reportId}.csv`)).status).toBe(200)
  for (const socket of slow) socket.destroy()
})

test('/health says that the engine does not answer', async () => {
  const own = await openScriptDoor(sampleData)
  expect(await ask(own.origin, { path: '/health' })).toMatchObject({ status: 200, body: '{"status":"ok"}' })
  await own.engine.close()
  expect(await ask(own.origin, { path: '/health' })).toMatchObject({ status: 503, body: '{"status":"failing","error":"Store Monitor is closing."}' })
  await own.close()
})

test('half-sent requests without the token do not keep out who has it', async () => {
  const own = await openScriptDoor(sampleData, 'a-token-of-a-test')
  const port = Number(new URL(own.origin).port)
  const authorization = 'Bearer a-token-of-a-test'
  const kept = connect(port, '127.0.0.1')
  const answers = text(kept)
  kept.write(`GET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: ${authorization}\r\n\r\n`)
  await once(kept, 'readable')
  const halves: Socket[] = []
  // As many as one address may have.
  for (let count = 0; count < 1000; count += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined)
    halves.push(socket)
    await once(socket, 'connect')
    socket.write(`POST /store/get_report/ HTTP/1.1\r\nHost: 127.0`)
  }
  expect(await ask(own.origin, { path: '/openapi.json', headers: { authorization } })).toMatchObject({ status: 200 })
  kept.end(`GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
  expect((await answers).match(/HTTP\/1\.1 \d+/g)?.[0]).toBe('HTTP/1.1 200')
  for (const socket of halves) socket.destroy()
  await own.close()
})
