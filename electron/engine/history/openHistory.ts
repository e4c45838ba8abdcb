import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { HistoryProblem } from '../../../shared/operations/folder'
import { Database } from '../core/database'
import { cannotOpen, isInUse } from '../core/databaseErrors'
import { EngineError, messageOf } from '../core/errors'
import { historyShare, spareMemory } from '../core/memory'
import { databaseAccess } from '../disk/fileAccess'
import { defaultLimits, History, type HistoryLimits } from './history'
import { openMended } from './historyFile'

export interface HistoryOptions {
  /** The DuckDB file that keeps reports over restarts; absent: they are kept in memory. */
  readonly historyPath?: string
  /** Whether reports are kept in memory if that file cannot be opened. Absent: opening fails then. */
  readonly isHistoryOptional?: boolean
  /** The limits of the history; absent: the default. */
  readonly limits?: HistoryLimits
  /** Bytes of memory that data may use; absent: what the computer can spare. */
  readonly memoryBytes?: number
}

interface OpenedHistory {
  readonly database: Database
  readonly history: History
  /** Why reports are in memory although they should be in a file; null if they are where they should be. */
  readonly problem: HistoryProblem | null
}

/** Opens the history in a database of its own, Throws INVALID_INPUT or WRITE_FAILED if the file cannot be opened and is not optional. */
export async function openHistory(options: HistoryOptions, temporaryFolder: string): Promise<OpenedHistory> {
  const { historyPath, isHistoryOptional = false, limits, memoryBytes = spareMemory() } = options
  const access = await databaseAccess(historyPath, [temporaryFolder])
  const openDatabase = async (path: string, ofPlace: HistoryLimits) =>
    openIn(path, await Database.open(path, { temporaryFolder, access, memoryBytes, memoryShare: historyShare(memoryBytes) }), limits ?? ofPlace)
  const inMemory = () => openDatabase(':memory:', defaultLimits.inMemory)
  if (historyPath === undefined) return { ...(await inMemory()), problem: null }
  try {
    return { ...(await openFile(historyPath, (path) => openDatabase(path, defaultLimits.inFile))), problem: null }
  } catch (error) {
    if (!isHistoryOptional) throw error
    const problem = { isInUse: isInUse(error), reason: messageOf(error).replaceAll(/\s*\n\s*/g, ' ') }
    return { ...(await inMemory()), problem }
  }
}

async function openFile<Opened>(path: string, open: (path: string) => Promise<Opened>): Promise<Opened> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  return openMended(path, open)
}

async function openIn(path: string, database: Database, limits: HistoryLimits) {
  try {
    return { database, history: await History.open(database, limits, path === ':memory:' ? null : path) }
  } catch (error) {
    // While this program has the file open, no other can open it.
    await database.close()
    throw error instanceof EngineError ? error : cannotOpen(path, error)
  }
}
