import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder } from '../../../electron/userData/dataFolder'

test.for([
  { platform: 'linux', environment: {}, expected: join('/home/me', '.local', 'share', 'store-monitor') },
  { platform: 'linux', environment: { XDG_DATA_HOME: '/data' }, expected: join('/data', 'store-monitor') },
  { platform: 'darwin', environment: {}, expected: join('/home/me', 'Library', 'Application Support', 'store-monitor') },
  { platform: 'win32', environment: { APPDATA: '/roaming' }, expected: join('/roaming', 'store-monitor') },
  { platform: 'win32', environment: { STORE_MONITOR_DATA: '/else' }, expected: '/else' },
])('the data folder on $platform with $environment is $expected', ({ platform, environment, expected }) => {
  expect(dataFolder(environment, platform, '/home/me')).toBe(expected)
})
