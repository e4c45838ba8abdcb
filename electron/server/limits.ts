import type { IncomingMessage } from 'node:http'
import type { MiddlewareHandler } from 'hono'
import { Quota } from '../engine/core/quota'
import { refuse, type LocalRequest } from './responses/responses'

export interface ClientLimits {
  readonly requestsPerSecond: number
  /** So many requests may come at once, after a rest. */
  readonly burst: number
  /** Requests that are being answered; streams count while they last. */
  readonly underWay: { readonly inAll: number; readonly perClient: number }
}

/** All programs of this computer look alike, so these are for two hundred of them. */
export const usualLimits: ClientLimits = {
  requestsPerSecond: 5000,
  burst: 10_000,
  underWay: { inAll: 2000, perClient: 500 },
}

/** So many clients are remembered; those that asked longest ago are forgotten. */
const mostClients = 10_000

/** Who asks: an address. A page and the scripts beside it count as two, so that scripts do not slow a person down. */
export function clientOf({ headers, socket }: IncomingMessage): string {
  const kind = headers['sec-fetch-site'] === undefined ? 'script' : 'page'
  return `${kind} ${socket.remoteAddress ?? ''}`
}

/** Refuses with 429 what a client asks too fast, or while too much of it is under way. */
export function limitClients({ requestsPerSecond, burst, underWay }: ClientLimits): MiddlewareHandler {
  const rate = new RateLimiter(requestsPerSecond, burst)
  const places = new Quota(underWay)
  return async (request: LocalRequest, next) => {
    const client = clientOf(request.env.incoming)
    const release = rate.admits(client) ? places.acquire(client) : null
    if (release === null) return refuse(request, 429, 'Too many requests; try again in a second.')
    request.env.outgoing.once('close', release)
    return next()
  }
}

/** A bucket of tokens for each client: full at first, a request takes one, and time puts them back. */
export class RateLimiter {
  readonly #buckets = new Map<string, { readonly tokens: number; readonly at: number }>()
  readonly #perSecond: number
  readonly #burst: number
  readonly #now: () => number

  /** `now` tells milliseconds. */
  constructor(perSecond: number, burst: number, now = () => performance.now()) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#now = now
  }

  admits(client: string): boolean {
    const now = this.#now()
    const { tokens, at } = this.#buckets.get(client) ?? { tokens: this.#burst, at: now }
    const filled = Math.min(tokens + ((now - at) / 1000) * this.#perSecond, this.#burst)
    const isAdmitted = filled >= 1
    this.#buckets.delete(client)
    this.#buckets.set(client, { tokens: isAdmitted ? filled - 1 : filled, at: now })
    const [oldest] = this.#buckets.keys()
    if (this.#buckets.size > mostClients && oldest !== undefined) this.#buckets.delete(oldest)
    return isAdmitted
  }
}
