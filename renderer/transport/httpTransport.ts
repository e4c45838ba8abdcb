import type { EventMessage, OperationName, Transport } from '../../shared/operations/contract'
import type { Result } from '../../shared/core/result'

type Listener = (event: EventMessage) => void

/** What the user has changed is not lost with the page. */
const outlivePage: ReadonlySet<OperationName> = new Set(['setPreferences'])
/** Browsers refuse more than 64 KiB of such requests under way. */
const mostToOutlivePage = 16_384

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
      keepalive: outlivePage.has(name) && body.length < mostToOutlivePage,
    })
  } catch {
    return failure('Store Monitor does not answer. Check that its server is still running, then try again.')
  }
  if (response.status === 401) {
    return failure('Store Monitor was started again, and does not know this window any more. Open the address it printed then.')
  }
  try {
    // The server is ours and validates what it sends; a body that is no JSON comes from something in between.
    const result: Result<Value> = await response.json()
    return result
  } catch {
    return failure(`The server gave no usable answer (HTTP status ${response.status}).`)
  }
}

/**
 * The contract over HTTP: `POST /api/<operation>` with a JSON body, and `GET /api/events` as an event
 * stream. All subscribers share one stream, because a browser opens only six connections to a server.
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
