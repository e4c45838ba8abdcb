import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'

export interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Question {
  /** Sent unchanged, with all dots and slashes. */
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Sends a request to a server on this computer. Unlike `fetch`, it sends every path and header unchanged. */
export async function ask(origin: string, { path, method, headers = {}, body }: Question): Promise<Answer> {
  const request = httpRequest({
    host: '127.0.0.1',
    port: new URL(origin).port,
    path,
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers,
    // A refused body closes its connection, so the next request needs another one.
    agent: false,
  })
  request.end(body)
  const [response]: IncomingMessage[] = await once(request, 'response')
  if (response === undefined) throw new Error('No response')
  // A server may answer and disconnect before it has received the complete body.
  request.on('error', () => undefined)
  const chunks = await response.toArray()
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }
}
