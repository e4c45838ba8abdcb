import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { columnSets, type ColumnSet } from '../shared/columns'
import { methods, type Method } from '../shared/report'
import type { ErrorCode } from '../shared/result'
import { Engine } from './engine/engine'
import { EngineError, messageOf } from './engine/errors'
import { showProgress } from './progressBar'
import type { ServeOptions } from './serve'

/** What a script can rely on. */
const exitCodes = { done: 0, other: 1, usage: 2, dataUnusable: 3 } as const

const exitCodeOfError: Partial<Record<ErrorCode, number>> = {
  INVALID_INPUT: exitCodes.usage,
  STORE_NOT_FOUND: exitCodes.usage,
  FOLDER_UNREADABLE: exitCodes.dataUnusable,
  DATA_UNUSABLE: exitCodes.dataUnusable,
}

interface ReportOptions {
  readonly out?: string
  readonly asOf?: string
  readonly method: Method
  readonly store?: string
  readonly columns: ColumnSet
  readonly json?: true
  readonly history?: string
}

async function report(folder: string, options: ReportOptions): Promise<void> {
  if (options.out === undefined && options.json === undefined) {
    throw new EngineError('INVALID_INPUT', 'Say where the report goes: --out <file.csv>, --json, or both.')
  }
  const engine = await Engine.open(options.history === undefined ? {} : { historyPath: options.history })
  const hideProgress = showProgress(engine)
  const stop = (): void => engine.cancelAll()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const { files } = await engine.loadFolder(folder)
    const { reportId } = await engine.startReport({
      asOf: options.asOf ?? null,
      method: options.method,
      storeId: options.store ?? null,
    })
    const { status, error, asOf, method, stores } = await engine.finished(reportId)
    if (status !== 'complete') throw new EngineError('INTERNAL', error ?? `The report is ${status}.`)
    if (options.out !== undefined) {
      const everyRow = { reportId, search: '', filters: [], sort: [] }
      await engine.exportCsv(everyRow, columnSets[options.columns], options.out)
    }
    hideProgress()
    if (options.json) process.stdout.write(`${JSON.stringify({ asOf, method, stores, files }, null, 2)}\n`)
  } finally {
    hideProgress()
    await engine.close()
  }
}

const programFolder = join(dirname(fileURLToPath(import.meta.url)), '../..')

const program = new Command('store-monitor')
  .description('Uptime and downtime of every store inside its business hours, from a folder of CSV files.')
  .exitOverride()
  .configureOutput({ outputError: (message, write) => write(oneLine(message)) })

program
  .command('report')
  .description('make the report of a folder')
  .argument('<folder>', 'folder with the CSV files')
  .option('--out <file.csv>', 'write the report to this file')
  .option('--as-of <ISO>', 'instant the windows end at (default: the newest poll)')
  .addOption(new Option('--method <method>', 'how uptime is computed').choices(methods).default('nearest'))
  .option('--store <id>', 'report this store only')
  .addOption(
    new Option('--columns <set>', 'columns of the file').choices(Object.keys(columnSets)).default('standard'),
  )
  .option('--json', 'print what was read as one JSON object')
  .option('--history <file>', 'keep the report in this DuckDB file')
  .action(report)

// The server and its libraries are loaded where they are needed only; a report starts faster without them.
program
  .command('serve')
  .description('serve the page and the API of a folder to browsers and scripts, until Ctrl+C')
  .argument('<folder>', 'folder with the CSV files; only it and the folders in it can be opened')
  .option('--port <number>', 'port to listen on; 0 for any (default: 8000, or the next one that is free)', readPort)
  .option('--host <host>', 'name or address to listen on; others than this computer need a token', '127.0.0.1')
  .addOption(new Option('--token <token>', 'what callers have to show (default: a new one)').env('STORE_MONITOR_TOKEN'))
  .option('--no-token', 'let in everybody on this computer')
  .option('--history <file>', 'keep the reports in this DuckDB file')
  .action(async (folder: string, options: ServeOptions) => {
    const { serve } = await import('./serve')
    await serve(programFolder, folder, options)
    // What could not be closed in time must not keep the program alive.
    process.exit(exitCodes.done)
  })

program
  .command('window')
  .description('open the desktop window, or serve its page to a browser where there can be none')
  .action(async () => {
    const { openWindow } = await import('./windowDoor')
    process.exitCode = await openWindow(programFolder)
  })

function oneLine(message: string): string {
  return `${message.trim().replaceAll(/\s*\n\s*/g, ' ')}\n`
}

function readPort(written: string): number {
  const port = Number(written)
  if (/^\d+$/.test(written) && port < 65_536) return port
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  } else {
    const { code, message } = error instanceof EngineError ? error : { code: 'INTERNAL' as const, message: messageOf(error) }
    process.stderr.write(oneLine(`error: ${message}`))
    process.exitCode = exitCodeOfError[code] ?? exitCodes.other
  }
}
