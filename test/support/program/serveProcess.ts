import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { programFolder } from './programFolder'
import './sourcesOfProgram'

const readyLine = /^Serving .+ on (http:\/\/\S+)( https?:\/\/\S+)* \(stop with Ctrl\+C\)\n$/

interface Served {
  /** The first printed address. */
  readonly url: URL
  readonly origin: string
  readonly processId: number | undefined
  /** Asks the program to end. Resolves with its exit code, its log and the time it took. */
  readonly stop: (signal: NodeJS.Signals) => Promise<{ exitCode: unknown; milliseconds: number; log: string }>
}

/** A command, and the arguments before those of the program. */
type Program = readonly [string, ...string[]]

const builtProgram: Program = [process.execPath, join(programFolder, 'out', 'main', 'cli.js')]

/** Starts the command `serve`. */
export function startServing(
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  [command, ...programArguments] = builtProgram,
) {
  return spawn(command, [...programArguments, 'serve', ...options], { env: { ...process.env, ...environment } })
}

/** Runs `serve` on a free port, and runs `use` when the address is printed. */
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
    // The program is ended as users end it, so that it leaves nothing in the temporary folder.
    if (child.exitCode === null && child.kill()) await once(child, 'exit')
  }
}
