import { expect, test } from 'vitest'
import { Engine } from '../electron/engine/engine'
import { referenceReport } from './support/reference/reference'
import { publishedRow } from './support/reference/publishedRow'
for (const method of ['nearest', 'poll-count'] as const)
test('sample ' + method, async () => {
  const folder = process.env['FOLDER'] ?? '/work/main/resources/sample-data'
  const e = await Engine.open()
  const d = await e.loadFolder(folder)
  console.log(JSON.stringify(d, null, 1))
  console.log((await e.getIssues({offset: 0, limit: 100})).map((i) => JSON.stringify(i)).join('\n'))
  const r = await e.startReport({ asOf: null, method, storeId: null })
  console.log(await e.finished(r.reportId))
  const rows = []
  for (let offset = 0; offset < 100000; offset += 1000) rows.push(...(await e.getRows({ reportId: r.reportId, search: '', filters: [], sort: [], offset, limit: 1000 })).rows)
  await e.close()
  const want = referenceReport(folder, null, method).map(publishedRow)
  console.log(rows[0])
  expect(rows).toEqual(want)
})
