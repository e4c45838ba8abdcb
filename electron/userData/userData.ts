import { join } from 'node:path'
import type { Preferences } from '../../shared/preferences/preferences'
import { readPreferences } from '../../shared/preferences/readPreferences'
import { removeAbandonedParts } from '../engine/write/writeAtomically'
import { readFolderExceptions, type FolderExceptions } from './folderExceptions'
import { readFolderMappings, type FolderMappings } from './folderMappings'
import { readRecentFolders } from './recentFolders'
import { StoredValue } from './storedValue'
import { readStoreLists, type StoreLists } from './storeLists'

/** The data that Store Monitor remembers for its user from one session to the next. */
export interface UserData {
  /** Folders opened before, the newest first. */
  readonly recentFolders: StoredValue<readonly string[]>
  readonly folderMappings: StoredValue<FolderMappings>
  readonly folderExceptions: StoredValue<FolderExceptions>
  readonly preferences: StoredValue<Preferences>
  /** Apart from the preferences, which every start reads. */
  readonly storeLists: StoredValue<StoreLists>
  /** Resolves when every change so far has been written, or could not be. */
  readonly whenKept: () => Promise<unknown>
}

/** The names of the files in a data folder. */
const fileNames = {
  recentFolders: 'recent-folders.json',
  folderMappings: 'folder-mappings.json',
  folderExceptions: 'folder-exceptions.json',
  preferences: 'preferences.json',
  storeLists: 'store-lists.json',
} as const
export const userDataFiles = Object.values(fileNames)

/**
 * User data in small JSON files of a folder, or in memory for one session if `folder` is null, apart from the exceptions if
 * `exceptionsPath` says where these are kept. What killed programs have left unfinished in the folder is removed.
 */
export function openUserData(folder: string | null, exceptionsPath: string | null = null): UserData {
  if (folder !== null) void removeAbandonedParts(folder)
  const stored = <Value>(fileName: string, read: (stored: unknown) => Value): StoredValue<Value> =>
    new StoredValue(read, folder === null ? null : join(folder, fileName))
  const values = {
    recentFolders: stored(fileNames.recentFolders, readRecentFolders),
    folderMappings: stored(fileNames.folderMappings, readFolderMappings),
    folderExceptions: exceptionsPath === null ? stored(fileNames.folderExceptions, readFolderExceptions) : new StoredValue(readFolderExceptions, exceptionsPath),
    preferences: stored(fileNames.preferences, readPreferences),
    storeLists: stored(fileNames.storeLists, readStoreLists),
  }
  return { ...values, whenKept: () => Promise.all(Object.values(values).map((value) => value.whenKept())) }
}
