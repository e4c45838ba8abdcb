import { open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileRoles, type FileRole } from '../../shared/report'
import { RecordSplitter } from './csvRecords'
import { EngineError, fileProblem } from './errors'

/** The columns of each role in the names the SQL files use, each with the header names it may have. */
export const roleColumns = {
  polls: { store_id: ['store_id'], timestamp_utc: ['timestamp_utc'], status: ['status'] },
  businessHours: {
    store_id: ['store_id'],
    day: ['day', 'dayofweek'],
    start_time_local: ['start_time_local'],
    end_time_local: ['end_time_local'],
  },
  timezones: { store_id: ['store_id'], timezone_str: ['timezone_str'] },
} as const satisfies Record<FileRole, Record<string, readonly string[]>>

/** A recognised file. `columns` says for each column of the file what it is, or null where it is not needed. */
export interface CsvFile {
  readonly role: FileRole
  readonly path: string
  /** Physical line of the header; 1 unless blank lines come before it. */
  readonly headerLine: number
  readonly columns: readonly (string | null)[]
}

export interface UnrecognisedFile {
  readonly path: string
  readonly header: readonly string[]
}

export interface CsvFolder {
  readonly files: readonly CsvFile[]
  readonly unrecognised: readonly UnrecognisedFile[]
}

/**
 * Finds the CSV files of a folder and tells by their headers what they are. Throws FOLDER_UNREADABLE, or
 * DATA_UNUSABLE when there are no polls or two files claim the same role; several poll files are one input.
 */
export async function readCsvFolder(folder: string): Promise<CsvFolder> {
  const paths = (await listFolder(folder)).filter((name) => /\.csv$/i.test(name)).toSorted()
  const files: CsvFile[] = []
  const unrecognised: UnrecognisedFile[] = []
  for (const path of paths.map((name) => join(folder, name))) {
    const { line, header } = await readHeader(path)
    const file = recognise(path, header, line)
    if (file === null) unrecognised.push({ path, header })
    else files.push(file)
  }
  refuseAmbiguity(files)
  if (!files.some((file) => file.role === 'polls')) throw noPolls(folder, [...files, ...unrecognised])
  return { files, unrecognised }
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name)
  } catch (error) {
    throw new EngineError('FOLDER_UNREADABLE', `The folder ${folder} cannot be read: ${fileProblem(error)}.`, {
      cause: error,
    })
  }
}

async function readHeader(path: string): Promise<{ line: number; header: readonly string[] }> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(1 << 16) })
      const [record] = new RecordSplitter().push(buffer.toString('utf8', 0, bytesRead), true)
      return { line: record?.line ?? 1, header: record?.fields.map((name) => name.trim()) ?? [] }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new EngineError('FOLDER_UNREADABLE', `The file ${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
  }
}

function recognise(path: string, header: readonly string[], headerLine: number): CsvFile | null {
  const names = header.map((name) => name.toLowerCase())
  for (const role of fileRoles) {
    const wanted: Record<string, readonly string[]> = roleColumns[role]
    const found = Object.entries(wanted).map(([column, synonyms]) => ({
      column,
      index: names.findIndex((name) => synonyms.includes(name)),
    }))
    if (found.every(({ index }) => index !== -1)) {
      const columns = names.map((_, at) => found.find(({ index }) => index === at)?.column ?? null)
      return { role, path, headerLine, columns }
    }
  }
  return null
}

function refuseAmbiguity(files: readonly CsvFile[]): void {
  for (const [role, words] of [['businessHours', 'business hours'], ['timezones', 'timezones']] as const) {
    const names = files.filter((file) => file.role === role).map((file) => basename(file.path))
    if (names.length > 1) {
      throw new EngineError(
        'DATA_UNUSABLE',
        `More than one file has ${words}: ${names.join(', ')}. Keep the right one in the folder and move the others out.`,
      )
    }
  }
}

function noPolls(folder: string, found: readonly { path: string }[]): EngineError {
  const wanted = Object.keys(roleColumns.polls).join(', ')
  const names = found.map(({ path }) => basename(path)).join(', ')
  return new EngineError(
    'DATA_UNUSABLE',
    `No CSV file in ${folder} has the columns of polls (${wanted}). ` +
      (names === '' ? 'There are no CSV files in it.' : `Found: ${names}.`),
  )
}
