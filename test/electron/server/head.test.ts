import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../../support/doors/ask'
import { programFolder } from '../../support/program/programFolder'
import { triggerReport } from '../../support/doors/scriptClient'
import { openScriptDoor, type ScriptDoor } from '../../support/doors/scriptDoor'

let door: ScriptDoor

beforeAll(async () => {
  door = await openScriptDoor(join(programFolder, 'resources', 'sample-data'))
})

afterAll(() => door.close())

test('HEAD returns the headers of GET where GET only reads, and does nothing elsewhere', async () => {
  const reportId = await triggerReport(door.origin, '/store/trigger_report/')
  await door.engine.reports.finished(reportId)
  const path = `/reports/${reportId}.csv`
  const [head, get] = [await ask(door.origin, { path, method: 'HEAD' }), await ask(door.origin, { path })]
  expect(head).toMatchObject({ status: 200, body: '' })
  const { date: _date, 'transfer-encoding': _bodyOnly, ...expected } = get.headers
  expect(head.headers).toMatchObject(expected)
  expect(await ask(door.origin, { path: '/health', method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  expect(await ask(door.origin, { path: '/reports/999999.csv', method: 'HEAD' })).toMatchObject({ status: 404, body: '' })

  const { url } = JSON.parse(
    (await ask(door.origin, { path: '/api/exportCsv', body: JSON.stringify({ reportId, columns: ['store_id'] }) })).body,
  ).value
  const started: unknown[] = []
  const unsubscribe = door.engine.subscribe((event) => started.push(event))
  for (const acted of ['/store/trigger_report/', '/store/2133358211922467692/trigger_report', '/api/events', url]) {
    expect(await ask(door.origin, { path: acted, method: 'HEAD' })).toMatchObject({ status: 405, headers: { allow: 'GET, POST' } })
  }
  unsubscribe()
  expect(started).toEqual([])
  expect(await ask(door.origin, { path: url })).toMatchObject({ status: 200 })
})
