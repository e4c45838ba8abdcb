import type { ErrorCode } from '../../../shared/core/result'

/** The exit codes that scripts can rely on. */
export const exitCodes = { done: 0, other: 1, usage: 2, dataUnusable: 3, historyUnusable: 4 } as const

const exitCodeOfError: Partial<Record<ErrorCode, number>> = {
  INVALID_INPUT: exitCodes.usage,
  STORE_NOT_FOUND: exitCodes.usage,
  FOLDER_UNREADABLE: exitCodes.dataUnusable,
  DATA_UNUSABLE: exitCodes.dataUnusable,
  MAPPING_NEEDED: exitCodes.dataUnusable,
  HISTORY_UNUSABLE: exitCodes.historyUnusable,
}

export function exitCodeOf(code: ErrorCode): number {
  return exitCodeOfError[code] ?? exitCodes.other
}
