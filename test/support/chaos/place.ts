import { readdir } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import type { Random } from '../data/random'

/** Where a round of chaos happens. The folders are its own, except for the data, which no scenario changes. */
export interface Place {
  readonly random: Random
  /** A data set of some hundred stores. */
  readonly data: string
  readonly stores: number
  /** The folder for files that programs of the round write. */
  readonly work: string
  /** The folder for temporary files of the programs. */
  readonly temporary: string
  /** The environment of the programs. */
  readonly environment: Readonly<Record<string, string>>
}

/** What is counted, such as kills; the name is in the plural. */
type Counts = Readonly<Record<string, number>>

/** Does something bad to the program and throws if it lost, halved or left something, or cannot be used afterwards. */
export type Scenario = (place: Place) => Promise<Counts>

/** Waits for a random part of the time in which something may be going on. */
export function randomMoment(random: Random, longestMilliseconds: number): Promise<void> {
  return delay(random.integer(0, longestMilliseconds))
}

/** The CSV text of a report with its usual columns. */
export async function csvOf(engine: Engine, reportId: number): Promise<string> {
  const columns = ['store_id', 'uptime_last_hour', 'uptime_last_day', 'uptime_last_week', 'downtime_last_hour', 'downtime_last_day', 'downtime_last_week'] as const
  const selection = await engine.selections.select({ reportId, search: '', filters: [], sort: [] })
  let text = ''
  for await (const piece of engine.exports.rowsText(selection, columns)) text += piece
  return text
}

/** Opens a history after a crash: every acknowledged report must be there, and none may be half done. */
export async function checkHistory(historyPath: string, acknowledged: Iterable<number>, check?: (engine: Engine) => Promise<void>): Promise<void> {
  const engine = await Engine.open({ historyPath })
  try {
    for (const reportId of acknowledged) expect(await engine.reports.get(reportId)).toMatchObject({ status: 'complete' })
    const { reports } = await engine.reports.list({ folder: null, offset: 0, limit: 1000, goal: undefined })
    for (const { reportId, status, stores } of reports) {
      expect(status).not.toBe('running')
      if (status !== 'complete') continue
      const selection = await engine.selections.select({ reportId, search: '', filters: [], sort: [] })
      expect(await selection.count()).toBe(stores)
    }
    await check?.(engine)
  } finally {
    await engine.close()
  }
}

/** Nothing of a killed program may be left once another one has run. */
export async function checkLeftovers({ temporary, work }: Place): Promise<void> {
  expect((await readdir(temporary)).filter((name) => name.startsWith('store-monitor-'))).toEqual([])
  expect((await readdir(work, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([])
}
