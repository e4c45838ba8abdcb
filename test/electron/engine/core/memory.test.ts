import { tmpdir, totalmem } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { Database } from '../../../../electron/engine/core/database'
import { spareMemory } from '../../../../electron/engine/core/memory'
import { withFolder } from '../../../support/data/folder'

async function opened(memoryBytes?: number, temporaryFolder = tmpdir()): Promise<Database> {
  const database = await Database.open(':memory:', temporaryFolder, null, memoryBytes)
  onTestFinished(() => database.close())
  return database
}

async function limitOf(database: Database): Promise<string> {
  const { value } = await database.use({}, (connection) => connection.one<{ value: string }>(`select current_setting('memory_limit') as value`))
  return value
}

test('the database may use what the computer can spare, and less if it is told so', async () => {
  expect(spareMemory()).toBeGreaterThanOrEqual(totalmem() / 40)
  expect(spareMemory()).toBeLessThanOrEqual(totalmem())
  expect(await limitOf(await opened(512e6))).toBe('488.2 MiB')
  expect(await limitOf(await opened())).toMatch(/^[\d.]+ [GT]iB$/)
})

test('data that needs more memory goes to the temporary folder', () =>
  withFolder({}, async (folder) => {
    const database = await opened(64e6, folder)
    // 128 MB.
    const { numbers } = await database.use({}, async (connection) => {
      await connection.run('create table number as select number, hash(number) as hash, number::varchar as text from range(4000000) as all_numbers (number)')
      return connection.one<{ numbers: number }>('select count(*) as numbers from (from number order by hash limit 3999999)')
    })
    expect(numbers).toBe(3_999_999)
  }))

test('a statement that needs more memory than there may be fails in plain words, and the database goes on', async () => {
  const database = await opened(32e6)
  const tooMuch = database.use({}, (connection) => connection.all('select len(list(number)) as numbers from range(20000000) as all_numbers (number)'))
  await expect(tooMuch).rejects.toMatchObject({
    code: 'WRITE_FAILED',
    message: 'The memory is used up: the database may use 32 MB. Let it use more, in Preferences or with --memory, or close other programs, and try again.',
  })
  expect(await database.use({}, (connection) => connection.one('select 1 as one'))).toEqual({ one: 1 })
})
