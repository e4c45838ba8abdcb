import { tmpdir } from 'node:os'
import { Database, type DatabaseOptions } from '../../../electron/engine/core/database'
import { spareMemory } from '../../../electron/engine/core/memory'
import { databaseAccess } from '../../../electron/engine/disk/fileAccess'

/** Opens the database in a file, or one in memory, that may use this folder besides. */
export async function openDatabase(folder = tmpdir(), path?: string, options: Partial<DatabaseOptions> = {}): Promise<Database> {
  return Database.open(path ?? ':memory:', { temporaryFolder: folder, access: await databaseAccess(path, [folder]), memoryBytes: spareMemory(), ...options })
}
