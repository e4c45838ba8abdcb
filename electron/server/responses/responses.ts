import type { HttpBindings } from '@hono/node-server'
import type { Context as Request, Hono } from 'hono'
import { errorCodes, failure, type ErrorCode, type Result } from '../../../shared/core/result'
import { EngineError } from '../../engine/core/errors'
import { refusalPage, refusalPolicy } from './refusalPage'

export interface HttpEnvironment {
  readonly Bindings: HttpBindings
  /** `origin` is the address that the caller used, such as `http://127.0.0.1:8000`. */
  readonly Variables: { readonly origin: string }
}
export type HttpApp = Hono<HttpEnvironment>
export type LocalRequest = Request<HttpEnvironment>

export const statusOf = {
  INVALID_INPUT: 400,
  FORBIDDEN: 403,
  FOLDER_UNREADABLE: 422,
  DATA_UNUSABLE: 422,
  MAPPING_NEEDED: 422,
  NO_DATA: 409,
  STORE_NOT_FOUND: 404,
  REPORT_NOT_FOUND: 404,
  REPORT_NOT_COMPLETE: 409,
  TOO_BUSY: 429,
  CANCELLED: 409,
  WRITE_FAILED: 500,
  HISTORY_UNUSABLE: 500,
  INTERNAL: 500,
} as const satisfies Record<ErrorCode, number>

export type RefusalStatus = (typeof statusOf)[ErrorCode] | 401 | 405 | 413

/** The code that the page gets for a refusal by status alone; INVALID_INPUT if the status is not listed. */
const codeOf: Partial<Record<RefusalStatus, ErrorCode>> = {
  401: 'FORBIDDEN',
  403: 'FORBIDDEN',
  429: 'TOO_BUSY',
  500: 'INTERNAL',
}

/** The codes that the page can get with a status. */
export function codesOf(status: RefusalStatus): readonly ErrorCode[] {
  const ofOperations = errorCodes.filter((code) => statusOf[code] === status)
  return ofOperations.length > 0 ? ofOperations : [codeOf[status] ?? 'INVALID_INPUT']
}

/** Seconds after which the caller may try again. */
const retryAfter = '1'

/**
 * A refusal in the form that the caller reads: a `Result` for our page, `{"error": …}` for scripts, a page for people in
 * a browser, and text for everybody else.
 */
export function refuse(request: Request, status: RefusalStatus, message: string): Response | Promise<Response> {
  const { path } = request.req
  if (status === 429) request.header('retry-after', retryAfter)
  if (path.startsWith('/api/')) return request.json(failure(codeOf[status] ?? 'INVALID_INPUT', message), status)
  if (isForScripts(path)) return request.json({ error: message }, status)
  if (request.req.header('accept')?.includes('text/html') !== true) return request.text(message, status)
  request.header('content-security-policy', refusalPolicy)
  return request.html(refusalPage(message), status)
}

/** The result of an operation, for our page. */
export function answerResult(request: Request, result: Result<unknown>): Response {
  const status = result.ok ? 200 : statusOf[result.error.code]
  if (status === 429) request.header('retry-after', retryAfter)
  return request.json(result, status)
}

/** The value of a JSON body. Throws INVALID_INPUT if the body is not JSON. */
export async function readJson(request: LocalRequest): Promise<unknown> {
  const text = await request.req.text()
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new EngineError('INVALID_INPUT', 'The request is not JSON.', { cause: error })
  }
}

function isForScripts(path: string): boolean {
  return ['/store', '/reports', '/openapi.json', '/health'].some((part) => path === part || path.startsWith(`${part}/`))
}
