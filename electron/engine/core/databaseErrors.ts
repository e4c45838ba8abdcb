import { basename, dirname } from 'node:path'
import { EngineError, messageOf, noMemoryText, noRoomText } from './errors'

/** What DuckDB says only in its message: that a disk is full, or that it may not use more memory. Null for any other error. */
export function shortage(error: unknown, temporaryFolder: string, memoryBytes: number): EngineError | null {
  const message = messageOf(error)
  const isTemporary = message.includes('max_temp_directory_size')
  if (!isTemporary && message.startsWith('Out of Memory Error')) return new EngineError('WRITE_FAILED', noMemoryText(memoryBytes), { cause: error })
  if (!isTemporary && !/No space left on device|Disk quota exceeded|not enough space on the disk/i.test(message)) return null
  const path = /(?:file|to) "([^"]+)"/.exec(message)?.[1]
  const folder = isTemporary || path === undefined ? temporaryFolder : dirname(path)
  return new EngineError('WRITE_FAILED', noRoomText(folder), { cause: error })
}

/** The error of a file of another kind. */
export function notDuckDb(path: string, cause?: unknown): EngineError {
  return new EngineError('INVALID_INPUT', `${path} is not a DuckDB file.`, { cause })
}

/** Whether an error of `Database.open` says that another program has the file open. */
export function isInUse(error: unknown): boolean {
  return error instanceof EngineError && /Conflicting lock|used by another process/.test(messageOf(error.cause))
}

/** Why DuckDB cannot open a file, by what its message says. */
const openingProblems: readonly (readonly [message: RegExp, reason: string])[] = [
  [/Conflicting lock|used by another process/, 'another program has them open'],
  [/Permission denied|Access is denied/i, 'permission to read and write the file is missing'],
  [/version number|newer version/, 'the file was made by a newer version of Store Monitor'],
  [/replaying WAL|WAL file/, 'the log beside the file is damaged'],
]

/** The error of a file that cannot be opened, or cannot be read once it is open. DuckDB gives the reason only in its message. */
export function cannotOpen(path: string, error: unknown): EngineError {
  const message = messageOf(error)
  if (message.includes('not a valid DuckDB database file')) return notDuckDb(path, error)
  const [, holder] = /Conflicting lock .*\(PID (\d+)\)/.exec(message) ?? []
  const reason = openingProblems.find(([pattern]) => pattern.test(message))?.[1] ?? 'the file is damaged'
  const process = holder === undefined ? '' : ` (process ${holder})`
  return new EngineError('WRITE_FAILED', `The reports in ${path} cannot be opened: ${reason}${process}.`, { cause: error })
}

/** What the user reads about an open file of reports that DuckDB cannot read everywhere. */
export function damageText(path: string): string {
  return `The file ${path} is damaged, so some of its reports cannot be read, and new ones may not be kept.`
}

/** The error of a statement that met damage in the open file; null for any other error. DuckDB says so only in its message. */
export function damage(path: string, error: unknown): EngineError | null {
  const message = messageOf(error)
  const isTruncated = message.includes('Could not read') && message.includes(basename(path))
  if (!isTruncated && !/Corrupt database file|FATAL Error|has been invalidated/.test(message)) return null
  return new EngineError('HISTORY_UNUSABLE', `${damageText(path)} Set it aside and start a new one.`, { cause: error })
}
