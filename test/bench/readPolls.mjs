// The least that any program must do with the poll file: one typed read into a table, in a process of its own.
// Prints the seconds the statement took.
import { DuckDBInstance } from '@duckdb/node-api'

const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
const started = performance.now()
await connection.run(
  `create table poll as select * from read_csv($path, auto_detect = false, header = true,
     columns = { 'store_id': 'VARCHAR', 'status': 'VARCHAR', 'timestamp_utc': 'TIMESTAMP' })`,
  { path: process.argv[2] ?? '' },
)
console.log((performance.now() - started) / 1000)
