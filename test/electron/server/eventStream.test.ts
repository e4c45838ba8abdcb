import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HttpEnvironment } from '../../../electron/server/responses/responses'
import { streamEvents } from '../../../electron/server/eventStream'
import { listen, type LocalServer } from '../../../electron/server/localServer'
import type { EventMessage } from '../../../shared/operations/contract'

let server: LocalServer
let listeners: Set<(event: EventMessage) => void>
let reader: Socket

/** Opens a stream, reads its first comment, and then pauses. */
beforeEach(async () => {
  listeners = new Set()
  const app = new Hono<HttpEnvironment>()
  const subscribe = (listener: (event: EventMessage) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  app.get('/events', (request) => streamEvents(request, { subscribe }))
  server = await listen(app, { host: '127.0.0.1', port: 0, triesNextPorts: false })
  reader = connect(Number(new URL(server.origins[0]).port), '127.0.0.1')
  reader.setEncoding('utf8')
  reader.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n')
  let head = ''
  while (!head.includes('still here')) head += String((await once(reader, 'data'))[0])
  reader.pause()
})

afterEach(async () => {
  reader.destroy()
  await server.close()
})

function emit(event: EventMessage): void {
  for (const listener of listeners) listener(event)
}

const progress = (step: string): EventMessage => ({ name: 'progress', data: { job: 'load', reportId: null, step, fraction: 0 } })
/** The empty chunk at the end of a response, after the end of the chunk before. */
const lastChunk = '\r\n0\r\n\r\n'
/** More than fits into the buffers between server and reader. */
const page = 'x'.repeat(1_000_000)

test('a slow reader gets the newest progress of a job, but not every step', async () => {
  for (let step = 0; step < 500; step += 1) {
    emit(progress(`${step} ${page}`))
    await new Promise(setImmediate)
  }
  emit(progress('the last'))
  let received = ''
  reader.on('data', (text: string) => {
    received += text
  })
  reader.resume()
  await expect.poll(() => received.includes('the last')).toBe(true)
  expect(received.match(/data: /g)?.length).toBeLessThan(50)
})

test('an event stream that is never read is closed and forgotten', async () => {
  const report: EventMessage = { name: 'reportsDeleted', data: [1] }
  emit(progress(page.repeat(20)))
  await new Promise(setImmediate)
  expect(listeners.size).toBe(1)
  for (let count = 0; count <= 1000; count += 1) emit(report)
  let received = ''
  reader.on('data', (text: string) => {
    received = (received + text).slice(-lastChunk.length)
  })
  reader.resume()
  // The server keeps the connection for some seconds after the end of the stream.
  await expect.poll(() => received).toBe(lastChunk)
  expect(listeners.size).toBe(0)
})

test('an event stream whose reader disconnects is forgotten', async () => {
  reader.destroy()
  await expect.poll(() => listeners.size).toBe(0)
})
