import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ProgressReporter } from '../../../../electron/engine/core/progress'
import { loadDataSet } from '../../../../electron/engine/load/loadDataSet'
import { withFolder } from '../../../support/data/folder'
import { openDatabase } from '../../../support/engine/openDatabase'

const memoryBytes = 40e6
const row = 's,2023-01-24 12:00:00 UTC,active\n'
/** So many polls that they are compressed in a database with this memory. */
const polls = `store_id,timestamp_utc,status\n${row.repeat(Math.ceil(memoryBytes / 7 / row.length))}`

test('data that cannot be compressed, because somebody reads it, is loaded as it is, and nothing is left of it afterwards', () =>
  withFolder({ 'data/polls.csv': polls }, async (parent) => {
    const database = await openDatabase(parent, undefined, { memoryBytes })
    try {
      const catalogs = () =>
        database.use({}, (connection) => connection.all<{ name: string }>("select database_name as name from duckdb_databases() where database_name like 'data_set_%'"))
      const reader: { reading?: Promise<void>; end?: () => void } = {}
      // DuckDB does not compress a catalog that another transaction reads.
      const readNewCatalog = (): Promise<void> =>
        database.use({}, async (connection) => {
          const [{ name } = { name: '' }] = await catalogs()
          await connection.run(`begin; from ${name}.poll limit 1`)
          await new Promise<void>((resolve) => (reader.end = resolve))
        })
      const progress = new ProgressReporter({ job: 'load', reportId: null }, ({ step }) => {
        if (step === 'Counting rows') reader.reading ??= readNewCatalog()
      })
      const { signal } = new AbortController()
      const request = { folder: join(parent, 'data'), mapping: {}, added: [], root: null, progress, signal, onDisposed: () => undefined }
      const { dataSet } = await loadDataSet(database, request, null)
      reader.end?.()
      await reader.reading
      expect(dataSet.summary.stores).toBe(1)
      await dataSet.dispose()
      expect(await catalogs()).toEqual([])
    } finally {
      await database.close()
    }
  }))
