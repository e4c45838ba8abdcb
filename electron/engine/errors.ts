import type { ErrorCode } from '../../shared/result'

/** What went wrong, in the words of whoever threw it. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
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
