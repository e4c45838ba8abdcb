import { expect, test } from 'vitest'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import { withFolder } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

/** `a` has no observations, `b` was up and `c` was down all week. */
const files = {
  'polls.csv': `
    store_id,timestamp_utc,status
    b,2023-01-24 12:00:00 UTC,active
    c,2023-01-24 12:00:00 UTC,inactive`,
  'zones.csv': `
    store_id,timezone_str
    a,Asia/Tokyo`,
}

test('stores without observations come after stores with the same numbers, and by id without an order', async () => {
  await withFolder(files, (folder) => engine().folder.open(folder))
  const { reportId } = await engine().reports.start({})
  await engine().reports.finished(reportId)
  const idsBy = async (sort: RowSelection['sort']): Promise<readonly string[]> => {
    const { rows } = await engine().selections.rows({ reportId, search: '', filters: [], sort, offset: 0, limit: 10 })
    return rows.map(({ store_id }) => store_id)
  }
  expect(await idsBy([{ column: 'downtime_last_week', direction: 'desc' }])).toEqual(['c', 'b', 'a'])
  expect(await idsBy([{ column: 'downtime_last_week', direction: 'asc' }])).toEqual(['b', 'a', 'c'])
  expect(await idsBy([])).toEqual(['a', 'b', 'c'])
})
