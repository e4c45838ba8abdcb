// Does the minimum that any program must do with the poll file: one typed read into a table. If it is run as a program, it
// prints the seconds that the statement took.
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'

/** Returns the seconds that the statement took. */
export async function readPolls(path) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const started = performance.now()
  await connection.run(
    `create table poll as select * from read_csv($path, auto_detect = false, header = true,
       columns = { 'store_id': 'VARCHAR', 'status': 'VARCHAR', 'timestamp_utc': 'TIMESTAMP' })`,
    { path },
  )
  const seconds = (performance.now() - started) / 1000
  connection.closeSync()
  instance.closeSync()
  return seconds
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await readPolls(process.argv[2] ?? ''))
