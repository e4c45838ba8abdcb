import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { HistoryProblem } from '../../../shared/operations/folder'
import { Database } from '../core/database'
import { cannotOpen, isInUse } from '../core/databaseErrors'
import { EngineError, fileProblem, messageOf } from '../core/errors'
import { historyShare, spareMemory } from '../core/memory'
import { databaseAccess } from '../disk/fileAccess'
import { defaultLimits, History, type HistoryLimits } from './history'
import { makePrivate, openMended, requireFile } from './historyFile'

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
  const openDatabase = async (path: string) => Database.open(path, { temporaryFolder, access, memoryBytes, memoryShare: historyShare(memoryBytes) })
  const inMemory = async () => openIn(':memory:', await openDatabase(':memory:'), limits ?? defaultLimits.inMemory)
  const inFile = async (path: string) => {
    const isNew = !(await requireFile(path))
    const database = await openDatabase(path)
    if (isNew) await makePrivate(path)
    return openIn(path, database, limits ?? defaultLimits.inFile)
  }
  if (historyPath === undefined) return { ...(await inMemory()), problem: null }
  try {
    return { ...(await openFile(historyPath, inFile)), problem: null }
  } catch (error) {
    if (!isHistoryOptional) throw error
    const problem = { isInUse: isInUse(error), reason: messageOf(error).replaceAll(/\s*\n\s*/g, ' ') }
    return { ...(await inMemory()), problem }
  }
}

/** Opens a file that may be new, in a folder that may be new. */
async function openFile<Opened>(path: string, open: (path: string) => Promise<Opened>): Promise<Opened> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new EngineError('WRITE_FAILED', `Reports cannot be kept in ${folder}: ${fileProblem(error)}.`, { cause: error })
  })
  // Neither may be opened if it is a pipe, for which even looking at it would wait.
  await requireFile(path)
  return openMended(path, open)
}

async function openIn(path: string, database: Database, limits: HistoryLimits) {
  try {
    return { database, history: await History.open(database, limits, path === ':memory:' ? null : path) }
  } catch (error) {
    // While this program has the file open, no other can open it.
    await database.close()
    throw error instanceof EngineError && error.code !== 'HISTORY_UNUSABLE' ? error : cannotOpen(path, error)
  }
}
