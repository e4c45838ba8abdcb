import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Context } from '../operations/context'
import { dispatch, toFailure } from '../operations/dispatch'
import type { Downloads } from './downloads'
import { pageResponse } from './page'
import { answerResult, readJson, refuse, statusOf, type HttpApp, type HttpEnvironment, type LocalRequest } from './responses/responses'
import { streamEvents } from './eventStream'
import { refuseOtherSites, requireToken, type OwnAddress } from './guard'
import { limitClients, usualLimits, type ClientLimits } from './limits'
import { describeApi } from './rest/openApi'
import { logRequests } from './requestLog'
import { createRestApp } from './rest/rest'
import type { AccessToken } from './accessToken'

const maximumBodyBytes = 1024 * 1024

interface HttpParts extends OwnAddress {
  readonly context: Context
  /** Null lets in everybody who can reach the port. */
  readonly session: AccessToken | null
  readonly downloads: Downloads
  readonly pageFolder: string
  /** Takes one line a request; absent where nobody reads them. */
  readonly log?: ((line: string) => void) | undefined
  /** What one client may ask; the usual, where absent. */
  readonly limits?: ClientLimits | undefined
}

/** Of the files that exports make. */
const contentTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

/** The contract over HTTP, the page that speaks it, and the routes for scripts. */
export function createHttpApp(parts: HttpParts): HttpApp {
  const { context, session, downloads, pageFolder, log, limits } = parts
  // Not strict: every address is good with a slash at its end and without.
  const app: HttpApp = new Hono<HttpEnvironment>({ strict: false })

  if (log !== undefined) app.use(logRequests(log))
  app.use(secureHeaders({ strictTransportSecurity: false, xFrameOptions: 'DENY' }))
  app.use(setUsualHeaders)
  app.use(limitClients(limits ?? usualLimits))
  app.use(refuseOtherSites(parts))
  app.get('/health', (request) => request.json({ status: 'ok' }))
  if (session !== null) app.use(requireToken(session))
  app.use(refuseLongBodies)

  app.post('/api/:operation', async (request) => {
    return answerResult(request, await dispatch(request.req.param('operation'), await readJson(request), context))
  })

  app.get('/api/events', (request) => streamEvents(request, context.engine))

  app.get('/download/:id', async (request) => {
    const download = await downloads.take(request.req.param('id'))
    if (download === null) return refuse(request, 404, 'This download was fetched before, or never existed.')
    return request.body(Readable.toWeb(download.content) as ReadableStream, 200, {
      'content-type': contentTypes[extname(download.name)] ?? 'application/octet-stream',
      'content-length': String(download.bytes),
      'content-disposition': `attachment; filename="${download.name}"`,
    })
  })

  app.get('/openapi.json', (request) => request.json(describeApi()))
  app.route('/', createRestApp(context))
  app.get('*', async (request) => {
    const response = await pageResponse(pageFolder, new URL(request.req.url).pathname)
    return response.ok ? response : request.notFound()
  })

  app.notFound((request) => {
    const method = ['GET', 'POST'].find((other) => isAnsweredAt(app, other, request.req.path))
    if (method === undefined) return refuse(request, 404, 'There is nothing at this address.')
    request.header('allow', method)
    return refuse(request, 405, `This address answers ${method} only.`)
  })
  app.onError((error, request) => {
    const { incoming } = request.env
    // Nobody is there to answer any more, and it is no error of ours.
    if (incoming.destroyed && !incoming.complete) return refuse(request, 400, 'The request did not arrive whole.')
    const { code, message } = toFailure(error)
    return refuse(request, statusOf[code], message)
  })
  return app
}

/** Whether there is a route for a method at a path, other than those that take any. */
function isAnsweredAt(app: HttpApp, method: string, path: string): boolean {
  const [handlers] = app.router.match(method, path)
  return handlers.some(([[, route]]) => route.method === method && !route.path.includes('*'))
}

/** A body in pieces, of a length that nobody tells. To count them makes a short request take three times as long. */
const limitPieces = bodyLimit({ maxSize: maximumBodyBytes, onError: refuseLongBody })

/**
 * Before the body is touched: the rest of it is read and thrown away then, so that a caller who is still sending reads
 * the answer, and can go on with the connection.
 */
const refuseLongBodies: MiddlewareHandler = async (request, next) => {
  if (request.req.method !== 'POST') return next()
  const length = request.req.header('content-length')
  if (length === undefined) return limitPieces(request, next)
  return Number(length) > maximumBodyBytes ? refuseLongBody(request) : next()
}

function refuseLongBody(request: LocalRequest): Response {
  return refuse(request, 413, 'The request is larger than 1 MB.')
}

/**
 * What is not the page has no content to show: whoever opens it as a page gets one that can do nothing. Nothing is kept
 * that does not say so: a proxy that answers for us would start no report.
 */
const setUsualHeaders: MiddlewareHandler = async (request, next) => {
  await next()
  const { headers } = request.res
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}
