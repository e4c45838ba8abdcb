import { expect, test } from 'vitest'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import { withFolder } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

test('a page far from the start has the rows that come there in order', async () => {
  // Every third store is down, for as long as each other one that is.
  const polls = Array.from({ length: 2500 }, (_, store) => `s${store},2023-01-24 12:00:00 UTC,${store % 3 === 0 ? 'inactive' : 'active'}`)
  await withFolder({ 'p.csv': ['store_id,timestamp_utc,status', ...polls].join('\n') }, (folder) => engine().folder.open(folder))
  const { reportId } = await engine().reports.start()
  await engine().reports.finished(reportId)
  const everything: RowSelection = { reportId, search: '', filters: [], sort: [{ column: 'downtime_last_week', direction: 'desc' }] }
  const isUp: RowSelection['filters'][number] = { column: 'downtime_last_week', join: 'and', conditions: [{ type: 'equals', value: 0 }] }
  for (const choice of [everything, { ...everything, sort: [] }, { ...everything, search: '1' }, { ...everything, filters: [isUp] }]) {
    const pages = await Promise.all([0, 1000].map((offset) => engine().selections.rows({ ...choice, offset, limit: 1000 })))
    const near = pages.flatMap(({ rows }) => rows)
    const deep = await engine().selections.rows({ ...choice, offset: 1003, limit: 20 })
    expect(deep.total).toBe(pages[0]?.total)
    expect(deep.rows).toEqual(near.slice(1003, 1023))
    const ids = await engine().selections.storeIds({ ...choice, offset: 1003, limit: 20 })
    expect(deep.rows.map(({ store_id }) => store_id)).toEqual(ids.storeIds)
  }
  expect((await engine().selections.rows({ ...everything, offset: 2499, limit: 20 })).rows).toHaveLength(1)
  expect((await engine().selections.rows({ ...everything, offset: 5000, limit: 20 })).rows).toEqual([])
})
