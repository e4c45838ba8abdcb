import { parseArgs } from 'node:util'
import type { Engine } from '../../electron/engine/engine'
import { isAttributeKey } from '../../shared/folder/attributes'
import { reportDefaults } from '../../shared/report/reportDefaults'
import type { RowSelection } from '../../shared/report/rowSelection'
import { fullSizeSettings, millionStoresSettings } from '../support/data/generator'
import { dataFolder } from './dataFolder'
import { median } from './median'
import { timed, withEngine } from './openEngine'

// `npm run bench:fleet -- [--million] [--runs 15]` measures how fast the fleet view and the view of a store answer.

/**
 * The limits for a fleet of full size; of a million stores all but their groups is only measured. Opening a store may take
 * 150 ms, and its timeline half of that.
 */
const maximumMilliseconds = { fleet: 500, store: 75, groups: 100, groupsOfMillion: 2000 }

/** Asks for everything that the window needs when the view opens or a filter changes. */
async function answer(engine: Engine, selection: RowSelection): Promise<void> {
  await Promise.all([
    engine.selections.totals(selection),
    engine.selections.hourlyDowntime(selection),
    engine.selections.reportedHours(selection),
    engine.selections.uptimeBands(selection),
  ])
}

/** `work` gets the number of earlier runs. */
async function medianMilliseconds(runs: number, work: (run: number) => Promise<unknown>): Promise<number> {
  await work(0)
  const times: number[] = []
  for (let run = 1; run <= runs; run += 1) {
    const started = performance.now()
    await work(run)
    times.push(performance.now() - started)
  }
  return median(times)
}

/** `limit` is null for what is only measured. */
function print(words: string, milliseconds: number, limit: number | null): void {
  const verdict = limit === null ? '' : `   limit ${limit} ms: ${milliseconds <= limit ? 'pass' : 'FAIL'}`
  console.log(`answers, ${words.padEnd(20)} ${milliseconds.toFixed(0).padStart(6)} ms${verdict}`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '15' }, million: { type: 'boolean', default: false } },
  })
  const [name, settings] = values.million ? (['million-named', millionStoresSettings] as const) : (['full-named', fullSizeSettings] as const)
  const folder = await dataFolder(name, { ...settings, attributes: 12 })
  await withEngine(async (engine) => {
    console.log(`${settings.stores} stores`)
    await timed('load', () => engine.folder.open(folder))
    const { reportId } = await timed('report', async () => {
      const report = await engine.reports.start(reportDefaults)
      return engine.reports.finished(report.reportId)
    })
    const everything: RowSelection = { reportId, search: '', filters: [], sort: [] }
    await timed('downtime by hour, computed', () => engine.selections.hourlyDowntime(everything))
    const selections: Readonly<Record<string, RowSelection>> = {
      'all stores': everything,
      'one hour': { ...everything, hourOfWeek: 34 },
      'one band': { ...everything, uptimeBand: 75 },
      'a search': { ...everything, search: '47' },
      'down now': {
        ...everything,
        filters: [{ column: 'last_status', join: 'and', conditions: [{ type: 'equalsText', value: 'inactive' }] }],
      },
    }
    const limits = values.million ? { fleet: null, store: null, groups: maximumMilliseconds.groupsOfMillion } : maximumMilliseconds
    for (const [words, selection] of Object.entries(selections)) {
      print(words, await medianMilliseconds(Number(values.runs), () => answer(engine, selection)), limits.fleet)
    }
    // Every store has its own name, so that there are as many groups as stores.
    for (const groupBy of ['timezone', ...['region', 'manager', 'name'].filter(isAttributeKey)] as const) {
      const groupSort = [{ column: 'downtime_last_week', direction: 'desc' }] as const
      const group = () => engine.selections.groups({ ...everything, groupBy, groupSort: [...groupSort], offset: 0, limit: 1000 })
      print(`groups, ${groupBy}`, await medianMilliseconds(Number(values.runs), group), limits.groups)
    }
    const { storeIds } = await engine.selections.storeIds({ ...everything, offset: settings.stores >> 1, limit: 100 })
    const readTimeline = (run: number) => engine.reports.timeline(reportId, storeIds[run % storeIds.length] ?? '')
    print('week of one store', await medianMilliseconds(Number(values.runs), readTimeline), limits.store)
    console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
  })
}

await main()
