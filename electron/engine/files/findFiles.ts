import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mapping } from '../../../shared/folder/mapping'
import { fileRoles, type FileRole } from '../../../shared/folder/dataSet'
import type { Connection } from '../core/database'
import { EngineError, errorCodeOf, fileProblem } from '../core/errors'
import type { NotData } from './detectKind'
import { readStart, type FileStart } from './readFileHead'
import type { IssueCode } from './issueKinds'

/** A file or folder that was looked at: the beginning of a file that can have rows, or why it has none. */
export interface FoundFile {
  readonly path: string
  /** The path from the folder on, with `/`. */
  readonly name: string
  /** It is in a folder of the folder. */
  readonly isInside: boolean
  readonly start: FileStart | IssueCode
}

const dataFile = /\.(?:[ct]sv(?:\.gz)?|parquet)$/i
/** What macOS keeps beside a file on other systems' disks. */
const companion = /^\._/
const hiddenFolder = /^(?:\.|__MACOSX$)/

/**
 * The files of a folder that may have rows, in the order of their names. The folders in it are looked into, one level
 * deep, where the folder itself lacks a table, where the mapping names a file in one, or always with `mapping` null.
 */
export async function findFiles(
  connection: Connection,
  folder: string,
  mapping: Mapping | null,
): Promise<readonly FoundFile[]> {
  const { names, folders } = await listFolder(folder)
  const own = await readStarts(connection, folder, names, false)
  const isWhole = fileRoles.every((role) => own.some((file) => recognisedAs(file) === role))
  const namesInside = fileRoles.some((role) => mapping?.[role]?.some(({ file }) => file.includes('/')))
  if (isWhole && mapping !== null && !namesInside) return own
  return [...own, ...(await findInside(connection, folder, folders))]
}

/** The table that a file is by its header; null where it is none. */
export function recognisedAs({ start }: FoundFile): FileRole | null {
  return typeof start === 'string' ? null : (start.recognition?.role ?? null)
}

async function readStarts(
  connection: Connection,
  folder: string,
  names: readonly string[],
  isInside: boolean,
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = []
  for (const name of names) {
    const path = join(folder, name)
    found.push({ path, name, isInside, start: await startOf(connection, path) })
  }
  return found
}

/** A link that leads nowhere, or a file that has just been removed, is no reason to refuse the others. */
async function startOf(connection: Connection, path: string): Promise<FileStart | NotData | 'file_missing'> {
  try {
    return await readStart(connection, path)
  } catch (error) {
    if (error instanceof EngineError && leadsNowhere(error.cause)) return 'file_missing'
    throw error
  }
}

function leadsNowhere(error: unknown): boolean {
  return ['ENOENT', 'ELOOP'].includes(errorCodeOf(error))
}

async function findInside(
  connection: Connection,
  folder: string,
  folders: readonly string[],
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = []
  for (const inner of folders) {
    try {
      const { names } = await listFolder(join(folder, inner))
      found.push(...(await readStarts(connection, folder, names.map((name) => `${inner}/${name}`), true)))
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'FOLDER_UNREADABLE') throw error
      found.push({ path: join(folder, inner), name: inner, isInside: true, start: 'folder_unreadable' })
    }
  }
  return found
}

/** The data files and the folders in a folder, in the order of their names. Throws FOLDER_UNREADABLE. */
export async function listFolder(folder: string): Promise<{ names: readonly string[]; folders: readonly string[] }> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    // A link to a folder is not followed: it may lead in a circle.
    const folders = entries.filter((entry) => entry.isDirectory() && !hiddenFolder.test(entry.name))
    const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink())
    const names = files.map(({ name }) => name).filter((name) => dataFile.test(name) && !companion.test(name))
    return { names: names.toSorted(), folders: folders.map(({ name }) => name).toSorted() }
  } catch (error) {
    const isFile = await stat(folder).then((stats) => stats.isFile(), () => false)
    const problem = isFile ? 'it is a file; name the folder that it lies in' : fileProblem(error)
    throw new EngineError('FOLDER_UNREADABLE', `The folder ${folder} cannot be read: ${problem}.`, { cause: error })
  }
}
