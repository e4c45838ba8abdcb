import { setTimeout as delay } from 'node:timers/promises'
import type { Engine } from '../../electron/engine/engine'
import { reportDefaults } from '../../shared/report/reportDefaults'
import { median } from './median'
import { withEngine } from './openEngine'

interface Times {
  readonly without: number[]
  readonly during: number[]
}

/** Fewer turns than that say little about a ratio of times so short. */
const leastRuns = 9
/** Milliseconds after which downtime by hour, which takes some hundred, is being made. */
const headStart = 60
const minute = 60_000

/**
 * Measures how long a timeline, and what the Fleet tab shows besides downtime by hour, take while downtime by hour is prepared,
 * as a multiple of the time without. Both are asked by turns, each time of a new report.
 */
export async function measureDuringPreparation(folder: string, runs: number): Promise<{ readonly timeline: number; readonly fleet: number }> {
  return withEngine(async (engine) => {
    const { lastPollAt, stores } = await engine.folder.open(folder)
    const end = Date.parse(lastPollAt)
    const times: Readonly<Record<'timeline' | 'fleet', Times>> = { timeline: { without: [], during: [] }, fleet: { without: [], during: [] } }
    for (let turn = 0; turn <= Math.max(runs, leastRuns) * 2; turn += 1) {
      // Another time, because a report on the same data would take the rows of the one before.
      const { reportId } = await engine.reports.start({ ...reportDefaults, asOf: new Date(end - turn * minute).toISOString() })
      await engine.reports.finished(reportId)
      await engine.whenIdle()
      const all = { reportId, search: '', filters: [], sort: [] }
      const { storeIds } = await engine.selections.storeIds({ ...all, offset: stores >> 1, limit: 1 })
      const ask = {
        timeline: () => engine.reports.timeline(reportId, storeIds[0] ?? ''),
        fleet: () => Promise.all([engine.selections.totals(all), engine.selections.reportedHours(all), engine.selections.uptimeBands(all)]),
      } as const
      const kind = turn % 2 === 0 ? 'timeline' : 'fleet'
      await ask[kind]()
      const without = await timeOf(ask[kind])
      const during = await timeWhilePreparing(engine, reportId, ask[kind])
      // The first turn only warms up.
      if (turn === 0) continue
      times[kind].without.push(without)
      times[kind].during.push(during)
    }
    const ratio = ({ without, during }: Times): number => median(during) / median(without)
    return { timeline: ratio(times.timeline), fleet: ratio(times.fleet) }
  })
}

async function timeWhilePreparing(engine: Engine, reportId: number, ask: () => Promise<unknown>): Promise<number> {
  const preparing = engine.selections.hourlyDowntime({ reportId, search: '', filters: [], sort: [] })
  await delay(headStart)
  const milliseconds = await timeOf(ask)
  if (await engine.selections.hasHourlyDowntime(reportId)) throw new Error('Downtime by hour was made before the question was answered.')
  await preparing
  return milliseconds
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
