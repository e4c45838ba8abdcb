import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../engine/core/errors'
import { Engine } from '../engine/engine'
import { watchInterval } from './watchInterval'

/**
 * Opens the engine on the report history of a data folder. If the history cannot be opened, usually because another
 * Store Monitor has it open, this logs one line and the engine works in memory.
 */
export async function openEngine(folder: string): Promise<Engine> {
  const historyPath = join(folder, 'reports.duckdb')
  const interval = watchInterval()
  try {
    await mkdir(folder, { recursive: true })
    return await Engine.open({ historyPath, watchInterval: interval })
  } catch (error) {
    const reason = messageOf(error).replaceAll(/\s*\n\s*/g, ' ')
    console.error(`Reports will not be kept after this session. ${reason}`)
    return Engine.open({ watchInterval: interval })
  }
}
