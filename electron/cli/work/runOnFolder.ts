import { once } from 'node:events'
import type { ProgressJob } from '../../../shared/core/progress'
import type { DataSetSummary, Notice } from '../../../shared/folder/dataSet'
import { Engine } from '../../engine/engine'
import { EngineError, errorCodeOf } from '../../engine/core/errors'
import { showProgress } from '../terminal/progressBar'
import { dieWhenStopped, stopRequest } from '../terminal/stopRequest'
import { engineOptionsOf, tellCacheProblem } from './engineOptions'
import { loadMapped } from './loadMapped'
import { RunNotices } from './notices'
import { mappingOf, type FolderOptions } from '../options/sharedOptions'

/** A loaded folder and the outputs of a command. */
export interface OpenFolder {
  readonly engine: Engine
  readonly dataSet: DataSetSummary
  /** Aborted when the program is asked to end; loads and reports are cancelled by then. */
  readonly stop: AbortSignal
  /** Removes the progress bar and writes to standard output, no faster than it is read. */
  readonly print: (pieces: Iterable<string> | AsyncIterable<string>) => Promise<void>
  /** Prints a line on standard error that is not an error. */
  readonly note: (line: string) => void
  /** Prints notices on standard error, unless they are printed already. Those of the folder are printed at the end. */
  readonly tell: (notices: readonly Notice[]) => void
}

type Run = () => Promise<void>

/**
 * Loads a folder, passes it to `work`, and closes it afterwards in any case. The progress bar shows `jobs`, in this
 * order. `schedule` decides how often everything is run. Throws the errors of loading a folder and of `work`, and after
 * `work` DATA_UNUSABLE if notices are errors.
 */
export async function runOnFolder(
  folder: string,
  options: FolderOptions,
  jobs: readonly ProgressJob[],
  work: (open: OpenFolder) => Promise<void>,
  schedule: (run: Run, stop: AbortSignal) => Promise<void> = (run) => run(),
): Promise<void> {
  const stop = stopRequest()
  dieWhenStopped(stop)
  const { history, strict } = options
  const engine = await Engine.open({ ...(history !== undefined && { historyPath: history }), ...(await engineOptionsOf(folder, options)) })
  tellCacheProblem(engine)
  const printedNotices = new Set<string>()
  const run: Run = async () => {
    const hideProgress = showProgress(engine, jobs)
    try {
      if (stop.aborted) throw new EngineError('CANCELLED', 'Cancelled.')
      const dataSet = await loadMapped(engine, folder, mappingOf(options), { files: options.exceptions })
      const print: OpenFolder['print'] = async (pieces) => {
        hideProgress()
        await writeOut(pieces, stop)
      }
      const note: OpenFolder['note'] = (line) => {
        hideProgress()
        process.stderr.write(`note: ${line}\n`)
      }
      const notices = new RunNotices((line) => {
        hideProgress()
        process.stderr.write(line)
      }, printedNotices)
      await work({ engine, dataSet, stop, print, note, tell: (list) => notices.tell(list) })
      notices.tell(dataSet.notices)
      if (strict) notices.refuseAny()
    } finally {
      hideProgress()
    }
  }
  stop.addEventListener('abort', () => engine.cancelAll())
  try {
    await schedule(run, stop)
    if (!stop.aborted) await engine.folder.whenKept()
  } finally {
    await engine.close()
  }
}

/** Not a pipeline: one that leaves its last stream open cannot be aborted while that stream accepts nothing. */
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

/** Whether an error of standard output means that its reader, such as `head`, has closed the pipe. */
export function isClosedPipe(error: unknown): boolean {
  return errorCodeOf(error) === 'EPIPE'
}

/** An object as indented JSON. */
export function jsonText(value: object): readonly string[] {
  return [`${JSON.stringify(value, null, 2)}\n`]
}
