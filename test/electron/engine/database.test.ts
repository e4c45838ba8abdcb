import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { Database } from '../../../electron/engine/database'

test('nothing is fetched from the network: no file, and no extension of DuckDB that could fetch one', async () => {
  const database = await Database.open(':memory:', tmpdir())
  const fetching = database.use({}, (connection) => connection.all("from read_csv('http://127.0.0.1:9/polls.csv')"))
  await expect(fetching).rejects.toThrow('requires the extension httpfs')
  const setting = (name: string) =>
    database.use({}, (connection) => connection.one<{ value: boolean }>('select current_setting($name) as value', { name }))
  expect(await setting('autoinstall_known_extensions')).toEqual({ value: false })
  expect(await setting('autoload_known_extensions')).toEqual({ value: false })
  await database.close()
})
