const maximumFolders = 10

/** The folders in a stored value; undefined if the value is not a list of folders. */
export function readRecentFolders(stored: unknown): readonly string[] | undefined {
  return Array.isArray(stored) && stored.every((folder) => typeof folder === 'string') ? stored.slice(0, maximumFolders) : undefined
}

/** The folders with this one first. */
export function withRecentFolder(folders: readonly string[], folder: string): readonly string[] {
  return [folder, ...folders.filter((other) => other !== folder)].slice(0, maximumFolders)
}
