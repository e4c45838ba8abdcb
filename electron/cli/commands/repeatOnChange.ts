import { resolve } from 'node:path'
import { EngineError } from '../../engine/core/errors'
import { folderState, nextFolderState } from '../../engine/files/folderWatch'
import { resolveLinks } from '../../engine/write/resolveLinks'
import { sayError } from '../terminal/sayError'

/**
 * A schedule that runs a command again whenever its folder has changed and is stable, until the stop, or until nobody
 * reads what it prints; `outputs` are the files it writes. A folder that cannot be used at the moment is said, and
 * waited for.
 */
export function repeatOnChange(folder: string, outputs: readonly (string | undefined)[]) {
  const root = resolve(folder)
  return async (run: () => Promise<void>, stop: AbortSignal): Promise<void> => {
    let isRead = true
    process.stdout.once('error', () => {
      isRead = false
    })
    try {
      for (;;) {
        const except = await Promise.all(outputs.flatMap((path) => (path === undefined ? [] : resolveLinks(path))))
        const state = await folderState(root, except)
        await runOrSay(run)
        if (!isRead) return
        if (process.stderr.isTTY) process.stderr.write(`Waiting for changes in ${root} (stop with Ctrl+C)\n`)
        await nextFolderState(root, state, { signal: stop, except })
      }
    } catch (error) {
      // The stop is how it is meant to end, also in the middle of a run.
      if (!stop.aborted) throw error
    }
  }
}

async function runOrSay(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof EngineError) || !isOfFolder(error)) throw error
    sayError(error)
  }
}

/** Whether another version of the files may help. */
function isOfFolder({ code }: EngineError): boolean {
  return ['FOLDER_UNREADABLE', 'DATA_UNUSABLE', 'STORE_NOT_FOUND', 'MAPPING_NEEDED'].includes(code)
}
