import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { serveBrowser, type BrowserServer } from '../../../electron/server/serveBrowser'
import { withFolder } from '../../support/data/folder'
import { ask as askServer, type Answer } from '../../support/doors/ask'
import { programFolder } from '../../support/program/programFolder'

let server: BrowserServer
let dataFolder: string
let origin: string
let cookie: string

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
  vi.stubEnv('STORE_MONITOR_DATA', dataFolder)
  server = await serveBrowser(programFolder)
  vi.unstubAllEnvs()
  origin = new URL(server.url).origin
  const { headers } = await ask(server.url)
  cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
})

afterAll(async () => {
  await server.close()
  await rm(dataFolder, { recursive: true, force: true })
})

async function ask(path: string, headers: Readonly<Record<string, string>> = {}, body?: string): Promise<Answer> {
  const url = new URL(path, origin)
  const pathAsGiven = path.startsWith('http') ? `${url.pathname}${url.search}` : path
  return askServer(origin, { path: pathAsGiven, headers, ...(body === undefined ? {} : { body }) })
}

const json = { 'content-type': 'application/json' }

async function call(name: string, input: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return ask(`/api/${name}`, { ...json, cookie, ...headers }, JSON.stringify(input))
}

test('the printed token works once', async () => {
  expect(cookie).toMatch(/^store-monitor-\d+=[\w-]{43}$/)
  expect(await ask(server.url)).toMatchObject({ status: 401 })
  expect(await ask('/?token=guess')).toMatchObject({ status: 401 })
  expect(await ask(server.url, { cookie })).toMatchObject({ status: 303, headers: { location: '/' } })
  expect(await ask('/', { cookie })).toMatchObject({ status: 200, body: expect.stringContaining('<div id="root">') })
})

test.for(['/', '/index.html', '/api/events', '/download/abc', '/elsewhere'])('%s needs the cookie', async (path) => {
  const [name] = cookie.split('=')
  for (const headers of [{}, { cookie: `${name}=guess` }, { cookie: `${name}=` }]) {
    expect(await ask(path, headers)).toMatchObject({ status: 401, body: expect.stringContaining('Open the address') })
  }
})

test('a call without the cookie fails with a result that the page can show', async () => {
  const { status, body } = await call('getOverview', {}, { cookie: '' })
  expect(status).toBe(401)
  expect(JSON.parse(body)).toMatchObject({ ok: false, error: { message: expect.stringContaining('Open the address') } })
})

test.for([
  { host: 'evil.example' },
  { host: 'evil.example:8000' },
  { host: '127.0.0.1' },
  { origin: 'http://evil.example' },
  { origin: 'http://localhost:1' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
])('a call with %o is refused', async (headers) => {
  expect(await call('getOverview', {}, headers as Record<string, string>)).toMatchObject({ status: 403 })
})

test('calls of our own page are answered under both names of this computer', async () => {
  const { port } = new URL(origin)
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
    const answer = await call('getOverview', {}, { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { door: 'browser' } })
  }
})

test.for(['/health', '/store/trigger_report/', '/openapi.json', '/elsewhere', '/?token=guess'])(
  'a caching proxy does not store the answer of %s',
  async (path) => {
    expect((await ask(path, { cookie })).headers).toMatchObject({ 'cache-control': 'no-store' })
  },
)

test('the headers do not let another site read an answer', async () => {
  const { headers } = await call('getOverview', {})
  expect(headers).not.toHaveProperty('access-control-allow-origin')
  expect(headers).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
})

test.for([
  { name: 'openEverything', input: {}, status: 400, code: 'INVALID_INPUT' },
  { name: 'getReport', input: { reportId: 'one' }, status: 400, code: 'INVALID_INPUT' },
  { name: 'getReport', input: { reportId: 999_999 }, status: 404, code: 'REPORT_NOT_FOUND' },
  { name: 'openFolder', input: { path: '/nonexistent' }, status: 422, code: 'FOLDER_UNREADABLE' },
])('$name with $input answers $status', async ({ name, input, status, code }) => {
  const answer = await call(name, input)
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code } })
})

test('an operation called with another method fails with a result that the page can show', async () => {
  const { status, headers, body } = await ask('/api/getOverview', { cookie })
  expect([status, headers['allow']]).toEqual([405, 'POST'])
  expect(JSON.parse(body)).toEqual({ ok: false, error: { code: 'INVALID_INPUT', message: 'This address answers only POST.' } })
})

test('HEAD does not use up the printed token', async () => {
  const other = await serveBrowser(programFolder)
  const { origin: address, search } = new URL(other.url)
  expect(await askServer(address, { path: `/${search}`, method: 'HEAD' })).toMatchObject({ status: 401 })
  expect(await askServer(address, { path: `/${search}` })).toMatchObject({ status: 303 })
  await other.close()
})

test('a call is refused if it is not JSON or is larger than 1 MB', async () => {
  const headers = { ...json, cookie }
  expect(await ask('/api/getOverview', headers, '{')).toMatchObject({ status: 400 })
  expect(await ask('/api/getOverview', headers, `{"a":"${'x'.repeat(1024 * 1024)}"}`)).toMatchObject({ status: 413 })
})

test.for(['/../package.json', '/%2e%2e/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/download/..%2fpackage.json'])(
  '%s is not found, because it is outside the page',
  async (path) => {
    expect(await ask(path, { cookie })).toMatchObject({ status: 404 })
  },
)

test('events arrive while a folder loads, and an exported report can be fetched once', async () => {
  const stream = httpRequest(`${origin}/api/events`, { headers: { cookie } })
  stream.end()
  const [events]: IncomingMessage[] = await once(stream, 'response')
  if (events === undefined) throw new Error('No event stream')
  events.setEncoding('utf8')
  let received = ''
  const isComplete = new Promise<void>((resolve) => {
    events.on('data', (text: string) => {
      received += text
      if (received.includes('"status":"complete"')) resolve()
    })
  })

  expect(await call('openSampleData', {})).toMatchObject({ status: 200 })
  const { reportId } = JSON.parse((await call('startReport', {})).body).value
  await isComplete
  stream.destroy()
  expect(received).toContain('data: {"name":"progress","data":{"job":"load","reportId":null,')
  expect(received).toContain(`data: {"name":"progress","data":{"job":"report","reportId":${reportId},`)

  const exported = JSON.parse((await call('exportCsv', { reportId, columns: ['store_id'] })).body)
  const { url, rows } = exported.value
  expect(url).toMatch(/^\/download\/[\w-]{32}$/)
  const file = await ask(url, { cookie })
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename="store-monitor-[\dTZ-]+\.csv"$/)
  expect(file.body.split('\n')).toHaveLength(rows + 2)
  expect(await ask(url, { cookie })).toMatchObject({ status: 404 })
})

test('a download whose name is not ASCII has it in both forms of the header', async () => {
  await withFolder({ 'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-24 12:00:00 UTC,active', 'stores.csv': 'store_id,Owner,владелец\n1,Ann,Аня' }, async (folder) => {
    expect(await call('openFolder', { path: folder, mapping: null })).toMatchObject({ status: 200 })
    const { reportId } = JSON.parse((await call('startReport', {})).body).value
    await expect.poll(async () => JSON.parse((await call('getReport', { reportId })).body).value.status).toBe('complete')
    for (const [splitBy, header] of [
      ['owner', 'attachment; filename="store-monitor-2023-01-24T12-00-00Z-by-owner.zip"'],
      ['владелец', `attachment; filename="store-monitor-2023-01-24T12-00-00Z-by-________.zip"; filename*=UTF-8''store-monitor-2023-01-24T12-00-00Z-by-${encodeURIComponent('владелец')}.zip`],
    ]) {
      const { url } = JSON.parse((await call('exportSplit', { reportId, columns: ['store_id'], splitBy })).body).value
      expect((await ask(url, { cookie })).headers).toMatchObject({ 'content-disposition': header, 'content-type': 'application/zip' })
    }
  })
})
