import type { FileRole } from '../../../../shared/folder/dataSet'
import { tableColumns } from '../../../../shared/folder/tableColumns'
import type { Connection } from '../../core/database'
import type { SourceFiles } from '../../scan/sourceFiles'
import { sourceQuery, type SourceFile } from '../../scan/sourceQuery'
import businessHoursRow from './business_hours_row.sql?raw'
import timezonesRow from './timezones_row.sql?raw'

/** The relation for the rows of each small table, and the query that makes them from `source_row`. */
export const rowTables = {
  businessHours: { table: 'business_hours_row', query: businessHoursRow },
  timezones: { table: 'timezones_row', query: timezonesRow },
} as const satisfies Partial<Record<FileRole, { table: string; query: string }>>
type SmallRole = keyof typeof rowTables
const smallRoles: readonly SmallRole[] = ['businessHours', 'timezones']

/** Creates the relation of each small table from the rows of its files; it is empty if there are no files. */
export async function loadHoursAndZones(connection: Connection, files: SourceFiles): Promise<void> {
  for (const role of smallRoles) {
    const { table, query } = rowTables[role]
    const noRows = tableColumns[role].map((name) => `null::varchar as ${name}`)
    const empty = `select null::usmallint as file_index, ${noRows.join(', ')} limit 0`
    await connection.run(`create table ${table} as with source_row as (${empty}) from (${query})`)
    await files.read(role, (read: readonly SourceFile[]) => {
      const { sql, parameters } = sourceQuery(read)
      return connection.run(`insert into ${table} with source_row as (${sql}) from (${query})`, parameters)
    })
  }
}
