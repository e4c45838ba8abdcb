import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Engine } from '../engine/engine'
import { defaultWatchInterval } from '../engine/load/liveFolder'
import { cacheFolder, historyFile } from './dataFolder'
import type { UserData } from './userData'
import { watchInterval } from './watchInterval'

/**
 * Opens the engine on the report history of a data folder, and on what is kept there of files that were read. If the history cannot be opened, usually because another
 * Store Monitor has it open, this logs one line and the engine works in memory.
 */
export async function openEngine(folder: string, { preferences }: Pick<UserData, 'preferences'>): Promise<Engine> {
  const historyPath = join(folder, historyFile)
  // What cannot be made or protected cannot be opened either, and the engine says so.
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined)
  const { memoryGigabytes } = await preferences.get()
  const engine = await Engine.open({
    historyPath,
    isHistoryOptional: true,
    ...(memoryGigabytes !== null && { memoryBytes: memoryGigabytes * 1e9 }),
    watchInterval: watchInterval(defaultWatchInterval),
    cachePath: join(folder, cacheFolder),
    isCacheOn: async () => (await preferences.get()).keepsFiles,
  })
  if (engine.cacheProblem !== null) console.error(`Files that were read are not kept. ${engine.cacheProblem}`)
  if (engine.historyProblem === null) {
    // The history names folders and stores, which other users of the computer need not know. Not every disk has modes.
    await Promise.allSettled([chmod(folder, 0o700), chmod(historyPath, 0o600)])
  } else console.error(`Reports will not be kept after this session. ${engine.historyProblem.reason}`)
  return engine
}
