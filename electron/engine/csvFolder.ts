import { open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileRoles, type FileRole } from '../../shared/report'
import { RecordSplitter, delimiters, type Delimiter } from './csvRecords'
import { EngineError, fileProblem } from './errors'

/** The columns of each role in the names the SQL files use, each with the header names it may have. */
export const roleColumns = {
  polls: {
    store_id: ['store_id', 'storeid'],
    timestamp_utc: ['timestamp_utc', 'timestamp', 'polled_at'],
    status: ['status'],
  },
  businessHours: {
    store_id: ['store_id', 'storeid'],
    day: ['day', 'dayofweek', 'day_of_week', 'weekday'],
    start_time_local: ['start_time_local', 'start_time', 'start', 'open_time'],
    end_time_local: ['end_time_local', 'end_time', 'end', 'close_time'],
  },
  timezones: { store_id: ['store_id', 'storeid'], timezone_str: ['timezone_str', 'timezone', 'time_zone', 'tz'] },
} as const satisfies Record<FileRole, Record<string, readonly string[]>>

/** A recognised file. `columns` says for each column of the file what it is, or null where it is not needed. */
export interface CsvFile {
  readonly role: FileRole
  readonly path: string
  readonly delimiter: Delimiter
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
    const start = await readStart(path)
    const file = recognise(path, start)
    if (file === null) unrecognised.push({ path, header: headerOf(start, ',').names })
    else files.push(file)
  }
  refuseAmbiguity(files)
  if (!files.some((file) => file.role === 'polls')) throw noPolls(folder, [...files, ...unrecognised])
  return { files, unrecognised }
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isFile() || entry.isSymbolicLink()).map((entry) => entry.name)
  } catch (error) {
    throw new EngineError('FOLDER_UNREADABLE', `The folder ${folder} cannot be read: ${fileProblem(error)}.`, {
      cause: error,
    })
  }
}

/** The beginning of a file, long enough for its header. */
async function readStart(path: string): Promise<string> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(1 << 16) })
      return buffer.toString('utf8', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new EngineError('FOLDER_UNREADABLE', `The file ${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
  }
}

function headerOf(start: string, delimiter: Delimiter): { line: number; names: readonly string[] } {
  const [record] = new RecordSplitter(delimiter).push(start, true)
  return { line: record?.line ?? 1, names: record?.fields.map((name) => name.trim()) ?? [] }
}

function recognise(path: string, start: string): CsvFile | null {
  for (const delimiter of delimiters) {
    const header = headerOf(start, delimiter)
    const names = header.names.map((name) => name.toLowerCase())
    for (const role of fileRoles) {
      const columns = assignColumns(role, names)
      if (columns !== null) return { role, path, delimiter, headerLine: header.line, columns }
    }
  }
  return null
}

/** What each column of a file is, or null when it has not all that the role needs. */
function assignColumns(role: FileRole, names: readonly string[]): CsvFile['columns'] | null {
  const wanted: Record<string, readonly string[]> = roleColumns[role]
  const found = Object.entries(wanted).map(([column, synonyms]) => ({
    column,
    index: names.findIndex((name) => synonyms.includes(name)),
  }))
  if (found.some(({ index }) => index === -1)) return null
  return names.map((_, at) => found.find(({ index }) => index === at)?.column ?? null)
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
