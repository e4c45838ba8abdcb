import { join } from 'node:path'
import type { Preferences } from '../../shared/preferences/preferences'
import { defaultPreferences } from '../../shared/preferences/preferenceDefaults'
import { removeAbandonedParts } from '../engine/write/writeAtomically'
import type { FolderExceptions } from './folderExceptions'
import type { FolderMappings } from './folderMappings'
import { readRecentFolders } from './recentFolders'
import { StoredValue } from './storedValue'
import type { StoreLists } from './storeLists'

/** The data that Store Monitor remembers for its user from one session to the next. */
export interface UserData {
  /** Folders opened before, the newest first. */
  readonly recentFolders: StoredValue<readonly string[]>
  readonly folderMappings: StoredValue<FolderMappings>
  readonly folderExceptions: StoredValue<FolderExceptions>
  readonly preferences: StoredValue<Preferences>
  /** Apart from the preferences, which every start reads. */
  readonly storeLists: StoredValue<StoreLists>
  /** What was wrong with the files that were read so far, in sentences for the user; it grows. */
  readonly problems: readonly string[]
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

/** Loads what reads a value only if there is one: the schemas take longer to load than the window takes to open. */
function readLater<Value>(missing: Value, load: () => Promise<(stored: unknown) => Value | undefined>) {
  return { missing, read: async (stored: unknown): Promise<Value | undefined> => (await load())(stored) }
}

/**
 * User data in small JSON files of a folder, or in memory for one session if `folder` is null, apart from the exceptions if
 * `exceptionsPath` says where these are kept. What killed programs have left unfinished in the folder is removed.
 */
export function openUserData(folder: string | null, exceptionsPath: string | null = null): UserData {
  if (folder !== null) void removeAbandonedParts(folder)
  const problems: string[] = []
  const say = (problem: string): void => {
    console.error(problem)
    if (!problems.includes(problem)) problems.push(problem)
  }
  const pathOf = (fileName: string): string | null => (folder === null ? null : join(folder, fileName))
  const mappingKind = readLater<FolderMappings>([], async () => (await import('./folderMappings')).readFolderMappings)
  const exceptionKind = readLater<FolderExceptions>([], async () => (await import('./folderExceptions')).readFolderExceptions)
  const preferenceKind = readLater<Preferences>(defaultPreferences, async () => (await import('../../shared/preferences/readPreferences')).readPreferences)
  const listKind = readLater<StoreLists>([], async () => (await import('./storeLists')).readStoreLists)
  const values = {
    recentFolders: new StoredValue({ read: readRecentFolders, missing: [] }, pathOf(fileNames.recentFolders), say),
    folderMappings: new StoredValue(mappingKind, pathOf(fileNames.folderMappings), say),
    folderExceptions: new StoredValue(exceptionKind, exceptionsPath ?? pathOf(fileNames.folderExceptions), say),
    preferences: new StoredValue(preferenceKind, pathOf(fileNames.preferences), say),
    storeLists: new StoredValue(listKind, pathOf(fileNames.storeLists), say),
  }
  return { ...values, problems, whenKept: () => Promise.all(Object.values(values).map((value) => value.whenKept())) }
}
