import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi, type MockInstance } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine'
import { withFolder } from '../../../support/data/folder'
import { historySession } from '../../../support/engine/historySession'
import { lengthsIn } from '../../../support/engine/logLengths'

const files = { 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive' }

let told: MockInstance<typeof console.error>
beforeEach(() => {
  told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => told.mockRestore())
})

async function report(engine: Engine): Promise<number> {
  const { reportId } = await engine.reports.start({})
  expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'complete' })
  return reportId
}

/** Makes two reports, and calls `use` with the folder of what the disk then has: `reports.duckdb` and its log, changed by `change`. */
async function withLog(change: (log: Buffer, second: number) => Buffer, use: (folder: string, log: Buffer) => Promise<void>): Promise<void> {
  await withFolder(files, (data) => withFolder({}, async (folder) => {
    const [running, path] = [join(data, 'running.duckdb'), join(folder, 'reports.duckdb')]
    let log: Buffer = Buffer.of()
    await historySession(running, async (engine) => {
      await engine.folder.open(data)
      await report(engine)
      const { size } = await stat(`${running}.wal`)
      await report(engine)
      await copyFile(running, path)
      log = change(await readFile(`${running}.wal`), size)
      await writeFile(`${path}.wal`, log)
    })
    await use(folder, log)
  }))
}

async function asideIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('reports.duckdb.wal.damaged-'))
}

function withByte(log: Buffer, at: number, bits: number): Buffer {
  log[at] = (log[at] ?? 0) ^ bits
  return log
}

/** The first entry of the second report. */
function firstOf(second: number, log: Buffer): number {
  return lengthsIn(log).find((position) => position >= second) ?? 0
}

test.each<{ damage: string; change: (log: Buffer, second: number) => Buffer; reports: readonly number[] }>([
  { damage: 'zeros after it', change: (log) => Buffer.concat([log, Buffer.alloc(4096)]), reports: [2, 1] },
  { damage: 'its last byte', change: (log) => withByte(log, log.length - 1, 0xff), reports: [2, 1] },
  { damage: 'its last 300 bytes', change: (log) => Buffer.concat([log.subarray(0, -300), Buffer.alloc(300, 0x55)]), reports: [2, 1] },
  { damage: 'the length of its first entry', change: (log) => withByte(log, 8 + 2, 0x10), reports: [] },
  { damage: 'the length of an entry of the second report', change: (log, second) => withByte(log, firstOf(second, log) + 2, 0x10), reports: [1] },
  { damage: 'the length of its last commit', change: (log) => withByte(log, (lengthsIn(log).at(-1) ?? 0) + 1, 0x80), reports: [2, 1] },
  { damage: 'a length that no memory has', change: (log, second) => log.fill(0xff, firstOf(second, log), firstOf(second, log) + 8), reports: [1] },
  { damage: 'noise from an entry on', change: (log, second) => log.fill(0x55, firstOf(second, log)), reports: [1] },
  { damage: 'its version', change: (log) => withByte(log, 5, 0x40), reports: [] },
  { damage: 'its first byte', change: (log) => withByte(log, 0, 0x40), reports: [] },
])('opens a history whose log is damaged ($damage) at its last whole commit, and keeps the log', ({ change, reports }) =>
  withLog(change, async (folder, damaged) => {
    const path = join(folder, 'reports.duckdb')
    await historySession(path, async (engine) => {
      expect(engine.historyProblem).toBeNull()
      const listed = await engine.reports.list({ folder: null, offset: 0, limit: 10, goal: undefined })
      expect(listed.reports.map(({ reportId }) => reportId)).toEqual(reports)
      await withFolder(files, (data) => engine.folder.open(data))
      await report(engine)
    })
    const [aside = ''] = await asideIn(folder)
    expect(await readFile(join(folder, aside))).toEqual(damaged)
    expect(told).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(`The end of ${path}.wal was damaged.`))
    await historySession(path, (engine) => engine.check())
    expect(await asideIn(folder)).toEqual([aside])
  }),
)

test.each<{ end: string; change: (log: Buffer, second: number) => Buffer }>([
  { end: 'in the data of an entry', change: (log, second) => log.subarray(0, firstOf(second, log) + 40) },
  { end: 'in the length of an entry', change: (log, second) => log.subarray(0, firstOf(second, log) + 5) },
  { end: 'in its last commit', change: (log) => log.subarray(0, -1) },
  { end: 'in its version', change: (log) => log.subarray(0, 3) },
])('keeps no copy of a log that a killed program has left unfinished ($end)', ({ change }) =>
  withLog(change, async (folder) => {
    await historySession(join(folder, 'reports.duckdb'), (engine) => engine.check())
    expect(await readdir(folder)).toEqual(['reports.duckdb'])
    expect(told).not.toHaveBeenCalled()
  }),
)

test('leaves the log of a history alone that another program has open', () =>
  withLog((log) => withByte(log, 8 + 2, 0x10), async (folder, damaged) => {
    const path = join(folder, 'reports.duckdb')
    const opening = `import { DuckDBInstance } from '@duckdb/node-api'
      await DuckDBInstance.create(process.argv[1], { access_mode: 'READ_ONLY' }); console.log('open'); process.stdin.resume()`
    const other = spawn(process.execPath, ['--input-type=module', '--eval', opening, path], { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(other.stdout, 'data')
    await expect(historySession(path, (engine) => engine.check())).rejects.toMatchObject({ code: 'WRITE_FAILED' })
    other.kill()
    await once(other, 'exit')
    expect(await readFile(`${path}.wal`)).toEqual(damaged)
    expect((await readdir(folder)).toSorted()).toEqual(['reports.duckdb', 'reports.duckdb.wal'])
    expect(told).not.toHaveBeenCalled()
  }))
