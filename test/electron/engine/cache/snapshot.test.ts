import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyTables, detachTables, readTables, writeOwnTables, writeTables } from '../../../../electron/engine/cache/snapshot'
import { withFolder } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'
import { openDatabase } from '../../../support/engine/openDatabase'

const layered = { name: 'seen', parts: ['part'] }
const tablesOf = (catalog: string) => `select table_name from duckdb_tables() where database_name = '${catalog}' order by all`

test('copies tables in their order of rows, and of the views only one, without its parts', () =>
  withFolder({}, (folder) =>
    withConnection(async (connection) => {
      await connection.run(`attach ':memory:' as one; attach ':memory:' as two;
        create table one.numbers as select (i * 7919) % 100003 as n from range(100000) as t(i);
        create table one.empty (a varchar[]); create table one.part as select n from one.numbers where n > 100000;
        create view one.seen as from one.part union all from one.part; create view one.other as from one.numbers`)
      await writeTables(connection, 'one', join(folder, 'tables.duckdb'), layered)
      await readTables(connection, [join(folder, 'tables.duckdb')], 'two', new Set(['seen']))
      const orderOf = (catalog: string) => connection.one(`select sum(n * rowid)::varchar as weight, count(*) as rows from ${catalog}.numbers`)
      expect(await orderOf('two')).toEqual(await orderOf('one'))
      expect(await connection.all(tablesOf('two'))).toEqual([{ table_name: 'empty' }, { table_name: 'numbers' }])
      expect(await connection.all(tablesOf('two_base'))).toEqual([{ table_name: 'empty' }, { table_name: 'numbers' }, { table_name: 'seen' }])
      expect(await connection.all('from two.seen order by all')).toEqual(await connection.all('from one.seen order by all'))
      expect(await connection.all("select view_name from duckdb_views() where database_name like 'two%' and not internal")).toEqual([{ view_name: 'seen' }])
    }),
  ))

test('reads tables that were written on top of others in place of these', () =>
  withFolder({}, (folder) =>
    withConnection(async (connection) => {
      const [below, onTop] = [join(folder, 'below.duckdb'), join(folder, 'top.duckdb')]
      await connection.run(`attach ':memory:' as one; attach ':memory:' as two; attach ':memory:' as three; attach ':memory:' as four;
        create table one.seen as from range(3) as t(n); create table one.changed as select 1 as n`)
      await writeTables(connection, 'one', below, layered)
      await readTables(connection, [below], 'two', new Set(['seen']))
      await connection.run('insert into two.changed values (2); create table two.added as select 3 as n')
      await writeOwnTables(connection, 'two', onTop)
      await readTables(connection, [below, onTop], 'three', new Set(['seen']))
      for (const name of ['seen', 'changed', 'added']) expect(await connection.all(`from three.${name}`)).toEqual(await connection.all(`from two.${name}`))
      await copyTables(connection, 'three', 'four', { name: 'changed', parts: ['added'] })
      expect(await connection.all('from four.seen')).toHaveLength(3)
      expect(await connection.all(tablesOf('four'))).toEqual([{ table_name: 'seen' }])
    }),
  ))

test.skipIf(process.platform === 'win32')('tables that are used where they are outlive their file', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'tables.duckdb')
    const database = await openDatabase(folder)
    try {
      await database.attach('one')
      await database.attach('two')
      await database.use({}, async (connection) => {
        await connection.run('create table one.seen as select hash(i) as n from range(1000000) as t(i)')
        await writeTables(connection, 'one', path, layered)
        await readTables(connection, [path], 'two', new Set(['seen']))
        await rm(path)
        expect(await connection.all('select bit_xor(n)::varchar as n from two.seen')).toEqual(await connection.all('select bit_xor(n)::varchar as n from one.seen'))
      })
      await detachTables(database, 'two')
      expect(await database.use({}, (connection) => connection.all("from duckdb_databases() where database_name like 'two%'"))).toEqual([])
    } finally {
      await database.close()
    }
  }))

test('lets go of a file whose tables are being written when that is stopped', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'tables.duckdb')
    const database = await openDatabase(folder)
    try {
      await database.attach('one')
      await database.use({}, (connection) => connection.run('create table one.numbers as select hash(i) as n from range(5000000) as t(i)'))
      const stop = new AbortController()
      const writing = Promise.allSettled([database.use({ signal: stop.signal }, (connection) => writeTables(connection, 'one', path, layered))])
      const attached = () => database.use({}, (connection) => connection.all("from duckdb_databases() where database_name like 'snapshot%'"))
      while ((await attached()).length === 0) continue
      stop.abort()
      expect(await writing).toMatchObject([{ status: 'rejected', reason: { code: 'CANCELLED' } }])
      expect(await attached()).toEqual([])
    } finally {
      await database.close()
    }
  }))

test.each([
  { what: 'a view', sql: 'create view planted.more as select 1 as a' },
  { what: 'a generated column', sql: 'create table planted.more (a integer, b integer generated always as (a + 1))' },
  { what: 'a default', sql: 'create table planted.more (a double default random())' },
  { what: 'a constraint', sql: 'create table planted.more (a integer check (a > 1))' },
  { what: 'an index', sql: 'create table planted.more (a integer); create index i on planted.more (a)' },
  { what: 'an odd name', sql: 'create table planted."a; drop" (a integer)' },
])('refuses a file with $what, whose expressions could run', ({ sql }) =>
  withFolder({}, (folder) =>
    withConnection(async (connection) => {
      const path = join(folder, 'tables.duckdb')
      await connection.run(`attach '${path}' as planted; create table planted.good (a integer); ${sql}; detach planted; attach ':memory:' as two`)
      await expect(readTables(connection, [path], 'two', new Set())).rejects.toThrow('is not a file of tables')
      expect(await connection.all("select table_name from duckdb_tables() where database_name = 'two'")).toEqual([])
    }),
  ))
