import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { currentClient } from '../../../electron/engine/core/currentClient'
import type { HttpApp } from '../../../electron/server/responses/responses'
import { listen } from '../../../electron/server/localServer'

/** More text than is buffered for a reader, in pieces that are made on demand. */
async function* clients(): AsyncGenerator<string> {
  for (let piece = 0; piece < 40; piece += 1) {
    yield `${String(currentClient()).padEnd(100_000)}\n`
    await delay(1)
  }
}

test('an answer is made for the client who sent the request, up to its last piece', async () => {
  const app: HttpApp = new Hono()
  app.get('/', (request) => {
    const body = Readable.toWeb(Readable.from(clients(), { objectMode: false }), { strategy: { highWaterMark: 0 } })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the streams of Node and of browsers are the same
    return request.body(body as ReadableStream)
  })
  const server = await listen(app, { host: '127.0.0.1', port: 0, triesNextPorts: false })
  const bodies = await Promise.all(
    [{}, { 'sec-fetch-site': 'same-origin' }].map(async (headers) => (await fetch(server.origins[0], { headers })).text()),
  )
  const clientsInAnswers = bodies.map((body) => [...new Set(body.split(/\s*\n/))].filter((name) => name !== ''))
  expect(clientsInAnswers).toEqual([['script 127.0.0.1'], ['page 127.0.0.1']])
  await server.close()
})
