import { readdir, stat } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Database } from '../../../../electron/engine/core/database'
import { Engine } from '../../../../electron/engine/engine'
import { historyShare, spareMemory } from '../../../../electron/engine/core/memory'
import { withFolder } from '../../../support/data/folder'
import { openEverything } from '../../../support/engine/everything'
import { openDatabase } from '../../../support/engine/openDatabase'

async function opened(memoryBytes = spareMemory(), temporaryFolder = tmpdir()): Promise<Database> {
  const database = await openDatabase(temporaryFolder, undefined, { memoryBytes })
  onTestFinished(() => database.close())
  return database
}

async function limitOf(database: Database): Promise<string> {
  const { value } = await database.use({}, (connection) => connection.one<{ value: string }>(`select current_setting('memory_limit') as value`))
  return value
}

test('the database may use what the computer can spare, and less if it is told so', async () => {
  expect(spareMemory()).toBeGreaterThanOrEqual(totalmem() / 40)
  expect(spareMemory()).toBeLessThanOrEqual(totalmem())
  expect(await limitOf(await opened(512e6))).toBe('488.2 MiB')
  expect(await limitOf(await opened())).toMatch(/^[\d.]+ [GT]iB$/)
  expect([4e9, 256e6, 100e6].map(historyShare)).toEqual([0.125, 0.25, 0.5])
})

test('data that needs more memory goes to the temporary folder', () =>
  withFolder({}, async (folder) => {
    const database = await opened(64e6, folder)
    // 128 MB.
    const { numbers } = await database.use({}, async (connection) => {
      await connection.run('create table number as select number, hash(number) as hash, number::varchar as text from range(4000000) as all_numbers (number)')
      return connection.one<{ numbers: number }>('select count(*) as numbers from (from number order by hash limit 3999999)')
    })
    expect(numbers).toBe(3_999_999)
  }))

test('data that could fill much of the memory goes to a compressed file', () =>
  withFolder({}, async (folder) => {
    const database = await opened(512e6, folder)
    const bytesOf = async (catalog: string, bytes: number): Promise<{ readonly inMemory: number; readonly inFile: number | undefined }> => {
      await database.attach(catalog, bytes)
      const memory = await database.use({ catalog }, async (connection) => {
        await connection.run('create table number as select number // 1000 * 1_000_000_000 as number from range(2000000) as all_numbers (number)')
        return connection.one<{ bytes: number }>(`select sum(memory_usage_bytes)::bigint as bytes from duckdb_memory() where tag = 'IN_MEMORY_TABLE'`)
      })
      const file = await stat(join(folder, `${catalog}.duckdb`)).catch(() => undefined)
      await database.detach(catalog)
      return { inMemory: memory.bytes, inFile: file?.size }
    }
    // 8 bytes each.
    const [small, large] = [await bytesOf('small', 64e6), await bytesOf('large', 65e6)]
    expect(small.inMemory).toBeGreaterThan(15e6)
    expect(small.inFile).toBeUndefined()
    expect(large.inMemory).toBeLessThan(1e6)
    expect(large.inFile).toBeLessThan(8e6)
    expect(await readdir(folder)).toEqual([])
  }))

test('rows that are deleted in memory free their place', async () => {
  const database = await opened(512e6)
  const used = await database.use({}, async (connection) => {
    await connection.run('create table report_row (report_id integer, uptime double, downtime double, store_id varchar)')
    for (let report = 0; report < 160; report += 1) {
      await connection.run(`insert into report_row select ${report}, random(), random(), 'store ' || number from range(13800) as all_numbers (number)`)
      await connection.run(`delete from report_row where report_id = ${report - 3}`)
    }
    return connection.one<{ bytes: number }>('select sum(memory_usage_bytes)::bigint as bytes from duckdb_memory()')
  })
  // Of 160 reports it would be 120 MB.
  expect(used.bytes).toBeLessThan(60e6)
})

test('a folder whose data is in a file gives the same', () => {
  const note = 'x'.repeat(800)
  const polls = Array.from({ length: 12_000 }, (_, at) => `store ${at % 100},2023-01-2${1 + (at % 5)} ${String(at % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}:00 UTC,${at % 7 === 0 ? 'in' : ''}active,${note}\n`)
  const hours = 'store_id,day,start_time_local,end_time_local\nstore 1,0,09:00,17:00\nstore 1,1,22:00,02:00\n'
  return withFolder({ 'polls.csv': `store_id,timestamp_utc,status,note\n${polls.join('')}`, 'hours.csv': hours }, async (folder) => {
    const everything = async (memoryBytes: number): Promise<unknown> => {
      const engine = await Engine.open({ memoryBytes })
      onTestFinished(() => engine.close())
      return (await openEverything(engine, folder)).everything
    }
    const fromFile = await everything(140e6)
    expect(fromFile).toMatchObject({ summary: { stores: 100 }, report: { status: 'complete' } })
    expect(fromFile).toEqual(await everything(1e9))
  })
})

test('a statement that needs more memory than there may be fails in plain words, and the database goes on', async () => {
  const database = await opened(32e6)
  const tooMuch = database.use({}, (connection) => connection.all('select len(list(number)) as numbers from range(20000000) as all_numbers (number)'))
  await expect(tooMuch).rejects.toMatchObject({
    code: 'WRITE_FAILED',
    message: 'The memory is used up: the database may use 32 MB. Let it use more, in Preferences or with --memory, or close other programs, and try again.',
  })
  expect(await database.use({}, (connection) => connection.one('select 1 as one'))).toEqual({ one: 1 })
})
