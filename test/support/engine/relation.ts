import type { Connection, Parameters } from '../../../electron/engine/core/connection'
import formMacros from '../../../electron/engine/core/read_forms.sql?raw'
import hourMacros from '../../../electron/engine/core/read_hours.sql?raw'
import openingMacros from '../../../electron/engine/core/read_openings.sql?raw'
import macros from '../../../electron/engine/core/read_values.sql?raw'
import codeMacros from '../../../electron/engine/core/refine_code.sql?raw'
import unitMacros from '../../../electron/engine/history/report_units.sql?raw'
import { openDatabase } from './openDatabase'

type Value = string | number | boolean | null

/** A relation that a query reads: its columns as in a table definition (`store_key integer, opens_us bigint`), and its rows. */
interface Given {
  readonly columns: string
  readonly rows: readonly (readonly Value[])[]
}

/** Lends a connection to an empty database in memory with the macros of the engine. */
export async function withConnection<Result>(use: (connection: Connection) => Promise<Result>): Promise<Result> {
  const database = await openDatabase()
  try {
    return await database.use({}, async (connection) => {
      await connection.run([macros, hourMacros, openingMacros, formMacros, codeMacros, unitMacros].join('; '))
      return use(connection)
    })
  } finally {
    await database.close()
  }
}

/** The result of a query on these relations, session variables and parameters, sorted by all its columns. */
export function rowsOf(
  query: string,
  given: Readonly<Record<string, Given>>,
  variables: Readonly<Record<string, number>> = {},
  parameters: Parameters = {},
): Promise<readonly Readonly<Record<string, Value>>[]> {
  return withConnection(async (connection) => {
    for (const [table, { columns, rows }] of Object.entries(given)) {
      await connection.run(`create table ${table} (${columns})`)
      for (const row of rows) {
        const values = row.map((value, index) => [`value${index}`, value] as const)
        await connection.run(
          `insert into ${table} values (${values.map(([name]) => `$${name}`).join(', ')})`,
          Object.fromEntries(values),
        )
      }
    }
    for (const [name, value] of Object.entries(variables)) {
      await connection.run(`set variable ${name} = $value::bigint`, { value })
    }
    return connection.all(`from (${query}) order by all`, parameters)
  })
}
