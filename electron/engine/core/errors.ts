import type { ErrorCode, ValueChoice } from '../../../shared/core/result'

/** The message of an error, or the text of any other thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The reason why a file or folder cannot be used, in words; rare errors keep their raw message. */
export function fileProblem(error: unknown): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    ENOTDIR: 'part of the path is a file, not a folder',
    EISDIR: 'it is a folder',
    EACCES: 'permission is missing',
    EPERM: 'permission is missing',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    ELOOP: 'its links form a circle',
    ENAMETOOLONG: 'its name or path is too long',
    Z_BUF_ERROR: 'it is truncated; copy or download it again',
    Z_DATA_ERROR: 'it is damaged; copy or download it again',
  }
  return reasons[errorCodeOf(error)] ?? messageOf(error)
}

/** The error of a file that can be opened, but whose content breaks the rules of its format. */
export function damagedFile(path: string, cause: unknown): EngineError {
  return new EngineError('FOLDER_UNREADABLE', `The file ${path} cannot be read: it is damaged; copy or export it again.`, { cause })
}

/** The error of a write for which a disk has no room; null for any other error. */
export function noRoom(error: unknown, folder: string): EngineError | null {
  const isFull = ['ENOSPC', 'EDQUOT'].includes(errorCodeOf(error))
  return isFull ? new EngineError('WRITE_FAILED', noRoomText(folder), { cause: error }) : null
}

export function noRoomText(folder: string): string {
  return `The disk is full: there is no room in ${folder}. Make room there and try again.`
}

/** `bytes`: what the database may use. */
export function noMemoryText(bytes: number): string {
  const megabytes = Math.round(bytes / 1e6)
  return `The memory is used up: the database may use ${megabytes.toLocaleString('en-US')} MB. Let it use more, in Preferences or with --memory, or close other programs, and try again.`
}

/** The code of a system error, such as ENOENT; empty for any other error. */
export function errorCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** The only error that the engine throws on purpose. `message` is a sentence for the user; each door maps `code` once. */
export class EngineError extends Error {
  override readonly name = 'EngineError'

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** A question about values with two meanings, which only all rows can show. `choice` answers it. */
export class ValueQuestion extends EngineError {
  constructor(
    readonly choice: ValueChoice,
    message: string,
  ) {
    super('MAPPING_NEEDED', message)
  }
}
