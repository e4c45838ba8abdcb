import { resolve } from 'node:path'
import type { FileAccess } from '../core/database'
import { resolveLinks } from '../write/resolveLinks'
import { listLinks } from './listFolder'

/** What DuckDB puts behind the name of a file for the files that belong to it. */
const companions = ['', '.wal', '.wal.checkpoint', '.wal.recovery']

/**
 * What the database needs that reads a folder: the folder, what links in it lead to, and the folders of the program. With a
 * `root`, which has all files that may be read, links lead nowhere else.
 */
export async function folderAccess(folder: string, root: string | null, ownFolders: readonly string[]): Promise<FileAccess> {
  return {
    folders: await withoutLinks([root ?? folder, ...ownFolders]),
    files: await withoutLinks(root === null ? await listLinks(folder) : []),
  }
}

/** What the database needs that reads one file. */
export async function singleFileAccess(path: string, ownFolders: readonly string[]): Promise<FileAccess> {
  return { folders: await withoutLinks(ownFolders), files: await withoutLinks([path]) }
}

/** What a database file needs, with what DuckDB puts beside it; no file if it is in memory. */
export async function databaseAccess(path: string | undefined, ownFolders: readonly string[]): Promise<FileAccess> {
  return {
    folders: await withoutLinks(ownFolders),
    files: await withoutLinks(path === undefined ? [] : companions.map((ending) => path + ending)),
  }
}

/** The absolute paths, each followed by the path that it leads to if that is another one. */
async function withoutLinks(paths: readonly string[]): Promise<readonly string[]> {
  const both = await Promise.all(paths.map(async (path) => [resolve(path), await resolveLinks(path)]))
  return [...new Set(both.flat())]
}
