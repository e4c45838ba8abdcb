import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { currentClient } from '../../../electron/engine/core/currentClient'
import type { HttpApp } from '../../../electron/server/responses/responses'
import { listen } from '../../../electron/server/localServer'

/** More than is written ahead of a reader, in pieces that are made when they are asked for. */
async function* clients(): AsyncGenerator<string> {
  for (let piece = 0; piece < 40; piece += 1) {
    yield `${String(currentClient()).padEnd(100_000)}\n`
    await delay(1)
  }
}

test('what is done for a request is done for the client who sent it, to the last piece of the answer', async () => {
  const app: HttpApp = new Hono()
  app.get('/', (request) => {
    const body = Readable.toWeb(Readable.from(clients(), { objectMode: false }), { strategy: { highWaterMark: 0 } })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the streams of Node and of the page are one
    return request.body(body as ReadableStream)
  })
  const server = await listen(app, { host: '127.0.0.1', port: 0, mayMove: false })
  const bodies = await Promise.all(
    [{}, { 'sec-fetch-site': 'same-origin' }].map(async (headers) => (await fetch(server.origins[0], { headers })).text()),
  )
  const told = bodies.map((body) => [...new Set(body.split(/\s*\n/))].filter((name) => name !== ''))
  expect(told).toEqual([['script 127.0.0.1'], ['page 127.0.0.1']])
  await server.close()
})
