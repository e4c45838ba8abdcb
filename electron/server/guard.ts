import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { refuse, type HttpEnvironment, type LocalRequest } from './responses/responses'
import { hostInUrl } from './localServer'
import type { AccessToken } from './accessToken'

export interface OwnAddress {
  /** The name or address that the server listens on. */
  readonly host: string
  /** The origin of a reverse proxy that passes the Host header on, such as `https://monitor.example`. */
  readonly externalOrigin?: string | undefined
}

/** Refuses requests that a page of another site may have sent: such a page can reach every port of this computer. */
export function refuseOtherSites(address: OwnAddress): MiddlewareHandler<HttpEnvironment> {
  return async (request, next) => {
    const { method, path } = request.req
    if (!['GET', 'POST'].includes(method) && !(method === 'HEAD' && onlyReads(path))) {
      request.header('allow', 'GET, POST')
      return refuse(request, 405, 'Only GET and POST are allowed, and HEAD where GET only reads.')
    }
    const origin = originOf(request, address)
    if (origin === null) return refuse(request, 403, 'Store Monitor answers only under its own address.')
    request.set('origin', origin)
    if (isFromElsewhere(request)) return refuse(request, 403, 'Store Monitor does not accept requests from other sites.')
    return next()
  }
}

/** Lets a browser pass that has signed in with the printed address, and scripts that send the token. */
export function requireToken(accessToken: AccessToken): MiddlewareHandler<HttpEnvironment> {
  return async (request, next) => {
    const token = request.req.query('token')
    const isSignIn = request.req.method === 'GET' && request.req.path === '/' && token !== undefined
    const secret = isSignIn ? accessToken.redeem(token) : null
    if (secret !== null) {
      const secure = request.get('origin').startsWith('https:')
      setCookie(request, cookieName(request), secret, { httpOnly: true, sameSite: 'Strict', path: '/', secure })
      return request.redirect('/', 303)
    }
    if (
      !accessToken.isValid(getCookie(request, cookieName(request))) &&
      !accessToken.isAuthorization(request.req.header('authorization'))
    ) {
      request.header('www-authenticate', 'Bearer')
      return refuse(request, 401, accessToken.refusal(isSignIn))
    }
    return isSignIn ? request.redirect('/', 303) : next()
  }
}

/**
 * The origin that a request was sent to, or null if it is not one of ours: a foreign name that resolves to this
 * computer must not make the page of another site look like ours. The request line may name a host too.
 */
function originOf(request: LocalRequest, { host, externalOrigin }: OwnAddress): string | null {
  const { localAddress = '', localPort } = request.env.incoming.socket
  const called = withoutDefaultPort(request.req.header('host')?.toLowerCase() ?? '')
  if (called !== withoutDefaultPort(new URL(request.req.url).host)) return null
  const names = ['127.0.0.1', 'localhost', host.toLowerCase(), localAddress.replace(/^::ffff:/, '')]
  const isOurs = names.some((name) => called === withoutDefaultPort(`${hostInUrl(name)}:${localPort}`))
  if (isOurs) return `http://${called}`
  return externalOrigin !== undefined && called === new URL(externalOrigin).host ? externalOrigin : null
}

function withoutDefaultPort(host: string): string {
  return host.replace(/:80$/, '')
}

/** Starting a report, following the events and fetching a download are not just reading, even with GET. */
function onlyReads(path: string): boolean {
  return !/^\/(api|store|download)\//.test(path)
}

/** Whether a page of another site sent a request that does more than read. */
function isFromElsewhere(request: LocalRequest): boolean {
  if (!/^\/(api|store)\//.test(request.req.path)) return false
  const origin = request.req.header('origin')
  const site = request.req.header('sec-fetch-site') ?? 'none'
  return (
    (origin !== undefined && origin !== request.get('origin')) ||
    !['same-origin', 'none'].includes(site)
  )
}

/** The port is part of the name: all ports of a host share cookies, and two Store Monitors may run at once. */
function cookieName(request: LocalRequest): string {
  return `store-monitor-${request.env.incoming.socket.localPort}`
}
