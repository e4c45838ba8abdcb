import { copyFile, open, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { EngineError } from '../../../../electron/engine/core/errors'
import type { EventMessage } from '../../../../shared/operations/contract'
import { withFolder } from '../../../support/data/folder'
import { historySession } from '../../../support/engine/historySession'
import { openDatabase } from '../../../support/engine/openDatabase'

const headerBytes = 12_288
const blockBytes = 262_144
const stores = Array.from({ length: 3000 }, (_, store) => `${store}-${(store * 1_299_709) % 1e9},2023-01-24 12:00:00 UTC,inactive\n`)
const files = { 'polls.csv': `store_id,timestamp_utc,status\n${stores.join('')}` }
const everyReport = { folder: null, offset: 0, limit: 10, goal: undefined }

async function report(engine: Engine, second: number): Promise<string | null> {
  const { reportId } = await engine.reports.start({ asOf: `2023-01-24T12:00:0${second}Z` })
  return (await engine.reports.finished(reportId)).error
}

/** Copies a history with a block whose checksum is wrong. */
async function copyDamaged(path: string, to: string, block: number): Promise<Buffer> {
  await copyFile(path, to)
  const file = await open(to, 'r+')
  await file.write(Buffer.alloc(3000, 0x5a), 0, 3000, headerBytes + block * blockBytes + 5000)
  await file.close()
  return readFile(to)
}

interface Damaged {
  readonly engine: Engine
  readonly path: string
  readonly damaged: Buffer
}

/** Damages each block in turn. What DuckDB reads when it opens a file is not met in use, so only the others are returned, open. */
async function openDamaged(whole: string): Promise<readonly Damaged[]> {
  const blocks = Math.floor(((await readFile(whole)).length - headerBytes) / blockBytes)
  const met: Damaged[] = []
  for (let block = 0; block < blocks; block += 1) {
    const path = `${whole}-${block}.duckdb`
    const damaged = await copyDamaged(whole, path, block)
    const engine = await Engine.open({ historyPath: path, isHistoryOptional: true })
    if (engine.historyProblem === null) met.push({ engine, path, damaged })
    else await engine.close()
  }
  return met
}

/** Uses a history in every way, and returns what the user reads about what fails. */
async function failuresOf(engine: Engine): Promise<readonly string[]> {
  const everyRow = { reportId: 1, search: '', filters: [], sort: [] }
  const uses = [() => engine.reports.list(everyReport), () => engine.selections.totals(everyRow), () => report(engine, 3)]
  const failures: string[] = []
  for (const use of uses) {
    await use().catch((error: unknown) => failures.push(error instanceof EngineError ? error.message : `unexpected: ${String(error)}`))
  }
  return failures
}

test('says that a history is damaged when it meets a damaged block, and starts a new one if asked', () =>
  withFolder(files, (data) => withFolder({}, async (folder) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    onTestFinished(() => log.mockRestore())
    const whole = join(folder, 'whole.duckdb')
    await historySession(whole, async (engine) => {
      await engine.folder.open(data)
      for (const second of [1, 2]) expect(await report(engine, second)).toBeNull()
    })
    const met = await openDamaged(whole)
    expect(met.length).toBeGreaterThan(1)
    for (const { engine, path, damaged } of met) {
      await engine.folder.open(data)
      const events: EventMessage[] = []
      engine.subscribe((event) => events.push(event))
      const failures = await failuresOf(engine)
      const reason = `The file ${path} is damaged, so some of its reports cannot be read, and new ones may not be kept.`
      expect(new Set(failures)).toEqual(new Set([`${reason} Set it aside and start a new one.`]))
      expect(engine.historyProblem).toEqual({ isInUse: false, isOpen: true, reason })
      expect(events).toContainEqual({ name: 'historyProblem', data: engine.historyProblem })
      expect(log).toHaveBeenLastCalledWith(reason)
      const aside = await engine.startNewHistory()
      expect(engine.historyProblem).toBeNull()
      expect((await readFile(aside)).equals(damaged)).toBe(true)
      expect(await report(engine, 4)).toBeNull()
      const [first] = (await engine.reports.list(everyReport)).reports
      // Numbers that others may know stay those of the former reports.
      expect(first?.reportId).toBeGreaterThan(2)
      await engine.close()
      await historySession(path, async (later) => expect(await later.reports.list(everyReport)).toMatchObject({ total: 1 }))
    }
    expect(log).toHaveBeenCalledTimes(met.length)
  })),
)

test('keeps the damaged history in its place if no new one can be written, and reports in memory', () =>
  withFolder(files, (data) => withFolder({}, async (folder) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    onTestFinished(() => log.mockRestore())
    const [whole, path] = [join(folder, 'whole.duckdb'), join(folder, 'reports.duckdb')]
    await historySession(whole, async (engine) => {
      await engine.folder.open(data)
      await report(engine, 1)
    })
    const damaged = await copyDamaged(whole, path, 1)
    const engine = await Engine.open({ historyPath: path })
    await engine.folder.open(data)
    expect(await failuresOf(engine)).not.toEqual([])
    await rename(folder, `${folder}-gone`)
    await expect(engine.startNewHistory()).rejects.toMatchObject({ code: 'WRITE_FAILED' })
    await rename(`${folder}-gone`, folder)
    expect(engine.historyProblem).toMatchObject({ isInUse: false, reason: expect.stringContaining('is damaged') })
    expect(await report(engine, 4)).toBeNull()
    expect((await readFile(path)).equals(damaged)).toBe(true)
    await engine.startNewHistory()
    expect(await engine.reports.list(everyReport)).toMatchObject({ total: 1 })
    await engine.close()
  })),
)

test('lets go of a file that somebody still reads, and leaves the files that take its name alone', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'data.duckdb')
    const database = await openDatabase(folder, path)
    await database.use({}, (connection) => connection.run('create table number as from range(1000000)'))
    const rows = database.stream('from number')
    await rows.next()
    await database.restartInMemory()
    for (const ending of ['', '.wal']) {
      await rename(path + ending, join(folder, `aside.duckdb${ending}`))
      await writeFile(path + ending, 'new')
    }
    await expect((async () => { for await (const chunk of rows) if (chunk.length === 0) return })()).rejects.toMatchObject({ code: 'CANCELLED' })
    await database.use({}, (connection) => connection.run('create table number as select 1'))
    await database.close()
    // DuckDB closes the former file when its last result is collected.
    setFlagsFromString('--expose-gc')
    runInNewContext('gc')()
    await setImmediate()
    expect((await readdir(folder)).toSorted()).toEqual(['aside.duckdb', 'aside.duckdb.wal', 'data.duckdb', 'data.duckdb.wal'])
    expect(await readFile(`${path}.wal`, 'utf8')).toBe('new')
  }))
