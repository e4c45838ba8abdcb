import { once } from 'node:events'
import { realpath, watch } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import { triggerReport } from '../../support/doors/scriptClient'
import { withFolder } from '../../support/data/folder'
import { sampleDataFolder } from '../../support/program/programFolder'
import { folderOf, manyRows, stores, useStoppedPrograms } from '../../support/program/stopPrograms'
import { withServed } from '../../support/program/serveProcess'

const { temporary, start, stopAt } = useStoppedPrograms()

/** The origin of a server that was just started. */
async function originOf(server: ReturnType<typeof start>): Promise<string> {
  const [printed] = await once(server.stdout.setEncoding('utf8'), 'data')
  const [origin = ''] = /http:\/\/[\d.:]+/.exec(String(printed)) ?? []
  return origin
}

test('SIGTERM ends the server before it has begun to load', () =>
  withFolder(manyRows, async (folder) => {
    // The database is opened first, and has a folder here.
    const begun = watch(temporary())[Symbol.asyncIterator]().next()
    const end = await stopAt(start('serve', folder, '--port', '0'), begun, 'SIGTERM')
    expect(end).toEqual({ end: 0, stderr: '', leftovers: [] })
  }))

test('Ctrl+C ends the server while it streams a CSV that nobody reads, and deletes a file that was not fetched', () =>
  withFolder(manyRows, async (given) => {
    const folder = await realpath(given)
    const server = start('serve', folder, '--no-token', '--port', '0')
    const origin = await originOf(server)
    const events = (await fetch(`${origin}/api/events`)).body?.getReader()
    const reportId = await triggerReport(origin, '/store/trigger_report/')
    for (let received = ''; !received.includes('"status":"complete"');) {
      received += Buffer.from((await events?.read())?.value ?? []).toString('utf8')
    }
    const exported = await fetch(`${origin}/api/exportCsv`, {
      method: 'POST',
      body: JSON.stringify({ reportId, columns: ['store_id'] }),
    })
    expect(await exported.json()).toMatchObject({ ok: true, value: { kind: 'download', rows: stores } })
    const csv = (await fetch(`${origin}/reports/${reportId}.csv`)).body?.getReader()
    const end = await stopAt(server, csv?.read() ?? Promise.resolve())
    expect(end).toMatchObject({ end: 0, leftovers: [] })
    await expect(csv?.closed).rejects.toThrow('terminated')
  }))

test('a server that is stopped records hundreds of waiting reports as cancelled', () =>
  withFolder(folderOf(10_000), async (folder) => {
    const options = ['--no-token', '--port', '0', '--history', join(folder, 'reports.duckdb')]
    const server = start('serve', folder, ...options)
    const origin = await originOf(server)
    // Each report has another report time, because a report that was made before takes no time.
    const minutes = Array.from({ length: 400 }, (_, minute) => Date.UTC(2023, 0, 24, 12, minute))
    const triggered = await Promise.all(
      minutes.map((asOf) => triggerReport(origin, `/store/trigger_report/?as_of=${new Date(asOf).toISOString()}`)),
    )
    expect(await stopAt(server, Promise.resolve(), 'SIGTERM')).toMatchObject({ leftovers: [] })
    const engine = await Engine.open({ historyPath: join(folder, 'reports.duckdb') })
    const { reports } = await engine.reports.list({ folder: null, offset: 0, limit: 1000 })
    await engine.close()
    expect(reports).toHaveLength(triggered.length)
    expect(reports.filter(({ status }) => status !== 'cancelled' && status !== 'complete')).toEqual([])
    expect(reports.filter(({ status }) => status === 'cancelled').length).toBeGreaterThan(200)
  }))

test('SIGTERM records running reports as cancelled and ends the program within a second', () =>
  withFolder({}, async (folder) => {
    const history = join(folder, 'reports.duckdb')
    const ids: number[] = []
    await withServed([sampleDataFolder, '--no-token', '--history', history], async ({ origin, stop }) => {
      ids.push(...(await Promise.all(Array.from({ length: 20 }, () => triggerReport(origin, '/store/trigger_report/')))))
      const events = await fetch(`${origin}/api/events`)
      expect(events.status).toBe(200)
      const { exitCode, milliseconds } = await stop('SIGTERM')
      expect(exitCode).toBe(0)
      expect(milliseconds).toBeLessThan(1000)
      await expect(events.text()).rejects.toThrow('terminated')
    })
    const engine = await Engine.open({ historyPath: history })
    const states = await Promise.all(ids.map(async (id) => (await engine.reports.get(id)).status))
    await engine.close()
    expect(states.toSorted()[0]).toBe('cancelled')
    expect(states).not.toContain('failed')
  }))
