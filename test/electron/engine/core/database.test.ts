import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { runAsClient } from '../../../../electron/engine/core/currentClient'
import { Database } from '../../../../electron/engine/core/database'

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

test('how far a statement is, is told where DuckDB can tell, and unknown elsewhere', async () => {
  const database = await Database.open(':memory:', tmpdir())
  const told = (options: { isMeasured?: boolean }) =>
    database.use(options, async (connection) => {
      await connection.run('create or replace table numbers as from range(3000000) as all_numbers (number)')
      const fractions: (number | null)[] = []
      const timer = setInterval(() => fractions.push(connection.progress()), 10)
      await connection.run('create or replace table sorted as from numbers order by hash(number)')
      clearInterval(timer)
      return fractions
    })
  const measured = await told({ isMeasured: true })
  expect(measured.some((fraction) => fraction !== null && fraction > 0 && fraction < 1)).toBe(true)
  expect(new Set(await told({}))).toEqual(new Set([null]))
  await database.close()
})

test('a client that asks much at once holds nobody else up', async () => {
  const database = await Database.open(':memory:', tmpdir())
  const work = (): Promise<unknown> =>
    database.use({}, (connection) => connection.one('select max(hash(number)) from range(3000000) as numbers (number)'))
  let answered = 0
  const many = Array.from({ length: 40 }, async () => {
    await runAsClient('a', work)
    answered += 1
  })
  await runAsClient('b', work)
  expect(answered).toBeLessThan(20)
  await Promise.all(many)
  await database.close()
})

test('Node sees nothing to warn of in many connections at once', async () => {
  const warnings: Error[] = []
  const note = (warning: Error): void => void warnings.push(warning)
  process.on('warning', note)
  const database = await Database.open(':memory:', tmpdir())
  const withMore = (more: number): Promise<void> =>
    database.use({}, () => (more === 0 ? Promise.resolve() : withMore(more - 1)))
  await withMore(20)
  await database.close()
  process.off('warning', note)
  expect(warnings).toEqual([])
})
