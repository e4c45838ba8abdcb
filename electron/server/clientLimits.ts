import type { IncomingMessage } from 'node:http'
import type { MiddlewareHandler } from 'hono'
import { Quota } from '../engine/core/quota'
import { refuse, type LocalRequest } from './responses/responses'

/**
 * The limits of a client, so that no client takes everything from the others. A request passes them in this order:
 *
 * 1. `listen` limits the open connections of an address and closes those above the limit unread. Of connections without the
 *    token it closes the oldest, so that half-sent requests do not use up the connections of others.
 * 2. `limitClients` limits the rate of requests and the number of concurrent requests, and refuses with 429.
 * 3. The engine lets clients take turns. It refuses with TOO_BUSY if too many reports of a client wait.
 * 4. `Downloads` refuses with TOO_BUSY if too many exported files of a client wait to be fetched.
 *
 * The client is an address in the first limit, and the result of `clientOf` in the others. `confineToFolder` is about
 * access, not about fairness: it limits the folders that clients can open.
 */
export interface ClientLimits {
  readonly requestsPerSecond: number
  /** Requests that a client may send at once after a pause. */
  readonly burst: number
  /** Requests that are being answered; an event stream counts as long as it is open. */
  readonly concurrentRequests: { readonly inAll: number; readonly perClient: number }
}

/** All programs on one computer are one client, so these limits are made for about two hundred programs. */
export const defaultLimits: ClientLimits = {
  requestsPerSecond: 5000,
  burst: 10_000,
  concurrentRequests: { inAll: 2000, perClient: 500 },
}

/** The rate limiter remembers this many clients and forgets those that asked longest ago. */
const maximumClients = 10_000

/**
 * The client that sent a request: its address, and whether it is a page or a script, so that scripts do not slow down
 * the person at the page.
 */
export function clientOf({ headers, socket }: IncomingMessage): string {
  const kind = headers['sec-fetch-site'] === undefined ? 'script' : 'page'
  return `${kind} ${socket.remoteAddress ?? ''}`
}

/** Refuses requests with 429 if a client sends them too fast, or has too many that are not answered yet. */
export function limitClients({ requestsPerSecond, burst, concurrentRequests }: ClientLimits): MiddlewareHandler {
  const rate = new RateLimiter(requestsPerSecond, burst)
  const quota = new Quota(concurrentRequests)
  return async (request: LocalRequest, next) => {
    const client = clientOf(request.env.incoming)
    const release = rate.admits(client) ? quota.acquire(client) : null
    if (release === null) return refuse(request, 429, 'Too many requests. Try again in a second.')
    request.env.outgoing.once('close', release)
    return next()
  }
}

/** A token bucket for each client: it starts full, each request takes a token, and it refills with time. */
export class RateLimiter {
  private readonly buckets = new Map<string, { readonly tokens: number; readonly at: number }>()

  /** `now` returns milliseconds. */
  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    private readonly now = () => performance.now(),
  ) {}

  admits(client: string): boolean {
    const now = this.now()
    const { tokens, at } = this.buckets.get(client) ?? { tokens: this.burst, at: now }
    const filled = Math.min(tokens + ((now - at) / 1000) * this.perSecond, this.burst)
    const isAdmitted = filled >= 1
    this.buckets.delete(client)
    this.buckets.set(client, { tokens: isAdmitted ? filled - 1 : filled, at: now })
    const [oldest] = this.buckets.keys()
    if (this.buckets.size > maximumClients && oldest !== undefined) this.buckets.delete(oldest)
    return isAdmitted
  }
}
