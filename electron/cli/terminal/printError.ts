import { showControls } from '../../engine/core/showHidden'
import type { ErrorCode } from '../../../shared/core/result'
import { EngineError, messageOf } from '../../engine/core/errors'

/** Prints an error as one line on standard error and returns its code. */
export function printError(error: unknown): ErrorCode {
  process.stderr.write(`${showControls(oneLine(`error: ${messageOf(error)}`).trimEnd())}\n`)
  return error instanceof EngineError ? error.code : 'INTERNAL'
}

/** The message as a single line with a line break at its end. */
export function oneLine(message: string): string {
  return `${message.trim().replaceAll(/\s*\n\s*/g, ' ')}\n`
}
