import { dirname, join } from 'node:path'
import type { Context } from '../../../electron/operations/context'
import type { Engine } from '../../../electron/engine/engine'
import { RunningExports } from '../../../electron/operations/runningExports'
import { FolderMappings } from '../../../electron/userData/folderMappings'
import type { Host } from '../../../electron/operations/host'
import { UserPreferences } from '../../../electron/userData/userPreferences'
import { RecentFolders } from '../../../electron/userData/recentFolders'

/** What the operations work with on a desktop whose user dismisses every question, unless `host` says something else. */
export function desktopContext(engine: Engine, dataFolder: string, host: Partial<Host> = {}): Context {
  return {
    engine,
    host: {
      door: 'desktop',
      chooseFolder: () => Promise.resolve(null),
      admitFolder: (path) => Promise.resolve(path),
      chooseSavePath: () => Promise.resolve(null),
      placeBeside: (path, name) => Promise.resolve(join(dirname(path), name)),
      discard: () => Promise.resolve(),
      deliver: (path, rows, summaryPath) => ({ kind: 'saved', path, rows, ...(summaryPath !== undefined && { summaryPath }) }),
      showFile: null,
      printPdf: null,
      enableCommands: null,
      ...host,
    },
    exports: new RunningExports(),
    recentFolders: new RecentFolders(dataFolder),
    folderMappings: FolderMappings.inFolder(dataFolder),
    preferences: UserPreferences.inFolder(dataFolder),
    sampleDataFolder: dataFolder,
  }
}
