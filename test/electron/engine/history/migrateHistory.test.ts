import { DuckDBInstance } from '@duckdb/node-api'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import firstTables from '../../../../electron/engine/history/history_1.sql?raw'
import { withFolder } from '../../../support/data/folder'
import { programFolder } from '../../../support/program/programFolder'

const files = { 'p.csv': 'store_id,status,timestamp_utc\ns,active,2023-01-24 12:00:00 UTC' }
const asOfUs = Date.UTC(2023, 0, 24, 12) * 1000
const hourUs = 3_600_000_000

async function inFile(path: string, ...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  for (const statement of statements) await connection.run(statement)
  connection.closeSync()
  instance.closeSync()
}

/** A file of the first version: report 1 on all stores, report 2 on one; both were never counted by version. */
async function writeFirstVersion(path: string, folder: string): Promise<void> {
  await inFile(
    path,
    // As the program of that version made it; it did not fail where the tables were there already.
    firstTables,
    `insert into report (status, started_at, folder, as_of_us, method, store_id, stores, observations, rows_rejected)
     values ('complete', '2026-11-01T00:00:00.000Z', '${folder}', ${asOfUs}, 'nearest', null, 1, 3, 0),
       ('complete', '2026-11-02T00:00:00.000Z', '${folder}', ${asOfUs}, 'poll-count', 's', 1, 3, 5)`,
    `insert into report_row select report, 's', 'UTC', 3, true, ${hourUs}, ${24 * hourUs}, ${167 * hourUs}, 0, 0, ${hourUs},
       ${hourUs}, ${24 * hourUs}, ${168 * hourUs}, 0, 0, 1, 0, 0, ${hourUs}, 0, 0, 0 from range(1, 3) as reports(report)`,
    // The one relation that was read then.
    'create view published_row as select report_id, store_id, uptime_week_us / 3600000000 as uptime_last_week from report_row',
  )
}

test('a history of the first version is read, and goes on', () =>
  withFolder(files, async (folder) => {
    const path = join(folder, 'reports.duckdb')
    await writeFirstVersion(path, folder)
    // Twice: what was changed once is not changed again.
    for (const next of [3, 4]) {
      const engine = await Engine.open({ historyPath: path })
      const onAllStores = { window: null, selectedStores: null, asOf: '2023-01-24T12:00:00.000000Z' }
      expect(await engine.getReport(1)).toMatchObject({ status: 'complete', startedAt: '2026-11-01T00:00:00.000Z', ...onAllStores })
      expect(await engine.getReport(2)).toMatchObject({ ...onAllStores, method: 'poll-count', selectedStores: 1, rowsRejected: 5 })
      const selection = { reportId: 1, search: '', filters: [], sort: [], offset: 0, limit: 10 }
      expect((await engine.getRows(selection)).rows).toMatchObject([
        { store_id: 's', uptime_last_hour: 60, uptime_last_week: 167, downtime_last_week: 1, outages_last_week: 1, uptime_window: null },
      ])
      await engine.loadFolder(folder)
      const window = { from: '2023-01-24T10:00:00Z', to: '2023-01-24T12:00:00Z' }
      const { reportId } = await engine.startReport({ window, storeIds: ['s'] })
      expect(reportId).toBe(next)
      expect(await engine.finished(reportId)).toMatchObject({
        status: 'complete',
        window: { from: '2023-01-24T10:00:00.000000Z', to: '2023-01-24T12:00:00.000000Z' },
        selectedStores: 1,
      })
      await engine.close()
    }
  }))

test('a program that dies after it changed the tables loses nothing', () =>
  withFolder(files, async (folder) => {
    const path = join(folder, 'reports.duckdb')
    await writeFirstVersion(path, folder)
    const program = join(programFolder, 'test/support/program/dieWhileReporting.mjs')
    const child = spawn(process.execPath, [program, folder, path], { stdio: ['ignore', 'ignore', 'inherit'] })
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    const engine = await Engine.open({ historyPath: path })
    expect(await engine.getReport(2)).toMatchObject({ status: 'complete', selectedStores: 1 })
    expect(await engine.getReport(3)).toMatchObject({ status: 'complete', stores: 1 })
    expect(await engine.getReport(4)).toMatchObject({ status: 'failed' })
    await engine.close()
  }))

test('a history of a newer program is left alone, and to that program', () =>
  withFolder(files, async (folder) => {
    const path = join(folder, 'reports.duckdb')
    await inFile(path, 'create table history_version as select 1000 as version')
    await expect(Engine.open({ historyPath: path })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: 'The history file was made by a newer version of Store Monitor.',
    })
    const opening = "import { DuckDBInstance } from '@duckdb/node-api'; await DuckDBInstance.create(process.argv[1])"
    const other = spawn(process.execPath, ['--input-type=module', '--eval', opening, path], { stdio: ['ignore', 'ignore', 'inherit'] })
    expect(await once(other, 'exit')).toEqual([0, null])
  }))
