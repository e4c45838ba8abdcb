import { homedir } from 'node:os'
import { join } from 'node:path'

/** The data folder of the app for programs that run without Electron. `STORE_MONITOR_DATA` overrides it. */
export function dataFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home = homedir(),
): string {
  if (environment['STORE_MONITOR_DATA']) return environment['STORE_MONITOR_DATA']
  return join(parentFolder(environment, platform, home), 'store-monitor')
}

function parentFolder(environment: Readonly<Record<string, string | undefined>>, platform: string, home: string) {
  if (platform === 'win32') return environment['APPDATA'] || join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  return environment['XDG_DATA_HOME'] || join(home, '.local', 'share')
}
