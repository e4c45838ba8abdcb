import { resolve } from 'node:path'
import { EngineError } from '../../engine/core/errors'
import { folderState, nextFolderState } from '../../engine/disk/folderWatch'
import { watchInterval } from '../../userData/watchInterval'
import { resolveLinks } from '../../engine/write/resolveLinks'
import { printError } from '../terminal/printError'

/** Milliseconds between two checks of the folder. */
const defaultInterval = 1000

/**
 * A schedule that runs a command again whenever its folder has changed and is stable. It ends when the program is asked
 * to end, or when nobody reads its output. Changes of `outputs`, the files that the command writes, do not count. If the
 * folder cannot be used at the moment, the schedule prints the error and waits for the next change.
 */
export function repeatOnChange(folder: string, outputs: readonly (string | undefined)[]) {
  const root = resolve(folder)
  const interval = watchInterval(defaultInterval)
  return async (run: () => Promise<void>, stop: AbortSignal): Promise<void> => {
    let isRead = true
    process.stdout.once('error', () => {
      isRead = false
    })
    try {
      for (;;) {
        const except = await Promise.all(outputs.flatMap((path) => (path === undefined ? [] : resolveLinks(path))))
        const state = await folderState(root, except)
        await runOrPrintError(run)
        if (!isRead) return
        if (process.stderr.isTTY) process.stderr.write(`Waiting for changes in ${root} (stop with Ctrl+C)\n`)
        await nextFolderState(root, state, { signal: stop, except, interval })
      }
    } catch (error) {
      // The stop is the normal end, even in the middle of a run.
      if (!stop.aborted) throw error
    }
  }
}

async function runOrPrintError(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof EngineError) || !isAboutFolder(error)) throw error
    printError(error)
  }
}

/** Whether an error may go away when the files change. */
function isAboutFolder({ code }: EngineError): boolean {
  return ['FOLDER_UNREADABLE', 'DATA_UNUSABLE', 'STORE_NOT_FOUND', 'MAPPING_NEEDED'].includes(code)
}
