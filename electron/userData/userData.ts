import { join } from 'node:path'
import type { Preferences } from '../../shared/preferences/preferences'
import { readPreferences } from '../../shared/preferences/readPreferences'
import { readFolderMappings, type FolderMappings } from './folderMappings'
import { readRecentFolders } from './recentFolders'
import { StoredValue } from './storedValue'

/** The data that Store Monitor remembers for its user from one session to the next. */
export interface UserData {
  /** Folders opened before, the newest first. */
  readonly recentFolders: StoredValue<readonly string[]>
  readonly folderMappings: StoredValue<FolderMappings>
  readonly preferences: StoredValue<Preferences>
}

/** The names of the files in a data folder. */
const fileNames = {
  recentFolders: 'recent-folders.json',
  folderMappings: 'folder-mappings.json',
  preferences: 'preferences.json',
} as const
export const userDataFiles = Object.values(fileNames)

/** User data in small JSON files of a folder, or in memory for one session if `folder` is null. */
export function openUserData(folder: string | null): UserData {
  const stored = <Value>(fileName: string, read: (stored: unknown) => Value): StoredValue<Value> =>
    new StoredValue(read, folder === null ? null : join(folder, fileName))
  return {
    recentFolders: stored(fileNames.recentFolders, readRecentFolders),
    folderMappings: stored(fileNames.folderMappings, readFolderMappings),
    preferences: stored(fileNames.preferences, readPreferences),
  }
}
