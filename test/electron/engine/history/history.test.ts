import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import type { EventMessage } from '../../../../shared/operations/contract'
import { withFolder } from '../../../support/data/folder'
import { historySession } from '../../../support/engine/historySession'
import { zoneEdition } from '../../../../electron/engine/time/zones'
import { programFolder } from '../../../support/program/programFolder'

const files = {
  'p.csv': `
    store_id,status,timestamp_utc
    s,active,2023-01-24 12:00:00 UTC
    t,inactive,2023-01-24 11:00:00 UTC
    t,asleep,2023-01-24 11:30:00 UTC`,
}
const everyStore = { asOf: null, method: 'nearest' } as const
const everyRow = { search: '', filters: [], sort: [], offset: 0, limit: 10 }

test('reports and rows outlive the session, and numbers continue', () =>
  withFolder(files, async (folder) => {
    // The engine creates the folder of its history if it is missing.
    const historyPath = join(folder, 'kept', 'reports.duckdb')
    const first = await historySession(historyPath, async (engine) => {
      await engine.folder.open(folder)
      const { reportId } = await engine.reports.start(everyStore)
      return engine.reports.finished(reportId)
    })
    expect(first).toEqual({
      reportId: 1,
      status: 'complete',
      startedAt: first.startedAt,
      folder,
      asOf: '2023-01-24T12:00:00.000000Z',
      method: 'nearest',
      window: null,
      selectedStores: null,
      stores: 2,
      observations: 2,
      rowsRejected: 1,
      attributes: [],
    zoneEdition: zoneEdition().version,
      error: null,
      exceptionSet: null,
      excluded: null,
    })
    await historySession(historyPath, async (engine) => {
      expect(engine.folder.dataSet).toBeNull()
      expect(await engine.reports.get(1)).toEqual(first)
      expect(await engine.reports.latest(folder)).toEqual(first)
      expect(await engine.reports.latest(join(folder, 'other'))).toBeNull()
      const { rows } = await engine.selections.rows({ reportId: 1, ...everyRow })
      expect(rows.map(({ store_id, downtime_last_week }) => [store_id, downtime_last_week])).toEqual([['s', 0], ['t', 168]])
      await engine.folder.open(folder)
      const second = await engine.reports.start({ ...everyStore, method: 'poll-count' })
      expect(second.reportId).toBe(2)
      await engine.reports.finished(2)
      expect(await engine.reports.latest(folder)).toMatchObject({ reportId: 2, method: 'poll-count' })
    })
  }))

test('a report that was running when the program died becomes failed', () =>
  withFolder(files, async (folder) => {
    const historyPath = join(folder, 'reports.duckdb')
    const program = join(programFolder, 'test/support/program/dieWhileReporting.mjs')
    const child = spawn(process.execPath, [program, folder, historyPath], { stdio: ['ignore', 'ignore', 'inherit'] })
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    await historySession(historyPath, async (engine) => {
      expect(await engine.reports.get(1)).toMatchObject({ status: 'complete', stores: 2, error: null })
      const failed = { status: 'failed', stores: 0, error: 'The program ended while this report was running.' }
      expect(await engine.reports.get(2)).toMatchObject(failed)
      expect(await engine.reports.finished(2)).toMatchObject(failed)
      expect(await engine.reports.latest(folder)).toMatchObject({ reportId: 1 })
      await expect(engine.selections.rows({ reportId: 2, ...everyRow })).rejects.toMatchObject({ code: 'REPORT_NOT_COMPLETE' })
      await engine.folder.open(folder)
      expect(await engine.reports.start(everyStore)).toMatchObject({ reportId: 3, status: 'running' })
    })
  }))

test('a cancelled report stays in the history without rows', () =>
  withFolder(files, async (folder) => {
    const engine = await Engine.open()
    await engine.folder.open(folder)
    let cancelAfter = 1
    for (; ; cancelAfter += 1) {
      const { reportId, status } = await engine.reports.start(everyStore)
      expect(status).toBe('running')
      let received = 0
      const unsubscribe = engine.subscribe((event) => {
        if (event.name === 'progress') received += 1
        if (received === cancelAfter) void engine.reports.cancel(reportId)
      })
      const ended = await engine.reports.finished(reportId)
      unsubscribe()
      if (ended.status === 'complete') break
      expect(ended).toMatchObject({ reportId, status: 'cancelled', stores: 0, observations: 0, error: 'Cancelled.' })
      await engine.reports.cancel(reportId)
      expect(await engine.reports.get(reportId)).toEqual(ended)
      await expect(engine.selections.rows({ reportId, ...everyRow })).rejects.toMatchObject({ code: 'REPORT_NOT_COMPLETE' })
    }
    expect(cancelAfter).toBeGreaterThan(1)
    await expect(engine.reports.cancel(99)).rejects.toMatchObject({ code: 'REPORT_NOT_FOUND', message: 'There is no report 99.' })
    await engine.close()
  }))

test('closing the program cancels running reports', () =>
  withFolder(files, async (folder) => {
    const historyPath = join(folder, 'reports.duckdb')
    await historySession(historyPath, async (engine) => {
      await engine.folder.open(folder)
      await engine.reports.start(everyStore)
    })
    await historySession(historyPath, async (engine) => {
      expect(await engine.reports.get(1)).toMatchObject({ status: 'cancelled' })
    })
  }))

test('closing the program cancels a running export', () =>
  withFolder(files, async (folder) => {
    const engine = await Engine.open()
    await engine.folder.open(folder)
    const { reportId } = await engine.reports.start(everyStore)
    await engine.reports.finished(reportId)
    const closing = new Promise<void>((resolve) => {
      const unsubscribe = engine.subscribe(() => {
        unsubscribe()
        resolve(engine.close())
      })
    })
    const exporting = engine.selections.select({ reportId, search: '', filters: [], sort: [] }).then((selection) => engine.exports.outages(selection, join(folder, 'outages.csv')))
    await expect(exporting).rejects.toMatchObject({ code: 'CANCELLED' })
    await closing
    expect(await readdir(folder)).toEqual(['p.csv'])
  }))

test('a report fails if its folder was closed before it could run', () =>
  withFolder(files, (folder) =>
    withFolder(files, async (other) => {
      const engine = await Engine.open()
      await engine.folder.open(folder)
      const loading = engine.folder.open(other)
      const { reportId } = await engine.reports.start(everyStore)
      await loading
      const error = 'Another folder was opened before this report could run.'
      expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'failed', folder, error })
      await engine.close()
    }),
  ))

test('a report is about the new data if its folder is loaded again before it can run', () =>
  withFolder(files, async (folder) => {
    const engine = await Engine.open()
    await engine.folder.open(folder)
    await writeFile(join(folder, 'p.csv'), 'store_id,status,timestamp_utc\ns,inactive,2023-01-25 12:00:00 UTC\n')
    const loading = engine.folder.reload()
    const all = await engine.reports.start(everyStore)
    const one = await engine.reports.start({ storeIds: ['s'], asOf: '2023-01-25T13:00:00Z' })
    const gone = await engine.reports.start({ storeIds: ['t'] })
    expect(all).toMatchObject({ asOf: '2023-01-24T12:00:00.000000Z', rowsRejected: 1 })
    await loading
    expect(await engine.reports.finished(all.reportId)).toMatchObject({
      status: 'complete',
      asOf: '2023-01-25T12:00:00.000000Z',
      stores: 1,
      rowsRejected: 0,
    })
    const { rows } = await engine.selections.rows({ reportId: all.reportId, ...everyRow })
    expect(rows).toMatchObject([{ store_id: 's', downtime_last_week: 168 }])
    expect(await engine.reports.finished(one.reportId)).toMatchObject({ status: 'complete', asOf: '2023-01-25T13:00:00.000000Z' })
    const error = 'Store t is not in the data.'
    expect(await engine.reports.finished(gone.reportId)).toMatchObject({ status: 'failed', error })
    await engine.close()
  }))

test('events report the start and the end of each report in order', () =>
  withFolder(files, async (folder) => {
    const engine = await Engine.open()
    await engine.folder.open(folder)
    const emitted: string[] = []
    const unsubscribe = engine.subscribe((event: EventMessage) => {
      if (event.name === 'report') emitted.push(`${event.data.reportId} ${event.data.status}`)
      if (event.name === 'progress' && event.data.fraction === 0) emitted.push(event.data.step)
    })
    const first = await engine.reports.start(everyStore)
    const second = await engine.reports.start(everyStore)
    await engine.reports.cancel(second.reportId)
    await engine.reports.finished(first.reportId)
    await engine.reports.finished(second.reportId)
    unsubscribe()
    await engine.reports.finished((await engine.reports.start(everyStore)).reportId)
    expect(emitted.filter((line) => line.startsWith('1') || line.startsWith('F'))).toEqual([
      '1 running',
      'Finding the opening hours',
      '1 complete',
    ])
    expect(emitted.filter((line) => line.startsWith('2'))).toEqual(['2 running', '2 cancelled'])
    await engine.close()
  }))
