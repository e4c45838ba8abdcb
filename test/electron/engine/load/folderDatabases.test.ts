import { mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { FolderDatabases } from '../../../../electron/engine/load/folderDatabases'
import { temporaryFolder } from '../../../support/data/temporaryFolder'

const csv = 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive\n'
const refusal = /Permission Error/

/** Folders `one` and `two` with a file each, and the databases of a program, whose own folders are `temporary` and `cache`. */
async function opened(root: string | null = null) {
  const parent = await temporaryFolder({ 'one/polls.csv': csv, 'two/polls.csv': csv, 'cache/kept.csv': csv })
  const inParent = (...names: string[]): string => join(parent, ...names)
  await mkdir(inParent('temporary'))
  const databases = new FolderDatabases({
    temporaryFolder: inParent('temporary'),
    ownFolders: [inParent('cache')],
    root: root === null ? null : inParent(root),
    memoryBytes: undefined,
  })
  onTestFinished(() => databases.close())
  return { databases, inParent }
}

/** What a statement needs that counts the rows of a file. */
const countOf = (path: string): string => `select count(*) as rows from read_csv('${path}')`

test('the database of a folder reads that folder and what the program keeps, and no other folder', async () => {
  const { databases, inParent } = await opened()
  await databases.use(inParent('one'), (database) =>
    database.use({}, async (connection) => {
      expect(await connection.one(countOf(inParent('one', 'polls.csv')))).toEqual({ rows: 1 })
      expect(await connection.one(countOf(inParent('cache', 'kept.csv')))).toEqual({ rows: 1 })
      await expect(connection.all(countOf(inParent('two', 'polls.csv')))).rejects.toThrow(refusal)
      await expect(connection.run(`copy (select 1) to '${inParent('two', 'new.csv')}'`)).rejects.toThrow(refusal)
    }),
  )
  expect(await readdir(inParent('two'))).toEqual(['polls.csv'])
})

test('the database of a file reads nothing beside it', async () => {
  const { databases, inParent } = await opened()
  await databases.useFile(inParent('one', 'polls.csv'), (database) =>
    database.use({}, async (connection) => {
      expect(await connection.one(countOf(inParent('one', 'polls.csv')))).toEqual({ rows: 1 })
      await expect(connection.all(countOf(inParent('one', '*.csv')))).rejects.toThrow(refusal)
      await expect(connection.all(countOf(inParent('two', 'polls.csv')))).rejects.toThrow(refusal)
    }),
  )
})

test('those who borrow a folder at the same time share its database, and the last one closes it', async () => {
  const { databases, inParent } = await opened()
  const [first, second] = await Promise.all([databases.borrow(inParent('one')), databases.borrow(inParent('one'))])
  expect(second.database).toBe(first.database)
  first.giveBack()
  expect(await second.database.use({}, (connection) => connection.one('select 1 as one'))).toEqual({ one: 1 })
  second.giveBack()
  await expect(second.database.check()).rejects.toMatchObject({ code: 'CANCELLED' })
  await databases.use(inParent('one'), async (database) => expect(database).not.toBe(first.database))
})

test.skipIf(process.platform === 'win32')('a folder with a new link gets a database that may follow it', async () => {
  const { databases, inParent } = await opened()
  const before = await databases.borrow(inParent('one'))
  const link = inParent('one', 'link.csv')
  await symlink(inParent('two', 'polls.csv'), link)
  await expect(before.database.use({}, (connection) => connection.all(countOf(link)))).rejects.toThrow(refusal)
  await databases.use(inParent('one'), async (database) => {
    expect(await database.use({}, (connection) => connection.one(countOf(link)))).toEqual({ rows: 1 })
  })
  before.giveBack()
})

test.skipIf(process.platform === 'win32')('links lead nowhere outside of the root', async () => {
  const { databases, inParent } = await opened('one')
  const link = inParent('one', 'link.csv')
  await symlink(inParent('two', 'polls.csv'), link)
  await databases.use(inParent('one'), async (database) => {
    await expect(database.use({}, (connection) => connection.all(countOf(link)))).rejects.toThrow(refusal)
  })
})

test('a database that is given back while somebody reads it is closed afterwards, with its temporary files', async () => {
  const { databases, inParent } = await opened()
  const { database, giveBack } = await databases.borrow(inParent('one'))
  await database.keepTemporaryFolder()
  const rows = database.stream<{ number: number }>('select range as number from range(100000)')
  let read = (await rows.next()).value?.length ?? 0
  giveBack()
  for await (const batch of rows) read += batch.length
  expect(read).toBe(100_000)
  await expect.poll(() => readdir(inParent('temporary'))).toEqual([])
  await expect(database.check()).rejects.toMatchObject({ code: 'CANCELLED' })
})

test('a program that ends stops what runs in every database, also in those that were given back', async () => {
  const { databases, inParent } = await opened()
  const endless = 'select count(*) from range(1000000000) as one (a), range(1000000000) as other (b) where hash(a, b) = 0'
  const [kept, given] = [await databases.borrow(inParent('one')), await databases.borrow(inParent('two'))]
  const running = [kept, given].map(({ database }) => database.use({}, (connection) => connection.all(endless)))
  const ends = Promise.allSettled(running)
  given.giveBack()
  await databases.close()
  expect((await ends).map((end) => end.status === 'rejected' && end.reason)).toMatchObject([{ code: 'CANCELLED' }, { code: 'CANCELLED' }])
  await expect(databases.borrow(inParent('one'))).rejects.toMatchObject({ code: 'CANCELLED' })
})
