/**
 * Why an operation did not give its value. The code decides the exit code, the HTTP status and the
 * look of the message; the message is one sentence for a person.
 */
export const errorCodes = [
  'INVALID_INPUT',
  'FORBIDDEN',
  'FOLDER_UNREADABLE',
  'DATA_UNUSABLE',
  'MAPPING_NEEDED',
  'NO_DATA',
  'STORE_NOT_FOUND',
  'REPORT_NOT_FOUND',
  'REPORT_NOT_COMPLETE',
  'TOO_BUSY',
  'CANCELLED',
  'WRITE_FAILED',
  'INTERNAL',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface Failure {
  readonly code: ErrorCode
  readonly message: string
}

/** What every boundary returns: Electron and HTTP re-create thrown errors, and lose their code. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure }
