import type { EventMessage, OperationName, Transport } from '../../shared/operations/contract'
import type { Result } from '../../shared/core/result'

type Listener = (event: EventMessage) => void

/** Calls that the browser completes after the page is closed, so that no change is lost. */
const outlivePage: ReadonlySet<OperationName> = new Set(['setPreferences'])
/** Browsers refuse such requests if more than 64 KiB are on their way. */
const maximumKeepaliveLength = 16_384

function failure(message: string): Result<never> {
  return { ok: false, error: { code: 'INTERNAL', message } }
}

async function post<Value>(name: OperationName, input: unknown): Promise<Result<Value>> {
  const body = JSON.stringify(input)
  let response: Response
  try {
    response = await fetch(`/api/${name}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: outlivePage.has(name) && body.length < maximumKeepaliveLength,
    })
  } catch {
    return failure('Store Monitor does not respond. Check that its server is running, then try again.')
  }
  if (response.status === 401) {
    return failure('Store Monitor has been restarted, so this window is signed out. Open the address that it printed.')
  }
  try {
    // Our server always sends JSON. Any other body comes from something in between.
    const result: Result<Value> = await response.json()
    return result
  } catch {
    return failure(`The server sent an unreadable answer (HTTP status ${response.status}).`)
  }
}

/**
 * Calls operations by `POST /api/<operation>` with a JSON body, and gets events from `GET /api/events`. All subscribers
 * share one event stream, because a browser opens only six connections to a server.
 */
export function createHttpTransport(): Transport {
  const listeners = new Set<Listener>()
  let stream: EventSource | null = null

  function openStream(): EventSource {
    const opened = new EventSource('/api/events')
    opened.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event: EventMessage = JSON.parse(data)
      for (const listener of listeners) listener(event)
    })
    return opened
  }

  return {
    call: (name, input) => post(name, input),
    subscribe(listener) {
      listeners.add(listener)
      stream ??= openStream()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stream?.close()
        stream = null
      }
    },
  }
}
