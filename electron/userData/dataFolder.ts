import { homedir } from 'node:os'
import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

const name = 'store-monitor'

/** The name of the history in a data folder. */
export const historyFile = 'reports.duckdb'

/** The name of the folder in a data folder that keeps what was read from files. */
export const cacheFolder = 'read-files'

/** The folder of everything that Store Monitor keeps for its user, whichever door they use. `STORE_MONITOR_DATA` overrides it. */
export function dataFolder(
  environment: Environment = process.env,
  platform: string = process.platform,
  home = homedir(),
): string {
  return environment['STORE_MONITOR_DATA'] || join(parentFolder(environment, platform, home), name)
}

/** The folder that the page in a browser used on Linux before; null if there was none. */
export function formerDataFolder(
  environment: Environment = process.env,
  platform: string = process.platform,
  home = homedir(),
): string | null {
  if (environment['STORE_MONITOR_DATA'] || platform === 'win32' || platform === 'darwin') return null
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), name)
}

/** The folder in which Electron keeps the data of apps. */
function parentFolder(environment: Environment, platform: string, home: string): string {
  if (platform === 'win32') return environment['APPDATA'] || join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  return environment['XDG_CONFIG_HOME'] || join(home, '.config')
}
