import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runAsClient } from '../../../../electron/engine/core/currentClient'
import { Engine } from '../../../../electron/engine/engine'
import type { NamedException } from '../../../../electron/engine/load/exceptions/loadExceptions'
import { withFolder } from '../../../support/data/folder'

const polls = (stores: number): string =>
  ['store_id,timestamp_utc,status', ...Array.from({ length: stores }, (_, store) => `${store},2023-01-24 12:00:00 UTC,active`)].join('\n')

async function withOpenFolder(use: (engine: Engine, folder: string, loads: readonly number[]) => Promise<void>): Promise<void> {
  await withFolder({ 'polls.csv': polls(1) }, async (folder) => {
    const engine = await Engine.open()
    try {
      await engine.folder.open(folder)
      const loads: number[] = []
      engine.folder.onLoaded(({ stores }) => loads.push(stores))
      await use(engine, folder, loads)
    } finally {
      await engine.close()
    }
  })
}

const reloadAs = (engine: Engine, client: string) => runAsClient(client, async () => engine.folder.reload())
const cancelAs = (engine: Engine, client: string): void => runAsClient(client, () => engine.folder.cancelOwn())

test('clients that reload while a reload waits get its result', () =>
  withOpenFolder(async (engine, folder, loads) => {
    await writeFile(join(folder, 'polls.csv'), polls(2))
    const all = await Promise.all(['a', 'b', 'c'].map((client) => reloadAs(engine, client)))
    expect(all.map(({ stores }) => stores)).toEqual([2, 2, 2])
    expect(loads).toEqual([2])
  }))

/** Resolves when a load has begun to read. */
function loadBegun(engine: Engine): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = engine.subscribe((event) => {
      if (event.name !== 'progress' || event.data.job !== 'load') return
      unsubscribe()
      resolve()
    })
  })
}

test('a reload that is asked for while another one reads comes after it, because the files may have changed', () =>
  withOpenFolder(async (engine, folder, loads) => {
    const reading = loadBegun(engine)
    const first = reloadAs(engine, 'a')
    await reading
    await writeFile(join(folder, 'polls.csv'), polls(3))
    const [, second, third] = await Promise.all([first, reloadAs(engine, 'b'), reloadAs(engine, 'c')])
    expect([second.stores, third.stores]).toEqual([3, 3])
    expect(loads).toHaveLength(2)
  }))

test('only a client that waits for a load cancels it', () =>
  withOpenFolder(async (engine, _folder, loads) => {
    const reload = reloadAs(engine, 'a')
    cancelAs(engine, 'b')
    expect((await reload).stores).toBe(1)
    const cancelled = reloadAs(engine, 'a')
    cancelAs(engine, 'a')
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' })
    // One that is asked for now is not the one that was cancelled.
    expect((await reloadAs(engine, 'b')).stores).toBe(1)
    expect(loads).toEqual([1, 1])
  }))

describe('a reload that several clients wait for', () => {
  const cancelled = { status: 'rejected', reason: expect.objectContaining({ code: 'CANCELLED' }) }
  const done = { status: 'fulfilled', value: expect.objectContaining({ stores: 2 }) }

  test('goes on for the others when the client that started it cancels it, waiting or reading', () =>
    withOpenFolder(async (engine, folder, loads) => {
      await writeFile(join(folder, 'polls.csv'), polls(2))
      for (const isReading of [false, true]) {
        const begun = loadBegun(engine)
        const reloads = Promise.allSettled(['a', 'b', 'c'].map((client) => reloadAs(engine, client)))
        if (isReading) await begun
        cancelAs(engine, 'a')
        expect(await reloads).toEqual([cancelled, done, done])
      }
      expect(loads).toEqual([2, 2])
    }))

  test('is cancelled when the last of them cancels it, and the data stays', () =>
    withOpenFolder(async (engine, folder, loads) => {
      await writeFile(join(folder, 'polls.csv'), polls(2))
      const reloads = Promise.allSettled(['a', 'b'].map((client) => reloadAs(engine, client)))
      cancelAs(engine, 'b')
      // Who opens another folder gives up the reload too.
      const opening = runAsClient('a', async () => engine.folder.open(join(folder, 'missing')))
      await expect(opening).rejects.toMatchObject({ code: 'FOLDER_UNREADABLE' })
      expect(await reloads).toEqual([cancelled, cancelled])
      expect(loads).toEqual([])
      expect(engine.folder.dataSet?.stores).toBe(1)
    }))

  test('can be asked for again by a client that has given it up', () =>
    withOpenFolder(async (engine, _folder, loads) => {
      const all = ['a', 'b'].map((client) => reloadAs(engine, client))
      const results = Promise.allSettled(all)
      cancelAs(engine, 'a')
      expect((await reloadAs(engine, 'a')).stores).toBe(1)
      expect((await results).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
      expect(loads).toEqual([1])
    }))
})

test('the loaded data can be read while the folder is loaded again, and is not replaced as long as somebody reads it', () =>
  withOpenFolder(async (engine, folder, loads) => {
    await writeFile(join(folder, 'polls.csv'), polls(2))
    let endReading: () => void
    const mayEnd = new Promise<void>((resolve) => (endReading = resolve))
    const reloading = loadBegun(engine)
    const reload = engine.folder.reload()
    await reloading
    expect(await engine.folder.use(async ({ summary }) => summary.stores)).toBe(1)
    expect(loads).toEqual([])
    const lastStep = new Promise<void>((resolve) => {
      engine.subscribe(({ name, data }) => {
        if (name === 'progress' && data.step === 'Counting rows') resolve()
      })
    })
    const reading = engine.folder.use(async (dataSet) => {
      await mayEnd
      return [dataSet.summary.stores, (await dataSet.namesOf(['0'])).size]
    })
    await lastStep
    // Added exceptions change the loaded data, so they wait too.
    const adding = engine.folder.setAdded([])
    // The load would end meanwhile if it could.
    for (let statements = 0; statements < 100; statements += 1) await engine.check()
    expect(loads).toEqual([])
    endReading!()
    expect(await reading).toEqual([1, 0])
    expect((await reload).stores).toBe(2)
    await adding
    expect(await engine.folder.use(async ({ summary }) => summary.stores)).toBe(2)
  }))

test('questions about data that is replaced are answered before it is removed, and later ones are refused', () =>
  withOpenFolder(async (engine) => {
    const dataSet = engine.folder.require()
    const asked = Array.from({ length: 20 }, () => dataSet.issueGroups())
    await dataSet.dispose()
    expect(await Promise.all(asked)).toEqual(asked.map(() => []))
    await expect(dataSet.issueGroups()).rejects.toMatchObject({ code: 'NO_DATA' })
  }))

/** An exception of all stores on the day of the polls, of the whole day unless it has times. */
function onTheDay(reason: string, startTime = '', endTime = ''): NamedException {
  return { origin: 'a test', storeIds: null, date: '2023-01-24', endDate: '', startTime, endTime, start: '', end: '', reason }
}

test('what asks for the exceptions never sees those that are refused', () =>
  withOpenFolder(async (engine) => {
    await engine.folder.setAdded([onTheDay('Fair')])
    const dataSet = engine.folder.require()
    const answer: { error?: unknown } = {}
    const refused = engine.folder.setAdded([onTheDay('Strike'), onTheDay('Sale', '10:00', '12:00')]).catch((error: unknown) => {
      answer.error = error
    })
    const seen = new Set<string>()
    while (answer.error === undefined) {
      const rows = await dataSet.use((connection) => connection.all<{ reason: string }>('select reason from exception'))
      for (const { reason } of rows) seen.add(reason)
    }
    await refused
    expect(answer.error).toMatchObject({ code: 'MAPPING_NEEDED' })
    expect([...seen]).toEqual(['Fair'])
  }))

test('exceptions are not added to a folder that is opened before their turn comes', () =>
  withOpenFolder((engine) =>
    withFolder({ 'polls.csv': polls(2) }, async (other) => {
      const loading = loadBegun(engine)
      const opening = engine.folder.open(other)
      await loading
      const adding = engine.folder.setAdded([onTheDay('Fair')])
      await expect(adding).rejects.toMatchObject({ code: 'NO_DATA' })
      await opening
      expect(engine.folder.require().hasExceptions).toBe(false)
    }),
  ))

test('exceptions that are added while a reload waits for its turn are in what it loads', () =>
  withOpenFolder(async (engine, _folder, loads) => {
    const held: { goOn?: () => void } = {}
    const busy = engine.folder.alone(() => new Promise<void>((resolve) => (held.goOn = resolve)))
    const reloading = engine.folder.reload()
    const adding = engine.folder.setAdded([onTheDay('Fair')])
    // The queue begins with what it was asked for first.
    while (held.goOn === undefined) await engine.check()
    held.goOn()
    await Promise.all([busy, reloading, adding])
    expect(loads).toEqual([1])
    expect(engine.folder.require().hasExceptions).toBe(true)
  }))
