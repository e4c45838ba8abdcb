import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EngineError, noRoomText } from '../core/errors'
import type { Connection } from '../core/connection'
import { textSql } from '../core/database'
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

interface WrittenTable extends PlainTable {
  readonly values: number
}

/**
 * Writes the tables of a catalog to a new DuckDB file, which is complete on the disk afterwards. Views are not written.
 * Throws WRITE_FAILED if the disk has not enough room.
 */
export async function writeTables(connection: Connection, catalog: string, path: string): Promise<void> {
  const tables = await plainTables(connection, catalog)
  const { bavail, bsize } = await statfs(dirname(path))
  const bytes = tables.reduce((sum, { values }) => sum + values * bytesPerValue, 0)
  if (bytes > maximumShareOfFree * bavail * bsize) throw new EngineError('WRITE_FAILED', noRoomText(dirname(path)))
  const file = `snapshot_${++snapshots}`
  await connection.run(`attach ${textSql(path)} as ${file}`)
  try {
    await copyAll(connection, tables, catalog, file)
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
    await copyAll(connection, await requirePlain(connection, file), file, catalog)
  } finally {
    await connection.tidyUp(`detach ${file}`)
  }
}

/** Copies the tables of a catalog, but not its views, to another one, which has none of them. */
export async function copyTables(connection: Connection, from: string, to: string): Promise<void> {
  await copyAll(connection, await plainTables(connection, from), from, to)
}

/** Attaches a file that `writeTables` has written, to read it only, and returns the name of the catalog. */
export async function attachTables(connection: Connection, path: string): Promise<string> {
  const file = `snapshot_${++snapshots}`
  await connection.run(`attach ${textSql(path)} as ${file} (read_only)`)
  return file
}

async function copyAll(connection: Connection, tables: readonly PlainTable[], from: string, to: string): Promise<void> {
  // One call, because the program may be at other work between two of them.
  await connection.run(tables.map(({ name }) => `create table ${to}.main.${name} as from ${from}.main.${name}`).join('; '))
}

/** The tables of a catalog that consist of nothing but values. */
async function plainTables(connection: Connection, catalog: string): Promise<readonly WrittenTable[]> {
  return (await connection.all<PlainTable>(plainTable, { catalog })).filter(isPlain)
}

/** The tables of a catalog. Throws if it has anything else. */
async function requirePlain(connection: Connection, file: string): Promise<readonly PlainTable[]> {
  const tables = await connection.all<PlainTable>(plainTable, { catalog: file })
  if (tables.length === 0 || !tables.every(isPlain)) throw new EngineError('INTERNAL', 'A file is not a file of tables.')
  return tables
}

function isPlain(table: PlainTable): table is WrittenTable {
  return table.values !== null && /^[a-z_]+$/.test(table.name)
}
