import type { ErrorCode } from '../../../shared/core/result'
import { EngineError, messageOf } from '../../engine/core/errors'

/** Says an error in one line on standard error, and tells its code. */
export function sayError(error: unknown): ErrorCode {
  process.stderr.write(oneLine(`error: ${messageOf(error)}`))
  return error instanceof EngineError ? error.code : 'INTERNAL'
}

/** A message as commands end with it: one line. */
export function oneLine(message: string): string {
  return `${message.trim().replaceAll(/\s*\n\s*/g, ' ')}\n`
}
