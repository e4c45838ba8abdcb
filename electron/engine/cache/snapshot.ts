import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EngineError, noRoomText } from '../core/errors'
import { textSql, type Connection } from '../core/database'
import plainTable from './plain_table.sql?raw'

let snapshots = 0

/** A table takes at most about so many bytes for each value. */
const bytesPerValue = 8
/** At most this share of the free space of a disk is used. */
const maximumShareOfFree = 0.5

interface PlainTable {
  readonly name: string
  readonly values: number | null
}

/**
 * Writes the tables of a catalog to a new DuckDB file, which is complete on the disk afterwards. Views are not written.
 * Throws WRITE_FAILED if the disk has not enough room.
 */
export async function writeTables(connection: Connection, catalog: string, path: string): Promise<void> {
  const tables = (await connection.all<PlainTable>(plainTable, { catalog })).filter(isPlain)
  const { bavail, bsize } = await statfs(dirname(path))
  const bytes = tables.reduce((sum, { values }) => sum + values * bytesPerValue, 0)
  if (bytes > maximumShareOfFree * bavail * bsize) throw new EngineError('WRITE_FAILED', noRoomText(dirname(path)))
  const file = `snapshot_${++snapshots}`
  await connection.run(`attach ${textSql(path)} as ${file}`)
  try {
    for (const { name } of tables) await connection.run(`create table ${file}.main.${name} as from ${catalog}.main.${name}`)
    await connection.run(`checkpoint ${file}`)
  } finally {
    await connection.tidyUp(`detach ${file}`)
  }
}

/**
 * Copies the tables in a file that `writeTables` has written to an empty catalog, so that nothing depends on the file
 * afterwards, and each of its blocks is checked. Throws if the file holds anything else, such as a view.
 */
export async function readTables(connection: Connection, path: string, catalog: string): Promise<void> {
  const file = await attachTables(connection, path)
  try {
    for (const { name } of await requirePlain(connection, file)) await connection.run(`create table ${catalog}.main.${name} as from ${file}.main.${name}`)
  } finally {
    await connection.tidyUp(`detach ${file}`)
  }
}

/** Attaches a file that `writeTables` has written, to read it only, and returns the name of the catalog. Throws as `readTables`. */
export async function attachTables(connection: Connection, path: string): Promise<string> {
  const file = `snapshot_${++snapshots}`
  await connection.run(`attach ${textSql(path)} as ${file} (read_only)`)
  try {
    await requirePlain(connection, file)
    return file
  } catch (error) {
    await connection.tidyUp(`detach ${file}`)
    throw error
  }
}

/** The tables of a catalog. Throws if it has anything else. */
async function requirePlain(connection: Connection, file: string): Promise<readonly PlainTable[]> {
  const tables = await connection.all<PlainTable>(plainTable, { catalog: file })
  if (tables.length === 0 || !tables.every(isPlain)) throw new EngineError('INTERNAL', 'A file is not a file of tables.')
  return tables
}

function isPlain(table: PlainTable): table is PlainTable & { readonly values: number } {
  return table.values !== null && /^[a-z_]+$/.test(table.name)
}
