import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScriptDoor, type ScriptDoor } from '../../../support/doors/scriptDoor'
import { sampleDataFolder } from '../../../support/program/programFolder'

let door: ScriptDoor
let reportId: number
beforeAll(async () => {
  door = await openScriptDoor(sampleDataFolder)
  reportId = (await door.engine.reports.start()).reportId
  await door.engine.reports.finished(reportId)
})
afterAll(() => door.close())

async function call(operation: string, input: object): Promise<{ readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly code: string; readonly message: string } }> {
  return (await fetch(`${door.origin}/api/${operation}`, { method: 'POST', body: JSON.stringify({ reportId, ...input }) })).json()
}

test('scripts get the attributes of a report, rows with them, groups and a file of groups', async () => {
  expect(await call('getReport', {})).toMatchObject({ value: { attributes: [{ key: 'name' }, { key: 'region' }, { key: 'brand' }, { key: 'owner' }] } })
  const filters = [{ column: 'region', join: 'and', conditions: [{ type: 'oneOf', values: ['Midwest'] }] }]
  const { value: page } = await call('getRows', { filters, sort: [{ column: 'name', direction: 'asc' }], offset: 0, limit: 100 })
  const { value: found } = await call('getGroups', { groupBy: 'region', offset: 0, limit: 100 })
  expect(page).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ region: 'Midwest', name: expect.any(String) })]) })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked by the comparison below
  const { groups } = found as { groups: readonly { readonly value: string | null; readonly stores: number }[] }
  expect(groups.map(({ value }) => value)).toEqual(['Midwest', 'Northeast', 'Pacific', 'South', 'West', null])
  expect(groups.reduce((sum, { stores }) => sum + stores, 0)).toBe(60)
  expect(page).toMatchObject({ total: groups[0]?.stores })
  const { value: download } = await call('exportGroups', { groupBy: 'region', format: 'plain' })
  expect(download).toMatchObject({ kind: 'download', rows: 6 })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked above
  const text = await (await fetch(`${door.origin}${(download as { url: string }).url}`)).text()
  expect(text.split('\n').map((line) => line.split(',')[0])).toEqual(['region', 'Midwest', 'Northeast', 'Pacific', 'South', 'West', '', ''])
})

test.each([
  ['getGroups', { groupBy: 'x"; drop table report; --', offset: 0, limit: 1 }],
  ['getGroups', { groupBy: 'brand_of_nobody', offset: 0, limit: 1 }],
  ['getGroups', { groupBy: 'store_name', offset: 0, limit: 1 }],
  ['getGroups', { groupBy: 'region', groupSort: [{ column: 'uptime_span_us', direction: 'asc' }], offset: 0, limit: 1 }],
  ['getFacet', { column: 'attribute_1' }],
  ['getRows', { sort: [{ column: 'is_judged', direction: 'asc' }], offset: 0, limit: 1 }],
])('%s with %j is refused', async (operation, input) => {
  expect(await call(operation, input)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
})
