import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { programFolder } from './programFolder'
import './sourcesOfProgram'

const readyLine = /^Serving .+ on (http:\/\/\S+)( https?:\/\/\S+)* \(stop with Ctrl\+C\)\n$/

interface Served {
  /** The first address that was printed. */
  readonly url: URL
  readonly origin: string
  readonly processId: number | undefined
  /** Asks the program to end; its exit code, its log, and how long that took. */
  readonly stop: (signal: NodeJS.Signals) => Promise<{ exitCode: unknown; milliseconds: number; log: string }>
}

/** A command and what comes before the arguments of the program. */
type Program = readonly [string, ...string[]]

const builtProgram: Program = [process.execPath, join(programFolder, 'out', 'main', 'cli.js')]

/** Starts `serve` of the program, on the port its options name. */
export function startServing(
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  [command, ...programArguments] = builtProgram,
) {
  return spawn(command, [...programArguments, 'serve', ...options], { env: { ...process.env, ...environment } })
}

/** Runs `serve` on a free port, and the given test once the address is printed. */
export async function withServed(
  options: readonly string[],
  use: (served: Served) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
  program = builtProgram,
): Promise<void> {
  const child = startServing([...options, '--port', '0'], environment, program)
  const log = text(child.stderr)
  try {
    const [printed] = await once(child.stdout.setEncoding('utf8'), 'data')
    const [, address = ''] = readyLine.exec(String(printed)) ?? []
    const url = new URL(address)
    const stop = async (signal: NodeJS.Signals) => {
      const startedAt = performance.now()
      child.kill(signal)
      const [exitCode] = await once(child, 'exit')
      return { exitCode, milliseconds: performance.now() - startedAt, log: await log }
    }
    await use({ url, origin: url.origin, processId: child.pid, stop })
  } finally {
    // Ended as users end it, so that nothing of it stays in the temporary folder.
    if (child.exitCode === null && child.kill()) await once(child, 'exit')
  }
}
