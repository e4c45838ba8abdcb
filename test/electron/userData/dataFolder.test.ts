import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder, formerDataFolder } from '../../../electron/userData/dataFolder'

const config = join('/home/me', '.config', 'store-monitor')
const share = join('/home/me', '.local', 'share', 'store-monitor')

test.for([
  { platform: 'linux', environment: {}, expected: config, former: share },
  { platform: 'linux', environment: { XDG_CONFIG_HOME: '/config' }, expected: join('/config', 'store-monitor'), former: share },
  { platform: 'linux', environment: { XDG_DATA_HOME: '/data' }, expected: config, former: join('/data', 'store-monitor') },
  { platform: 'linux', environment: { STORE_MONITOR_DATA: '/else' }, expected: '/else', former: null },
  {
    platform: 'darwin',
    environment: {},
    expected: join('/home/me', 'Library', 'Application Support', 'store-monitor'),
    former: null,
  },
  { platform: 'win32', environment: { APPDATA: '/roaming' }, expected: join('/roaming', 'store-monitor'), former: null },
  { platform: 'win32', environment: { STORE_MONITOR_DATA: '/else' }, expected: '/else', former: null },
])('the data folder on $platform with $environment is $expected, before $former', ({ platform, environment, expected, former }) => {
  expect(dataFolder(environment, platform, '/home/me')).toBe(expected)
  expect(formerDataFolder(environment, platform, '/home/me')).toBe(former)
})
