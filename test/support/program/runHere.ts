import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import type { ProgramRun } from './runProgram'

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const streams = ['stdout', 'stderr'] as const

let runs = 0
let lastRun: Promise<unknown> = Promise.resolve()

/**
 * Runs the built command line in this process, after the runs before it. Its arguments, output and exit code are its own;
 * signals and a full pipe need a separate process.
 */
export function runHere(program: string, programArguments: readonly string[]): Promise<ProgramRun> {
  const run = lastRun.then(() => runNow(program, programArguments))
  lastRun = run.catch(() => undefined)
  return run
}

async function runNow(program: string, programArguments: readonly string[]): Promise<ProgramRun> {
  const restore = lendProcess([process.execPath, program, ...programArguments])
  const output = streams.map((name) => {
    const stream = new PassThrough()
    Object.defineProperty(process, name, { ...propertiesOfStreams[name], get: () => stream })
    return { stream, printed: text(stream) }
  })
  try {
    // Modules run once for each address. The chunks that it imports stay loaded, which is what saves the time.
    runs += 1
    await import(`${pathToFileURL(program).href}?run=${runs}`)
    const exitCode = Number(process.exitCode ?? 0)
    for (const { stream } of output) stream.end()
    const [stdout = '', stderr = ''] = await Promise.all(output.map(({ printed }) => printed))
    return { exitCode, stdout, stderr }
  } finally {
    restore()
  }
}

const propertiesOfStreams = {
  stdout: Object.getOwnPropertyDescriptor(process, 'stdout'),
  stderr: Object.getOwnPropertyDescriptor(process, 'stderr'),
}

/** Gives the program these arguments, no exit code and no parent that npm started. Returns a function that takes them back. */
function lendProcess(programArguments: string[]): () => void {
  const { argv, exitCode } = process
  const npmScript = process.env['npm_lifecycle_event']
  const listeners = new Map(stopSignals.map((signal) => [signal, process.listeners(signal)]))
  process.argv = programArguments
  process.exitCode = undefined
  delete process.env['npm_lifecycle_event']
  return () => {
    process.argv = argv
    process.exitCode = exitCode
    if (npmScript !== undefined) process.env['npm_lifecycle_event'] = npmScript
    for (const [signal, before] of listeners) {
      for (const listener of process.listeners(signal)) if (!before.includes(listener)) process.off(signal, listener)
    }
    for (const name of streams) Object.defineProperty(process, name, propertiesOfStreams[name] ?? {})
  }
}
