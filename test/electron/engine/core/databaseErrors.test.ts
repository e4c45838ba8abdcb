import { expect, test } from 'vitest'
import { damage } from '../../../../electron/engine/core/databaseErrors'

test.each([
  'IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2 in block at location 536576',
  'FATAL Error: Failed to rollback transaction. Cannot continue operation.',
  'FATAL Error: Failed: database has been invalidated because of a previous fatal error.',
  'IO Error: Could not read enough bytes from file "/kept/reports.duckdb": attempted to read 262144 bytes from location 1847296',
])('damage of the open file is said in plain words (%s)', (message) => {
  const error = damage('/kept/reports.duckdb', new Error(message))
  const text = 'The file /kept/reports.duckdb is damaged, so some of its reports cannot be read, and new ones may not be kept. Set it aside and start a new one.'
  expect(error).toMatchObject({ code: 'HISTORY_UNUSABLE', message: text })
})

test.each([
  'IO Error: Could not read enough bytes from file "/polls/week.csv": attempted to read 9 bytes from location 1',
  'Binder Error: Referenced column "x" not found in FROM clause!',
])('another error is not damage (%s)', (message) => {
  expect(damage('/kept/reports.duckdb', new Error(message))).toBeNull()
})
