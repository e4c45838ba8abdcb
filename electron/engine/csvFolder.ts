import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileRoles } from '../../shared/report'
import type { Connection } from './database'
import { EngineError, fileProblem } from './errors'
import type { NotData } from './fileKind'
import { readStart, type FileStart } from './fileStart'
import { issueKinds, type IssueCode } from './issues'
import { missingColumns, roleColumns, type Recognition } from './recognise'

/** A recognised file. */
export interface CsvFile extends Omit<FileStart, 'layout' | 'recognition'>, Recognition {
  readonly path: string
  /** The path from the folder on, with `/`. */
  readonly name: string
}

/** A file that was looked at and is not read. */
export interface IgnoredFile {
  readonly path: string
  readonly name: string
  readonly code: IssueCode
  /** The names of its columns; none where it has no rows. */
  readonly header: readonly string[]
}

export interface CsvFolder {
  readonly files: readonly CsvFile[]
  readonly ignored: readonly IgnoredFile[]
}

const dataFile = /\.(?:[ct]sv(?:\.gz)?|parquet)$/i
/** What macOS keeps beside a file on other systems' disks. */
const companion = /^\._/
const hiddenFolder = /^(?:\.|__MACOSX$)/

/**
 * Finds the files of a folder that have rows and tells by their headers what they are. The folders in it are looked
 * into, one level deep, for what the folder itself lacks. Throws FOLDER_UNREADABLE, or DATA_UNUSABLE when there are no
 * polls or two files claim the same role; several poll files are one input.
 */
export async function readCsvFolder(connection: Connection, folder: string): Promise<CsvFolder> {
  const { names, folders } = await listFolder(folder)
  const own = await readFiles(connection, folder, names)
  const inside = fileRoles.every((role) => own.files.some((file) => file.role === role))
    ? { files: [], ignored: [] }
    : await readInside(connection, folder, folders)
  const isLacking = ({ role }: CsvFile): boolean => !own.files.some((file) => file.role === role)
  const files = [...own.files, ...inside.files.filter(isLacking)]
  const setAside = inside.files
    .filter((file) => !isLacking(file))
    .map(({ path, name, header }) => ({ path, name, header, code: 'file_set_aside' as const }))
  const ignored = [...own.ignored, ...inside.ignored, ...setAside]
  refuseAmbiguity(files)
  if (!files.some((file) => file.role === 'polls')) throw noPolls(folder, files, ignored)
  return { files, ignored }
}

async function readFiles(connection: Connection, folder: string, names: readonly string[]): Promise<CsvFolder> {
  const files: CsvFile[] = []
  const ignored: IgnoredFile[] = []
  for (const name of names) {
    const path = join(folder, name)
    const start = await startOf(connection, path)
    if (typeof start === 'string') {
      ignored.push({ path, name, code: start, header: [] })
    } else {
      const { layout, recognition, ...rest } = start
      if (recognition === null) ignored.push({ path, name, code: 'file_unrecognised', header: layout.header })
      else files.push({ path, name, ...rest, ...recognition })
    }
  }
  return { files, ignored }
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
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP')
}

async function readInside(connection: Connection, folder: string, folders: readonly string[]): Promise<CsvFolder> {
  const found: CsvFolder[] = []
  for (const inner of folders) {
    try {
      const { names } = await listFolder(join(folder, inner))
      found.push(await readFiles(connection, folder, names.map((name) => `${inner}/${name}`)))
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'FOLDER_UNREADABLE') throw error
      found.push({ files: [], ignored: [{ path: join(folder, inner), name: inner, code: 'folder_unreadable', header: [] }] })
    }
  }
  return { files: found.flatMap(({ files }) => files), ignored: found.flatMap(({ ignored }) => ignored) }
}

async function listFolder(folder: string): Promise<{ names: readonly string[]; folders: readonly string[] }> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    // A link to a folder is not followed: it may lead in a circle.
    const folders = entries.filter((entry) => entry.isDirectory() && !hiddenFolder.test(entry.name))
    const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink())
    const names = files.map(({ name }) => name).filter((name) => dataFile.test(name) && !companion.test(name))
    return { names: names.toSorted(), folders: folders.map(({ name }) => name).toSorted() }
  } catch (error) {
    throw new EngineError('FOLDER_UNREADABLE', `The folder ${folder} cannot be read: ${fileProblem(error)}.`, {
      cause: error,
    })
  }
}

function refuseAmbiguity(files: readonly CsvFile[]): void {
  for (const [role, words] of [['businessHours', 'business hours'], ['timezones', 'timezones']] as const) {
    const names = files.filter((file) => file.role === role).map(({ name }) => name)
    if (names.length > 1) {
      throw new EngineError(
        'DATA_UNUSABLE',
        `More than one file has ${words}: ${names.join(', ')}. Keep the right one in the folder and move the others out.`,
      )
    }
  }
}

function noPolls(folder: string, files: readonly CsvFile[], ignored: readonly IgnoredFile[]): EngineError {
  const wanted = Object.keys(roleColumns.polls).join(', ')
  const names = [...files, ...ignored].map(({ name }) => name).toSorted()
  const hints = ignored.map(hint).filter((text) => text !== null)
  return new EngineError(
    'DATA_UNUSABLE',
    [
      `No CSV file in ${folder} has the columns of polls (${wanted}).`,
      names.length === 0 ? 'There are no CSV files in it.' : `Found: ${names.join(', ')}.`,
      ...hints.slice(0, 3),
    ].join(' '),
  )
}

/** Why a file that is not read may be the one that is looked for. */
function hint({ name, code, header }: IgnoredFile): string | null {
  if (code !== 'file_unrecognised') return `${name}: ${issueKinds[code].reason}`
  const lacking = missingColumns('polls', header)
  const isNear = lacking.length < Object.keys(roleColumns.polls).length
  return isNear ? `${name} has no column ${lacking.join(' and no column ')}.` : null
}
