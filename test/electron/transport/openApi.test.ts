import { afterAll, beforeAll, expect, test } from 'vitest'
import { Downloads } from '../../../electron/downloads'
import { createHttpApp } from '../../../electron/transport/http'
import { operations } from '../../../shared/contract'
import { desktopContext } from '../../support/desktopContext'
import { programFolder } from '../../support/programFolder'
import { openScriptDoor, type ScriptDoor } from '../../support/scriptDoor'

interface Described {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: { readonly required?: readonly string[] } } } }
  readonly responses: Readonly<Record<string, unknown>>
}

interface Description {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}

let door: ScriptDoor
let description: Description

beforeAll(async () => {
  door = await openScriptDoor(`${programFolder}/resources/sample-data`)
  description = await (await fetch(`${door.origin}/openapi.json`)).json()
})

afterAll(() => door.close())

/** Such as `GET /store/{}/trigger_report` for every described path. */
function describedRoutes(): readonly string[] {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\/$/, '').replaceAll(/\{\w+\}/g, '{}')}`),
  )
}

test('describes every route there is, and no other', async () => {
  const downloads = await Downloads.open()
  const { routes } = createHttpApp({
    context: desktopContext(door.engine, door.folder),
    session: null,
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
  expect(describedRoutes().toSorted()).toEqual([...served].toSorted())
})

test('every described route is answered by what it is described as', async () => {
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, { responses }] of Object.entries(methods)) {
      const response = await fetch(`${door.origin}${path.replaceAll(/\{\w+\}/g, '1')}`, {
        method: method.toUpperCase(),
        ...(method === 'post' ? { body: '[]' } : {}),
      })
      await response.body?.cancel()
      const expected = 'default' in responses ? [400] : Object.keys(responses).map(Number)
      expect(expected, `${method} ${path}`).toContain(response.status)
    }
  }
})

test('settings and bodies are the schemas that check them', () => {
  const { '/store/trigger_report/': trigger, '/store/get_report/': ask, '/api/getRows': getRows } = description.paths
  expect(trigger?.['get']?.parameters).toEqual([
    { name: 'as_of', in: 'query', schema: expect.objectContaining({ default: null }) },
    { name: 'method', in: 'query', schema: { type: 'string', enum: ['nearest', 'poll-count'], default: 'nearest' } },
  ])
  expect(ask?.['post']?.requestBody?.content['application/json'].schema.required).toEqual(['report_id'])
  expect(getRows?.['post']?.requestBody?.content['application/json'].schema.required).toEqual(['reportId', 'offset', 'limit'])
})
