import { appendFile, chmod, readdir, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { folderState } from '../../../../electron/engine/disk/folderWatch'
import { defaultWatchInterval, LiveFolder } from '../../../../electron/engine/load/liveFolder'
import type { EventMessage } from '../../../../shared/operations/contract'
import type { NewData } from '../../../../shared/folder/dataSet'
import { withFolder } from '../../../support/data/folder'
import { untilSettled } from '../../../support/engine/everything'

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

interface Emitted {
  /** All events so far. */
  readonly all: (NewData | null)[]
  /** The next event from now on. */
  next(): Promise<NewData | null>
}

/** Loads the files into an engine that watches them. */
function watching(use: (engine: Engine, folder: string, emitted: Emitted) => Promise<void>): Promise<void> {
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
      await engine.folder.open(folder)
      await use(engine, folder, { all, next: () => new Promise((resolve) => waiting.push(resolve)) })
    } finally {
      await engine.close()
    }
  })
}

test.for<{ name: string; change: (folder: string) => Promise<unknown>; changed: readonly string[]; removed?: readonly string[] }>([
  { name: 'a longer file', change: (folder) => appendFile(join(folder, 'polls.csv'), line), changed: ['polls.csv'] },
  { name: 'a rewritten file', change: (folder) => writeFile(join(folder, 'zones.csv'), 'store_id,timezone_str\n'), changed: ['zones.csv'] },
  {
    name: 'a file that replaces another',
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
  { name: 'a removed file', change: (folder) => rm(join(folder, 'zones.csv')), changed: ['zones.csv'], removed: ['zones.csv'] },
])('reports $name as new data', ({ change, changed, removed = [] }) =>
  watching(async (engine, folder, emitted) => {
    expect(engine.folder.newData).toBeNull()
    const next = emitted.next()
    await change(folder)
    const news = await next
    expect(news).toEqual({ folder, files: changed, removed, noticedAt: expect.any(String) })
    expect(engine.folder.newData).toEqual(news)
  }),
)

test('new data is noticed and reported as in the window, with its polls alone read again', () =>
  withFolder(files, async (folder) =>
    withFolder({}, async (cachePath) => {
      await untilSettled(folder)
      const engine = await Engine.open({ watchInterval: defaultWatchInterval, cachePath })
      try {
        await engine.folder.open(folder)
        await engine.folder.whenKept()
        const steps: string[] = []
        const noticed = new Promise<NewData | null>((resolve) => {
          engine.subscribe((event) => {
            if (event.name === 'newData') resolve(event.data)
            if (event.name === 'progress') steps.push(event.data.step)
          })
        })
        await appendFile(join(folder, 'polls.csv'), line)
        expect(await noticed).toMatchObject({ files: ['polls.csv'] })
        await engine.folder.reload()
        const { reportId } = await engine.reports.start({})
        expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'complete', stores: 2, observations: 2 })
        expect(steps).toContain('Reading new polls')
      } finally {
        await engine.close()
      }
    }),
  ))

test('has no new data after loading again', () =>
  watching(async (engine, folder, emitted) => {
    const noticed = emitted.next()
    await appendFile(join(folder, 'polls.csv'), line)
    await noticed
    expect(engine.folder.dataSet?.stores).toBe(1)
    expect(await engine.folder.reload()).toMatchObject({ folder, stores: 2, lastPollAt: '2023-01-24T13:00:00.000000Z' })
    expect(engine.folder.newData).toBeNull()
    expect(emitted.all.at(-1)).toBeNull()
    const again = emitted.next()
    await appendFile(join(folder, 'polls.csv'), line)
    expect(await again).toMatchObject({ files: ['polls.csv'] })
  }))

test('withdraws new data when the files are as they were loaded', () =>
  watching(async (_engine, folder, emitted) => {
    const noticed = emitted.next()
    await writeFile(join(folder, 'more.csv'), `store_id,status,timestamp_utc\n${line}`)
    await noticed
    const over = emitted.next()
    await rm(join(folder, 'more.csv'))
    expect(await over).toBeNull()
  }))

test('ignores an export next to the data, but reports a later change', () =>
  watching(async (engine, folder, emitted) => {
    const noticed = emitted.next()
    const { reportId } = await engine.reports.start()
    await engine.reports.finished(reportId)
    await engine.exports.rows(await engine.selections.select({ reportId, search: '', filters: [], sort: [] }), ['store_id'], join(folder, 'report.csv'))
    await writeFile(join(folder, 'notes.txt'), 'not data')
    await appendFile(join(folder, 'polls.csv'), line)
    // An event about the export would have come first, or together with this one.
    expect(await noticed).toMatchObject({ files: ['polls.csv'] })
  }))

test('reports new data in spite of a link without a target', () =>
  watching(async (_engine, folder, emitted) => {
    const noticed = emitted.next()
    await symlink(join(folder, 'nowhere.csv'), join(folder, 'lost.csv'))
    await appendFile(join(folder, 'polls.csv'), line)
    expect(await noticed).toMatchObject({ files: ['polls.csv'] })
  }))

test('reports a file after it has stopped growing', () =>
  watching(async (_engine, folder, emitted) => {
    const path = join(folder, 'polls.csv')
    const noticed = emitted.next()
    let size = 0
    const written = new Promise<void>((resolve) => {
      let lines = 0
      const timer = setInterval(() => {
        // The time of change advances with every line, as on disks that store it in whole seconds.
        lines += 1
        void appendFile(path, line).then(() => utimes(path, 1_700_000_000, 1_700_000_000 + lines))
        if (lines < 40) return
        clearInterval(timer)
        resolve()
      }, watchInterval / 6)
    })
    await Promise.all([written, noticed.then(async () => ({ size } = await stat(path)))])
    expect(emitted.all).toHaveLength(1)
    expect((await stat(path)).size).toBe(size)
  }))

test('keeps the loaded data, its report and the new data if loading again fails', () =>
  watching(async (engine, folder, emitted) => {
    const before = engine.folder.dataSet
    const { reportId } = await engine.reports.start()
    await engine.reports.finished(reportId)
    const noticed = emitted.next()
    await writeFile(join(folder, 'polls.csv'), 'store_id,status,timestamp_utc\nu,act')
    await noticed
    await expect(engine.folder.reload()).rejects.toMatchObject({ code: 'DATA_UNUSABLE' })
    expect(engine.folder.dataSet).toEqual(before)
    expect(engine.folder.newData).toMatchObject({ files: ['polls.csv'] })
    expect(await engine.reports.timeline(reportId, 's')).toMatchObject({ row: { store_id: 's' } })
    const repaired = emitted.next()
    await writeFile(join(folder, 'polls.csv'), `store_id,status,timestamp_utc\n${line}`)
    expect(await repaired).toMatchObject({ files: ['polls.csv'] })
    expect(await engine.folder.reload()).toMatchObject({ stores: 2 })
  }))

test('watches the folder that was opened last', () =>
  watching(async (engine, folder, emitted) => {
    await withFolder(files, async (other) => {
      await engine.folder.open(other)
      const noticed = emitted.next()
      await appendFile(join(folder, 'polls.csv'), line)
      await appendFile(join(other, 'polls.csv'), line)
      expect(await noticed).toMatchObject({ folder: other })
    })
  }))

test('ignores that a folder disappears and comes back with the same files', () =>
  watching(async (engine, folder, emitted) => {
    await rename(folder, `${folder}-away`)
    const noticed = emitted.next()
    await rename(`${folder}-away`, folder)
    await appendFile(join(folder, 'polls.csv'), line)
    expect(await noticed).toMatchObject({ files: ['polls.csv'] })
    expect(engine.folder.dataSet?.folder).toBe(folder)
  }))

test('never writes into the folder or changes a file time', () =>
  watching(async (engine, folder, emitted) => {
    const seen = async (): Promise<readonly unknown[]> => {
      const names = (await readdir(folder)).toSorted()
      const entries = [folder, ...names.map((name) => join(folder, name))]
      return Promise.all(entries.map(async (path) => [path, (await stat(path)).size, (await stat(path)).mtimeMs, (await stat(path)).mode]))
    }
    // The folder is read-only, so that any attempt to write would fail.
    await chmod(folder, 0o555)
    const before = await seen()
    const first = await engine.reports.start()
    await engine.reports.finished(first.reportId)
    await engine.reports.timeline(first.reportId, 's')
    expect(await seen()).toEqual(before)
    await chmod(folder, 0o755)

    const noticed = emitted.next()
    await appendFile(join(folder, 'polls.csv'), line)
    const changed = await seen()
    await noticed
    await engine.folder.reload()
    const second = await engine.reports.start()
    await engine.reports.finished(second.reportId)
    await engine.comparison.summary({ beforeId: first.reportId, afterId: second.reportId })
    await engine.reports.delete([first.reportId, second.reportId])
    await engine.close()
    expect(await seen()).toEqual(changed)
  }))

test('checks all files that are new at once, because each check looks for the links of the folder', () =>
  withFolder(files, async (folder) => {
    const before = await folderState(folder)
    const names = ['a.csv', 'b.csv', 'c.csv']
    for (const name of names) await writeFile(join(folder, name), `store_id,status,timestamp_utc\n${line}`)
    const checks: (readonly string[])[] = []
    const pick = async (paths: readonly string[]): Promise<readonly string[]> => {
      checks.push(paths)
      return paths.filter((path) => !path.endsWith('b.csv'))
    }
    const emitted = await new Promise<EventMessage>((resolve) => {
      const live = new LiveFolder(
        (event) => {
          live.end()
          resolve(event)
        },
        pick,
        watchInterval,
      )
      live.follow(folder, before, [])
    })
    expect(emitted).toMatchObject({ name: 'newData', data: { files: ['a.csv', 'c.csv'] } })
    expect(checks).toEqual([names.map((name) => join(folder, name))])
  }))

test('emits nothing and does not fail if it is ended while it checks a file', () =>
  withFolder(files, async (folder) => {
    const emitted: EventMessage[] = []
    const before = await folderState(folder)
    const checked = new Promise<void>((resolve) => {
      const live = new LiveFolder((event) => emitted.push(event), dataFiles, watchInterval)
      async function dataFiles(): Promise<never> {
        live.end()
        setImmediate(resolve)
        throw new Error('The database is closing.')
      }
      live.follow(folder, before, [])
    })
    await writeFile(join(folder, 'more.csv'), `store_id,status,timestamp_utc\n${line}`)
    // An unhandled rejection would fail the test run.
    await checked
    expect(emitted).toEqual([])
  }))
