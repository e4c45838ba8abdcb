import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine, type EngineOptions } from '../../../../electron/engine/engine'
import type { EventMessage } from '../../../../shared/operations/contract'
import { withFolder } from '../../../support/data/folder'
import { programFolder } from '../../../support/program/programFolder'
import { openDatabase } from '../../../support/engine/openDatabase'

// `u` is always up, `d` is always down; `n` has only a time zone.
const files = {
  'p.csv': `
    store_id,status,timestamp_utc
    u,active,2023-01-24 12:00:00 UTC
    d,inactive,2023-01-24 12:00:00 UTC`,
  'z.csv': `
    store_id,timezone_str
    n,Asia/Tokyo`,
}
const everyStore = { asOf: null, method: 'nearest' } as const
const everything = { folder: null, offset: 0, limit: 100 }

async function withEngine(options: EngineOptions, use: (engine: Engine, folder: string) => Promise<void>): Promise<void> {
  await withFolder(files, async (folder) => {
    const engine = await Engine.open(options)
    try {
      await engine.folder.open(folder)
      await use(engine, folder)
    } finally {
      await engine.close()
    }
  })
}

async function completeReport(engine: Engine, storeId: string | null = null): Promise<number> {
  const { reportId } = await engine.reports.start({ ...everyStore, storeIds: storeId === null ? null : [storeId] })
  await engine.reports.finished(reportId)
  return reportId
}

async function listedIds(engine: Engine): Promise<readonly number[]> {
  const { reports } = await engine.reports.list(everything)
  return reports.map(({ reportId }) => reportId)
}

function rowsOf(engine: Engine, reportId: number) {
  return engine.selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 10 })
}

test('lists reports by page with their sums, newest first', () =>
  withEngine({}, async (engine, folder) => {
    const whole = await completeReport(engine)
    const one = await completeReport(engine, 'd')
    // A report waits, and so runs, until this job of the queue ends.
    const waiting = await engine.folder.alone(async () => {
      const running = await engine.reports.start({ method: 'poll-count' })
      const list = await engine.reports.list(everything)
      expect(list.total).toBe(3)
      const none = { uptimePercent: null, verdict: null, downtimeHours: null, outages: null, evidence: 'unknown' }
      // One hour of each week was seen, which is too little to judge a store.
      const unjudged = { uptimePercent: null, verdict: 'too_little_seen', downtimeHours: 168, outages: 1, evidence: 'kept' }
      expect(list.reports).toEqual([
        { ...running, ...none },
        // 168 h down in one outage.
        { ...(await engine.reports.get(one)), ...unjudged },
        { ...(await engine.reports.get(whole)), ...unjudged },
      ])
      const goal = { goalPercent: 99, leastCoveragePercent: 0.5, lowBudgetPercent: 75 }
      const judged = await engine.reports.list({ ...everything, goal })
      expect(judged.reports.map(({ uptimePercent, verdict }) => [uptimePercent, verdict])).toEqual([[null, null], [0, 'misses'], [50, 'misses']])
      const { reports, total } = await engine.reports.list({ folder, offset: 1, limit: 1 })
      expect([reports.map(({ reportId }) => reportId), total]).toEqual([[one], 3])
      expect(await engine.reports.list({ folder: `${folder}/other`, offset: 0, limit: 9 })).toEqual({ reports: [], total: 0 })
      return running
    })
    await engine.reports.finished(waiting.reportId)
  }))

test('the sums of the list equal the totals', () =>
  withEngine({}, async (engine) => {
    const reportId = await completeReport(engine)
    const [listed] = (await engine.reports.list(everything)).reports
    const totals = await engine.selections.totals({ reportId, search: '', filters: [], sort: [] })
    expect(totals).toMatchObject({
      uptimePercent: listed?.uptimePercent,
      downtimeHours: listed?.downtimeHours,
      outages: listed?.outages,
    })
  }))

test('deleting a report removes everything of it, and nothing of the others', () =>
  withFolder({}, async (historyFolder) => {
    const historyPath = `${historyFolder}/reports.duckdb`
    await withEngine({ historyPath }, async (engine) => {
      const ids = [await completeReport(engine), await completeReport(engine), await completeReport(engine)]
      for (const reportId of ids) await engine.selections.hourlyDowntime({ reportId, search: '', filters: [], sort: [] })
      const kept = await rowsOf(engine, 2)
      // This makes the downtime by hour, which is stored too.
      for (const reportId of ids) await engine.selections.hourlyDowntime({ reportId, search: '', filters: [], sort: [] })
      const emitted: EventMessage[] = []
      engine.subscribe((event) => emitted.push(event))
      expect(await engine.reports.delete([3, 1, 99])).toBe(2)
      expect(emitted).toEqual([{ name: 'reportsDeleted', data: expect.arrayContaining([1, 3]) }])
      expect(await listedIds(engine)).toEqual([2])
      expect(await rowsOf(engine, 2)).toEqual(kept)
      for (const id of ids.filter((reportId) => reportId !== 2)) {
        await expect(engine.reports.get(id)).rejects.toMatchObject({ code: 'REPORT_NOT_FOUND' })
        await expect(rowsOf(engine, id)).rejects.toMatchObject({ code: 'REPORT_NOT_FOUND' })
      }
      expect(await engine.reports.delete([1])).toBe(0)
      // Numbers are never used again.
      expect(await completeReport(engine)).toBe(4)
      await engine.reports.delete([2, 4])
    })
    expect(await rowsLeft(historyPath)).toEqual({ report: 0, report_row: 0, downtime_hour: 0, report_with_downtime_hours: 0, store_hours: 0, weekly_open: 0 })
  }))

/** The number of rows in each table of a history file that has report ids. */
async function rowsLeft(historyPath: string): Promise<Readonly<Record<string, number>>> {
  const database = await openDatabase(`${historyPath}.tmp`, historyPath)
  try {
    return await database.use({}, async (connection) => {
      const tables = await connection.all<{ name: string }>(
        `select table_name as name from duckdb_columns() join duckdb_tables() using (table_oid, table_name)
         where column_name = 'report_id' order by name`,
      )
      const counts: Record<string, number> = {}
      for (const { name } of tables) {
        const { count } = await connection.one<{ count: number }>(`select count(*) as count from ${name}`)
        counts[name] = count
      }
      return counts
    })
  } finally {
    await database.close()
  }
}

test('a program that dies while it deletes deletes nothing', () =>
  withFolder(files, async (folder) => {
    const historyPath = join(folder, 'reports.duckdb')
    const program = join(programFolder, 'test/support/program/dieWhileDeleting.mjs')
    const child = spawn(process.execPath, [program, folder, historyPath], { stdio: ['ignore', 'ignore', 'inherit'] })
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    await withEngine({ historyPath }, async (engine) => {
      expect(await listedIds(engine)).toEqual([2, 1])
      expect((await rowsOf(engine, 1)).total).toBe(3)
      expect(await engine.reports.delete([1])).toBe(1)
      expect((await rowsOf(engine, 2)).total).toBe(3)
    })
  }))

test('refuses to delete a running report, and deletes it once it has ended', () =>
  withEngine({}, async (engine) => {
    const done = await completeReport(engine)
    const { reportId } = await engine.reports.start(everyStore)
    await expect(engine.reports.delete([done, reportId])).rejects.toMatchObject({
      code: 'REPORT_NOT_COMPLETE',
      message: `Report ${reportId} is running. Cancel it before you delete it.`,
    })
    expect(await listedIds(engine)).toEqual([reportId, done])
    await engine.reports.cancel(reportId)
    await engine.reports.finished(reportId)
    expect(await engine.reports.delete([done, reportId])).toBe(2)
    expect(await listedIds(engine)).toEqual([])
  }))

test('a stream of rows reads to its end while its report is deleted', () =>
  withEngine({}, async (engine) => {
    const reportId = await completeReport(engine)
    const selection = { reportId, search: '', filters: [], sort: [] }
    const pieces = engine.exports.rowsText(await engine.selections.select(selection), ['store_id'])
    const deletions: Promise<number>[] = []
    let text = ''
    for await (const piece of pieces) {
      text += piece
      if (text.includes('\nd\n') && deletions.length === 0) deletions.push(engine.reports.delete([reportId]), engine.reports.delete([reportId]))
    }
    expect(text).toBe('store_id\nd\nn\nu\n')
    expect(await Promise.all(deletions)).toEqual([1, 0])
  }))

test('the oldest reports expire, except those in use', () =>
  withEngine({ limits: { reports: 3, rows: 100 } }, async (engine) => {
    const first = await completeReport(engine)
    await rowsOf(engine, first)
    const deleted: number[] = []
    engine.subscribe((event) => {
      if (event.name === 'reportsDeleted') deleted.push(...event.data)
    })
    for (let count = 0; count < 5; count += 1) await completeReport(engine)
    expect(await listedIds(engine)).toEqual([6, 5, 4, first])
    expect(deleted).toEqual([2, 3])
    expect((await rowsOf(engine, first)).total).toBe(3)
  }))

test('the oldest reports expire, also if nobody has looked at any', () =>
  withEngine({ limits: { reports: 3, rows: 100 } }, async (engine) => {
    for (let count = 0; count < 6; count += 1) await completeReport(engine)
    expect(await listedIds(engine)).toEqual([6, 5, 4])
  }))

test('at most fifty reports are in use: those that were read last', () =>
  withEngine({ limits: { reports: 2, rows: 1_000_000 } }, async (engine) => {
    for (let number = 1; number <= 53; number += 1) {
      await rowsOf(engine, await completeReport(engine))
      if (number === 30) await rowsOf(engine, 1)
    }
    // When the last report was made, 1 and those from 4 on were read last; the newest two always stay.
    const newest = Array.from({ length: 50 }, (_, index) => 53 - index)
    expect(await listedIds(engine)).toEqual([...newest, 1])
  }))
