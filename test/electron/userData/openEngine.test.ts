import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openEngine } from '../../../electron/userData/openEngine'
import { withFolder } from '../../support/data/folder'

test('a history that cannot be opened is reported in one line, and the engine works in memory', () =>
  withFolder({ 'reports.duckdb': 'this is not a database' }, async (folder) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const engine = await openEngine(folder)
    expect(engine.folder.dataSet).toBeNull()
    const reason = `${join(folder, 'reports.duckdb')} is not a DuckDB file.`
    expect(engine.historyProblem).toEqual({ isInUse: false, reason })
    expect(log).toHaveBeenCalledExactlyOnceWith(`Reports will not be kept after this session. ${reason}`)
    await engine.close()
    log.mockRestore()
  }))

test.skipIf(process.platform === 'win32')('only the user can read the history, and its folder', () =>
  withFolder({}, async (parent) => {
    const folder = join(parent, 'store-monitor')
    const engine = await openEngine(folder)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, 'reports.duckdb'))).mode & 0o777).toBe(0o600)
    await engine.close()
  }),
)
