import type { ErrorCode } from '../../../shared/core/result'
import { EngineError, messageOf } from '../../engine/core/errors'

/** Prints an error as one line on standard error and returns its code. */
export function printError(error: unknown): ErrorCode {
  process.stderr.write(oneLine(`error: ${messageOf(error)}`))
  return error instanceof EngineError ? error.code : 'INTERNAL'
}

/** The message as a single line with a line break at its end. */
export function oneLine(message: string): string {
  return `${message.trim().replaceAll(/\s*\n\s*/g, ' ')}\n`
}
