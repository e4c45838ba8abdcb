import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { getRequestListener } from '@hono/node-server'
import { runAsClient } from '../engine/core/currentClient'
import { EngineError, errorCodeOf } from '../engine/core/errors'
import { Quota } from '../engine/core/quota'
import type { HttpApp } from './responses/responses'
import { clientOf } from './clientLimits'

/** A request that takes longer to arrive comes from a client that only wants to hold a connection open. */
const timeLimits = { headersTimeout: 15_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 }

/** A connection is closed if nothing moves on it for this long, because its reader has stopped reading. */
const maximumIdleMilliseconds = 120_000

/** Maximum number of connections; a client is an address here. Further connections are closed unread. */
const maximumConnections = { inAll: 4000, perClient: 1000 }

/**
 * Maximum number of connections on which nobody has shown the token yet. Beyond that, the oldest of them is closed, so that
 * half-sent requests take nothing from those who have the token.
 */
const maximumUnproven = 500
const proven = 'store-monitor:proven'

/** Says that the token was shown on this connection. */
export function markProven(socket: Socket): void {
  socket.emit(proven)
}

export interface ListenAddress {
  /** A name or address of this computer; `0.0.0.0` and `::` mean all its addresses. */
  readonly host: string
  /** 0 means any free port. */
  readonly port: number
  /** Whether to try the next ports if this one is in use. */
  readonly triesNextPorts: boolean
}

export interface LocalServer {
  /** Such as `http://127.0.0.1:8000`; more than one if the server listens on all addresses. */
  readonly origins: readonly [string, ...string[]]
  /** Closes open connections too, including event streams. */
  close(): Promise<void>
}

/**
 * Serves an app over HTTP. If `needsToken`, the app calls `markProven` for a connection on which the token was shown. Throws
 * INVALID_INPUT if it cannot listen on the address.
 */
export async function listen(app: HttpApp, { host, port, triesNextPorts }: ListenAddress, needsToken = false): Promise<LocalServer> {
  const answer = getRequestListener(app.fetch)
  const server = createServer(timeLimits, (request, response) => {
    runAsClient(clientOf(request), () => void answer(request, response))
  })
  server.timeout = maximumIdleMilliseconds
  limitConnections(server)
  if (needsToken) limitUnproven(server)
  let boundPort: number | null = null
  for (let next = port; boundPort === null; next += 1) {
    boundPort = await listenOn(server, host, next)
    if (boundPort === null && !triesNextPorts) throw new EngineError('INVALID_INPUT', `Port ${port} of ${host} is already in use.`)
  }
  const toOrigin = (name: string): string => `http://${hostInUrl(name)}:${boundPort}`
  const [first, ...others] = reachableHosts(host)
  return {
    origins: [toOrigin(first), ...others.map(toOrigin)],
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** The host part of a URL: IPv6 addresses are in brackets. */
export function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

function limitConnections(server: Server): void {
  const quota = new Quota(maximumConnections)
  server.on('connection', (socket) => {
    const release = quota.acquire(socket.remoteAddress ?? '')
    if (release === null) socket.destroy()
    else socket.once('close', release)
  })
}

function limitUnproven(server: Server): void {
  /** The oldest first. */
  const unproven = new Set<Socket>()
  server.on('connection', (socket) => {
    unproven.add(socket)
    for (const event of [proven, 'close']) socket.once(event, () => unproven.delete(socket))
    const [oldest] = unproven
    if (unproven.size > maximumUnproven) oldest?.destroy()
  })
}

/** The port that the server listens on, or null if it is in use. */
async function listenOn(server: Server, host: string, port: number): Promise<number | null> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const code = errorCodeOf(error)
    if (code === 'EADDRINUSE') return null
    throw new EngineError('INVALID_INPUT', `Store Monitor cannot listen on port ${port} of ${host} (${code}).`, {
      cause: error,
    })
  }
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function reachableHosts(host: string): readonly [string, ...string[]] {
  if (host !== '0.0.0.0' && host !== '::') return [host]
  const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return ['127.0.0.1', ...others.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)]
}
