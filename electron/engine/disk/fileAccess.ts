import { resolve } from 'node:path'
import type { FileAccess } from '../core/database'
import { resolveLinks } from '../write/resolveLinks'
import { listLinks } from './listFolder'

/** What DuckDB puts behind the name of a file for the files that belong to it. */
const companions = ['', '.wal', '.wal.checkpoint', '.wal.recovery']

/** The folders that a program names at its start, because it opens no others. */
export interface NamedFolders {
  /** The real path of the only folder whose files may be read, also through links. */
  readonly root?: string
  /** The only folder that is opened, with those in it. Links in it may lead anywhere. */
  readonly onlyFolder?: string
}

/**
 * What the database of a program needs: the folder that it opens, the program's own folders, and the file of its history.
 * Null if the user may open any folder later, because DuckDB cannot be given more after its start.
 */
export async function fileAccess(
  { root, onlyFolder }: NamedFolders,
  ownFolders: readonly string[],
  historyPath: string | undefined,
): Promise<FileAccess | null> {
  const folder = root ?? onlyFolder
  if (folder === undefined) return null
  const links = root === undefined ? await listLinks(folder) : []
  const history = historyPath === undefined ? [] : companions.map((ending) => historyPath + ending)
  return {
    folders: await withoutLinks([folder, ...ownFolders]),
    files: await withoutLinks([...history, ...links]),
  }
}

/** The absolute paths, each followed by the path that it leads to if that is another one. */
async function withoutLinks(paths: readonly string[]): Promise<readonly string[]> {
  const both = await Promise.all(paths.map(async (path) => [resolve(path), await resolveLinks(path)]))
  return [...new Set(both.flat())]
}
