import { afterAll, beforeAll, expect, test } from 'vitest'
import { Downloads } from '../../../../electron/server/downloads'
import { createHttpApp } from '../../../../electron/server/httpApp'
import { operations } from '../../../../shared/operations/contract'
import { desktopContext } from '../../../support/desktop/desktopContext'
import { defaultLimits } from '../../../../electron/server/clientLimits'
import { requireDescribed, routesOf, type ApiDescription } from '../../../support/doors/apiDescription'
import { ask, type Answer, type Question } from '../../../support/doors/ask'
import { programFolder } from '../../../support/program/programFolder'
import { openScriptDoor, type ScriptDoor } from '../../../support/doors/scriptDoor'

let door: ScriptDoor
let description: ApiDescription

beforeAll(async () => {
  door = await openScriptDoor(`${programFolder}/resources/sample-data`)
  description = await (await fetch(`${door.origin}/openapi.json`)).json()
})

afterAll(() => door.close())

test('the description contains every route and no other', async () => {
  const downloads = await Downloads.open()
  const { routes } = createHttpApp({
    context: desktopContext(door.engine, door.folder),
    accessToken: null,
    downloads,
    pageFolder: '',
    host: '127.0.0.1',
  })
  await downloads.close()
  const served = new Set(
    routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path.replace('{[1-9][0-9]{0,14}\\.csv}', '.csv').replaceAll(/:\w+/g, '{}')}`)
      .flatMap((route) =>
        route === 'POST /api/{}' ? Object.keys(operations).map((name) => `POST /api/${name}`) : [route],
      ),
  )
  const described = routesOf(description).map((route) => route.replaceAll(/\{\w+\}/g, '{}'))
  expect(described.toSorted()).toEqual([...served].toSorted())
})

/** Sends a request. Throws if the answer is not described. */
async function askAsDescribed(origin: string, route: string, question: Partial<Question> = {}): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ')
  const answer = await ask(origin, { path: path.replaceAll(/\{\w+\}/g, '1'), method, ...question })
  requireDescribed(description, route, answer)
  return answer
}

test('every route gives answers that are described', async () => {
  const [gets, posts] = ['GET ', 'POST '].map((method) => routesOf(description).filter((route) => route.startsWith(method)))
  expect(gets).toHaveLength(7)
  // The event stream does not end.
  for (const route of gets?.filter((path) => path !== 'GET /api/events') ?? []) await askAsDescribed(door.origin, route)
  for (const route of posts ?? []) {
    expect(await askAsDescribed(door.origin, route, { body: '[]' })).toMatchObject({ status: 400 })
    expect(await askAsDescribed(door.origin, route, { body: '{' })).toMatchObject({ status: 400 })
    expect(await askAsDescribed(door.origin, route, { body: 'x'.repeat(2_000_000) })).toMatchObject({ status: 413 })
  }
})

test('refusals before a route is reached are described at every route', async () => {
  const guarded = await openScriptDoor(door.folder, 'correct-horse')
  const busy = await openScriptDoor(door.folder, null, { ...defaultLimits, burst: 0 })
  for (const route of routesOf(description)) {
    expect(await askAsDescribed(busy.origin, route)).toMatchObject({ status: 429 })
    expect(await askAsDescribed(door.origin, route, { headers: { host: 'evil.example' } })).toMatchObject({ status: 403 })
    const open = route === 'GET /health'
    expect(await askAsDescribed(guarded.origin, route)).toMatchObject({ status: open ? 200 : 401 })
  }
  await Promise.all([guarded.close(), busy.close()])
})

test('the answers from the start of a report to its CSV are described', async () => {
  const [all, one] = ['GET /store/trigger_report', 'GET /store/{store_id}/trigger_report']
  const [state, csv] = ['POST /store/get_report', 'GET /reports/{report_id}.csv']
  const path = '/store/2133358211922467692/trigger_report'
  expect(await askAsDescribed(door.origin, one, { path })).toMatchObject({ status: 200 })
  // Enough reports that the last one still waits when it is cancelled.
  const triggered = await Promise.all(Array.from({ length: 10 }, () => askAsDescribed(door.origin, all)))
  const ids = triggered.map(({ body }): number => JSON.parse(body).report_id).toSorted((left, right) => left - right)
  const [first = 0] = ids
  const last = ids.at(-1) ?? 0
  const statusOf = async (reportId: number) =>
    JSON.parse((await askAsDescribed(door.origin, state, { body: `{"report_id": ${reportId}}` })).body).status
  expect(await statusOf(last)).toBe('Running')
  expect(await askAsDescribed(door.origin, csv, { path: `/reports/${last}.csv` })).toMatchObject({ status: 409 })
  await door.engine.reports.cancel(last)
  await Promise.all(ids.map((reportId) => door.engine.reports.finished(reportId)))
  expect([await statusOf(first), await statusOf(last)]).toEqual(['Complete', 'Failed'])

  const { status, headers } = await askAsDescribed(door.origin, csv, { path: `/reports/${first}.csv` })
  expect(status).toBe(200)
  const known = { path: `/reports/${first}.csv`, headers: { 'if-none-match': headers['etag'] ?? '' } }
  expect(await askAsDescribed(door.origin, csv, known)).toMatchObject({ status: 304 })
  expect(await askAsDescribed(door.origin, csv, { path: '/reports/999999.csv' })).toMatchObject({ status: 404 })
  expect(await askAsDescribed(door.origin, state, { body: '{"report_id": 999999}' })).toMatchObject({ status: 404 })
  expect(await askAsDescribed(door.origin, one, { path: '/store/nowhere/trigger_report' })).toMatchObject({ status: 404 })
  expect(await askAsDescribed(door.origin, all, { path: '/store/trigger_report?method=guess' })).toMatchObject({ status: 400 })

  const exported = await askAsDescribed(door.origin, 'POST /api/exportCsv', { body: `{"reportId": ${first}, "columns": ["store_id"]}` })
  const { url } = JSON.parse(exported.body).value
  expect(await askAsDescribed(door.origin, 'GET /download/{id}', { path: url })).toMatchObject({ status: 200 })
})

test('every operation id is unique', () => {
  const ids = Object.values(description.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(expect.arrayContaining(Object.keys(operations)))
})

test('parameters and bodies are described by the schemas that check them', () => {
  const { '/store/trigger_report': trigger, '/store/get_report': state, '/api/getRows': getRows } = description.paths
  expect(trigger?.['get']?.parameters).toEqual([
    { name: 'as_of', in: 'query', required: false, description: expect.any(String), schema: expect.objectContaining({ default: null }) },
    {
      name: 'method',
      in: 'query',
      required: false,
      description: expect.any(String),
      schema: { type: 'string', enum: ['nearest', 'poll-count'], default: 'nearest' },
    },
  ])
  expect(state?.['post']?.requestBody?.content['application/json'].schema.required).toEqual(['report_id'])
  expect(getRows?.['post']?.requestBody?.content['application/json'].schema.required).toEqual(['reportId', 'offset', 'limit'])
})
