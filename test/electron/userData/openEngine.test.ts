import { expect, test, vi } from 'vitest'
import { openEngine } from '../../../electron/userData/openEngine'
import { withFolder } from '../../support/data/folder'

test('a history that cannot be opened is logged in one line, and the engine works in memory', () =>
  withFolder({ 'reports.duckdb': 'this is not a database' }, async (folder) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const engine = await openEngine(folder)
    expect(engine.folder.dataSet).toBeNull()
    expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Reports will not be kept[^\n]+$/))
    await engine.close()
    log.mockRestore()
  }))
