import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { build } from '../../electron/cli/launch.mjs'
import { generatorDefaults } from '../support/data/generator'
import { fetchReport } from '../support/doors/scriptClient'
import { withServed } from '../support/program/serveProcess'
import { dataFolder } from './dataFolder'
import { median } from './median'

// `npm run bench:clients -- [--clients 200] [--seconds 30]` checks that many concurrent scripts get the right answers. Each
// client asks again as soon as it has an answer. Of a run of minutes, it also checks that memory does not grow.

/** The seconds of a run from which on memory must not grow, and by how much it may differ between its end and its third to fifth tenth. */
const shortestSoak = 120
const flat = 1.1

const settings = { ...generatorDefaults, seed: 200, stores: 500 }

/** The reports that the clients ask for in turns. */
async function reportPaths(folder: string): Promise<readonly string[]> {
  const hours = await readFile(`${folder}/business_hours.csv`, 'utf8')
  const ids = [...new Set(hours.split('\n').slice(1, 400).map((line) => line.split(',')[0]))]
  const triggers = ['/store/trigger_report/', ...ids.slice(0, 3).map((id) => `/store/${id}/trigger_report/`)]
  return triggers.flatMap((path) => [path, `${path}?method=poll-count`, `${path}?as_of=2023-01-23T12:00:00Z`])
}

/** The present or highest memory of a process in megabytes; NaN if the system does not report it. */
async function megabytes(processId: number | undefined, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024
}

/** Measures the memory of a process once a second, until it is stopped; 20 times in all if that is more often. */
function watchMemory(processId: number | undefined, seconds: number) {
  const samples: { readonly second: number; readonly megabytes: number }[] = []
  const startedAt = performance.now()
  const take = async (): Promise<void> => {
    const second = (performance.now() - startedAt) / 1000
    samples.push({ second, megabytes: await megabytes(processId, 'VmRSS') })
  }
  const timer = setInterval(() => void take(), Math.min(1000, seconds * 50))
  return {
    stop: () => {
      clearInterval(timer)
      return samples
    },
  }
}

/** The median memory in each tenth of a run. */
function medianByTenth(samples: ReturnType<ReturnType<typeof watchMemory>['stop']>, seconds: number): readonly number[] {
  const tenths = Array.from({ length: 10 }, (): number[] => [])
  for (const { second, megabytes: value } of samples) tenths[Math.min(Math.floor((second / seconds) * 10), 9)]?.push(value)
  return tenths.map(median)
}

async function measure(clients: number, seconds: number): Promise<void> {
  build()
  const folder = await dataFolder('clients', settings)
  await withServed([folder, '--no-token'], async ({ origin, processId, stop }) => {
    const alone = new Map<string, string>()
    for (const path of await reportPaths(folder)) alone.set(path, await fetchReport(origin, path))
    const expected = [...alone]
    const peakAlone = await megabytes(processId, 'VmHWM')

    const problems: string[] = []
    const reports = Array.from({ length: clients }, () => 0)
    const startedAt = performance.now()
    const runClient = async (client: number): Promise<void> => {
      for (let turn = client; performance.now() - startedAt < seconds * 1000; turn += 1) {
        const [path, csv] = expected[turn % expected.length] ?? ['', '']
        try {
          if ((await fetchReport(origin, path)) !== csv) problems.push(`${path}: a different CSV than alone`)
          reports[client] = (reports[client] ?? 0) + 1
        } catch (error) {
          problems.push(`${path}: ${String(error)}`)
        }
      }
    }
    const memory = watchMemory(processId, seconds)
    await Promise.all(reports.map((_, client) => runClient(client)))
    const byTenth = medianByTenth(memory.stop(), seconds)
    const elapsed = (performance.now() - startedAt) / 1000

    const peak = await megabytes(processId, 'VmHWM')
    const { log } = await stop('SIGTERM')
    const total = reports.reduce((sum, count) => sum + count, 0)
    console.log(`${clients} clients for ${elapsed.toFixed(1)} s on ${settings.stores} stores`)
    console.log(`requests     ${log.trimEnd().split('\n').length}`)
    console.log(`reports      ${total}; ${Math.min(...reports)} to ${Math.max(...reports)} a client`)
    console.log(`errors       ${problems.length}`)
    console.log(`peak memory  ${peak.toFixed(0)} MB (${peakAlone.toFixed(0)} MB with one client)`)
    console.log(`by tenth     ${byTenth.map((value) => value.toFixed(0)).join(' ')} MB (median memory)`)
    // Memory first rises to what so many clients need; in a short run it does so all the time.
    const growth = median(byTenth.slice(-3)) / median(byTenth.slice(2, 5))
    if (seconds >= shortestSoak) console.log(`memory       ${growth <= flat ? 'flat' : 'GROWS'}: ${growth.toFixed(2)} of what it was before`)
    for (const problem of new Set(problems)) console.log(`  ${problem}`)
    if (problems.length > 0 || (seconds >= shortestSoak && !(growth <= flat))) process.exitCode = 1
  })
}

const { values } = parseArgs({
  options: { clients: { type: 'string', default: '200' }, seconds: { type: 'string', default: '30' } },
})
await measure(Number(values.clients), Number(values.seconds))
