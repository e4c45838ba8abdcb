import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { build } from '../../electron/cli/launch.mjs'
import { generatorDefaults } from '../support/data/generator'
import { fetchReport } from '../support/doors/scriptClient'
import { withServed } from '../support/program/serveProcess'
import { dataFolder } from './dataFolder'

// `npm run bench:clients -- [--clients 200] [--seconds 30]`: do many scripts at once all get the right answer?

const settings = { ...generatorDefaults, seed: 200, stores: 500 }

/** What the clients ask for, by turns. */
async function reportPaths(folder: string): Promise<readonly string[]> {
  const hours = await readFile(`${folder}/business_hours.csv`, 'utf8')
  const ids = [...new Set(hours.split('\n').slice(1, 400).map((line) => line.split(',')[0]))]
  const triggers = ['/store/trigger_report/', ...ids.slice(0, 3).map((id) => `/store/${id}/trigger_report/`)]
  return triggers.flatMap((path) => [path, `${path}?method=poll-count`, `${path}?as_of=2023-01-23T12:00:00Z`])
}

/** Megabytes a process has held at most; null where the system does not tell. */
async function peakMegabytes(processId: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '')
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}

async function measure(clients: number, seconds: number): Promise<void> {
  build()
  const folder = await dataFolder('clients', settings)
  await withServed([folder, '--no-token'], async ({ origin, processId, stop }) => {
    const alone = new Map<string, string>()
    for (const path of await reportPaths(folder)) alone.set(path, await fetchReport(origin, path))
    const expected = [...alone]
    const peakAlone = await peakMegabytes(processId)

    const problems: string[] = []
    const reports = Array.from({ length: clients }, () => 0)
    const startedAt = performance.now()
    const runClient = async (client: number): Promise<void> => {
      for (let turn = client; performance.now() - startedAt < seconds * 1000; turn += 1) {
        const [path, csv] = expected[turn % expected.length] ?? ['', '']
        try {
          if ((await fetchReport(origin, path)) !== csv) problems.push(`${path}: another CSV than alone`)
          reports[client] = (reports[client] ?? 0) + 1
        } catch (error) {
          problems.push(`${path}: ${String(error)}`)
        }
      }
    }
    await Promise.all(reports.map((_, client) => runClient(client)))
    const elapsed = (performance.now() - startedAt) / 1000

    const peak = await peakMegabytes(processId)
    const { log } = await stop('SIGTERM')
    const total = reports.reduce((sum, count) => sum + count, 0)
    console.log(`${clients} clients for ${elapsed.toFixed(1)} s on ${settings.stores} stores`)
    console.log(`requests     ${log.trimEnd().split('\n').length}`)
    console.log(`reports      ${total}; ${Math.min(...reports)} to ${Math.max(...reports)} a client`)
    console.log(`errors       ${problems.length}`)
    console.log(`peak memory  ${peak?.toFixed(0) ?? 'unknown'} MB (${peakAlone?.toFixed(0) ?? 'unknown'} MB with one client)`)
    for (const problem of new Set(problems)) console.log(`  ${problem}`)
    if (problems.length > 0) process.exitCode = 1
  })
}

const { values } = parseArgs({
  options: { clients: { type: 'string', default: '200' }, seconds: { type: 'string', default: '30' } },
})
await measure(Number(values.clients), Number(values.seconds))
