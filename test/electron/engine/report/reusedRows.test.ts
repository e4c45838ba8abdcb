import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import type { ReportSettings } from '../../../../shared/report/reportSettings'
import { programFolder } from '../../../support/program/programFolder'
import { withFolder } from '../../../support/data/folder'

const sampleData = join(programFolder, 'resources', 'sample-data')
const someStores = ['8950587573235007071', '2133358211922467692']
const window = { from: '2023-03-11T22:00:00Z', to: '2023-03-12T15:30:00Z' }

async function withEngine(folder: string, use: (engine: Engine) => Promise<void>): Promise<void> {
  const engine = await Engine.open()
  try {
    await engine.folder.open(folder)
    await use(engine)
  } finally {
    await engine.close()
  }
}

/** Makes a report, and finds out whether it was computed: only then it emits progress. */
async function make(engine: Engine, settings: Partial<ReportSettings> = {}) {
  let isComputed = false
  const unsubscribe = engine.subscribe(({ name }) => {
    if (name === 'progress') isComputed = true
  })
  const report = await engine.reports.finished((await engine.reports.start(settings)).reportId)
  unsubscribe()
  expect(report.status).toBe('complete')
  return { ...report, isComputed }
}

function rowsOf(engine: Engine, reportId: number) {
  return engine.selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 100 })
}

describe.for<Partial<ReportSettings>>([{}, { method: 'poll-count' }, { asOf: '2023-03-12T09:30:00Z' }, { window }])('with %o', (settings) => {
  test.for([null, someStores])('a report on %o has the same rows, reused or computed', (storeIds) =>
    withEngine(sampleData, async (engine) => {
      const computed = await make(engine, { ...settings, storeIds })
      await make(engine, settings)
      const reused = await make(engine, { ...settings, storeIds })
      expect(await rowsOf(engine, reused.reportId)).toEqual(await rowsOf(engine, computed.reportId))
      const { reportId, startedAt } = reused
      expect(reused).toEqual({ ...computed, reportId, startedAt, isComputed: false })
    }),
  )
})

test('computes reports with other settings or other stores', () =>
  withEngine(sampleData, async (engine) => {
    const isComputed = async (settings: Partial<ReportSettings>) => (await make(engine, settings)).isComputed
    expect(await isComputed({ storeIds: someStores })).toBe(true)
    expect(await isComputed({})).toBe(true)
    expect(await isComputed({ method: 'poll-count' })).toBe(true)
    expect(await isComputed({ asOf: '2023-03-12T09:30:00Z' })).toBe(true)
    expect(await isComputed({ asOf: '2023-03-12T09:30:00.000001Z' })).toBe(true)
    expect(await isComputed({ window })).toBe(true)
    expect(await isComputed({ window: { ...window, from: '2023-03-11T22:00:01Z' } })).toBe(true)
    expect(await isComputed({ window, storeIds: someStores })).toBe(false)
  }))

test('keeps rows while one of their reports exists, and computes them again afterwards', () =>
  withEngine(sampleData, async (engine) => {
    const first = await make(engine)
    const second = await make(engine)
    const third = await make(engine)
    const { rows } = await rowsOf(engine, first.reportId)
    await engine.reports.delete([first.reportId])
    expect((await rowsOf(engine, second.reportId)).rows).toEqual(rows)
    await engine.reports.delete([second.reportId])
    expect((await rowsOf(engine, third.reportId)).rows).toEqual(rows)
    expect(await make(engine)).toMatchObject({ isComputed: false })
    await engine.reports.delete([third.reportId, third.reportId + 1])
    const fresh = await make(engine)
    expect(fresh.isComputed).toBe(true)
    expect((await rowsOf(engine, fresh.reportId)).rows).toEqual(rows)
  }))

test('computes reports on other data, also in the same folder', () =>
  withFolder({ 'p.csv': 'store_id,status,timestamp_utc\ns,active,2023-01-24 12:00:00 UTC\n' }, (folder) =>
    withEngine(folder, async (engine) => {
      const asOf = '2023-01-24T12:00:00Z'
      const before = await make(engine, { asOf })
      await appendFile(join(folder, 'p.csv'), 's,inactive,2023-01-24 11:00:00 UTC\n')
      await engine.folder.reload()
      const after = await make(engine, { asOf })
      expect(after.isComputed).toBe(true)
      const downtime = async (reportId: number) => (await rowsOf(engine, reportId)).rows.map((row) => row.downtime_last_hour)
      expect([await downtime(before.reportId), await downtime(after.reportId)]).toEqual([[0], [30]])
    }),
  ))

test('concurrent reports have the same rows as consecutive ones', () =>
  withEngine(sampleData, async (engine) => {
    const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => engine.reports.start()))
    await Promise.all([first, ...others].map((report) => engine.reports.finished(report?.reportId ?? 0)))
    const rows = await rowsOf(engine, first?.reportId ?? 0)
    expect(rows.total).toBe(60)
    for (const { reportId } of others) expect(await rowsOf(engine, reportId)).toEqual(rows)
  }))

test('the engine is idle only when reports that reuse rows have ended too', () =>
  withEngine(sampleData, async (engine) => {
    await make(engine)
    const reused = engine.reports.start()
    await engine.whenIdle()
    expect(await engine.reports.get((await reused).reportId)).toMatchObject({ status: 'complete' })
  }))
