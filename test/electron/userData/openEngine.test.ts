import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import { openEngine } from '../../../electron/userData/openEngine'
import { openUserData } from '../../../electron/userData/userData'
import { changePreferences } from '../../../shared/preferences/preferenceDefaults'
import { files } from '../../support/data/smallFolder'
import { withFolder, writeFiles } from '../../support/data/folder'
import { untilSettled } from '../../support/engine/everything'

test('a history that cannot be opened is reported in one line, and the engine works in memory', () =>
  withFolder({ 'reports.duckdb': 'this is not a database' }, async (folder) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const engine = await openEngine(folder, openUserData(folder))
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
    const engine = await openEngine(folder, openUserData(folder))
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, 'reports.duckdb'))).mode & 0o777).toBe(0o600)
    await engine.close()
  }),
)

test('the database may use the memory that the user has chosen', () =>
  withFolder({}, async (folder) => {
    const userData = openUserData(folder)
    await userData.preferences.change((current) => changePreferences(current, { memoryGigabytes: 2 }))
    const open = vi.spyOn(Engine, 'open')
    const engine = await openEngine(folder, userData)
    expect(open).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ memoryBytes: 2e9 }))
    await engine.close()
    open.mockRestore()
  }))

test('what was read is kept in the data folder, unless the user has switched that off', () =>
  withFolder({}, async (parent) => {
    const [data, own] = [join(parent, 'data'), join(parent, 'own')]
    await writeFiles(data, files)
    await untilSettled(data)
    const userData = openUserData(own)
    const keepsFiles = (isOn: boolean) => userData.preferences.change((current) => changePreferences(current, { keepsFiles: isOn }))
    const engine = await openEngine(own, userData)
    const keep = async (): Promise<readonly string[]> => {
      await engine.folder.open(data)
      await engine.folder.whenKept()
      return readdir(join(own, 'read-files')).catch(() => [])
    }
    await keepsFiles(false)
    expect(await keep()).toEqual([])
    expect(await engine.folder.keptFiles()).toEqual({ bytes: 0, maximumBytes: 4 * 2 ** 30 })
    await keepsFiles(true)
    expect(await keep()).toHaveLength(2)
    expect((await engine.folder.keptFiles())?.bytes).toBeGreaterThan(1000)
    await engine.folder.clearKept()
    expect(await readdir(join(own, 'read-files'))).toEqual([])
    await engine.close()
  }))
