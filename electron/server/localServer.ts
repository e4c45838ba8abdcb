import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { networkInterfaces } from 'node:os'
import { getRequestListener } from '@hono/node-server'
import { runAsClient } from '../engine/core/currentClient'
import { EngineError, errorCodeOf } from '../engine/core/errors'
import { Quota } from '../engine/core/quota'
import type { HttpApp } from './responses/responses'
import { clientOf } from './limits'

/** A request that is not there by then comes from somebody who wants to hold a connection. */
const timeLimits = { headersTimeout: 15_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 }

/** A connection on which nothing moves for so long is closed: its reader has stopped reading. */
const idleLimitMilliseconds = 120_000

/** By address. One that is refused is closed before anything is read. */
const mostConnections = { inAll: 4000, perClient: 1000 }

export interface ListenAddress {
  /** Name or address of this computer; `0.0.0.0` and `::` for all it has. */
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** Whether the next port will do when this one is taken. */
  readonly mayMove: boolean
}

export interface LocalServer {
  /** Such as `http://127.0.0.1:8000`; several where it listens on all addresses. */
  readonly origins: readonly [string, ...string[]]
  /** Ends open connections too, event streams among them. */
  close(): Promise<void>
}

/** Throws INVALID_INPUT when the address cannot be listened on. */
export async function listen(app: HttpApp, { host, port, mayMove }: ListenAddress): Promise<LocalServer> {
  const answer = getRequestListener(app.fetch)
  const server = createServer(timeLimits, (request, response) => {
    runAsClient(clientOf(request), () => void answer(request, response))
  })
  server.timeout = idleLimitMilliseconds
  limitConnections(server)
  let boundPort: number | null = null
  for (let next = port; boundPort === null; next += 1) {
    boundPort = await listenOn(server, host, next)
    if (boundPort === null && !mayMove) throw new EngineError('INVALID_INPUT', `Port ${port} of ${host} is taken.`)
  }
  const toOrigin = (name: string): string => `http://${hostInAddress(name)}:${boundPort}`
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

/** A name or address as it stands in an address: IPv6 in brackets. */
export function hostInAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

function limitConnections(server: Server): void {
  const places = new Quota(mostConnections)
  server.on('connection', (socket) => {
    const release = places.acquire(socket.remoteAddress ?? '')
    if (release === null) socket.destroy()
    else socket.once('close', release)
  })
}

/** The port listened on, or null when it is taken. */
async function listenOn(server: Server, host: string, port: number): Promise<number | null> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const code = errorCodeOf(error)
    if (code === 'EADDRINUSE') return null
    throw new EngineError('INVALID_INPUT', `Port ${port} of ${host} cannot be listened on (${code}).`, {
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
