import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import type { EventMessage } from '../../../../shared/operations/contract'
import { withFolder } from '../../../support/data/folder'
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

/** One session of the program on a history file. */
async function session<Value>(historyPath: string, use: (engine: Engine) => Promise<Value>): Promise<Value> {
  const engine = await Engine.open({ historyPath })
  try {
    return await use(engine)
  } finally {
    await engine.close()
  }
}

test('reports outlive the session, with their rows, and their numbers go on', () =>
  withFolder(files, async (folder) => {
    // The engine makes the folder of its history where that is missing.
    const historyPath = join(folder, 'kept', 'reports.duckdb')
    const first = await session(historyPath, async (engine) => {
      await engine.loadFolder(folder)
      const { reportId } = await engine.startReport(everyStore)
      return engine.finished(reportId)
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
      error: null,
    })
    await session(historyPath, async (engine) => {
      expect(engine.dataSet).toBeNull()
      expect(await engine.getReport(1)).toEqual(first)
      expect(await engine.latestReport(folder)).toEqual(first)
      expect(await engine.latestReport(join(folder, 'other'))).toBeNull()
      const { rows } = await engine.getRows({ reportId: 1, ...everyRow })
      expect(rows.map(({ store_id, downtime_last_week }) => [store_id, downtime_last_week])).toEqual([['s', 0], ['t', 168]])
      await engine.loadFolder(folder)
      const second = await engine.startReport({ ...everyStore, method: 'poll-count' })
      expect(second.reportId).toBe(2)
      await engine.finished(2)
      expect(await engine.latestReport(folder)).toMatchObject({ reportId: 2, method: 'poll-count' })
    })
  }))

test('a report that was running when the program died has failed', () =>
  withFolder(files, async (folder) => {
    const historyPath = join(folder, 'reports.duckdb')
    const program = join(programFolder, 'test/support/program/dieWhileReporting.mjs')
    const child = spawn(process.execPath, [program, folder, historyPath], { stdio: ['ignore', 'ignore', 'inherit'] })
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    await session(historyPath, async (engine) => {
      expect(await engine.getReport(1)).toMatchObject({ status: 'complete', stores: 2, error: null })
      const failed = { status: 'failed', stores: 0, error: 'The program ended while this report was running.' }
      expect(await engine.getReport(2)).toMatchObject(failed)
      expect(await engine.finished(2)).toMatchObject(failed)
      expect(await engine.latestReport(folder)).toMatchObject({ reportId: 1 })
      await expect(engine.getRows({ reportId: 2, ...everyRow })).rejects.toMatchObject({ code: 'REPORT_NOT_COMPLETE' })
      await engine.loadFolder(folder)
      expect(await engine.startReport(everyStore)).toMatchObject({ reportId: 3, status: 'running' })
    })
  }))

test('a report that is cancelled stays on record, without rows', () =>
  withFolder(files, async (folder) => {
    const engine = await Engine.open()
    await engine.loadFolder(folder)
    let tellings = 1
    for (; ; tellings += 1) {
      const { reportId, status } = await engine.startReport(everyStore)
      expect(status).toBe('running')
      let told = 0
      const unsubscribe = engine.subscribe((event) => {
        if (event.name === 'progress') told += 1
        if (told === tellings) void engine.cancelReport(reportId)
      })
      const ended = await engine.finished(reportId)
      unsubscribe()
      if (ended.status === 'complete') break
      expect(ended).toMatchObject({ reportId, status: 'cancelled', stores: 0, observations: 0, error: 'Cancelled.' })
      await engine.cancelReport(reportId)
      expect(await engine.getReport(reportId)).toEqual(ended)
      await expect(engine.getRows({ reportId, ...everyRow })).rejects.toMatchObject({ code: 'REPORT_NOT_COMPLETE' })
    }
    expect(tellings).toBeGreaterThan(1)
    await expect(engine.cancelReport(99)).rejects.toMatchObject({ code: 'REPORT_NOT_FOUND', message: 'There is no report 99.' })
    await engine.close()
  }))

test('closing the program cancels what is running', () =>
  withFolder(files, async (folder) => {
    const historyPath = join(folder, 'reports.duckdb')
    await session(historyPath, async (engine) => {
      await engine.loadFolder(folder)
      await engine.startReport(everyStore)
    })
    await session(historyPath, async (engine) => {
      expect(await engine.getReport(1)).toMatchObject({ status: 'cancelled' })
    })
  }))

test('closing the program ends an export that runs', () =>
  withFolder(files, async (folder) => {
    const engine = await Engine.open()
    await engine.loadFolder(folder)
    const { reportId } = await engine.startReport(everyStore)
    await engine.finished(reportId)
    const closing = new Promise<void>((resolve) => {
      const unsubscribe = engine.subscribe(() => {
        unsubscribe()
        resolve(engine.close())
      })
    })
    const exporting = engine.exporter.outages({ reportId, search: '', filters: [], sort: [] }, join(folder, 'outages.csv'))
    await expect(exporting).rejects.toMatchObject({ code: 'CANCELLED' })
    await closing
    expect(await readdir(folder)).toEqual(['p.csv'])
  }))

test('a report on a folder that was closed before it could run has failed', () =>
  withFolder(files, (folder) =>
    withFolder(files, async (other) => {
      const engine = await Engine.open()
      await engine.loadFolder(folder)
      const loading = engine.loadFolder(other)
      const { reportId } = await engine.startReport(everyStore)
      await loading
      const error = 'Another folder was opened before this report could run.'
      expect(await engine.finished(reportId)).toMatchObject({ status: 'failed', folder, error })
      await engine.close()
    }),
  ))

test('a report on a folder that is loaded again before it can run is about what is there then', () =>
  withFolder(files, async (folder) => {
    const engine = await Engine.open()
    await engine.loadFolder(folder)
    await writeFile(join(folder, 'p.csv'), 'store_id,status,timestamp_utc\ns,inactive,2023-01-25 12:00:00 UTC\n')
    const loading = engine.reloadFolder()
    const all = await engine.startReport(everyStore)
    const one = await engine.startReport({ storeIds: ['s'], asOf: '2023-01-25T13:00:00Z' })
    const gone = await engine.startReport({ storeIds: ['t'] })
    expect(all).toMatchObject({ asOf: '2023-01-24T12:00:00.000000Z', rowsRejected: 1 })
    await loading
    expect(await engine.finished(all.reportId)).toMatchObject({
      status: 'complete',
      asOf: '2023-01-25T12:00:00.000000Z',
      stores: 1,
      rowsRejected: 0,
    })
    const { rows } = await engine.getRows({ reportId: all.reportId, ...everyRow })
    expect(rows).toMatchObject([{ store_id: 's', downtime_last_week: 168 }])
    expect(await engine.finished(one.reportId)).toMatchObject({ status: 'complete', asOf: '2023-01-25T13:00:00.000000Z' })
    const error = 'Store t is not in the data.'
    expect(await engine.finished(gone.reportId)).toMatchObject({ status: 'failed', error })
    await engine.close()
  }))

test('the life of a report is told in order, each with its end', () =>
  withFolder(files, async (folder) => {
    const engine = await Engine.open()
    await engine.loadFolder(folder)
    const told: string[] = []
    const unsubscribe = engine.subscribe((event: EventMessage) => {
      if (event.name === 'report') told.push(`${event.data.reportId} ${event.data.status}`)
      if (event.name === 'progress' && event.data.fraction === 0) told.push(event.data.step)
    })
    const first = await engine.startReport(everyStore)
    const second = await engine.startReport(everyStore)
    await engine.cancelReport(second.reportId)
    await engine.finished(first.reportId)
    await engine.finished(second.reportId)
    unsubscribe()
    await engine.finished((await engine.startReport(everyStore)).reportId)
    expect(told.filter((line) => line.startsWith('1') || line.startsWith('F'))).toEqual([
      '1 running',
      'Finding the opening hours',
      '1 complete',
    ])
    expect(told.filter((line) => line.startsWith('2'))).toEqual(['2 running', '2 cancelled'])
    await engine.close()
  }))
