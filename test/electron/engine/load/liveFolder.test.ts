import { appendFile, chmod, readdir, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { folderState } from '../../../../electron/engine/files/folderWatch'
import { LiveFolder } from '../../../../electron/engine/load/liveFolder'
import type { EventMessage } from '../../../../shared/operations/contract'
import type { NewData } from '../../../../shared/folder/dataSet'
import { withFolder } from '../../../support/data/folder'

const watchInterval = 60

const files = {
  'polls.csv': `
    store_id,status,timestamp_utc
    s,active,2023-01-24 12:00:00 UTC`,
  'zones.csv': `
    store_id,timezone_str
    s,Asia/Tokyo`,
}
const line = 't,inactive,2023-01-24 13:00:00 UTC\n'

interface Told {
  /** What was told so far. */
  readonly all: (NewData | null)[]
  /** The next thing that is told, from now on. */
  next(): Promise<NewData | null>
}

/** Loads the files into an engine that watches them. */
function watching(use: (engine: Engine, folder: string, told: Told) => Promise<void>): Promise<void> {
  return withFolder(files, async (folder) => {
    const engine = await Engine.open({ watchInterval })
    const all: (NewData | null)[] = []
    const waiting: ((data: NewData | null) => void)[] = []
    engine.subscribe((event) => {
      if (event.name !== 'newData') return
      all.push(event.data)
      for (const resolve of waiting.splice(0)) resolve(event.data)
    })
    try {
      await engine.loadFolder(folder)
      await use(engine, folder, { all, next: () => new Promise((resolve) => waiting.push(resolve)) })
    } finally {
      await engine.close()
    }
  })
}

test.for<{ name: string; change: (folder: string) => Promise<unknown>; changed: readonly string[]; removed?: readonly string[] }>([
  { name: 'a longer file', change: (folder) => appendFile(join(folder, 'polls.csv'), line), changed: ['polls.csv'] },
  { name: 'a file written anew', change: (folder) => writeFile(join(folder, 'zones.csv'), 'store_id,timezone_str\n'), changed: ['zones.csv'] },
  {
    name: 'a file put in place of another',
    change: async (folder) => {
      await writeFile(join(folder, 'polls.tmp'), `store_id,status,timestamp_utc\n${line}`)
      await rename(join(folder, 'polls.tmp'), join(folder, 'polls.csv'))
    },
    changed: ['polls.csv'],
  },
  {
    name: 'a second file of polls',
    change: (folder) => writeFile(join(folder, 'more.csv'), `store_id,status,timestamp_utc\n${line}`),
    changed: ['more.csv'],
  },
  { name: 'a file that is gone', change: (folder) => rm(join(folder, 'zones.csv')), changed: ['zones.csv'], removed: ['zones.csv'] },
])('$name is new data', ({ change, changed, removed = [] }) =>
  watching(async (engine, folder, told) => {
    expect(engine.newData).toBeNull()
    const next = told.next()
    await change(folder)
    const news = await next
    expect(news).toEqual({ folder, files: changed, removed, noticedAt: expect.any(String) })
    expect(engine.newData).toEqual(news)
  }),
)

test('loaded again, the data is the new one, and nothing is new any more', () =>
  watching(async (engine, folder, told) => {
    const noticed = told.next()
    await appendFile(join(folder, 'polls.csv'), line)
    await noticed
    expect(engine.dataSet?.stores).toBe(1)
    expect(await engine.reloadFolder()).toMatchObject({ folder, stores: 2, lastPollAt: '2023-01-24T13:00:00.000000Z' })
    expect(engine.newData).toBeNull()
    expect(told.all.at(-1)).toBeNull()
    const again = told.next()
    await appendFile(join(folder, 'polls.csv'), line)
    expect(await again).toMatchObject({ files: ['polls.csv'] })
  }))

test('files that are as they were when they were loaded are not new', () =>
  watching(async (_engine, folder, told) => {
    const noticed = told.next()
    await writeFile(join(folder, 'more.csv'), `store_id,status,timestamp_utc\n${line}`)
    await noticed
    const over = told.next()
    await rm(join(folder, 'more.csv'))
    expect(await over).toBeNull()
  }))

test('an export beside the data is no new data, but a change after it is', () =>
  watching(async (engine, folder, told) => {
    const noticed = told.next()
    const { reportId } = await engine.startReport()
    await engine.finished(reportId)
    await engine.exporter.rows({ reportId, search: '', filters: [], sort: [] }, ['store_id'], join(folder, 'report.csv'))
    await writeFile(join(folder, 'notes.txt'), 'not data')
    await appendFile(join(folder, 'polls.csv'), line)
    // Had the export been told of, it would have been told first, or with the other.
    expect(await noticed).toMatchObject({ files: ['polls.csv'] })
  }))

test('a link that leads nowhere holds nothing up', () =>
  watching(async (_engine, folder, told) => {
    const noticed = told.next()
    await symlink(join(folder, 'nowhere.csv'), join(folder, 'lost.csv'))
    await appendFile(join(folder, 'polls.csv'), line)
    expect(await noticed).toMatchObject({ files: ['polls.csv'] })
  }))

test('a file is told of once it has stopped growing', () =>
  watching(async (_engine, folder, told) => {
    const path = join(folder, 'polls.csv')
    const noticed = told.next()
    let size = 0
    const written = new Promise<void>((resolve) => {
      let lines = 0
      const timer = setInterval(() => {
        // The time of change moves on with every line, as it does on disks that know it to the second only.
        lines += 1
        void appendFile(path, line).then(() => utimes(path, 1_700_000_000, 1_700_000_000 + lines))
        if (lines < 40) return
        clearInterval(timer)
        resolve()
      }, watchInterval / 6)
    })
    await Promise.all([written, noticed.then(async () => ({ size } = await stat(path)))])
    expect(told.all).toHaveLength(1)
    expect((await stat(path)).size).toBe(size)
  }))

test('a reload that fails keeps what was loaded, its report and the offer', () =>
  watching(async (engine, folder, told) => {
    const before = engine.dataSet
    const { reportId } = await engine.startReport()
    await engine.finished(reportId)
    const noticed = told.next()
    await writeFile(join(folder, 'polls.csv'), 'store_id,status,timestamp_utc\nu,act')
    await noticed
    await expect(engine.reloadFolder()).rejects.toMatchObject({ code: 'DATA_UNUSABLE' })
    expect(engine.dataSet).toEqual(before)
    expect(engine.newData).toMatchObject({ files: ['polls.csv'] })
    expect(await engine.getStoreTimeline(reportId, 's')).toMatchObject({ row: { store_id: 's' } })
    const repaired = told.next()
    await writeFile(join(folder, 'polls.csv'), `store_id,status,timestamp_utc\n${line}`)
    expect(await repaired).toMatchObject({ files: ['polls.csv'] })
    expect(await engine.reloadFolder()).toMatchObject({ stores: 2 })
  }))

test('another folder is watched in place of the former', () =>
  watching(async (engine, folder, told) => {
    await withFolder(files, async (other) => {
      await engine.loadFolder(other)
      const noticed = told.next()
      await appendFile(join(folder, 'polls.csv'), line)
      await appendFile(join(other, 'polls.csv'), line)
      expect(await noticed).toMatchObject({ folder: other })
    })
  }))

test('a folder that goes away is no new data; when it comes back with the same files neither', () =>
  watching(async (engine, folder, told) => {
    await rename(folder, `${folder}-away`)
    const noticed = told.next()
    await rename(`${folder}-away`, folder)
    await appendFile(join(folder, 'polls.csv'), line)
    expect(await noticed).toMatchObject({ files: ['polls.csv'] })
    expect(engine.dataSet?.folder).toBe(folder)
  }))

test('nothing is ever written into the folder, nor a time changed', () =>
  watching(async (engine, folder, told) => {
    const seen = async (): Promise<readonly unknown[]> => {
      const names = (await readdir(folder)).toSorted()
      const entries = [folder, ...names.map((name) => join(folder, name))]
      return Promise.all(entries.map(async (path) => [path, (await stat(path)).size, (await stat(path)).mtimeMs, (await stat(path)).mode]))
    }
    // Where it could not write, it could not have.
    await chmod(folder, 0o555)
    const before = await seen()
    const first = await engine.startReport()
    await engine.finished(first.reportId)
    await engine.getStoreTimeline(first.reportId, 's')
    expect(await seen()).toEqual(before)
    await chmod(folder, 0o755)

    const noticed = told.next()
    await appendFile(join(folder, 'polls.csv'), line)
    const changed = await seen()
    await noticed
    await engine.reloadFolder()
    const second = await engine.startReport()
    await engine.finished(second.reportId)
    await engine.comparison.summary({ beforeId: first.reportId, afterId: second.reportId })
    await engine.deleteReports([first.reportId, second.reportId])
    await engine.close()
    expect(await seen()).toEqual(changed)
  }))

test('a watch that is ended while it looks at a file, and fails to, tells nothing and is no failure of the program', () =>
  withFolder(files, async (folder) => {
    const told: EventMessage[] = []
    const before = await folderState(folder)
    const looked = new Promise<void>((resolve) => {
      const live = new LiveFolder((event) => told.push(event), isData, watchInterval)
      async function isData(): Promise<boolean> {
        live.end()
        setImmediate(resolve)
        throw new Error('The database is closing.')
      }
      live.follow(folder, before, [])
    })
    await writeFile(join(folder, 'more.csv'), `store_id,status,timestamp_utc\n${line}`)
    // A rejection that nobody takes would end the run of the tests.
    await looked
    expect(told).toEqual([])
  }))
