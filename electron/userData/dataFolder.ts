import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Engine } from '../engine/engine'
import { messageOf } from '../engine/core/errors'
import { watchInterval } from './watchInterval'

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

/**
 * Opens the engine on the report history of a data folder. If the history cannot be opened, usually because another
 * Store Monitor has it open, this logs one line and the engine works in memory.
 */
export async function openEngine(folder: string): Promise<Engine> {
  const historyPath = join(folder, 'reports.duckdb')
  const interval = watchInterval()
  try {
    await mkdir(folder, { recursive: true })
    return await Engine.open({ historyPath, watchInterval: interval })
  } catch (error) {
    const reason = messageOf(error).replaceAll(/\s*\n\s*/g, ' ')
    console.error(`Reports will not be kept after this session. ${reason}`)
    return Engine.open({ watchInterval: interval })
  }
}
