import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RecentFolders } from '../../../electron/userData/recentFolders'
import { withFolder } from '../../support/data/folder'

test('keeps the ten newest, each once, newest first, over restarts', () =>
  withFolder({}, async (folder) => {
    const added = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'c']
    const recentFolders = new RecentFolders(folder)
    for (const name of added) await recentFolders.add(`/data/${name}`)

    const expected = ['c', 'k', 'j', 'i', 'h', 'g', 'f', 'e', 'd', 'b'].map((name) => `/data/${name}`)
    expect(await recentFolders.list()).toEqual(expected)
    expect(await new RecentFolders(folder).list()).toEqual(expected)
    expect(await readdir(folder)).toEqual(['recent-folders.json'])
  }))

test('makes its folder', () =>
  withFolder({}, async (folder) => {
    const recentFolders = new RecentFolders(join(folder, 'not', 'yet'))
    expect(await recentFolders.list()).toEqual([])
    await recentFolders.add('/data')
    expect(await recentFolders.list()).toEqual(['/data'])
  }))

test.for(['', '[', '{"folders":[]}', '[1]'])('a file that holds %j counts as empty, and is mended', (content) =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'recent-folders.json')
    await writeFile(path, content)
    const recentFolders = new RecentFolders(folder)
    expect(await recentFolders.list()).toEqual([])
    await recentFolders.add('/data')
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(['/data'])
  }),
)
