import type { ErrorCode } from '../../shared/result'

/** What a script can rely on. `stopped` is what shells say of a program that Ctrl+C ended. */
export const exitCodes = { done: 0, other: 1, usage: 2, dataUnusable: 3, stopped: 130 } as const

const exitCodeOfError: Partial<Record<ErrorCode, number>> = {
  INVALID_INPUT: exitCodes.usage,
  STORE_NOT_FOUND: exitCodes.usage,
  FOLDER_UNREADABLE: exitCodes.dataUnusable,
  DATA_UNUSABLE: exitCodes.dataUnusable,
  MAPPING_NEEDED: exitCodes.dataUnusable,
  CANCELLED: exitCodes.stopped,
}

export function exitCodeOf(code: ErrorCode): number {
  return exitCodeOfError[code] ?? exitCodes.other
}
