import { appendFile, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { folderState, nextFolderState } from '../../../../electron/engine/disk/folderWatch'
import { resolveLinks } from '../../../../electron/engine/write/resolveLinks'
import { withFolder } from '../../../support/data/folder'
import { files } from '../../../support/data/smallFolder'

const interval = 100

test.for<{ name: string; change: (folder: string) => Promise<unknown> }>([
  { name: 'a new file', change: (folder) => writeFile(join(folder, 'more.csv'), 'store_id') },
  { name: 'a file in a new folder', change: async (folder) => mkdir(join(folder, 'in')).then(() => writeFile(join(folder, 'in', 'a.csv.gz'), '')) },
  { name: 'a removed file', change: (folder) => rm(join(folder, 'zones.csv')) },
  { name: 'an additional line', change: (folder) => appendFile(join(folder, 'polls.csv'), '97,active,2023-01-24 12:00:01 UTC\n') },
  { name: 'a different file time', change: (folder) => utimes(join(folder, 'polls.csv'), 0, 0) },
  { name: 'a renamed file', change: (folder) => rename(join(folder, 'zones.csv'), join(folder, 'timezones.csv')) },
  { name: 'a removed folder', change: (folder) => rm(folder, { recursive: true }) },
])('notices $name', ({ change }) =>
  withFolder(files, async (folder) => {
    const known = await folderState(folder)
    expect(await folderState(folder)).toBe(known)
    await change(folder)
    const changed = await folderState(folder)
    expect(changed).not.toBe(known)
    expect(await nextFolderState(folder, known, { signal: new AbortController().signal, interval })).toBe(changed)
  }),
)

test.for<{ name: string; change: (folder: string) => Promise<unknown> }>([
  { name: 'a file that is not data', change: (folder) => writeFile(join(folder, 'notes.md'), '') },
  { name: 'a file that the watcher writes', change: (folder) => writeFile(join(folder, 'report.csv'), '') },
  {
    name: 'a file that the watcher writes through a link',
    change: async (folder) => {
      await symlink('report.csv', join(folder, 'link.csv'))
      await writeFile(join(folder, 'link.csv'), '')
    },
  },
  { name: 'reading', change: (folder) => folderState(folder) },
])('ignores $name', ({ change }) =>
  withFolder(files, async (folder) => {
    const except = [await resolveLinks(join(folder, 'report.csv'))]
    const known = await folderState(folder, except)
    await change(folder)
    expect(await folderState(folder, except)).toBe(known)
  }),
)

test('waits until a file has stopped growing', () =>
  withFolder(files, async (folder) => {
    const known = await folderState(folder)
    let isGrowing = true
    const next = nextFolderState(folder, known, { signal: new AbortController().signal, interval }).then((state) => ({
      state,
      isGrowing,
    }))
    for (let line = 0; line < 30; line += 1) {
      await appendFile(join(folder, 'polls.csv'), `97,active,2023-01-24 12:00:0${line % 10} UTC\n`)
      await delay(interval / 5)
    }
    isGrowing = false
    expect(await next).toEqual({ state: await folderState(folder), isGrowing: false })
  }))

test('does not wait for a log that never stops growing', () =>
  withFolder(files, async (folder) => {
    const known = await folderState(folder)
    const next = nextFolderState(folder, known, { signal: new AbortController().signal, interval: interval / 5 })
    const isFound = next.then(() => true)
    for (let second = 0; second < 1000; second += 1) {
      await appendFile(join(folder, 'polls.csv'), `97,active,2023-01-24 12:00:0${second % 10} UTC\n`)
      if (await Promise.race([isFound, delay(interval / 20, false)])) break
    }
    expect(await next).not.toBe(known)
  }))

test('rejects when the signal is aborted', () =>
  withFolder(files, async (folder) => {
    const stop = new AbortController()
    const next = nextFolderState(folder, await folderState(folder), { signal: stop.signal, interval })
    stop.abort()
    await expect(next).rejects.toThrow('aborted')
  }))
