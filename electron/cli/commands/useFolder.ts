import { once } from 'node:events'
import type { Mapping } from '../../../shared/folder/mapping'
import type { ProgressJob } from '../../../shared/core/progress'
import type { DataSetSummary } from '../../../shared/folder/dataSet'
import { Engine } from '../../engine/engine'
import { EngineError, errorCodeOf } from '../../engine/core/errors'
import { showProgress } from '../terminal/progressBar'
import { dieWhenStopped, stopRequest } from '../terminal/stopRequest'
import { loadMapped } from './loadMapped'

/** A loaded folder, for the time of one command. */
export interface OpenFolder {
  readonly engine: Engine
  readonly dataSet: DataSetSummary
  /** Aborted when the user asks the program to end; loads and reports then end by themselves. */
  readonly stop: AbortSignal
  /** Takes the progress bar away and writes to standard output, no faster than it is read. */
  readonly print: (pieces: Iterable<string> | AsyncIterable<string>) => Promise<void>
  /** Says a line on standard error that is worth knowing, and no error. */
  readonly note: (line: string) => void
}

/** What every command can be told about a folder. */
export interface FolderOptions {
  /** DuckDB file that keeps the reports; absent: in memory. */
  readonly history?: string
  /** Which file is what, where the headers do not tell. */
  readonly map?: Mapping
}

type Run = () => Promise<void>

/**
 * Loads a folder, lends it to `work`, and lets go of it however that ends. `jobs` are what is waited for, loading
 * first; `schedule` decides how often it is all run. Throws the errors of loading and of `work`.
 */
export async function useFolder(
  folder: string,
  { history, map }: FolderOptions,
  jobs: readonly ProgressJob[],
  work: (open: OpenFolder) => Promise<void>,
  schedule: (run: Run, stop: AbortSignal) => Promise<void> = (run) => run(),
): Promise<void> {
  const stop = stopRequest()
  dieWhenStopped(stop)
  const engine = await Engine.open(history === undefined ? {} : { historyPath: history })
  const run: Run = async () => {
    const hideProgress = showProgress(engine, jobs)
    try {
      if (stop.aborted) throw new EngineError('CANCELLED', 'Cancelled.')
      const dataSet = await loadMapped(engine, folder, map)
      const print: OpenFolder['print'] = async (pieces) => {
        hideProgress()
        await writeOut(pieces, stop)
      }
      const note: OpenFolder['note'] = (line) => {
        hideProgress()
        process.stderr.write(`note: ${line}\n`)
      }
      await work({ engine, dataSet, stop, print, note })
    } finally {
      hideProgress()
    }
  }
  stop.addEventListener('abort', () => engine.cancelAll())
  try {
    await schedule(run, stop)
  } finally {
    await engine.close()
  }
}

/** Not a pipeline: one that does not end its last stream cannot be aborted while that takes nothing. */
async function writeOut(pieces: Iterable<string> | AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  const { stdout } = process
  try {
    for await (const piece of pieces) {
      if (!stdout.writable) return
      if (!stdout.write(piece)) await once(stdout, 'drain', { signal })
    }
  } catch (error) {
    if (signal.aborted) throw new EngineError('CANCELLED', 'Cancelled.', { cause: error })
    if (!isClosedPipe(error)) throw error
  }
}

/** Whether an error of standard output says that its reader, such as `head`, has seen enough. */
export function isClosedPipe(error: unknown): boolean {
  return errorCodeOf(error) === 'EPIPE'
}

/** One object as JSON, for a script to read. */
export function jsonText(value: object): readonly string[] {
  return [`${JSON.stringify(value, null, 2)}\n`]
}
