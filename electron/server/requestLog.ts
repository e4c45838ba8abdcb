import type { MiddlewareHandler } from 'hono'

/** Writes one line per request, such as `GET /health 200 1 ms`. It omits the query, which may contain the token. */
export function logRequests(write: (line: string) => void): MiddlewareHandler {
  return async (request, next) => {
    const startedAt = performance.now()
    await next()
    // The path stays encoded, because a decoded one could contain line breaks.
    const { pathname } = new URL(request.req.url)
    const milliseconds = Math.round(performance.now() - startedAt)
    write(`${request.req.method} ${pathname} ${request.res.status} ${milliseconds} ms`)
  }
}
