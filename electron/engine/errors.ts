import type { ErrorCode } from '../../shared/result'

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
