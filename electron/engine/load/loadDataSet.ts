import { join } from 'node:path'
import type { Mapping } from '../../../shared/folder/mapping'
import { detachTables } from '../cache/snapshot'
import type { Connection } from '../core/connection'
import type { Database } from '../core/database'
import { EngineError, noRoom } from '../core/errors'
import type { ProgressReporter } from '../core/progress'
import { recogniseFolder } from '../mapping/recogniseFolder'
import { DataSet } from './dataSet'
import type { NamedException } from './exceptions/loadExceptions'
import { extendFolder, type EarlierLoad } from './extendFolder'
import { GrownFiles } from './grownFiles'
import type { KeptFolders, LoadToKeep } from './keptFolders'
import { loadFolder } from './loadFolder'

let catalogs = 0
let folders = 0

/** Maximum number of times that a folder is loaded: once more if every line has to be scanned, and whenever files grew. */
const maximumAttempts = 10

interface LoadRequest {
  readonly folder: string
  readonly mapping: Mapping
  /** The exceptions that the user has added to those of the folder. */
  readonly added: readonly NamedException[]
  /** Links that lead out of it are not followed, unless it is null. */
  readonly root: string | null
  readonly progress: ProgressReporter
  /** Aborting it cancels the load. */
  readonly signal: AbortSignal
  /** Called when the loaded data is not needed any more. */
  readonly onDisposed: () => void
}

interface LoadedDataSet {
  readonly dataSet: DataSet
  /** What can be kept of the load; null if it came from what is kept, or cannot be kept. */
  readonly toKeep: LoadToKeep | null
}

/**
 * Loads a folder, from what is kept of an earlier load if nothing has changed. Nothing is left of it if loading fails or
 * `signal` is aborted. Throws FOLDER_UNREADABLE, DATA_UNUSABLE, MAPPING_NEEDED and CANCELLED.
 */
export async function loadDataSet(database: Database, request: LoadRequest, kept: KeptFolders | null): Promise<LoadedDataSet> {
  const before = (await kept?.lookAt(request)) ?? null
  const restored = kept === null || before === null ? null : await restoreDataSet(database, request, kept, before)
  if (restored !== null) return { dataSet: restored, toKeep: null }
  const earlier = kept === null || before === null ? null : kept.earlier(before, database)
  return readDataSet(database, request, before, earlier)
}

async function restoreDataSet(database: Database, request: LoadRequest, kept: KeptFolders, before: LoadToKeep): Promise<DataSet | null> {
  const found = await kept.find(before)
  if (found === null) return null
  const { mapping, added, progress, signal, onDisposed } = request
  return inCatalog(database, bytesOf(before.look.files), signal, (connection, catalog) =>
    progress.step('Checking what is kept of these files', 1, connection, async () => {
      if (!(await kept.restore(connection, catalog, before, found, request))) return null
      return new DataSet(database, catalog, found.facts.loaded, mapping.specialDays, added, onDisposed)
    }),
  )
}

async function readDataSet(database: Database, request: LoadRequest, before: LoadToKeep | null, finding: Promise<EarlierLoad | null> | null): Promise<LoadedDataSet> {
  const { folder, mapping, added, root, progress, signal, onDisposed } = request
  const grownFiles = new GrownFiles(join(database.temporaryFolder, `grown_files_${++folders}`))
  const [found, earlier] = await Promise.all([database.use({ signal }, (connection) => recogniseFolder(connection, folder, mapping, root)), finding])
  let [recognised, scanEveryLine, toExtend] = [found, false, earlier]
  const bytes = bytesOf(recognised.files.map(({ version }) => version))
  /** Null if the folder has to be loaded again. */
  const load = (): Promise<LoadedDataSet | null> =>
    inCatalog(database, bytes, signal, async (connection, catalog) => {
      const temporaryFolder = join(database.temporaryFolder, catalog)
      const options = { folder, recognised, mapping, added, progress, signal, temporaryFolder, grownFiles, scanEveryLine }
      const extended = toExtend === null ? null : await extendFolder(connection, catalog, options, toExtend)
      if (toExtend !== null && extended === null) {
        toExtend = null
        // Nothing of what was tried is left in a new catalog.
        return null
      }
      const loaded = extended?.loaded ?? (await loadFolder(connection, options))
      if (typeof loaded !== 'string' && !('grown' in loaded)) {
        const toKeep = before === null || grownFiles.hasAny ? null : { ...before, loaded, base: extended?.base ?? null }
        return { dataSet: new DataSet(database, catalog, loaded, mapping.specialDays, added, onDisposed), toKeep }
      }
      if (loaded === 'scan') scanEveryLine = true
      else recognised = { ...recognised, files: await grownFiles.replace(recognised.files, loaded.grown) }
      return null
    })
  try {
    for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
      const result = await load()
      if (result !== null) return result
    }
  } finally {
    await grownFiles.remove()
  }
  throw new EngineError('FOLDER_UNREADABLE', `The files in ${folder} keep changing. Open the folder again when they are complete.`)
}

function bytesOf(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}

/** Lends a connection to a new catalog for files of so many bytes. The catalog is kept only if `work` returns a value. */
async function inCatalog<Value>(
  database: Database,
  bytes: number,
  signal: AbortSignal,
  work: (connection: Connection, catalog: string) => Promise<Value | null>,
): Promise<Value | null> {
  const catalog = `data_set_${++catalogs}`
  await database.attach(catalog, bytes)
  let value: Value | null = null
  try {
    value = await database.use({ catalog, signal }, (connection) => work(connection, catalog))
  } catch (error) {
    // Reading a file ends with an error of Node if the signal is aborted.
    if (signal.aborted) throw new EngineError('CANCELLED', 'Cancelled.', { cause: error })
    // A load writes only into the temporary folder.
    throw noRoom(error, database.temporaryFolder) ?? error
  } finally {
    if (value === null) await detachTables(database, catalog)
  }
  return value
}
