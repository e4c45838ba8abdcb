import type { PathLike } from 'node:fs'
import { mkdir, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { messageOf } from '../../../../electron/engine/core/errors'
import { Engine } from '../../../../electron/engine/engine'
import { withFolder } from '../../../support/data/folder'

const disk = vi.hoisted(() => ({
  around: async (_path: string, open: () => Promise<unknown>): Promise<unknown> => open(),
}))

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  return { ...real, open: (path: PathLike, flags?: string | number) => disk.around(String(path), () => real.open(path, flags)) }
})

/** Puts a link in the place of a file while it is opened for the `turn`th time, counted from 0. Returns how often it was opened. */
function replaceWhileOpened(file: string, target: string, turn: number): () => number {
  let opened = 0
  const usual = disk.around
  onTestFinished(() => void (disk.around = usual))
  disk.around = async (path, open) => {
    if (path !== file || opened++ !== turn) return open()
    await rename(file, `${file}~`)
    await symlink(target, file)
    try {
      return await open()
    } finally {
      await rm(file)
      await rename(`${file}~`, file)
    }
  }
  return () => opened
}

const header = ['store_id', 'timestamp_utc', 'status']
const rowsOf = (store: string) => [header, [store, '2023-01-24 12:00:00 UTC', 'active'], [store, '2023-01-24 13:00:00 UTC', 'active']]
const textOf = (store: string) => rowsOf(store).map((row) => row.join()).join('\n')

/** Everything that a server tells about a folder when it is looked at and opened, or the messages of its refusals. */
async function toldOf(engine: Engine, folder: string): Promise<string> {
  const inspected = await engine.folder.inspect(folder, null).catch(messageOf)
  const opened = await engine.folder.open(folder).catch(messageOf)
  const stores = engine.folder.dataSet === null ? [] : await engine.folder.require().use((connection) => connection.all('select store_id from store'))
  return JSON.stringify([inspected, opened, stores])
}

describe.skipIf(process.platform === 'win32')('a link out of the folder that takes the place of a file while it is opened', () => {
  test.each([
    { name: 'polls.csv', contentOf: textOf },
    { name: 'polls.csv.gz', contentOf: (store: string) => gzipSync(textOf(store)) },
    { name: 'polls.xlsx', contentOf: (store: string) => writeXlsx({ sheets: [{ name: 'Polls', rows: rowsOf(store) }] }) },
  ])('is not read instead of $name', ({ name, contentOf }) =>
    withFolder({}, async (parent) => {
      const [folder, secret] = [join(parent, 'data'), join(parent, 'secret')]
      await mkdir(folder)
      // It is larger than the other, so that the whole of that fits into its place.
      await writeFile(join(folder, name), await contentOf('a_store_that_everybody_may_know_8f2c71'))
      await writeFile(secret, await contentOf('secret_store'))
      const root = await realpath(folder)
      let turn = 0
      for (let opened = 1; turn < opened; turn += 1) {
        const engine = await Engine.open({ root })
        const count = replaceWhileOpened(join(root, name), secret, turn)
        expect(await toldOf(engine, root)).not.toContain('secret_store')
        opened = count()
        await engine.close()
      }
      expect(turn).toBeGreaterThan(1)
    }))

  test('is an error', () =>
    withFolder({ 'data/polls.csv': textOf('own'), secret: textOf('secret_store') }, async (parent) => {
      const root = await realpath(join(parent, 'data'))
      const path = join(root, 'polls.csv')
      const engine = await Engine.open({ root })
      replaceWhileOpened(path, join(parent, 'secret'), 0)
      const message = `The file ${path} cannot be read: it leads out of the folder that may be read here.`
      await expect(engine.folder.inspect(root, null)).rejects.toMatchObject({ code: 'FOLDER_UNREADABLE', message })
      await engine.close()
    }))
})
