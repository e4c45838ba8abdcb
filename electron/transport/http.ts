import { Readable } from 'node:stream'
import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context as Request } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import type { ErrorCode } from '../../shared/result'
import type { Context } from '../context'
import { dispatch, failure } from '../dispatch'
import type { Downloads } from '../downloads'
import { pageResponse } from '../page'
import type { Session } from './session'

const maximumBodyBytes = 1024 * 1024
const heartbeatMilliseconds = 15_000

const statusOf = {
  INVALID_INPUT: 400,
  FOLDER_UNREADABLE: 422,
  DATA_UNUSABLE: 422,
  NO_DATA: 409,
  STORE_NOT_FOUND: 404,
  REPORT_NOT_FOUND: 404,
  REPORT_NOT_COMPLETE: 409,
  CANCELLED: 409,
  WRITE_FAILED: 500,
  INTERNAL: 500,
} as const satisfies Record<ErrorCode, number>

export type HttpApp = Hono<{ Bindings: HttpBindings }>
type LocalRequest = Request<{ Bindings: HttpBindings }>

export interface HttpParts {
  readonly context: Context
  readonly session: Session
  readonly downloads: Downloads
  readonly pageFolder: string
}

/** The contract over HTTP, with the page that speaks it, for one browser on this computer. */
export function createHttpApp({ context, session, downloads, pageFolder }: HttpParts): HttpApp {
  const app: HttpApp = new Hono()

  app.use(secureHeaders({ strictTransportSecurity: false, xFrameOptions: 'DENY' }))

  app.use(async (request, next) => {
    if (!['GET', 'POST'].includes(request.req.method)) return refuse(request, 405, 'Only GET and POST are answered.')
    if (!isAddressedToUs(request)) return refuse(request, 403, 'Store Monitor answers to its own address only.')
    if (isFromElsewhere(request)) return refuse(request, 403, 'Store Monitor takes no requests from other sites.')
    const token = request.req.query('token')
    if (request.req.path === '/' && token !== undefined) {
      const secret = session.redeem(token)
      if (secret !== null) {
        setCookie(request, cookieName(request), secret, { httpOnly: true, sameSite: 'Strict', path: '/' })
        return request.redirect('/', 303)
      }
    }
    if (!session.isValid(getCookie(request, cookieName(request)))) {
      return refuse(request, 401, 'Open the address that Store Monitor printed when it started; it works once.')
    }
    if (token !== undefined) return request.redirect('/', 303)
    return next()
  })

  app.post(
    '/api/:operation',
    bodyLimit({
      maxSize: maximumBodyBytes,
      onError: (request) => refuse(request, 413, 'The request is larger than 1 MB.'),
    }),
    async (request) => {
      const body = await request.req.text()
      const input = parseJson(body)
      if (input === undefined) return refuse(request, 400, 'The request is not JSON.')
      const result = await dispatch(request.req.param('operation'), input, context)
      return request.json(result, result.ok ? 200 : statusOf[result.error.code])
    },
  )

  app.get('/api/events', (request) =>
    streamSSE(request, (stream) => {
      const unsubscribe = context.engine.subscribe((event) => void stream.writeSSE({ data: JSON.stringify(event) }))
      const comment = () => void stream.write(': still here\n\n')
      comment()
      const heartbeat = setInterval(comment, heartbeatMilliseconds)
      return new Promise((resolve) => {
        stream.onAbort(() => {
          clearInterval(heartbeat)
          unsubscribe()
          resolve()
        })
      })
    }),
  )

  app.get('/download/:id', async (request) => {
    const download = await downloads.take(request.req.param('id'))
    if (download === null) return refuse(request, 404, 'This download was fetched before, or never existed.')
    return request.body(Readable.toWeb(download.content) as ReadableStream, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-length': String(download.bytes),
      'content-disposition': `attachment; filename="${download.name}"`,
      'cache-control': 'no-store',
    })
  })

  app.get('*', (request) => pageResponse(pageFolder, new URL(request.req.url).pathname))

  return app
}

/** A foreign name that resolves to this computer must not turn another site's page into ours. */
function isAddressedToUs(request: LocalRequest): boolean {
  const port = request.env.incoming.socket.localPort
  const host = request.req.header('host')
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`
}

function isFromElsewhere(request: LocalRequest): boolean {
  if (!request.req.path.startsWith('/api/')) return false
  const origin = request.req.header('origin')
  const site = request.req.header('sec-fetch-site')
  return (
    (origin !== undefined && origin !== `http://${request.req.header('host')}`) ||
    (site !== undefined && site !== 'same-origin')
  )
}

/** Cookies are shared by all ports of a host, and two Store Monitors may run at once. */
function cookieName(request: LocalRequest): string {
  return `store-monitor-${request.env.incoming.socket.localPort}`
}

function refuse(request: Request, status: 400 | 401 | 403 | 404 | 405 | 413, message: string): Response {
  return request.req.path.startsWith('/api/')
    ? request.json(failure('INVALID_INPUT', message), status)
    : request.text(message, status)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
