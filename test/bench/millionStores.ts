import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import type * as EngineModule from '../../electron/engine/engine'
import type { RowSelection } from '../../shared/rowSelection'
import { millionStoresSettings } from '../support/generator'
import { dataFolder, projectFolder } from './dataFolder'

async function timed<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const started = performance.now()
  const value = await work()
  console.log(`${name.padEnd(44)} ${((performance.now() - started) / 1000).toFixed(2).padStart(6)} s`)
  return value
}

/** What a user of a million stores waits for: the load, the report, and pages of the grid. */
export async function measureMillionStores(): Promise<void> {
  const folder = await dataFolder('million', millionStoresSettings)
  const workFolder = await mkdtemp(join(tmpdir(), 'store-monitor-bench-'))
  // The engine's SQL files are modules only to Vite.
  const { module } = await runnerImport<typeof EngineModule>(join(projectFolder, 'electron/engine/engine.ts'), {
    configFile: false,
    root: projectFolder,
  })
  const engine = await module.Engine.open({ historyPath: join(workFolder, 'history.duckdb') })
  try {
    console.log(`\n${millionStoresSettings.stores} stores`)
    await timed('load', () => engine.loadFolder(folder))
    const { reportId } = await timed('report', async () => {
      const { reportId: started } = await engine.startReport({ asOf: null, method: 'nearest', storeIds: null })
      return engine.finished(started)
    })
    const page = (selection: Partial<RowSelection>, offset = 0) =>
      engine.getRows({ reportId, search: '', filters: [], sort: [], offset, limit: 100, ...selection })
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
    await timed('totals', () => engine.getTotals({ reportId, search: '', filters: [], sort: [] }))
    console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
  } finally {
    await engine.close()
    await rm(workFolder, { recursive: true, force: true })
  }
}
