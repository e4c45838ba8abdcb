import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { dataFolder, openEngine } from '../../../electron/userData/dataFolder'
import { withFolder } from '../../support/data/folder'

test.for([
  { platform: 'linux', environment: {}, expected: join('/home/me', '.local', 'share', 'store-monitor') },
  { platform: 'linux', environment: { XDG_DATA_HOME: '/data' }, expected: join('/data', 'store-monitor') },
  { platform: 'darwin', environment: {}, expected: join('/home/me', 'Library', 'Application Support', 'store-monitor') },
  { platform: 'win32', environment: { APPDATA: '/roaming' }, expected: join('/roaming', 'store-monitor') },
  { platform: 'win32', environment: { STORE_MONITOR_DATA: '/else' }, expected: '/else' },
])('the data folder on $platform with $environment is $expected', ({ platform, environment, expected }) => {
  expect(dataFolder(environment, platform, '/home/me')).toBe(expected)
})

test('a history that cannot be opened is logged in one line, and the engine works in memory', () =>
  withFolder({ 'reports.duckdb': 'this is not a database' }, async (folder) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const engine = await openEngine(folder)
    expect(engine.folder.dataSet).toBeNull()
    expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Reports will not be kept[^\n]+$/))
    await engine.close()
    log.mockRestore()
  }))
