import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import type { EventMessage } from '../../../../shared/operations/contract'
import { withFolder } from '../../../support/data/folder'

const files = { 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive' }
const isDated = /^reports-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z\.duckdb$/

/** Opens an engine that falls back to memory, with a folder of one poll. */
async function withHistory(historyPath: string, use: (engine: Engine) => Promise<void>): Promise<void> {
  await withFolder(files, async (folder) => {
    const engine = await Engine.open({ historyPath, isHistoryOptional: true })
    try {
      await engine.folder.open(folder)
      await use(engine)
    } finally {
      await engine.close()
    }
  })
}

async function report(engine: Engine, method: 'nearest' | 'poll-count' = 'nearest'): Promise<number> {
  const { reportId } = await engine.reports.start({ method })
  expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'complete' })
  return reportId
}

async function listed(engine: Engine): Promise<readonly (readonly [number, string])[]> {
  const { reports } = await engine.reports.list({ folder: null, offset: 0, limit: 10, goal: undefined })
  return reports.map(({ reportId, status }) => [reportId, status])
}

test('sets a damaged history aside, and keeps the reports of the session and later ones', () =>
  withFolder({ 'reports.duckdb': 'this is not a database' }, async (folder) => {
    const path = join(folder, 'reports.duckdb')
    const damaged = await readFile(path)
    let first = 0
    await withHistory(path, async (engine) => {
      const events: EventMessage[] = []
      engine.subscribe((event) => events.push(event))
      expect(engine.historyProblem).toEqual({ isInUse: false, reason: `${path} is not a DuckDB file.` })
      first = await report(engine)
      // Reports that begin meanwhile are kept too.
      const [aside, ...during] = await Promise.all([engine.startNewHistory(), report(engine, 'poll-count'), report(engine)])
      expect(await readFile(aside)).toEqual(damaged)
      const names = (await readdir(folder)).filter((name) => !name.endsWith('.wal')).toSorted()
      expect(names).toEqual([expect.stringMatching(isDated), 'reports.duckdb'])
      expect(process.platform === 'win32' ? 0o600 : (await stat(path)).mode & 0o777).toBe(0o600)
      expect(engine.historyProblem).toBeNull()
      expect(events).toContainEqual({ name: 'historyProblem', data: null })
      // Either may be the first to get a number.
      expect(during.toSorted()).toEqual([first + 1, first + 2])
      await report(engine)
      const everything = { reportId: first, search: '', filters: [], sort: [] }
      expect(await engine.selections.totals(everything)).toMatchObject({ stores: 1, downtimeHours: 168 })
      expect(await engine.selections.hourlyDowntime(everything)).toHaveLength(168)
      await expect(engine.startNewHistory()).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })
    await withHistory(path, async (engine) => {
      expect(engine.historyProblem).toBeNull()
      expect(await listed(engine)).toEqual([3, 2, 1, 0].map((later) => [first + later, 'complete']))
      expect(await report(engine)).toBe(first + 4)
    })
  }))

test('does not set a history aside that another program has open', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'reports.duckdb')
    const opening = `import { DuckDBInstance } from '@duckdb/node-api'
      await DuckDBInstance.create(process.argv[1]); console.log('open'); process.stdin.resume()`
    const other = spawn(process.execPath, ['--input-type=module', '--eval', opening, path], { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(other.stdout, 'data')
    await withHistory(path, async (engine) => {
      expect(engine.historyProblem).toEqual({
        isInUse: true,
        reason: `The reports in ${path} cannot be opened: another program has them open (process ${other.pid}).`,
      })
      await expect(engine.startNewHistory()).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })
    other.kill()
    await once(other, 'exit')
    expect(await readdir(folder)).toEqual(['reports.duckdb'])
  }))
