/** Why an operation failed. The code decides the exit code, the HTTP status and the style of the message. */
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
  'HISTORY_UNUSABLE',
  'INTERNAL',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** The parts of a mapping that answer a question about the rows, such as whether 1/2/2023 is in January or February. */
export const valueChoices = ['weekdays', 'dates', 'specialDays', 'unpacking'] as const
export type ValueChoice = (typeof valueChoices)[number]

export interface Failure {
  readonly code: ErrorCode
  /** One sentence for the user. */
  readonly message: string
  /** The part of a mapping that answers the question of MAPPING_NEEDED, if it is about values. */
  readonly choice?: ValueChoice
}

/** Returned by every boundary, because a thrown error loses its code on its way through Electron or HTTP. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure }

export function failure(code: ErrorCode, message: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message } }
}
