import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Connection } from '../../../../electron/engine/core/connection'
import { Database } from '../../../../electron/engine/core/database'
import { Engine } from '../../../../electron/engine/engine'
import { folderAccess } from '../../../../electron/engine/disk/fileAccess'
import { openDatabase } from '../../../support/engine/openDatabase'
import { withFolder } from '../../../support/data/folder'

const csv = 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive\n'

/** Lends a database that may use a folder `data`, and has `other/secret.csv` beside that. */
async function withLocked(use: (connection: Connection, paths: { data: string; other: string; temporary: string }) => Promise<void>): Promise<void> {
  await withFolder({ 'data/polls.csv': csv, 'other/secret.csv': csv }, async (parent) => {
    const [data, other, temporary] = [join(parent, 'data'), join(parent, 'other'), join(parent, 'temporary')]
    await mkdir(temporary)
    const access = await folderAccess(data, data, [temporary])
    const database = await Database.open(':memory:', { temporaryFolder: temporary, access, memoryBytes: 1e9 })
    try {
      await database.use({}, (connection) => use(connection, { data, other, temporary }))
    } finally {
      await database.close()
    }
  })
}

describe('a database that may use one folder', () => {
  test('reads that folder, and writes to its temporary folder', () =>
    withLocked(async (connection, { data, temporary }) => {
      expect(await connection.all(`select store_id from read_csv('${data}/polls.csv')`)).toEqual([{ store_id: 's' }])
      await connection.run(`copy (select 1 as a) to '${temporary}/copy.csv'`)
      expect(await readFile(join(temporary, 'copy.csv'), 'utf8')).toBe('a\n1\n')
    }))

  test('reads and writes nothing else', () =>
    withLocked(async (connection, { data, other }) => {
      await symlink(join(other, 'secret.csv'), join(data, 'link.csv'))
      const statements = [
        `from read_csv('${other}/secret.csv')`,
        `from read_csv('${data}/../other/secret.csv')`,
        `from read_csv('${data}/link.csv')`,
        `from read_csv('${other}/*.csv')`,
        `from read_text('${other}/secret.csv')`,
        `from read_blob('${other}/secret.csv')`,
        `from glob('${other}/*')`,
        `from '${other}/secret.csv'`,
        `create table stolen as from read_csv('${other}/secret.csv')`,
        `copy (select 1 as a) to '${other}/written.csv'`,
        `copy (select 1 as a) to '${other}/written.parquet'`,
        `attach '${other}/written.duckdb' as written`,
        `export database '${other}/written'`,
        `import database '${other}'`,
        `install httpfs`,
        `load '${other}/secret.csv'`,
      ]
      for (const statement of statements) await expect(connection.run(statement)).rejects.toThrow(/Permission Error|disabled/)
      expect(await readdir(other)).toEqual(['secret.csv'])
    }))

  test('cannot be given more, nor other settings', () =>
    withLocked(async (connection, { other }) => {
      const statements = [
        `set allowed_directories = ['${other}']`,
        `set allowed_paths = ['${other}/secret.csv']`,
        'set enable_external_access = true',
        'reset enable_external_access',
        'set lock_configuration = false',
        `set allowed_configs = ['temp_directory']`,
        `set temp_directory = '${other}'`,
        'set autoload_known_extensions = true',
        'set allow_community_extensions = true',
        `set custom_extension_repository = '${other}'`,
        `set secret_directory = '${other}'`,
      ]
      for (const statement of statements) await expect(connection.run(statement)).rejects.toThrow(/Cannot|locked/)
    }))
})

test.skipIf(process.platform === 'win32')('a folder is read through links, and the files that links in it lead to', () =>
  withFolder({ 'real/polls.csv': csv, 'elsewhere/more.csv': csv.replace('s,', 't,'), 'elsewhere/hours.csv': 'store_id,day,start_time_local,end_time_local\ns,0,09:00,17:00\n' }, async (parent) => {
    const parquet = join(parent, 'elsewhere', 'more.parquet')
    const writer = await openDatabase(parent)
    await writer.use({}, (connection) => connection.run(`copy (select 'p' as store_id, '2023-01-24 12:00:00 UTC' as timestamp_utc, 'active' as status) to '${parquet}'`))
    await writer.close()
    const real = join(parent, 'real')
    await mkdir(join(real, 'inner'))
    await symlink(join(parent, 'elsewhere', 'more.csv'), join(real, 'more.csv'))
    await symlink(join(parent, 'elsewhere', 'hours.csv'), join(real, 'inner', 'hours.csv'))
    await symlink(parquet, join(real, 'more.parquet'))
    await symlink(real, join(parent, 'link'))
    await writeFile(join(real, 'zones.csv'), 'store_id,timezone_str\ns,Asia/Tokyo\n')
    const folder = join(parent, 'link')
    const engine = await Engine.open()
    try {
      const { stores, files } = await engine.folder.open(folder)
      expect(files.map(({ path }) => path.slice(folder.length + 1)).toSorted()).toEqual(['inner/hours.csv', 'more.csv', 'more.parquet', 'polls.csv', 'zones.csv'])
      expect(stores).toBe(3)
    } finally {
      await engine.close()
    }
  }),
)

test.skipIf(process.platform === 'win32')('links matter as far as the files of a folder are listed, so a folder of very many folders is not searched to its end', () =>
  withFolder({ 'polls.csv': csv, 'data/a/polls.csv': csv }, async (parent) => {
    const data = join(parent, 'data')
    const link = async (...names: string[]): Promise<string> => {
      await symlink(join(parent, 'polls.csv'), join(data, ...names))
      return join(data, ...names)
    }
    const linked = [await link('own.csv'), await link('a', 'inner.csv')]
    await link('a', 'without ending')
    await link('a', '~$companion.csv')
    const allowed = [...linked, join(parent, 'polls.csv')]
    expect((await folderAccess(data, null, [])).files.toSorted()).toEqual(allowed.toSorted())
    await Promise.all(Array.from({ length: 10_001 }, (_, at) => mkdir(join(data, 'b', String(at)), { recursive: true })))
    await mkdir(join(data, 'c'))
    await link('c', 'later.csv')
    expect((await folderAccess(data, null, [])).files.toSorted()).toEqual(allowed.toSorted())
  }),
)
