import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ProgressReporter } from '../../../../electron/engine/core/progress'
import { loadDataSet } from '../../../../electron/engine/load/loadDataSet'
import { withFolder } from '../../../support/data/folder'
import { openDatabase } from '../../../support/engine/openDatabase'

const row = 's,2023-01-24 12:00:00 UTC,active\n'
const rows = 200_000
const polls = `store_id,timestamp_utc,status\n${row.repeat(rows)}`

test.each([
  { size: 'more than an eighth', memoryBytes: polls.length * 7, files: [expect.stringMatching(/^data_set_\d+\.duckdb$/)] },
  { size: 'less than an eighth', memoryBytes: polls.length * 9, files: [] },
])('data whose files have $size of the memory is kept where it belongs, and nothing is left of it', ({ memoryBytes, files }) =>
  withFolder({ 'data/polls.csv': polls, 'temporary/.keep': '' }, async (parent) => {
    const temporaryFolder = join(parent, 'temporary')
    const filesNow = async (): Promise<readonly string[]> => (await readdir(temporaryFolder)).filter((name) => name.startsWith('data_set_'))
    const database = await openDatabase(parent, undefined, { memoryBytes, temporaryFolder })
    try {
      const progress = new ProgressReporter({ job: 'load', reportId: null }, () => undefined)
      const { signal } = new AbortController()
      const request = { folder: join(parent, 'data'), mapping: {}, added: [], root: null, progress, signal, onDisposed: () => undefined }
      const { dataSet } = await loadDataSet(database, request, null)
      expect(await filesNow()).toEqual(files)
      // All polls are at one instant, and the last one counts.
      expect(await dataSet.use((connection) => connection.one('select count(*) as polls from poll'), {})).toEqual({ polls: 1 })
      expect(dataSet.summary.files).toMatchObject([{ rowsRead: rows }])
      await dataSet.dispose()
      expect(await filesNow()).toEqual([])
      const catalogs = "select database_name from duckdb_databases() where database_name like 'data_set_%'"
      expect(await database.use({}, (connection) => connection.all(catalogs))).toEqual([])
    } finally {
      await database.close()
    }
  }))
