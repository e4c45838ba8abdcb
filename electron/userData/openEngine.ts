import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { HistoryProblem } from '../../shared/operations/folder'
import { isInUse } from '../engine/core/database'
import { messageOf } from '../engine/core/errors'
import { Engine } from '../engine/engine'
import { defaultWatchInterval } from '../engine/load/liveFolder'
import { historyFile } from './dataFolder'
import { watchInterval } from './watchInterval'

interface OpenedEngine {
  readonly engine: Engine
  /** Null if reports are kept. */
  readonly historyProblem: HistoryProblem | null
}

/**
 * Opens the engine on the report history of a data folder. If the history cannot be opened, usually because another
 * Store Monitor has it open, this logs one line and the engine works in memory.
 */
export async function openEngine(folder: string): Promise<OpenedEngine> {
  const historyPath = join(folder, historyFile)
  const interval = watchInterval(defaultWatchInterval)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const engine = await Engine.open({ historyPath, watchInterval: interval })
    // The history names folders and stores, which other users of the computer need not know.
    await chmod(folder, 0o700)
    await chmod(historyPath, 0o600)
    return { engine, historyProblem: null }
  } catch (error) {
    const reason = messageOf(error).replaceAll(/\s*\n\s*/g, ' ')
    console.error(`Reports will not be kept after this session. ${reason}`)
    return { engine: await Engine.open({ watchInterval: interval }), historyProblem: { isInUse: isInUse(error), reason } }
  }
}
