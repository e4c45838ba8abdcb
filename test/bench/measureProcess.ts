import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

export interface Measurement {
  /** Wall time from start to end of the process. */
  readonly seconds: number
  readonly peakMegabytes: number
  readonly output: string
}

/** Runs in the measured process and writes its peak memory in kilobytes to a separate pipe. */
const reportPeak = `
  import { writeSync } from 'node:fs'
  process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))`

/** Runs `node` with these arguments to its end. Throws if it fails. */
export async function measureProcess(nodeArguments: readonly string[]): Promise<Measurement> {
  const hook = `data:text/javascript,${encodeURIComponent(reportPeak)}`
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', hook, ...nodeArguments], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] })
  const [, standardOutput, , peakPipe] = child.stdio
  if (!(standardOutput instanceof Readable) || !(peakPipe instanceof Readable)) throw new Error('A pipe is missing')
  const [[exitCode], output, peakKilobytes] = await Promise.all([
    once(child, 'close'),
    text(standardOutput),
    text(peakPipe),
  ])
  if (exitCode !== 0) throw new Error(`node ${nodeArguments.join(' ')} ended with ${exitCode}`)
  return { seconds: (performance.now() - started) / 1000, peakMegabytes: Number(peakKilobytes) / 1024, output }
}
