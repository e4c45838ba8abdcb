import type { ErrorCode } from '../../../shared/core/result'

/** What went wrong, in the words of whoever threw it. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The reason a file or folder could not be used, for a person; the raw message where it is a rare one. */
export function fileProblem(error: unknown): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    ENOTDIR: 'a part of the path is a file, not a folder',
    EISDIR: 'it is a folder',
    EACCES: 'permission is missing',
    EPERM: 'permission is missing',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    ELOOP: 'its links lead in a circle',
    ENAMETOOLONG: 'its name or path is too long',
    Z_BUF_ERROR: 'it is cut off; copy or download it again',
    Z_DATA_ERROR: 'it is damaged; copy or download it again',
  }
  return reasons[errorCodeOf(error)] ?? messageOf(error)
}

/** The code of an error of the system, such as ENOENT; empty for any other. */
export function errorCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** The one error the engine throws on purpose. `message` is a sentence for the user; each door maps `code` once. */
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
