import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mapping } from '../../../shared/folder/mapping'
import { fileRoles, type FileRole } from '../../../shared/folder/dataSet'
import type { Connection } from '../core/database'
import { EngineError, errorCodeOf, fileProblem } from '../core/errors'
import type { NotData } from './detectKind'
import { borrowHeaders } from './borrowHeaders'
import { readFileHead, type FileHead } from './readFileHead'
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

const dataFile = /\.(?:[ct]sv(?:\.gz)?|parquet)$/i
/** The extra files that macOS writes on disks of other systems. */
const companion = /^\._/
const hiddenFolder = /^(?:\.|__MACOSX$)/

/**
 * Reads the head of each file in a folder once, sorted by name. Subfolders, one level deep, are read only if
 * `needsSubfolders`, or always if `mapping` is null. Throws FOLDER_UNREADABLE.
 */
export async function findFiles(
  connection: Connection,
  folder: string,
  mapping: Mapping | null,
): Promise<readonly FoundFile[]> {
  const { names, folders } = await listFolder(folder)
  const own = await readHeads(connection, folder, names, false)
  if (mapping !== null && !needsSubfolders(own, mapping)) return borrowHeaders(own)
  return borrowHeaders([...own, ...(await findInSubfolders(connection, folder, folders))])
}

/** The files that `findFiles` finds for this mapping, out of all files. */
export function filesFor(all: readonly FoundFile[], mapping: Mapping): readonly FoundFile[] {
  const own = all.filter(({ isInSubfolder }) => !isInSubfolder)
  return needsSubfolders(own, mapping) ? all : own
}

/** Whether the folder itself lacks a table, or the mapping names a file in a subfolder. */
function needsSubfolders(own: readonly FoundFile[], mapping: Mapping): boolean {
  const lacksTable = fileRoles.some((role) => !own.some((file) => recognisedRole(file) === role))
  return lacksTable || fileRoles.some((role) => mapping[role]?.some(({ file }) => file.includes('/')))
}

/** The table that the header of a file belongs to; null if it does not belong to any table. */
export function recognisedRole({ head }: FoundFile): FileRole | null {
  return typeof head === 'string' ? null : (head.recognition?.role ?? null)
}

async function readHeads(
  connection: Connection,
  folder: string,
  names: readonly string[],
  isInSubfolder: boolean,
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = []
  for (const name of names) {
    const path = join(folder, name)
    found.push({ path, name, isInSubfolder, head: await readHeadIfThere(connection, path) })
  }
  return found
}

/** A link that leads nowhere, or a file that has just been removed, is not a reason to refuse the other files. */
async function readHeadIfThere(connection: Connection, path: string): Promise<FileHead | NotData | 'file_missing'> {
  try {
    return await readFileHead(connection, path)
  } catch (error) {
    if (error instanceof EngineError && ['ENOENT', 'ELOOP'].includes(errorCodeOf(error.cause))) return 'file_missing'
    throw error
  }
}

async function findInSubfolders(
  connection: Connection,
  folder: string,
  subfolders: readonly string[],
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = []
  for (const subfolder of subfolders) {
    const path = join(folder, subfolder)
    try {
      const { names } = await listFolder(path)
      found.push(...(await readHeads(connection, folder, names.map((name) => `${subfolder}/${name}`), true)))
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'FOLDER_UNREADABLE') throw error
      found.push({ path, name: subfolder, isInSubfolder: true, head: 'folder_unreadable' })
    }
  }
  return found
}

/** The data files and the subfolders of a folder, sorted by name. Throws FOLDER_UNREADABLE. */
export async function listFolder(folder: string): Promise<{ names: readonly string[]; folders: readonly string[] }> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    // Links to folders are not followed, because they may lead in a circle.
    const folders = entries.filter((entry) => entry.isDirectory() && !hiddenFolder.test(entry.name))
    const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink())
    const names = files.map(({ name }) => name).filter((name) => dataFile.test(name) && !companion.test(name))
    return { names: names.toSorted(), folders: folders.map(({ name }) => name).toSorted() }
  } catch (error) {
    const isFile = await stat(folder).then((stats) => stats.isFile(), () => false)
    const problem = isFile ? 'it is a file; open the folder that contains it' : fileProblem(error)
    throw new EngineError('FOLDER_UNREADABLE', `The folder ${folder} cannot be read: ${problem}.`, { cause: error })
  }
}
