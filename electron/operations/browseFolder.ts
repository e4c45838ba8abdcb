import { dirname, join, resolve } from 'node:path'
import type { FolderListing, ListedFolder } from '../../shared/operations/folder'
import { EngineError } from '../engine/core/errors'
import { hasDataEnding, listFolder } from '../engine/disk/listFolder'
import type { Host } from './host'

/** Maximum number of folders in a folder that are looked at. */
const maximumFolders = 200

/**
 * The folders in a folder that hold data files or folders. Null begins where the door lets the user begin. Links are not
 * followed, so that none leads out. Throws FORBIDDEN if this door must not open the folder, and FOLDER_UNREADABLE.
 */
export async function browseFolder(path: string | null, { startFolder, admitFolder }: Pick<Host, 'startFolder' | 'admitFolder'>): Promise<FolderListing> {
  if (startFolder === null) throw new EngineError('FORBIDDEN', 'The desktop window has a dialog for folders.')
  const folder = resolve(await admitFolder(path ?? startFolder))
  const { names, folders } = await listFolder(folder)
  const looked = await Promise.all(folders.slice(0, maximumFolders).map((name) => lookInto(folder, name)))
  return {
    folder,
    parent: await parentOf(folder, admitFolder),
    dataFiles: names.filter(hasDataEnding).length,
    folders: looked.filter((inside) => inside !== null),
    isCut: folders.length > maximumFolders,
  }
}

/** Null if the folder cannot be read, or holds nothing to open. */
async function lookInto(folder: string, name: string): Promise<ListedFolder | null> {
  const path = join(folder, name)
  const listing = await listFolder(path).catch((error: unknown) => {
    if (error instanceof EngineError) return null
    throw error
  })
  if (listing === null) return null
  const dataFiles = listing.names.filter(hasDataEnding).length
  return dataFiles === 0 && listing.folders.length === 0 ? null : { name, path, dataFiles }
}

/** The folder above; null at the top, and if this door must not open it. */
async function parentOf(folder: string, admitFolder: Host['admitFolder']): Promise<string | null> {
  const parent = dirname(folder)
  if (parent === folder) return null
  return admitFolder(parent).catch((error: unknown) => {
    if (error instanceof EngineError) return null
    throw error
  })
}
