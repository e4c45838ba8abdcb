import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mapping } from '../../../shared/folder/mapping'
import { fileRoles, usualRoles, type FileRole } from '../../../shared/folder/fileRole'
import type { Connection } from '../core/connection'
import { EngineError, errorCodeOf } from '../core/errors'
import { borrowHeaders } from './borrowHeaders'
import { inGroups } from '../disk/inGroups'
import { isInside } from '../disk/isInside'
import { hasDataEnding, hasKnownEnding, listFolder, listSubfolders, maximumFiles } from '../disk/listFolder'
import { namesColumn, pathColumnsOf } from './pathColumns'
import { hasHeader, readFileHead, type FileHead } from './readFileHead'
import type { IssueCode } from './issueKinds'

/** A file or a subfolder of the opened folder: its head if it can have rows, otherwise the reason why it has none. */
export interface FoundFile {
  readonly path: string
  /** The path relative to the opened folder, with `/`. */
  readonly name: string
  /** Whether it is in a subfolder. */
  readonly isInSubfolder: boolean
  readonly head: FileHead | IssueCode
}

/**
 * Reads the head of each file in a folder once, sorted by name. Subfolders are read only if `needsSubfolders`, or always
 * if `mapping` is null or their names are those of Hive. Links that lead out of `root` are not followed, unless it is null.
 * Throws FOLDER_UNREADABLE, also if the polls would have to be found among too many files.
 */
export async function findFiles(
  connection: Connection,
  folder: string,
  mapping: Mapping | null,
  root: string | null,
): Promise<readonly FoundFile[]> {
  const { names, others, folders } = await listFolder(folder)
  const own = await readHeads(connection, folder, root, names, false)
  const isSearched = mapping === null || needsSubfolders(own, mapping)
  const inside = await findInSubfolders(connection, folder, root, isSearched ? folders : folders.filter(namesColumn), own)
  const left = isSearched ? others.map((name): FoundFile => ({ path: join(folder, name), name, isInSubfolder: false, head: 'file_ending' })) : []
  return borrowHeaders([...own, ...inside, ...left]).flatMap(judgeByName)
}

/**
 * Leaves out files that nothing suggests to be data: a file whose name does not say so counts only if its header or its
 * values do. Otherwise it is listed as a format that is not read if its name says that.
 */
function judgeByName(file: FoundFile): readonly FoundFile[] {
  const { name, head } = file
  if (head === 'folder_unreadable' || head === 'folder_too_large' || head === 'folder_too_deep' || head === 'file_ending' || recognisedRole(file) !== null) return [file]
  if (hasDataEnding(name)) return isProse(file) ? [] : [file]
  if (!hasKnownEnding(name)) return typeof head === 'string' || hasHeader(head) ? [] : [file]
  return [typeof head === 'string' ? file : { ...file, head: 'file_format' }]
}

/** Whether a text file has no columns, as a readme has none. */
function isProse({ name, head }: FoundFile): boolean {
  return typeof head !== 'string' && head.recognition === null && /\.txt$/i.test(name) && head.layout.header.length < 2
}

/** The files that `findFiles` finds for this mapping, out of all files. */
export function filesFor(all: readonly FoundFile[], mapping: Mapping): readonly FoundFile[] {
  const own = all.filter(({ isInSubfolder }) => !isInSubfolder)
  return needsSubfolders(own, mapping) ? all : all.filter(({ name, isInSubfolder, head }) => (isInSubfolder ? namesColumn(name) : head !== 'file_ending'))
}

/** Whether the folder itself lacks a table that folders usually have, or the mapping names a file in a subfolder. */
function needsSubfolders(own: readonly FoundFile[], mapping: Mapping): boolean {
  const lacksTable = usualRoles.some((role) => !own.some((file) => recognisedRole(file) === role))
  return lacksTable || fileRoles.some((role) => mapping[role]?.some(({ file }) => file.includes('/')))
}

/** The table that the header of a file belongs to; null if it does not belong to any table. */
export function recognisedRole({ head }: FoundFile): FileRole | null {
  return typeof head === 'string' ? null : (head.recognition?.role ?? null)
}

async function readHeads(
  connection: Connection,
  folder: string,
  root: string | null,
  names: readonly string[],
  isInSubfolder: boolean,
): Promise<readonly FoundFile[]> {
  return inGroups(names, async (name): Promise<FoundFile> => {
    const path = join(folder, name)
    const head = (await leadsOut(root, path)) ? 'file_outside' : await readHeadIfThere(connection, root, path, name, isInSubfolder)
    return { path, name, isInSubfolder, head }
  })
}

/** Whether a path leads out of a folder by links. */
async function leadsOut(root: string | null, path: string): Promise<boolean> {
  if (root === null) return false
  const realPath = await realpath(path).catch(() => null)
  return realPath !== null && !isInside(root, realPath)
}

/**
 * A link that leads nowhere, or a file that has just been removed, is not a reason to refuse the other files, and neither
 * is a file in a subfolder, or one whose name does not say that it has data, that cannot be read.
 */
async function readHeadIfThere(
  connection: Connection,
  root: string | null,
  path: string,
  name: string,
  isInSubfolder: boolean,
): Promise<FileHead | IssueCode> {
  try {
    return await readFileHead(connection, path, pathColumnsOf(name), root)
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    // Node puts U+FFFD in the place of bytes that are not UTF-8, and such a path leads nowhere.
    if (['ENOENT', 'ELOOP'].includes(errorCodeOf(error.cause))) return name.includes('\uFFFD') ? 'file_name' : 'file_missing'
    if (error.code !== 'FOLDER_UNREADABLE') throw error
    if (!hasKnownEnding(name)) return 'file_missing'
    if (isInSubfolder || !hasDataEnding(name)) return 'folder_unreadable'
    throw error
  }
}

/** `own` are the files in the folder itself. */
async function findInSubfolders(
  connection: Connection,
  folder: string,
  root: string | null,
  subfolders: readonly string[],
  own: readonly FoundFile[],
): Promise<readonly FoundFile[]> {
  const { names, unreadable, tooDeep, isCut } = await listSubfolders(folder, subfolders)
  if (isCut && !own.some((file) => recognisedRole(file) === 'polls')) {
    throw new EngineError(
      'FOLDER_UNREADABLE',
      `The folder ${folder} has more than ${maximumFiles.toLocaleString('en')} files or folders inside; open the one that has the polls.`,
    )
  }
  const notRead = (name: string, head: IssueCode): FoundFile => ({ path: join(folder, name), name, isInSubfolder: true, head })
  const inside = await readHeads(connection, folder, root, names, true)
  return [
    ...inside,
    ...unreadable.map((name) => notRead(name, 'folder_unreadable')),
    ...tooDeep.map((name) => notRead(name, 'folder_too_deep')),
    ...(isCut ? [notRead('.', 'folder_too_large')] : []),
  ]
}
