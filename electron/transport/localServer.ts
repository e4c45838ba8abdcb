import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { HttpApp } from './http'

export interface LocalServer {
  /** Such as `http://127.0.0.1:8000`. */
  readonly origin: string
  /** Ends open connections too, event streams among them. */
  close(): Promise<void>
}

/** Listens on this computer only, on the first free port from `firstPort` on. */
export async function listen(app: HttpApp, firstPort: number): Promise<LocalServer> {
  const answer = getRequestListener(app.fetch)
  const server = createServer((request, response) => void answer(request, response))
  let port = firstPort
  while (!(await isListening(server, port))) port += 1
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** False when the port is taken. */
async function isListening(server: Server, port: number): Promise<boolean> {
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false
    throw error
  }
}
