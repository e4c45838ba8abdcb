import { streamSSE } from 'hono/streaming'
import type { EventMessage } from '../../shared/operations/contract'
import type { Engine } from '../engine/engine'
import type { LocalRequest } from './responses/responses'

const heartbeatMilliseconds = 15_000
/** A reader so far behind is let go, and connects anew. */
const mostWaiting = 1000

/** What the engine tells, as server-sent events, until the reader hangs up. */
export function streamEvents(request: LocalRequest, engine: Pick<Engine, 'subscribe'>): Response {
  // nginx would keep events until it has a buffer full of them.
  request.header('x-accel-buffering', 'no')
  return streamSSE(request, async (stream) => {
    const waiting = new WaitingEvents()
    const unsubscribe = engine.subscribe((event) => waiting.add(event))
    const heartbeat = setInterval(() => waiting.wake(), heartbeatMilliseconds)
    stream.onAbort(() => waiting.end())
    try {
      // The first comment tells the reader that nothing is missed from now on.
      for (let events: readonly EventMessage[] | null = []; events !== null; events = await waiting.next()) {
        if (events.length === 0) await stream.write(': still here\n\n')
        for (const event of events) await stream.writeSSE({ data: JSON.stringify(event) })
      }
    } finally {
      clearInterval(heartbeat)
      unsubscribe()
    }
  })
}

/** Events that were not sent yet. */
class WaitingEvents {
  #events: EventMessage[] = []
  #hasEnded = false
  #wake: (() => void) | null = null

  /** How far a job is replaces what was not sent of how far it was. */
  add(event: EventMessage): void {
    if (event.name === 'progress') this.#events = this.#events.filter((other) => !isOfSameJob(other, event))
    this.#events.push(event)
    if (this.#events.length > mostWaiting) this.end()
    else this.wake()
  }

  /** Lets `next` return, with nothing where there is nothing. */
  wake(): void {
    this.#wake?.()
    this.#wake = null
  }

  end(): void {
    this.#hasEnded = true
    this.wake()
  }

  /** The events since the last time, once there are any or it is woken; null when it has ended. */
  async next(): Promise<readonly EventMessage[] | null> {
    if (this.#events.length === 0 && !this.#hasEnded) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    if (this.#hasEnded) return null
    const events = this.#events
    this.#events = []
    return events
  }
}

function isOfSameJob(left: EventMessage, right: EventMessage): boolean {
  if (left.name !== 'progress' || right.name !== 'progress') return false
  return left.data.job === right.data.job && left.data.reportId === right.data.reportId
}
