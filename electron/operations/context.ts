import type { Engine } from '../engine/engine'
import type { RunningExports } from './runningExports'
import type { FolderMappings } from '../userData/folderMappings'
import type { Host } from './host'
import type { UserPreferences } from '../userData/userPreferences'
import type { RecentFolders } from '../userData/recentFolders'

/** What the operations work with. Each door makes one when it starts. */
export interface Context {
  readonly engine: Engine
  readonly host: Host
  readonly exports: RunningExports
  readonly recentFolders: Pick<RecentFolders, 'list' | 'add'>
  readonly folderMappings: Pick<FolderMappings, 'get' | 'remember' | 'forget'>
  readonly preferences: Pick<UserPreferences, 'get' | 'set'>
  readonly sampleDataFolder: string
}
