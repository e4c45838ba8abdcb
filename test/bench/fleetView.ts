import { parseArgs } from 'node:util'
import type { Engine } from '../../electron/engine/engine'
import { usualSettings } from '../../shared/usualSettings'
import type { RowSelection } from '../../shared/rowSelection'
import { fullSizeSettings, millionStoresSettings } from '../support/generator'
import { dataFolder } from './dataFolder'
import { median } from './median'
import { timed, withEngine } from './openEngine'

// `npm run bench:fleet -- [--million] [--runs 15]`: does the fleet view answer at once?

/** Of a fleet of full size; a million stores are only printed. */
const mostMilliseconds = 500

/** All that the window asks for when the view opens or a filter changes. */
async function answer(engine: Engine, selection: RowSelection): Promise<void> {
  await Promise.all([
    engine.getTotals(selection),
    engine.fleet.hourlyDowntime(selection),
    engine.fleet.uptimeBands(selection),
  ])
}

async function medianMilliseconds(runs: number, work: () => Promise<void>): Promise<number> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return median(times)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '15' }, million: { type: 'boolean', default: false } },
  })
  const [name, settings] = values.million ? (['million', millionStoresSettings] as const) : (['full', fullSizeSettings] as const)
  const folder = await dataFolder(name, settings)
  await withEngine(async (engine) => {
    console.log(`${settings.stores} stores`)
    await timed('load', () => engine.loadFolder(folder))
    const { reportId } = await timed('report', async () => {
      const report = await engine.startReport(usualSettings)
      return engine.finished(report.reportId)
    })
    const everything: RowSelection = { reportId, search: '', filters: [], sort: [] }
    await timed('downtime by hour, worked out', () => engine.fleet.hourlyDowntime(everything))
    const selections: Readonly<Record<string, RowSelection>> = {
      'all stores': everything,
      'of one hour': { ...everything, hourOfWeek: 34 },
      'of one band': { ...everything, uptimeBand: 75 },
      'of a search': { ...everything, search: '47' },
      'down now': {
        ...everything,
        filters: [{ column: 'last_status', join: 'and', conditions: [{ type: 'equalsText', value: 'inactive' }] }],
      },
    }
    for (const [words, selection] of Object.entries(selections)) {
      const milliseconds = await medianMilliseconds(Number(values.runs), () => answer(engine, selection))
      const verdict = `   limit ${mostMilliseconds} ms: ${milliseconds <= mostMilliseconds ? 'pass' : 'FAIL'}`
      const line = `answers, ${words.padEnd(20)} ${milliseconds.toFixed(0).padStart(6)} ms`
      console.log(values.million ? line : line + verdict)
    }
    console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
  })
}

await main()
