import type { Connection } from '../core/connection'
import { EngineError } from '../core/errors'
import tables from './migrations/1_tables.sql?raw'
import windowsAndSelections from './migrations/2_windows_and_selections.sql?raw'
import downtimeHours from './migrations/3_downtime_hours.sql?raw'
import sharedRows from './migrations/4_shared_rows.sql?raw'
import spans from './migrations/5_spans.sql?raw'
import zoneEditions from './migrations/6_zone_editions.sql?raw'
import statesAndEvidence from './migrations/7_states_and_evidence.sql?raw'
import observedStores from './migrations/8_observed_stores.sql?raw'
import attributes from './migrations/9_attributes.sql?raw'
import exceptions from './migrations/10_exceptions.sql?raw'

/** Each migration takes the tables to the next version; the first one creates them. There is no way back. */
const migrations = [tables, windowsAndSelections, downtimeHours, sharedRows, spans, zoneEditions, statesAndEvidence, observedStores, attributes, exceptions]

/**
 * Brings the tables of a history to the newest version, each migration in one transaction. `beforeChange` comes before the first
 * change of a file; it is null in memory, where there can be nothing of another program. Throws INVALID_INPUT, and leaves the
 * file as it is, if a newer program made it, or if it is not a whole history.
 */
export async function migrateHistory(connection: Connection, beforeChange: (() => Promise<void>) | null): Promise<void> {
  const version = await readVersion(connection)
  if (version === 0 && beforeChange !== null) await requireNoDefinitions(connection)
  await beforeChange?.()
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue
    await connection.run(
      `begin; ${migration}; create or replace table history_version as select ${index + 1} as version; commit`,
    )
  }
}

/** Counts what a file may define that is not a table. */
const otherDefinitions = `select count(*) as definitions from (${['views', 'sequences', 'functions', 'types', 'schemas']
  .map((kind) => `select database_name${kind === 'sequences' ? '' : ', internal'} from duckdb_${kind}()`)
  .join(' union all by name ')}) where database_name = current_database() and internal is not true`

/** Throws INVALID_INPUT if a file without tables has definitions of another program. To list them takes longer than all migrations. */
async function requireNoDefinitions(connection: Connection): Promise<void> {
  const { definitions } = await connection.one<{ definitions: number }>(otherDefinitions)
  if (definitions === 0) return
  throw new EngineError('INVALID_INPUT', 'The file has no reports of Store Monitor but views or other definitions of another program. It was left as it is.')
}

/**
 * The version of the tables: 0 for an empty file, and 1 for a file without a version number. Throws INVALID_INPUT if a newer
 * program made them, if there are tables of another program, or if tables of that version are missing.
 */
async function readVersion(connection: Connection): Promise<number> {
  const found = await connection.all<{ name: string }>(
    'select table_name as name from duckdb_tables() where database_name = current_database() and not internal',
  )
  const names = new Set(found.map(({ name }) => name))
  if (names.size === 0) return 0
  const version = names.has('history_version') ? await storedVersion(connection) : 1
  if (version > migrations.length) {
    throw new EngineError('INVALID_INPUT', 'The history file was made by a newer version of Store Monitor.')
  }
  const missing = migrations.slice(0, version).flatMap(tablesOf).filter((table) => !names.has(table))
  if (missing.includes('report')) {
    throw new EngineError('INVALID_INPUT', 'The file has no reports of Store Monitor but tables of another program. It was left as it is.')
  }
  if (missing.length > 0) {
    throw new EngineError('INVALID_INPUT', `The history file is incomplete: it has no table ${missing.join(', ')}. It was left as it is.`)
  }
  return version
}

async function storedVersion(connection: Connection): Promise<number> {
  const { version } = await connection.one<{ version: number }>('from history_version')
  return version
}

/** The tables that a migration creates. */
function tablesOf(migration: string): readonly string[] {
  return [...migration.matchAll(/create table (?:if not exists )?(\w+)/g)].map(([, name = '']) => name)
}
