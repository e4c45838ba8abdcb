import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

export interface Measurement {
  /** Wall time from start to end of the process. */
  readonly seconds: number
  /** Processor time of all threads. */
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  readonly output: string
}

/** Runs in the measured process and writes what it has used to a separate pipe. */
const reportUsage = `
  import { writeSync } from 'node:fs'
  process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())))`

/**
 * Runs `node` with these arguments and further variables of the environment to its end, as the last words of the command
 * `under`. Throws if it fails.
 */
export async function measureProcess(nodeArguments: readonly string[], variables: NodeJS.ProcessEnv = {}, under: readonly string[] = []): Promise<Measurement> {
  const hook = `data:text/javascript,${encodeURIComponent(reportUsage)}`
  const started = performance.now()
  const [command = '', ...words] = [...under, process.execPath, '--import', hook, ...nodeArguments]
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    env: { ...process.env, ...variables },
  })
  const [, standardOutput, , usagePipe] = child.stdio
  if (!(standardOutput instanceof Readable) || !(usagePipe instanceof Readable)) throw new Error('A pipe is missing')
  const [[exitCode], output, usageJson] = await Promise.all([
    once(child, 'close'),
    text(standardOutput),
    text(usagePipe),
  ])
  if (exitCode !== 0) throw new Error(`node ${nodeArguments.join(' ')} ended with ${exitCode}`)
  const seconds = (performance.now() - started) / 1000
  const usage: Pick<NodeJS.ResourceUsage, 'maxRSS' | 'userCPUTime' | 'systemCPUTime'> = JSON.parse(usageJson)
  return { seconds, cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6, peakMegabytes: usage.maxRSS / 1024, output }
}
