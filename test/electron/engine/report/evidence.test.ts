import { DuckDBInstance } from '@duckdb/node-api'
import { copyFile, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { withFolder, writeFiles } from '../../../support/data/folder'

const polls = `
  store_id,status,timestamp_utc
  s,active,2023-01-24 11:00:00 UTC
  t,inactive,2023-01-24 12:00:00 UTC`
const changedPolls = polls.replace('s,active', 's,inactive')

async function makeReport(engine: Engine, folder: string): Promise<number> {
  await engine.folder.open(folder)
  const { reportId } = await engine.reports.start()
  expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'complete' })
  return reportId
}

/** The evidence that History lists for a report. */
async function listed(engine: Engine, reportId: number): Promise<string | undefined> {
  const { reports } = await engine.reports.list({ folder: null, offset: 0, limit: 50 })
  return reports.find((report) => report.reportId === reportId)?.evidence
}

/** The evidence that the list of reports states, and then the evidence that comparing the data gives. */
async function listedAndCompared(engine: Engine, reportId: number): Promise<readonly unknown[]> {
  return [await listed(engine, reportId), await engine.reports.evidence(reportId)]
}

async function withEngine<Value>(historyPath: string, use: (engine: Engine) => Promise<Value>): Promise<Value> {
  const engine = await Engine.open({ historyPath })
  try {
    return await use(engine)
  } finally {
    await engine.close()
  }
}

/** Makes a report of the polls in a history file. Passes on its id, its folder and the path of the history. */
async function withPastReport(use: (reportId: number, folder: string, historyPath: string) => Promise<void>): Promise<void> {
  await withFolder({ 'data/polls.csv': polls }, async (work) => {
    const [folder, historyPath] = [join(work, 'data'), join(work, 'history.duckdb')]
    await use(await withEngine(historyPath, (engine) => makeReport(engine, folder)), folder, historyPath)
  })
}

test('evidence is kept over a restart if the folder has the same data', () =>
  withPastReport(async (reportId, folder, historyPath) => {
    await withEngine(historyPath, async (engine) => {
      await engine.folder.open(folder)
      expect(await listed(engine, reportId)).toBe('kept')
      expect(await engine.reports.evidence(reportId)).toBe('kept')
      expect(await engine.reports.timeline(reportId, 't')).toMatchObject({ row: { store_id: 't' }, outages: [{ isOngoing: true }] })
    })
  }))

test('evidence is kept if files were only touched, copied or renamed', () =>
  withPastReport(async (reportId, folder, historyPath) => {
    const longAgo = new Date('2020-01-01T00:00:00Z')
    await copyFile(join(folder, 'polls.csv'), join(folder, 'same polls.csv'))
    await rm(join(folder, 'polls.csv'))
    await utimes(join(folder, 'same polls.csv'), longAgo, longAgo)
    await withEngine(historyPath, async (engine) => {
      await engine.folder.open(folder)
      expect(await listedAndCompared(engine, reportId)).toEqual(['kept', 'kept'])
      expect(await engine.reports.timeline(reportId, 's')).toMatchObject({ row: { store_id: 's' } })
    })
  }))

test('evidence is lost if one poll has changed, and comes back with it', () =>
  withPastReport(async (reportId, folder, historyPath) => {
    await withEngine(historyPath, async (engine) => {
      await writeFiles(folder, { 'polls.csv': changedPolls })
      await engine.folder.open(folder)
      expect(await listedAndCompared(engine, reportId)).toEqual(['lost', 'lost'])
      await writeFiles(folder, { 'polls.csv': polls })
      await engine.folder.reload()
      expect(await listedAndCompared(engine, reportId)).toEqual(['kept', 'kept'])
    })
  }))

test('polls after a report do not matter to it, but other changes that come with them do', () =>
  withPastReport(async (reportId, folder, historyPath) => {
    const later = '\n  s,inactive,2023-01-25 12:00:00 UTC'
    await withEngine(historyPath, async (engine) => {
      await writeFiles(folder, { 'polls.csv': changedPolls + later })
      await engine.folder.open(folder)
      expect(await listedAndCompared(engine, reportId)).toEqual(['lost', 'lost'])
      await writeFiles(folder, { 'polls.csv': polls + later })
      await engine.folder.reload()
      expect(await listedAndCompared(engine, reportId)).toEqual(['kept', 'kept'])
    })
  }))

test('polls after the time of a report do not matter, although the data had some when it was made', () =>
  withPastReport(async (_newest, folder, historyPath) => {
    await withEngine(historyPath, async (engine) => {
      await engine.folder.open(folder)
      const { reportId } = await engine.reports.start({ asOf: '2023-01-24T11:30:00Z' })
      await engine.reports.finished(reportId)
      await writeFiles(folder, { 'polls.csv': polls.replace('t,inactive', 't,active') })
      await engine.folder.reload()
      expect(await listedAndCompared(engine, reportId)).toEqual(['kept', 'kept'])
      await writeFiles(folder, { 'polls.csv': changedPolls })
      await engine.folder.reload()
      expect(await listedAndCompared(engine, reportId)).toEqual(['lost', 'lost'])
    })
  }))

test('a report of selected stores is compared if the data has changed', () =>
  withPastReport(async (_newest, folder, historyPath) => {
    await withEngine(historyPath, async (engine) => {
      await engine.folder.open(folder)
      const { reportId } = await engine.reports.start({ storeIds: ['t'] })
      await engine.reports.finished(reportId)
      await writeFiles(folder, { 'polls.csv': changedPolls })
      await engine.folder.reload()
      expect(await listedAndCompared(engine, reportId)).toEqual(['unknown', 'kept'])
      expect(await listed(engine, reportId)).toBe('kept')
    })
  }))

test('evidence is unknown while no folder or another one is open', () =>
  withPastReport(async (reportId, _folder, historyPath) => {
    await withFolder({ 'polls.csv': polls }, (other) =>
      withEngine(historyPath, async (engine) => {
        expect(await listedAndCompared(engine, reportId)).toEqual(['unknown', 'unknown'])
        await engine.folder.open(other)
        expect(await listedAndCompared(engine, reportId)).toEqual(['unknown', 'unknown'])
        expect(await engine.selections.hasHourlyDowntime(reportId)).toBe(false)
      }),
    )
  }))

test('downtime by hour stays after the data is gone if it was computed before', () =>
  withPastReport(async (reportId, folder, historyPath) => {
    await withEngine(historyPath, async (engine) => {
      await engine.folder.open(folder)
      await engine.selections.hourlyDowntime({ reportId, search: '', filters: [], sort: [] })
    })
    await withEngine(historyPath, async (engine) => {
      expect(await engine.selections.hasHourlyDowntime(reportId)).toBe(true)
      // t is down all week, an hour in each hour of the week.
      const hours = await engine.selections.hourlyDowntime({ reportId, search: 't', filters: [], sort: [] })
      expect(hours.filter(({ downtimeHours }) => downtimeHours === 1)).toHaveLength(168)
    })
  }))

test('a report that did not record its data is compared row by row', () =>
  withPastReport(async (reportId, folder, historyPath) => {
    const instance = await DuckDBInstance.create(historyPath)
    const connection = await instance.connect()
    await connection.run('update report set data_hash = null')
    connection.closeSync()
    instance.closeSync()
    await withEngine(historyPath, async (engine) => {
      await writeFiles(folder, { 'polls.csv': changedPolls })
      await engine.folder.open(folder)
      expect(await listedAndCompared(engine, reportId)).toEqual(['unknown', 'lost'])
      await writeFiles(folder, { 'polls.csv': polls })
      await engine.folder.reload()
      expect(await listedAndCompared(engine, reportId)).toEqual(['unknown', 'kept'])
      // It is on record from now on.
      expect(await listed(engine, reportId)).toBe('kept')
    })
  }))

test('evidence is refused for a report that does not exist', () =>
  withPastReport(async (reportId, _folder, historyPath) => {
    await withEngine(historyPath, async (engine) => {
      await expect(engine.reports.evidence(reportId + 1)).rejects.toMatchObject({ code: 'REPORT_NOT_FOUND' })
      await expect(engine.selections.hasHourlyDowntime(reportId + 1)).rejects.toMatchObject({ code: 'REPORT_NOT_FOUND' })
    })
  }))
