import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTables, writeTables } from '../../../../electron/engine/cache/snapshot'
import { withFolder } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'
import { openDatabase } from '../../../support/engine/openDatabase'

test('copies tables in their order of rows, and no views', () =>
  withFolder({}, (folder) =>
    withConnection(async (connection) => {
      await connection.run(`attach ':memory:' as one; attach ':memory:' as two;
        create table one.numbers as select (i * 7919) % 100003 as n from range(100000) as t(i);
        create table one.empty (a varchar[]); create view one.seen as from one.numbers`)
      await writeTables(connection, 'one', join(folder, 'tables.duckdb'))
      await readTables(connection, join(folder, 'tables.duckdb'), 'two')
      const orderOf = (catalog: string) => connection.one(`select sum(n * rowid)::varchar as weight, count(*) as rows from ${catalog}.numbers`)
      expect(await orderOf('two')).toEqual(await orderOf('one'))
      expect(await connection.all("select table_name from duckdb_tables() where database_name = 'two' order by all")).toEqual([{ table_name: 'empty' }, { table_name: 'numbers' }])
      expect(await connection.all("select view_name from duckdb_views() where database_name = 'two' and not internal")).toEqual([])
    }),
  ))

test('lets go of a file whose tables are being written when that is stopped', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'tables.duckdb')
    const database = await openDatabase(folder)
    try {
      await database.attach('one')
      await database.use({}, (connection) => connection.run('create table one.numbers as select hash(i) as n from range(5000000) as t(i)'))
      const stop = new AbortController()
      const writing = Promise.allSettled([database.use({ signal: stop.signal }, (connection) => writeTables(connection, 'one', path))])
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
      await expect(readTables(connection, path, 'two')).rejects.toThrow('is not a file of tables')
      expect(await connection.all("select table_name from duckdb_tables() where database_name = 'two'")).toEqual([])
    }),
  ))
