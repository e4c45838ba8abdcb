import type { MiddlewareHandler } from 'hono'

/** Writes one line a request, such as `GET /health 200 1 ms`. Without the query: it may hold the token. */
export function logRequests(write: (line: string) => void): MiddlewareHandler {
  return async (request, next) => {
    const startedAt = performance.now()
    await next()
    // The path as it came, still encoded: decoded, it could hold line breaks.
    const { pathname } = new URL(request.req.url)
    const milliseconds = Math.round(performance.now() - startedAt)
    write(`${request.req.method} ${pathname} ${request.res.status} ${milliseconds} ms`)
  }
}
