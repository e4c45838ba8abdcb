import { streamSSE } from 'hono/streaming'
import type { EventMessage } from '../../shared/operations/contract'
import type { Engine } from '../engine/engine'
import type { LocalRequest } from './responses/responses'

const heartbeatMilliseconds = 15_000
/** A reader that is this many events behind is disconnected; it may connect again. */
const maximumPendingEvents = 1000

/** Streams the events of the engine as server-sent events until the reader disconnects. */
export function streamEvents(request: LocalRequest, engine: Pick<Engine, 'subscribe'>): Response {
  // Without this header nginx would hold events back until its buffer is full.
  request.header('x-accel-buffering', 'no')
  return streamSSE(request, async (stream) => {
    const pending = new PendingEvents()
    const unsubscribe = engine.subscribe((event) => pending.add(event))
    const heartbeat = setInterval(() => pending.wake(), heartbeatMilliseconds)
    stream.onAbort(() => pending.end())
    try {
      // The first comment shows the reader that it misses no event from now on.
      for (let events: readonly EventMessage[] | null = []; events !== null; events = await pending.next()) {
        if (events.length === 0) await stream.write(': still here\n\n')
        for (const event of events) await stream.writeSSE({ data: JSON.stringify(event) })
      }
    } finally {
      clearInterval(heartbeat)
      unsubscribe()
    }
  })
}

/** Events that have not been sent yet. */
class PendingEvents {
  private events: EventMessage[] = []
  private hasEnded = false
  private wakeReader: (() => void) | null = null

  /** A newer progress event replaces an unsent one of the same job. */
  add(event: EventMessage): void {
    if (event.name === 'progress') this.events = this.events.filter((other) => !isOfSameJob(other, event))
    this.events.push(event)
    if (this.events.length > maximumPendingEvents) this.end()
    else this.wake()
  }

  /** Makes `next` return, even if there are no events. */
  wake(): void {
    this.wakeReader?.()
    this.wakeReader = null
  }

  end(): void {
    this.hasEnded = true
    this.wake()
  }

  /** Waits for events, or until `wake` is called, and returns those since the last call; null after the end. */
  async next(): Promise<readonly EventMessage[] | null> {
    if (this.events.length === 0 && !this.hasEnded) {
      await new Promise<void>((resolve) => {
        this.wakeReader = resolve
      })
    }
    if (this.hasEnded) return null
    const events = this.events
    this.events = []
    return events
  }
}

function isOfSameJob(left: EventMessage, right: EventMessage): boolean {
  if (left.name !== 'progress' || right.name !== 'progress') return false
  return left.data.job === right.data.job && left.data.reportId === right.data.reportId
}
