import { DuckDBInstance } from '@duckdb/node-api'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import firstTables from '../../../../electron/engine/history/migrations/1_tables.sql?raw'
import secondTables from '../../../../electron/engine/history/migrations/2_windows_and_selections.sql?raw'
import thirdTables from '../../../../electron/engine/history/migrations/3_downtime_hours.sql?raw'
import fourthTables from '../../../../electron/engine/history/migrations/4_shared_rows.sql?raw'
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

/** A file of the first version, which had no version number: report 1 is on all stores, report 2 on one. */
async function writeFirstVersion(path: string, folder: string): Promise<void> {
  await inFile(
    path,
    firstTables,
    `insert into report (status, started_at, folder, as_of_us, method, store_id, stores, observations, rows_rejected)
     values ('complete', '2026-11-01T00:00:00.000Z', '${folder}', ${asOfUs}, 'nearest', null, 1, 3, 0),
       ('complete', '2026-11-02T00:00:00.000Z', '${folder}', ${asOfUs}, 'poll-count', 's', 1, 3, 5)`,
    `insert into report_row select report, 's', 'UTC', 3, true, ${hourUs}, ${24 * hourUs}, ${167 * hourUs}, 0, 0, ${hourUs},
       ${hourUs}, ${24 * hourUs}, ${168 * hourUs}, 0, 0, 1, 0, 0, ${hourUs}, 0, 0, 0 from range(1, 3) as reports(report)`,
    // This is the only view of that version.
    'create view published_row as select report_id, store_id, uptime_week_us / 3600000000 as uptime_last_week from report_row',
  )
}

/** A file of the version before spans: report 1 is on all stores, and report 2 has a window and shares the rows of 1. */
async function writeFourthVersion(path: string, folder: string): Promise<void> {
  await inFile(
    path,
    ...[firstTables, secondTables, thirdTables, fourthTables].map((migration) => `begin; ${migration}; commit`),
    'create table history_version as select 4 as version',
    `insert into report by name
     select unnest([1, 2]) as report_id, 'complete' as status, '2026-11-01T00:00:00.000Z' as started_at, '${folder}' as folder,
       unnest([null, ${asOfUs - 168 * hourUs}]) as from_us, ${asOfUs} as as_of_us, 'nearest' as method, 1 as stores,
       3 as observations, 0 as rows_rejected, unnest([null, 1]) as rows_of`,
    `insert into report_row values (1, 's', 'UTC', 3, true, ${hourUs}, ${24 * hourUs}, ${167 * hourUs}, 0, 0, ${hourUs},
       ${hourUs}, ${24 * hourUs}, ${168 * hourUs}, 0, 0, 1, 0, 0, ${hourUs}, 0, 0, ${84 * hourUs})`,
    // These are the views of that version. The second one reads the first.
    'create view published_row as select report_id, store_id, uptime_week_us / 3600000000 as uptime_last_week from report_row',
    'create view spanned_row as select *, uptime_last_week as uptime from published_row',
    "select nextval('report_number'), nextval('report_number')",
  )
}

const choice = { search: '', filters: [], sort: [] }
const everyRow = { ...choice, offset: 0, limit: 10 }

test('opens a history of the first version and adds to it', () =>
  withFolder(files, async (folder) => {
    const path = join(folder, 'reports.duckdb')
    await writeFirstVersion(path, folder)
    // Twice, because migrations must not run again.
    for (const next of [3, 4]) {
      const engine = await Engine.open({ historyPath: path })
      const onAllStores = { window: null, selectedStores: null, asOf: '2023-01-24T12:00:00.000000Z' }
      expect(await engine.reports.get(1)).toMatchObject({ status: 'complete', startedAt: '2026-11-01T00:00:00.000Z', ...onAllStores })
      expect(await engine.reports.get(2)).toMatchObject({ ...onAllStores, method: 'poll-count', selectedStores: 1, rowsRejected: 5 })
      const selection = { reportId: 1, search: '', filters: [], sort: [], offset: 0, limit: 10 }
      expect((await engine.selections.rows(selection)).rows).toMatchObject([
        { store_id: 's', uptime_last_hour: 60, uptime_last_week: 167, downtime_last_week: 1, outages_last_week: 1, uptime_window: null },
      ])
      await engine.folder.open(folder)
      const window = { from: '2023-01-24T10:00:00Z', to: '2023-01-24T12:00:00Z' }
      const { reportId } = await engine.reports.start({ window, storeIds: ['s'] })
      expect(reportId).toBe(next)
      expect(await engine.reports.finished(reportId)).toMatchObject({
        status: 'complete',
        window: { from: '2023-01-24T10:00:00.000000Z', to: '2023-01-24T12:00:00.000000Z' },
        selectedStores: 1,
      })
      await engine.close()
    }
  }))

test('opens a history of the version before spans', () =>
  withFolder(files, async (folder) => {
    const path = join(folder, 'reports.duckdb')
    await writeFourthVersion(path, folder)
    const hour = 'insert into downtime_hour select 1, store_id, 29, 3600000000 from report_row where report_id = 1'
    await inFile(path, `${hour}; insert into report_with_downtime_hours values (1)`)
    const engine = await Engine.open({ historyPath: path })
    expect((await engine.selections.rows({ reportId: 1, ...everyRow })).rows).toMatchObject([
      { uptime_last_week: 167, downtime_last_week: 1, open_last_week: 168, outages_last_week: 1, longest_outage_last_week: 1, coverage_last_week: 0.5 },
    ])
    expect((await engine.selections.rows({ reportId: 2, ...everyRow })).rows).toMatchObject([
      { uptime_window: 167, downtime_window: 1, open_window: 168, outages_window: 1, longest_outage_window: 1, coverage_window: 0.5 },
    ])
    // Open time by hour was not recorded, but downtime stays, and the hour still selects its stores.
    const hours = await engine.selections.hourlyDowntime({ reportId: 1, ...choice })
    expect(hours).toHaveLength(168)
    expect(hours.slice(28, 30)).toEqual([
      { hourOfWeek: 28, downtimeHours: 0, observedOpenHours: null, stores: 0 },
      { hourOfWeek: 29, downtimeHours: 1, observedOpenHours: null, stores: 1 },
    ])
    expect(await engine.selections.totals({ reportId: 1, ...choice, hourOfWeek: 29 })).toMatchObject({ stores: 1 })
    expect(await engine.selections.totals({ reportId: 1, ...choice, hourOfWeek: 28 })).toMatchObject({ stores: 0 })
    const sums = { uptimePercent: (100 * 167) / 168, downtimeHours: 1, outages: 1 }
    expect((await engine.reports.list({ folder: null, offset: 0, limit: 10 })).reports).toMatchObject([sums, sums])
    await engine.close()
  }))

test('open time by hour that was kept before it was known which stores are observed stays', () => {
  const hours = 'store_id,day,start_time_local,end_time_local\ns,1,05:00,07:30\nunseen,1,05:00,07:30\nunseen,2,20:00,21:00\n'
  return withFolder({ ...files, 'h.csv': hours }, async (folder) => {
    const path = join(folder, 'reports.duckdb')
    const first = await Engine.open({ historyPath: path })
    await first.folder.open(folder)
    const ids: number[] = []
    for (const window of [null, { from: '2023-01-17T12:00:00Z', to: '2023-01-24T12:00:00Z' }]) {
      const { reportId } = await first.reports.start({ window })
      await first.reports.finished(reportId)
      ids.push(reportId)
    }
    const choices = ids.flatMap((reportId) => [{ reportId, ...choice }, { reportId, ...choice, search: 'uns' }])
    const known = await Promise.all(choices.map((each) => first.selections.hourlyDowntime(each)))
    await first.close()
    await inFile(path, 'alter table store_hours drop column is_observed', 'update history_version set version = 7')
    const engine = await Engine.open({ historyPath: path })
    expect(await Promise.all(choices.map((each) => engine.selections.hourlyDowntime(each)))).toEqual(known)
    await engine.close()
    // The report time is Tuesday 06:00 in Chicago. Only s is observed.
    const ofAll = [[29, 1], [30, 1], [31, 0.5], [68, 0]]
    const ofUnseen = [[29, 0], [30, 0], [31, 0], [68, 0]]
    expect(known.map((each) => each.map(({ hourOfWeek, observedOpenHours }) => [hourOfWeek, observedOpenHours]))).toEqual([ofAll, ofUnseen, ofAll, ofUnseen])
  })
})

test.each([
  { version: 'the first version', write: writeFirstVersion, selectedStores: 1 },
  { version: 'the version before spans', write: writeFourthVersion, selectedStores: null },
])('a program that dies after it changed the tables of $version loses nothing', ({ write, selectedStores }) =>
  withFolder(files, async (folder) => {
    const path = join(folder, 'reports.duckdb')
    await write(path, folder)
    const program = join(programFolder, 'test/support/program/dieWhileReporting.mjs')
    const child = spawn(process.execPath, [program, folder, path], { stdio: ['ignore', 'ignore', 'inherit'] })
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    const engine = await Engine.open({ historyPath: path })
    expect(await engine.reports.get(2)).toMatchObject({ status: 'complete', selectedStores })
    expect((await engine.selections.rows({ reportId: 1, ...everyRow })).rows).toMatchObject([{ uptime_last_week: 167 }])
    expect(await engine.reports.get(3)).toMatchObject({ status: 'complete', stores: 1 })
    expect(await engine.reports.get(4)).toMatchObject({ status: 'failed' })
    await engine.close()
  }),
)

test('refuses a history of a newer program, and does not lock or change it', () =>
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

test.each([
  { file: 'of another program', statements: ['create table customer (id integer)', 'insert into customer values (1)'], message: 'The file has no reports of Store Monitor but tables of another program. It was left as it is.' },
  { file: 'with a table named like the version', statements: ['create table history_version as select 3 as version'], message: 'The file has no reports of Store Monitor but tables of another program. It was left as it is.' },
  ...['view v as select 1 as one', 'sequence s', 'macro twice(x) as 2 * x', 'macro rows() as table select 1', "type mood as enum ('sad')", 'schema other'].map((definition) => ({
    file: `with only a definition (${definition})`,
    statements: [`create ${definition}`],
    message: 'The file has no reports of Store Monitor but views or other definitions of another program. It was left as it is.',
  })),
  {
    file: 'of a history that lost a table',
    statements: [firstTables, secondTables, 'create table history_version as select 2 as version', 'drop table report_row'],
    message: 'The history file is incomplete: it has no table report_row. It was left as it is.',
  },
])('refuses a DuckDB file $file, and leaves it as it is', ({ statements, message }) =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'other.duckdb')
    await inFile(path, ...statements)
    const before = await readFile(path)
    await expect(Engine.open({ historyPath: path })).rejects.toMatchObject({ code: 'INVALID_INPUT', message })
    expect(await readFile(path)).toEqual(before)
    expect(await readdir(folder)).toEqual(['other.duckdb'])
  }),
)
