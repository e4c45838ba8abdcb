import type { Connection } from '../core/database'
import { EngineError } from '../core/errors'
import tables from './migrations/1_tables.sql?raw'
import windowsAndSelections from './migrations/2_windows_and_selections.sql?raw'
import downtimeHours from './migrations/3_downtime_hours.sql?raw'
import sharedRows from './migrations/4_shared_rows.sql?raw'
import spans from './migrations/5_spans.sql?raw'
import zoneEditions from './migrations/6_zone_editions.sql?raw'
import statesAndEvidence from './migrations/7_states_and_evidence.sql?raw'
import observedStores from './migrations/8_observed_stores.sql?raw'

/** Each migration takes the tables to the next version; the first one creates them. There is no way back. */
const migrations = [tables, windowsAndSelections, downtimeHours, sharedRows, spans, zoneEditions, statesAndEvidence, observedStores]

/**
 * Brings the tables of a history to the newest version, each migration in one transaction. Throws INVALID_INPUT if a
 * newer program made the file, and leaves that file as it is.
 */
export async function migrateHistory(connection: Connection): Promise<void> {
  const version = await readVersion(connection)
  if (version > migrations.length) {
    throw new EngineError('INVALID_INPUT', 'The history file was made by a newer version of Store Monitor.')
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue
    await connection.run(
      `begin; ${migration}; create or replace table history_version as select ${index + 1} as version; commit`,
    )
  }
}

/** The version of the tables: 0 for an empty file, and 1 for a file without a version number. */
async function readVersion(connection: Connection): Promise<number> {
  const { isCounted, hasReports } = await connection.one<{ isCounted: boolean; hasReports: boolean }>(
    `select bool_or(table_name = 'history_version') is true as isCounted, bool_or(table_name = 'report') is true as hasReports
     from duckdb_tables() where database_name = current_database()`,
  )
  if (!isCounted) return hasReports ? 1 : 0
  const { version } = await connection.one<{ version: number }>('from history_version')
  return version
}
