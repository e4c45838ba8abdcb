import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { defaultLimits, RateLimiter, type ClientLimits } from '../../../electron/server/clientLimits'
import { ask } from '../../support/doors/ask'
import { withFolder } from '../../support/data/folder'
import { openScriptDoor, type ScriptDoor } from '../../support/doors/scriptDoor'
import { files } from '../../support/data/smallFolder'

/** The mark of a browser on the requests of its page. The page is another client than the scripts of this computer. */
const ofPage = { 'sec-fetch-site': 'same-origin' }
const busy = { status: 429, headers: expect.objectContaining({ 'retry-after': '1' }) }

async function withDoor(limits: Partial<ClientLimits>, use: (door: ScriptDoor) => Promise<void>): Promise<void> {
  await withFolder(files, async (folder) => {
    const door = await openScriptDoor(folder, null, { ...defaultLimits, ...limits })
    try {
      await use(door)
    } finally {
      await door.close()
    }
  })
}

test('a client may send its burst at once, and then as fast as the bucket fills', () => {
  let now = 0
  const limiter = new RateLimiter(10, 3, () => now)
  const admitted = (client: string, times: number) => Array.from({ length: times }, () => limiter.admits(client))
  expect(admitted('a', 4)).toEqual([true, true, true, false])
  expect(admitted('b', 1)).toEqual([true])
  now = 99
  expect(admitted('a', 1)).toEqual([false])
  now = 100
  expect(admitted('a', 2)).toEqual([true, false])
  now = 60_000
  expect(admitted('a', 4)).toEqual([true, true, true, false])
})

test('a client that is too fast gets 429 in the form of each address, and others are answered', () =>
  withDoor({ requestsPerSecond: 1, burst: 3 }, async ({ origin }) => {
    for (let count = 0; count < 3; count += 1) expect(await ask(origin, { path: '/health' })).toMatchObject({ status: 200 })
    expect(await ask(origin, { path: '/health' })).toMatchObject({ ...busy, body: expect.stringContaining('"error":') })
    const call = await ask(origin, { path: '/api/getOverview', body: '{}' })
    expect(call).toMatchObject(busy)
    expect(JSON.parse(call.body)).toMatchObject({ ok: false, error: { code: 'TOO_BUSY' } })
    expect(await ask(origin, { path: '/health', headers: ofPage })).toMatchObject({ status: 200 })
    await delay(1000)
    expect(await ask(origin, { path: '/health' })).toMatchObject({ status: 200 })
  }))

test('a client with too many concurrent requests gets 429 until some of them have ended', () =>
  withDoor({ concurrentRequests: { inAll: 3, perClient: 2 } }, async ({ origin }) => {
    const streams = [await fetch(`${origin}/api/events`), await fetch(`${origin}/api/events`)]
    expect(await ask(origin, { path: '/health' })).toMatchObject(busy)
    expect(await ask(origin, { path: '/health', headers: ofPage })).toMatchObject({ status: 200 })
    await streams[0]?.body?.cancel()
    await expect.poll(async () => (await ask(origin, { path: '/health' })).status).toBe(200)
    await streams[1]?.body?.cancel()
  }))

test('a client with many waiting reports does not delay others, and may use half of the queue at most', () =>
  withDoor({ concurrentRequests: { inAll: 1000, perClient: 1000 } }, async ({ origin, engine }) => {
    const trigger = async (path: string, headers = {}): Promise<number> =>
      JSON.parse((await ask(origin, { path, headers })).body).report_id
    const reportId = await trigger('/store/trigger_report/')
    await engine.reports.finished(reportId)
    // A report shows its turn by its progress. Ends do not: they are recorded after the turn, and can overtake each other.
    const turns = new Set<number | null>()
    engine.subscribe((event) => {
      if (event.name === 'progress' && event.data.job === 'report') turns.add(event.data.reportId)
    })
    // Reports wait until this job of the queue ends. The first ones differ, because a report that reuses rows has no progress.
    const expected = await engine.folder.alone(async () => {
      const first = await trigger('/store/trigger_report/?as_of=2023-01-24T11:00:00Z')
      await trigger('/store/trigger_report/?as_of=2023-01-24T10:00:00Z')
      const triggers = await Promise.all(
        Array.from({ length: 518 }, () => ask(origin, { path: '/store/trigger_report/?method=poll-count' })),
      )
      const refused = triggers.filter(({ status }) => status === 429)
      expect(refused).toHaveLength(20)
      expect(refused[0]).toMatchObject({ ...busy, body: expect.stringContaining('Too many reports') })
      const short = await trigger('/store/97/trigger_report/?method=poll-count', ofPage)
      return [short, first, await trigger('/store/trigger_report/?method=poll-count', ofPage)]
    })
    await Promise.all(expected.map((some) => engine.reports.finished(some)))
    expect([...turns].slice(0, 3)).toEqual(expected)
    engine.cancelAll()
  }))
