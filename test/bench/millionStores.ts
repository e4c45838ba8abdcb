import type { RowSelection } from '../../shared/report/rowSelection'
import { millionStoresSettings } from '../support/data/generator'
import { dataFolder } from './dataFolder'
import { timed, withEngine } from './openEngine'

/** What a user of a million stores waits for: the load, the report, and pages of the grid. */
export async function measureMillionStores(): Promise<void> {
  const folder = await dataFolder('million', millionStoresSettings)
  await withEngine(async (engine) => {
    console.log(`\n${millionStoresSettings.stores} stores`)
    await timed('load', () => engine.folder.open(folder))
    const { reportId } = await timed('report', async () => {
      const { reportId: started } = await engine.reports.start({ asOf: null, method: 'nearest', storeIds: null })
      return engine.reports.finished(started)
    })
    const page = (selection: Partial<RowSelection>, offset = 0) =>
      engine.selections.rows({ reportId, search: '', filters: [], sort: [], offset, limit: 100, ...selection })
    await timed('first page', () => page({}))
    await timed('page in the middle', () => page({}, 500_000))
    await timed('first page, sorted by downtime', () =>
      page({ sort: [{ column: 'downtime_last_week', direction: 'desc' }] }),
    )
    await timed('first page, sorted by two columns', () =>
      page({
        sort: [
          { column: 'outages_last_week', direction: 'desc' },
          { column: 'uptime_last_week', direction: 'asc' },
        ],
      }),
    )
    await timed('first page of a search', () => page({ search: '4711' }))
    await timed('totals', () => engine.selections.totals({ reportId, search: '', filters: [], sort: [] }))
    console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
  })
}
