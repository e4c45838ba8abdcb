import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { ask, type Question } from '../../support/doors/ask'
import { programFolder } from '../../support/program/programFolder'
import { fetchReport } from '../../support/doors/scriptClient'
import { openScriptDoor, type ScriptDoor } from '../../support/doors/scriptDoor'
import { isThorough } from '../../support/thorough'

const all = '/store/trigger_report/'

/** The server logs unexpected errors here. */
const logged = vi.spyOn(console, 'error')

let door: ScriptDoor
/** The report of all stores before the first hostile request. */
let honest: string

beforeAll(async () => {
  door = await openScriptDoor(join(programFolder, 'resources', 'sample-data'))
  honest = await fetchReport(door.origin, all)
})

/** Throws if the report is not what it was before. */
async function checkReport(): Promise<void> {
  if ((await fetchReport(door.origin, all)) !== honest) throw new Error('The report has changed.')
}

// Thorough runs know which request did it.
afterEach(() => (isThorough ? checkReport() : undefined))

afterAll(async () => {
  await checkReport()
  await door.close()
  if (logged.mock.calls.length > 0) throw new Error(`Errors were logged: ${String(logged.mock.calls)}`)
  logged.mockRestore()
})

/** Sends bytes unchanged and returns the answer until the server disconnects or is silent for a while. */
async function send(bytes: string): Promise<string> {
  const { port } = new URL(door.origin)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.setTimeout(2000, () => socket.destroy())
  socket.write(bytes.replaceAll('<port>', port))
  return text(socket).catch(() => '')
}

const head = (line: string, ...headers: readonly string[]): string =>
  [line, 'Host: 127.0.0.1:<port>', 'Connection: close', ...headers, '', ''].join('\r\n')
const post = (...headers: readonly string[]): string => head('POST /store/get_report/ HTTP/1.1', ...headers)

describe('a malformed request', () => {
  test.for([
    { name: 'a request that is not HTTP', bytes: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', status: 400 },
    { name: 'another protocol', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', status: 400 },
    { name: 'no host', bytes: 'GET /health HTTP/1.1\r\nConnection: close\r\n\r\n', status: 400 },
    { name: 'a header without a name', bytes: head('GET /health HTTP/1.1', ': value'), status: 400 },
    { name: 'a zero byte in a header', bytes: head('GET /health HTTP/1.1', 'X: a\0b'), status: 400 },
    { name: 'headers of 20 kB', bytes: head('GET /health HTTP/1.1', `X: ${'x'.repeat(20_000)}`), status: 431 },
    { name: 'a path of 20 kB', bytes: head(`GET /${'x'.repeat(20_000)} HTTP/1.1`), status: 431 },
    { name: 'two lengths', bytes: `${post('Content-Length: 2', 'Content-Length: 3')}{}`, status: 400 },
    { name: 'a length and chunks', bytes: `${post('Content-Length: 2', 'Transfer-Encoding: chunked')}0\r\n\r\n`, status: 400 },
    { name: 'a length below zero', bytes: `${post('Content-Length: -1')}{}`, status: 400 },
    { name: 'a chunk without a size', bytes: `${post('Transfer-Encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`, status: 400 },
    { name: 'invalid JSON in chunks', bytes: `${post('Transfer-Encoding: chunked')}2\r\n{"\r\n0\r\n\r\n`, status: 400 },
    { name: 'an unknown method', bytes: head('BREW /health HTTP/1.1'), status: 400 },
    { name: 'a method that is not allowed', bytes: head('TRACE /health HTTP/1.1'), status: 405 },
    { name: 'the address of another site', bytes: 'GET http://evil.example/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', status: 403 },
    { name: 'a foreign host in the request line', bytes: head('GET http://evil.example/health HTTP/1.1'), status: 403 },
    { name: 'our own address in the request line', bytes: head('GET http://127.0.0.1:<port>/health HTTP/1.1'), status: 200 },
    { name: 'our name in capitals', bytes: 'GET /health HTTP/1.1\r\nHost: LOCALHOST:<port>\r\nConnection: close\r\n\r\n', status: 200 },
    { name: 'two hosts', bytes: head('GET /health HTTP/1.1', 'Host: evil.example'), status: 403 },
    { name: 'a host with a name before it', bytes: 'GET /health HTTP/1.1\r\nHost: evil.example@127.0.0.1:<port>\r\nConnection: close\r\n\r\n', status: 400 },
  ])('$name gets $status', async ({ bytes, status }) => {
    const answer = await send(bytes)
    expect(answer.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })

  // Side by side, because each waits until the server has been silent for a while.
  test.concurrent.for([
    { name: 'a tunnel to elsewhere', bytes: 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n' },
    { name: 'an upgrade to another protocol', bytes: 'GET /health HTTP/1.1\r\nHost: 127.0.0.1:<port>\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n' },
    { name: 'a body that stops half-way', bytes: `${post('Content-Length: 100')}{"report_id":` },
    { name: 'a chunk that never ends', bytes: `${post('Transfer-Encoding: chunked')}ffffff\r\n{}` },
  ])('$name gets no answer', async ({ bytes }) => {
    expect(await send(bytes)).not.toMatch(/^HTTP\/1\.1 2/)
  })
})

describe('a body of 10 MB', () => {
  const body = `{"report_id": 1, "more": "${'x'.repeat(10_000_000)}"}`

  test.for(['/store/get_report/', '/api/getReport'])('is refused by %s', async (path) => {
    expect(await ask(door.origin, { path, body })).toMatchObject({ status: 413 })
  })

  test('is refused in chunks too', async () => {
    const response = await fetch(`${door.origin}/api/getReport`, {
      method: 'POST',
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
  })

  test('gets an answer if it is sent to its end, and so does the next request on the connection', async () => {
    const { port } = new URL(door.origin)
    const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8')
    let received = ''
    const answered = async (end: string): Promise<void> => {
      while (!received.endsWith(end)) received += String((await once(socket, 'data'))[0])
    }
    const write = async (line: string, sent: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const bytes = `${line}\r\nHost: 127.0.0.1:${port}\r\nContent-Length: ${sent.length}\r\n\r\n${sent}`
        socket.write(bytes, (error) => (error ? reject(error) : resolve()))
      })
    await write('POST /store/get_report/ HTTP/1.1', 'x'.repeat(10_000_000))
    await answered('{"error":"The request is larger than 1 MB."}')
    await write('POST /store/get_report/ HTTP/1.1', '{"report_id": 999999}')
    await answered('{"error":"There is no report 999999."}')
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 404'])
    socket.destroy()
  })
})

const hostileTexts = [
  '../../../../etc/passwd',
  '/etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2fetc%2fpasswd',
  'file:///etc/passwd',
  "1'; drop table report_row; --",
  '1" or ""="',
  "' union select * from report --",
  "$(touch hacked)'`touch hacked`",
  '\0',
  '\r\nSet-Cookie: hacked=1',
  '{{constructor}}',
  '__proto__',
]

/** Every part of a request that contains text, and the status for text that is not valid there. */
const parts: readonly { readonly name: string; readonly question: (hostile: string) => Question; readonly status: number | readonly number[] }[] = [
  { name: 'a store', question: (hostile) => ({ path: `/store/${encodeURIComponent(hostile)}/trigger_report/` }), status: 404 },
  { name: 'as_of', question: (hostile) => ({ path: `${all}?as_of=${encodeURIComponent(hostile)}` }), status: 400 },
  { name: 'method', question: (hostile) => ({ path: `${all}?method=${encodeURIComponent(hostile)}` }), status: 400 },
  { name: 'another parameter', question: (hostile) => ({ path: `${all}?${encodeURIComponent(hostile)}=1` }), status: [200, 400] },
  { name: 'a report', question: (hostile) => ({ path: '/store/get_report/', body: JSON.stringify({ report_id: hostile }) }), status: 400 },
  { name: 'a CSV', question: (hostile) => ({ path: `/reports/${encodeURIComponent(hostile)}.csv` }), status: 404 },
  { name: 'a download', question: (hostile) => ({ path: `/download/${encodeURIComponent(hostile)}` }), status: 404 },
  { name: 'a file of the page', question: (hostile) => ({ path: `/assets/${encodeURIComponent(hostile)}` }), status: 404 },
  { name: 'an operation', question: (hostile) => ({ path: `/api/${encodeURIComponent(hostile)}`, body: '{}' }), status: 400 },
  { name: 'a folder', question: (hostile) => call('openFolder', { path: hostile }), status: 403 },
  { name: 'a folder to list', question: (hostile) => call('browseFolder', { path: hostile }), status: 403 },
  { name: 'a folder to inspect', question: (hostile) => call('inspectFolder', { path: hostile }), status: [400, 403] },
  { name: 'a store to report', question: (hostile) => call('startReport', { storeIds: [hostile] }), status: 404 },
  { name: 'a store of a timeline', question: (hostile) => call('getStoreTimeline', { reportId: 1, storeId: hostile }), status: 404 },
  { name: 'the report time', question: (hostile) => call('startReport', { asOf: hostile }), status: 400 },
  { name: 'a search', question: (hostile) => call('getRows', { ...rows, search: hostile }), status: 200 },
  { name: 'stores to select', question: (hostile) => call('getRows', { ...rows, storeIds: [hostile] }), status: 200 },
  { name: 'a column to sort by', question: (hostile) => call('getRows', { ...rows, sort: [{ column: hostile, direction: 'asc' }] }), status: 400 },
  { name: 'a direction', question: (hostile) => call('getRows', { ...rows, sort: [{ column: 'store_id', direction: hostile }] }), status: 400 },
  { name: 'a column to filter', question: (hostile) => call('getRows', { ...rows, filters: [filter(hostile, 'blank')] }), status: 400 },
  { name: 'a condition', question: (hostile) => call('getRows', { ...rows, filters: [filter('store_id', hostile)] }), status: 400 },
  { name: 'a value to filter by', question: (hostile) => call('getRows', { ...rows, filters: [filter('store_id', 'contains', hostile)] }), status: 200 },
  { name: 'a column to export', question: (hostile) => call('exportCsv', { reportId: 1, columns: [hostile] }), status: 400 },
]

const rows = { reportId: 1, offset: 0, limit: 10 }
const nothing = { rows: [], total: 0 }

function call(name: string, input: object): Question {
  return { path: `/api/${name}`, body: JSON.stringify(input) }
}

function filter(column: string, type: string, value?: string): object {
  return { column, join: 'and', conditions: [{ type, value }] }
}

test.for(parts)('hostile text as $name gets $status', async ({ question, status }) => {
  for (const hostile of hostileTexts) {
    const answer = await ask(door.origin, question(hostile))
    expect([status].flat()).toContain(answer.status)
    expect(answer.body).not.toMatch(/root:|\[fonts\]/)
    expect(answer.headers).not.toHaveProperty('set-cookie')
    const isPage = answer.status === 200 && question(hostile).path === '/api/getRows'
    expect(isPage ? JSON.parse(answer.body).value : nothing).toEqual(nothing)
  }
})

test.for([
  { value: 1e308, less: 60 },
  { value: 2 ** 63, less: 60 },
  { value: Number.MAX_SAFE_INTEGER, less: 60 },
  { value: -0, less: 0 },
  { value: -(2 ** 63), less: 0 },
  { value: -1e308, less: 0 },
])('$less of the 60 stores have less uptime than $value hours', async ({ value, less }) => {
  const totals = await Promise.all(
    ['lessThan', 'equals', 'notEqual', 'greaterThanOrEqual'].map(async (type) => {
      const filters = [{ column: 'uptime_last_week', join: 'and', conditions: [{ type, value }] }]
      const { body } = await ask(door.origin, call('getRows', { ...rows, filters }))
      const { total }: { total: number } = JSON.parse(body).value
      return total
    }),
  )
  const [lessThan, equal = 0, other = 0, notLess] = totals
  expect([lessThan, notLess, equal + other]).toEqual([less, 60 - less, 60])
})

test('a report number that the history cannot have is a bad request', async () => {
  const answers = await Promise.all([2 ** 31, 2 ** 53, 1.5, 0, -1].map((reportId) => ask(door.origin, call('deleteReports', { reportIds: [reportId] }))))
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400])
  expect(JSON.parse((await ask(door.origin, call('deleteReports', { reportIds: [2 ** 31 - 1] }))).body)).toEqual({ ok: true, value: 0 })
})
