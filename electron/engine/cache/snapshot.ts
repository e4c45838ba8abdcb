import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EngineError, noRoomText } from '../core/errors'
import type { Connection } from '../core/connection'
import { textSql, type Database } from '../core/database'
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

/** A relation that is written as a table even if it is a view, and the tables that it is made of then, which are not written. */
export interface LayeredRelation {
  readonly name: string
  readonly parts: readonly string[]
}

/**
 * Writes the tables of a catalog and of its base to a new DuckDB file, which is complete on the disk afterwards, with the
 * layered relation, but no other views. Throws WRITE_FAILED if the disk has not enough room.
 */
export async function writeTables(connection: Connection, catalog: string, path: string, { name, parts }: LayeredRelation): Promise<void> {
  const tables = [...(await plainTables(connection, catalog)), ...(await tablesInBase(connection, catalog))]
  const written = new Set([...tables.map((table) => table.name), name])
  await write(connection, catalog, path, tables, [...written].filter((table) => !parts.includes(table)))
}

/** Writes the tables of a catalog that are not in its base in the same way, to be read on top of the file of the base. */
export async function writeOwnTables(connection: Connection, catalog: string, path: string): Promise<void> {
  const tables = await plainTables(connection, catalog)
  await write(connection, catalog, path, tables, tables.map(({ name }) => name))
}

async function write(connection: Connection, catalog: string, path: string, tables: readonly WrittenTable[], names: readonly string[]): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(path))
  const bytes = tables.reduce((sum, { values }) => sum + values * bytesPerValue, 0)
  if (bytes > maximumShareOfFree * bavail * bsize) throw new EngineError('WRITE_FAILED', noRoomText(dirname(path)))
  const file = `snapshot_${++snapshots}`
  await connection.run(`attach ${textSql(path)} as ${file}`)
  try {
    await createAll(connection, names, catalog, file)
    await connection.run(`checkpoint ${file}`)
  } finally {
    await connection.tidyUp(`detach ${file}`)
  }
}

/** The name of the catalog of a file whose tables a catalog uses where they are. */
export function baseOf(catalog: string): string {
  return `${catalog}_base`
}

/**
 * Attaches a file that `writeTables` has written as the base of an empty catalog. The tables `inPlace` become views of those in
 * the file, the others are copied, in the state of those that `writeOwnTables` has written on top of it. The base can be removed
 * meanwhile, where the system allows it. Throws if a file holds anything but tables, such as a view.
 */
export async function readTables(connection: Connection, [path = '', ...more]: readonly string[], catalog: string, inPlace: ReadonlySet<string>): Promise<void> {
  const own = new Set<string>()
  for (const onTop of more) {
    const file = `snapshot_${++snapshots}`
    await connection.run(`attach ${textSql(onTop)} as ${file} (read_only)`)
    try {
      const names = await requirePlain(connection, file)
      await createAll(connection, names, file, catalog)
      for (const name of names) own.add(name)
    } finally {
      await connection.tidyUp(`detach ${file}`)
    }
  }
  const base = baseOf(catalog)
  await connection.run(`attach ${textSql(path)} as ${base} (read_only)`)
  const others = (await requirePlain(connection, base)).filter((name) => !own.has(name))
  await createAll(connection, others, base, catalog, (name) => (inPlace.has(name) ? 'view' : 'table'))
}

/** Copies the tables of a catalog and of its base, but not the layered relation, to another one, which has none of them. */
export async function copyTables(connection: Connection, from: string, to: string, { name, parts }: LayeredRelation): Promise<void> {
  const tables = [...(await plainTables(connection, from)), ...(await tablesInBase(connection, from))].map((table) => table.name)
  await createAll(connection, tables.filter((table) => table !== name && !parts.includes(table)), from, to)
}

/** Removes a catalog, and lets go of the file that it uses. */
export async function detachTables(database: Database, catalog: string): Promise<void> {
  await database.detach(catalog)
  await database.use({}, (connection) => connection.run(`detach database if exists ${baseOf(catalog)}`))
}

/** Creates relations of these names in `to` from those in `from`, each as a table or as a view. */
async function createAll(connection: Connection, names: readonly string[], from: string, to: string, kindOf: (name: string) => 'table' | 'view' = () => 'table'): Promise<void> {
  if (names.length === 0) return
  // One call, because the program may be at other work between two of them.
  await connection.run(names.map((name) => `create ${kindOf(name)} ${to}.main.${name} as from ${from}.main.${name}`).join('; '))
}

/** The tables of a catalog that consist of nothing but values. */
async function plainTables(connection: Connection, catalog: string): Promise<readonly WrittenTable[]> {
  return (await connection.all<PlainTable>(plainTable, { catalog })).filter(isPlain)
}

/** The tables of its base that a catalog has as views. */
async function tablesInBase(connection: Connection, catalog: string): Promise<readonly WrittenTable[]> {
  const own = new Set((await plainTables(connection, catalog)).map(({ name }) => name))
  return (await plainTables(connection, baseOf(catalog))).filter(({ name }) => !own.has(name))
}

/** The names of the tables of a catalog. Throws if it has anything else. */
async function requirePlain(connection: Connection, file: string): Promise<readonly string[]> {
  const tables = await connection.all<PlainTable>(plainTable, { catalog: file })
  if (tables.length === 0 || !tables.every(isPlain)) throw new EngineError('INTERNAL', 'A file is not a file of tables.')
  return tables.map(({ name }) => name)
}

function isPlain(table: PlainTable): table is WrittenTable {
  return table.values !== null && /^[a-z_]+$/.test(table.name)
}
