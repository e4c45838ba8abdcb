import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { messageOf } from '../engine/core/errors'
import type { Context } from '../operations/context'
import { dispatch, toFailure } from '../operations/dispatch'
import type { Downloads } from './downloads'
import { pageResponse } from './pageFiles'
import { answerResult, readJson, refuse, statusOf, type HttpApp, type HttpEnvironment, type LocalRequest } from './responses/responses'
import { streamEvents } from './eventStream'
import { refuseOtherSites, requireToken, type OwnAddress } from './guard'
import { defaultLimits, limitClients, type ClientLimits } from './clientLimits'
import { markProven } from './localServer'
import { describeApi } from './rest/openApi'
import { logRequests } from './requestLog'
import { createRestApp } from './rest/rest'
import type { AccessToken } from './accessToken'

const maximumBodyBytes = 1024 * 1024

interface HttpParts extends OwnAddress {
  readonly context: Context
  /** Null lets everybody use the server who can reach the port. */
  readonly accessToken: AccessToken | null
  readonly downloads: Downloads
  readonly pageFolder: string
  /** Receives one line per request. */
  readonly log?: ((line: string) => void) | undefined
  readonly limits?: ClientLimits | undefined
}

/** Content types of exported files. */
const contentTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
}

/** The operations over HTTP, the page that calls them, and the routes for scripts. */
export function createHttpApp(parts: HttpParts): HttpApp {
  const { context, accessToken, downloads, pageFolder, log, limits } = parts
  // Not strict: every address works with and without a slash at its end.
  const app: HttpApp = new Hono<HttpEnvironment>({ strict: false })

  if (log !== undefined) app.use(logRequests(log))
  app.use(secureHeaders({ strictTransportSecurity: false, xFrameOptions: 'DENY' }))
  app.use(setDefaultHeaders)
  app.use(limitClients(limits ?? defaultLimits))
  app.use(refuseOtherSites(parts))
  app.get('/health', async (request) => {
    try {
      await context.engine.check()
      return request.json({ status: 'ok' })
    } catch (error) {
      return request.json({ status: 'failing', error: messageOf(error) }, 503)
    }
  })
  if (accessToken !== null) {
    app.use(requireToken(accessToken), (request, next) => {
      markProven(request.env.incoming.socket)
      return next()
    })
  }
  app.use(refuseLongBodies)

  app.post('/api/:operation', async (request) => {
    return answerResult(request, await dispatch(request.req.param('operation'), await readJson(request), context))
  })

  app.get('/api/events', (request) => streamEvents(request, context.engine))

  app.get('/download/:id', async (request) => {
    const download = await downloads.take(request.req.param('id'))
    if (download === null) return refuse(request, 404, 'This download was fetched before, has expired or never existed.')
    return request.body(Readable.toWeb(download.content) as ReadableStream, 200, {
      'content-type': contentTypes[extname(download.name)] ?? 'application/octet-stream',
      'content-length': String(download.bytes),
      'content-disposition': attachmentOf(download.name),
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
    return refuse(request, 405, `This address answers only ${method}.`)
  })
  app.onError((error, request) => {
    const { incoming } = request.env
    // The caller has disconnected, which is not an error of ours.
    if (incoming.destroyed && !incoming.complete) return refuse(request, 400, 'The request is incomplete.')
    const { code, message } = toFailure(error)
    return refuse(request, statusOf[code], message)
  })
  return app
}

/** The header that gives a download its name. A header has only ASCII, so another name is in it twice (RFC 6266). */
function attachmentOf(name: string): string {
  const plain = name.replaceAll(/[^ -~]/g, '_')
  return `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${encodeURIComponent(name)}`}`
}

/** Whether a route other than the catch-all routes answers a method at a path. */
function isAnsweredAt(app: HttpApp, method: string, path: string): boolean {
  const [handlers] = app.router.match(method, path)
  return handlers.some(([[, route]]) => route.method === method && !route.path.includes('*'))
}

/** Counts the bytes of a body without a length. Counting makes a short request take three times as long. */
const limitChunks = bodyLimit({ maxSize: maximumBodyBytes, onError: refuseLongBody })

/**
 * Refuses a body that is too long before anything of it is read. The rest is then read and thrown away, so that a caller
 * who is still sending gets the answer and can reuse the connection.
 */
const refuseLongBodies: MiddlewareHandler = async (request, next) => {
  if (request.req.method !== 'POST') return next()
  const length = request.req.header('content-length')
  if (length === undefined) return limitChunks(request, next)
  return Number(length) > maximumBodyBytes ? refuseLongBody(request) : next()
}

function refuseLongBody(request: LocalRequest): Response | Promise<Response> {
  return refuse(request, 413, 'The request is larger than 1 MB.')
}

/**
 * Sets the headers that an answer has not set itself. An answer that is not the page can do nothing if a browser
 * opens it as one. Answers are not cached: a proxy that answered in our place would start no report.
 */
const setDefaultHeaders: MiddlewareHandler = async (request, next) => {
  await next()
  const { headers } = request.res
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}
