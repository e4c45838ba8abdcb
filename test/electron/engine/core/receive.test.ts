import { expect, onTestFinished, test } from 'vitest'
import type { Connection } from '../../../../electron/engine/core/connection'
import type { Database } from '../../../../electron/engine/core/database'
import { openDatabase } from '../../../support/engine/openDatabase'

async function opened(): Promise<Database> {
  const database = await openDatabase()
  onTestFinished(() => database.close())
  return database
}

/** Lends a connection to each of two databases. */
async function withTwo(use: (to: Connection, from: Connection) => Promise<void>): Promise<void> {
  const [one, other] = [await opened(), await opened()]
  await one.use({}, (to) => other.use({}, (from) => use(to, from)))
}

test('rows pass from one database to another as they are, in their order', () =>
  withTwo(async (to, from) => {
    const query = `
      select
        number,
        if(number % 3 = 0, null, 'store ' || number) as text,
        number / 7 as fraction,
        number % 2 = 0 as flag,
        (number * 1_000_003)::bigint as us,
        [number, null, -number] as list,
        date '2023-01-01' + number::integer as day
      from range(10000) as numbers (number)
      order by hash(number)`
    await to.receive('received', from, query)
    expect(await to.all('from received')).toEqual(await from.all(query))
    const typesOf = 'select column_name, column_type from (describe '
    expect(await to.all(`${typesOf} from received)`)).toEqual(await from.all(`${typesOf} ${query})`))
  }))

test('a query with parameters and without rows gives an empty table', () =>
  withTwo(async (to, from) => {
    await to.receive('received', from, "select 's' as store_id, 1::bigint as us where $wanted::integer = 1", { wanted: 0 })
    expect(await to.all('from received')).toEqual([])
    expect(await to.all("select column_type from (describe from received)")).toEqual([{ column_type: 'VARCHAR' }, { column_type: 'BIGINT' }])
  }))

test('a query that fails in the middle leaves both databases at work', () =>
  withTwo(async (to, from) => {
    const failing = "select if(number = 5000, error('odd'), number) as number from range(10000) as numbers (number)"
    await expect(to.receive('received', from, failing)).rejects.toThrow('odd')
    await to.receive('received_again', from, 'select 1 as one')
    expect(await to.all('from received_again')).toEqual([{ one: 1 }])
  }))

test('is stopped by either side', async () => {
  const [one, other] = [await opened(), await opened()]
  const endless = 'select number from range(10000000000) as numbers (number) where hash(number) % 1000000000 = 0'
  for (const side of ['to', 'from']) {
    const stop = new AbortController()
    const { signal } = stop
    const received = one.use(side === 'to' ? { signal } : {}, (to) =>
      other.use(side === 'from' ? { signal } : {}, async (from) => {
        const running = to.receive('received', from, endless)
        stop.abort()
        return running
      }),
    )
    await expect(received).rejects.toMatchObject({ code: 'CANCELLED' })
  }
  await one.check()
  await other.check()
})
