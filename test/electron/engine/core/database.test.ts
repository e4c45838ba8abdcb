import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { listValue } from '@duckdb/node-api'
import { expect, onTestFinished, test } from 'vitest'
import { runAsClient } from '../../../../electron/engine/core/currentClient'
import type { Connection } from '../../../../electron/engine/core/connection'
import { openDatabase } from '../../../support/engine/openDatabase'

test('fetches neither files nor DuckDB extensions from the network', async () => {
  const database = await openDatabase()
  const fetching = database.use({}, (connection) => connection.all("from read_csv('http://127.0.0.1:9/polls.csv')"))
  // An address is also a relative path, which may lie in a folder that the database may use.
  await expect(fetching).rejects.toThrow(/Permission Error: Cannot access file|Missing Extension Error/)
  const setting = (name: string) =>
    database.use({}, (connection) => connection.one<{ value: boolean }>('select current_setting($name) as value', { name }))
  expect(await setting('autoinstall_known_extensions')).toEqual({ value: false })
  expect(await setting('autoload_known_extensions')).toEqual({ value: false })
  await database.close()
})

test('reports the progress of a statement only if it is measured', async () => {
  const database = await openDatabase()
  const progressOf = (options: { isMeasured?: boolean }) =>
    database.use(options, async (connection) => {
      await connection.run('create or replace table numbers as from range(3000000) as all_numbers (number)')
      const fractions: (number | null)[] = []
      const timer = setInterval(() => fractions.push(connection.progress()), 10)
      await connection.run('create or replace table sorted as from numbers order by hash(number)')
      clearInterval(timer)
      return fractions
    })
  const measured = await progressOf({ isMeasured: true })
  expect(measured.some((fraction) => fraction !== null && fraction > 0 && fraction < 1)).toBe(true)
  expect(new Set(await progressOf({}))).toEqual(new Set([null]))
  await database.close()
})

test('answers a client in time while another client asks a lot at once', async () => {
  const database = await openDatabase()
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

const endless = 'select count(*) from range(1000000000) as one (a), range(1000000000) as other (b) where hash(a, b) = 0'

test('leaves a thread to other clients while one asks several databases at once', async () => {
  const databases = [await openDatabase(), await openDatabase()]
  const [first] = databases
  const asked = databases.flatMap((database) =>
    Array.from({ length: 4 }, () => runAsClient('a', () => database.use({}, (connection) => connection.all(endless)).catch((error: unknown) => error))),
  )
  onTestFinished(async () => {
    for (const database of databases) await database.close()
    await Promise.all(asked)
  })
  // Those that can begin have begun by then.
  const answers = []
  while (answers.length < 20) answers.push(await runAsClient('b', () => first?.use({}, (connection) => connection.one('select 1 as one'))))
  expect(answers).toEqual(answers.map(() => ({ one: 1 })))
})

test('stops a statement that has not begun when its signal is aborted', async () => {
  const database = await openDatabase()
  const stop = new AbortController()
  await database.use({ signal: stop.signal }, async (connection) => {
    // Node has four threads for native calls, and all of them are busy when the statement comes.
    const busy = Array.from({ length: 4 }, () => promisify(pbkdf2)('', '', 50_000, 64, 'sha512'))
    const stopped = connection.all(endless).catch((error: unknown) => error)
    stop.abort()
    await Promise.all(busy)
    expect(await stopped).toMatchObject({ code: 'CANCELLED' })
  })
  await database.close()
})

test('stops what still runs on a connection that is given back, and refuses what is asked of it later', async () => {
  const database = await openDatabase()
  const lent: { connection?: Connection; running?: Promise<unknown> } = {}
  await database.use({}, async (connection) => {
    lent.connection = connection
    lent.running = connection.all(endless).catch((error: unknown) => error)
  })
  expect(await lent.running).toMatchObject({ code: 'CANCELLED' })
  await expect(lent.connection?.run('select 1')).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(await database.use({}, (connection) => connection.one('select 1 as one'))).toEqual({ one: 1 })
  await database.close()
})

test('takes an empty list for a list of any type', async () => {
  const database = await openDatabase()
  const values = await database.use({}, (connection) =>
    connection.one(
      `select list_contains($numbers::integer[], 1) as number, list_contains($texts, 's') as text, 's' in (select unnest($texts)) as unnested,
         len($some::varchar[]) as some`,
      { numbers: listValue([]), texts: listValue([]), some: listValue(['s']) },
    ),
  )
  expect(values).toEqual({ number: false, text: false, unnested: false, some: 1 })
  await database.close()
})

test('opens many connections without a warning from Node', async () => {
  const warnings: Error[] = []
  const collect = (warning: Error): void => void warnings.push(warning)
  process.on('warning', collect)
  const database = await openDatabase()
  const withMore = (more: number): Promise<void> =>
    database.use({}, () => (more === 0 ? Promise.resolve() : withMore(more - 1)))
  await withMore(20)
  await database.close()
  process.off('warning', collect)
  expect(warnings).toEqual([])
})
