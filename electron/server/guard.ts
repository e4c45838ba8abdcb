import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { refuse, type HttpEnvironment, type LocalRequest } from './responses/responses'
import { hostInAddress } from './localServer'
import type { AccessToken } from './accessToken'

export interface OwnAddress {
  /** Name or address the server listens on. */
  readonly host: string
  /** The origin of a proxy in front, such as `https://monitor.example`, which passes the host it was called by on. */
  readonly externalOrigin?: string | undefined
}

/** Refuses what a page of another site could have sent: on this computer such a page can reach every port. */
export function refuseOtherSites(address: OwnAddress): MiddlewareHandler<HttpEnvironment> {
  return async (request, next) => {
    const { method, path } = request.req
    if (!['GET', 'POST'].includes(method) && !(method === 'HEAD' && isOnlyRead(path))) {
      request.header('allow', 'GET, POST')
      return refuse(request, 405, 'Only GET and POST are answered, and HEAD of what is only read.')
    }
    const origin = originOf(request, address)
    if (origin === null) return refuse(request, 403, 'Store Monitor answers to its own address only.')
    request.set('origin', origin)
    if (isFromElsewhere(request)) return refuse(request, 403, 'Store Monitor takes no requests from other sites.')
    return next()
  }
}

/** Lets in the browser that has opened the printed address, and scripts that send the token. */
export function requireToken(session: AccessToken): MiddlewareHandler<HttpEnvironment> {
  return async (request, next) => {
    const token = request.req.query('token')
    const isSignIn = request.req.method === 'GET' && request.req.path === '/' && token !== undefined
    const secret = isSignIn ? session.redeem(token) : null
    if (secret !== null) {
      const secure = request.get('origin').startsWith('https:')
      setCookie(request, cookieName(request), secret, { httpOnly: true, sameSite: 'Strict', path: '/', secure })
      return request.redirect('/', 303)
    }
    if (
      !session.isValid(getCookie(request, cookieName(request))) &&
      !session.isAuthorization(request.req.header('authorization'))
    ) {
      request.header('www-authenticate', 'Bearer')
      return refuse(request, 401, session.refusal(isSignIn))
    }
    return isSignIn ? request.redirect('/', 303) : next()
  }
}

/**
 * The origin under which a request calls us; null where it is none of ours: a foreign name that resolves to this
 * computer must not turn another site's page into ours. The first line of a request may name a host too.
 */
function originOf(request: LocalRequest, { host, externalOrigin }: OwnAddress): string | null {
  const { localAddress = '', localPort } = request.env.incoming.socket
  const called = withoutUsualPort(request.req.header('host')?.toLowerCase() ?? '')
  if (called !== withoutUsualPort(new URL(request.req.url).host)) return null
  const names = ['127.0.0.1', 'localhost', host.toLowerCase(), localAddress.replace(/^::ffff:/, '')]
  const isOurs = names.some((name) => called === withoutUsualPort(`${hostInAddress(name)}:${localPort}`))
  if (isOurs) return `http://${called}`
  return externalOrigin !== undefined && called === new URL(externalOrigin).host ? externalOrigin : null
}

function withoutUsualPort(host: string): string {
  return host.replace(/:80$/, '')
}

/** To start a report, to follow the events or to fetch a download does something, with GET too. */
function isOnlyRead(path: string): boolean {
  return !/^\/(api|store|download)\//.test(path)
}

/** Asked of everything that does more than read, and of all that the page calls. */
function isFromElsewhere(request: LocalRequest): boolean {
  if (!/^\/(api|store)\//.test(request.req.path)) return false
  const origin = request.req.header('origin')
  const site = request.req.header('sec-fetch-site') ?? 'none'
  return (
    (origin !== undefined && origin !== request.get('origin')) ||
    !['same-origin', 'none'].includes(site)
  )
}

/** Cookies are shared by all ports of a host, and two Store Monitors may run at once. */
function cookieName(request: LocalRequest): string {
  return `store-monitor-${request.env.incoming.socket.localPort}`
}
