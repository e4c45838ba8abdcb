import { expect, test } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import { EngineError } from '../../../electron/engine/core/errors'
import type { EventMessage } from '../../../shared/operations/contract'
import { withFolder } from '../../support/data/folder'
import { useEngine } from '../../support/engine/useEngine'

const { engine } = useEngine()

const header = 'store_id,status,timestamp_utc'
const good = { 'p.csv': `${header}\ns,active,2023-01-24 12:00:00 UTC` }
const everyStore = { asOf: null, method: 'nearest' } as const

async function withEngine(use: (own: Engine) => Promise<void>): Promise<void> {
  const own = await Engine.open()
  try {
    await use(own)
  } finally {
    await own.close()
  }
}

test('there is no data before a folder is open', () =>
  withEngine(async (own) => {
    expect(own.folder.dataSet).toBeNull()
    const refusal = { code: 'NO_DATA', message: 'No folder is open.' }
    await expect(own.reports.start(everyStore)).rejects.toMatchObject(refusal)
    expect(() => own.folder.require()).toThrow(expect.objectContaining(refusal))
  }))

test.each<{ name: string; files: Readonly<Record<string, string>>; message: string }>([
  {
    name: 'all rows unusable',
    files: { 'p.csv': `${header}\ns,asleep,2023-01-24 12:00:00 UTC` },
    message: 'p.csv, line 2, status: "asleep". The meaning of this status is not known; use active or inactive, or choose what the word means.',
  },
  { name: 'no rows', files: { 'p.csv': header }, message: 'The poll files have no rows.' },
  {
    name: 'only broken lines, in the second file',
    files: { 'a.csv': header, 'b.csv': `${header}\ns,active\n` },
    message: 'b.csv, line 2: "s,active". The row has fewer values than the header has columns; complete or remove it.',
  },
])('refuses a folder without usable polls: $name', ({ files, message }) =>
  withFolder(files, async (folder) => {
    await expect(engine().folder.open(folder)).rejects.toMatchObject({
      code: 'DATA_UNUSABLE',
      message: `None of the polls in ${folder} can be used. ${message}`,
    })
  }),
)

test('keeps the open folder, its issues and its report if another folder cannot be loaded', () =>
  withFolder({ 'p.csv': `${good['p.csv']}\ns,asleep,2023-01-24 12:00:00 UTC` }, async (folder) => {
    const loaded = await engine().folder.open(folder)
    const { reportId } = await engine().reports.start(everyStore)
    await engine().reports.finished(reportId)
    await expect(engine().folder.open(`${folder}/missing`)).rejects.toThrow(EngineError)
    await withFolder({ 'p.csv': header }, async (empty) => {
      await expect(engine().folder.open(empty)).rejects.toMatchObject({ code: 'DATA_UNUSABLE' })
    })
    expect(engine().folder.dataSet).toEqual(loaded)
    expect(await engine().folder.require().issues({ offset: 0, limit: 10 })).toHaveLength(1)
    expect(await engine().reports.latest(folder)).toMatchObject({ reportId })
    const again = await engine().reports.start(everyStore)
    expect(await engine().reports.finished(again.reportId)).toMatchObject({ status: 'complete', stores: 1, rowsRejected: 1 })
  }))

test('loads a good folder after a failure', async () => {
  await withFolder({ 'p.csv': header }, async (empty) => {
    await expect(engine().folder.open(empty)).rejects.toMatchObject({ code: 'DATA_UNUSABLE' })
  })
  await withFolder(good, async (folder) => {
    expect(await engine().folder.open(folder)).toMatchObject({ folder, stores: 1, issues: 0 })
  })
})

// A stray line makes the program read the file record by record.
const slow = { 'p.csv': `${good['p.csv']}\nstray\n` + 's,active,2023-01-24 12:00:00 UTC\n'.repeat(60_000) }

test('keeps the open folder at whatever point loading is cancelled', () =>
  withFolder(good, async (former) => {
    await withEngine(async (own) => {
      const loaded = await own.folder.open(former)
      await withFolder(slow, async (folder) => {
        let cancelAfter = 1
        for (; ; cancelAfter += 1) {
          let received = 0
          const unsubscribe = own.subscribe(() => {
            received += 1
            if (received === cancelAfter) own.folder.cancel()
          })
          const [outcome] = await Promise.allSettled([own.folder.open(folder)])
          unsubscribe()
          if (outcome.status === 'fulfilled') break
          expect(outcome.reason).toMatchObject({ name: 'EngineError', code: 'CANCELLED', message: 'Cancelled.' })
          expect(own.folder.dataSet).toEqual(loaded)
        }
        expect(cancelAfter).toBeGreaterThan(1)
      })
    })
  }))

test('opening a folder cancels one that is still loading', () =>
  withFolder(slow, (abandoned) =>
    withFolder(good, async (folder) => {
      const [first, second] = await Promise.allSettled([engine().folder.open(abandoned), engine().folder.open(folder)])
      expect(first).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } })
      expect(second).toMatchObject({ status: 'fulfilled', value: { folder } })
      expect(engine().folder.dataSet?.folder).toBe(folder)
    }),
  ))

test('progress only increases, from 0 to at most 1', () =>
  withFolder(good, (folder) =>
    withEngine(async (own) => {
      const events: EventMessage[] = []
      own.subscribe((event) => events.push(event))
      await own.folder.open(folder)
      const { reportId } = await own.reports.start(everyStore)
      await own.reports.finished(reportId)
      for (const job of ['load', 'report'] as const) {
        const reported = events.flatMap(({ name, data }) => (name === 'progress' && data.job === job ? [data.fraction] : []))
        const fractions = reported.filter((fraction) => fraction !== null)
        expect(fractions[0]).toBe(0)
        expect(fractions).toEqual(fractions.toSorted((one, other) => one - other))
        expect(fractions.at(-1)).toBeLessThanOrEqual(1)
      }
    }),
  ))

test.each(['soon', '2023-01-24', '2023-02-30T00:00:00Z', '1815-06-18T12:00:00Z', '2200-01-01T00:00:00Z'])(
  'refuses a report as of %s',
  (asOf) =>
    withFolder(good, async (folder) => {
      await engine().folder.open(folder)
      await expect(engine().reports.start({ ...everyStore, asOf })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: `"${asOf}" is not a date and time between 1970 and 2199, such as 2023-01-25T18:13:22Z.`,
      })
    }),
)

test('the report time is in UTC and has microseconds', () =>
  withFolder(good, async (folder) => {
    await engine().folder.open(folder)
    const report = await engine().reports.start({ ...everyStore, asOf: '2023-01-24T12:00:00.000001+05:30' })
    expect(report.asOf).toBe('2023-01-24T06:30:00.000001Z')
  }))

test('a report on some stores has only their rows', () =>
  withFolder({ 'p.csv': `${good['p.csv']}\nt,inactive,2023-01-24 11:00:00 UTC\n007,inactive,2023-01-24 11:00:00 UTC` }, async (folder) => {
    await engine().folder.open(folder)
    await expect(engine().reports.start({ storeIds: ['t', 'u', 'u', '7'] })).rejects.toMatchObject({
      code: 'STORE_NOT_FOUND',
      message: 'These 2 stores are not in the data: u, 7.',
    })
    const { reportId } = await engine().reports.start({ storeIds: ['t', '007', 't'] })
    // The report time is the newest poll of all stores.
    expect(await engine().reports.finished(reportId)).toMatchObject({ selectedStores: 2, stores: 2, asOf: '2023-01-24T12:00:00.000000Z' })
    const { rows } = await engine().selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 10 })
    expect(rows).toMatchObject([{ store_id: '007' }, { store_id: 't', downtime_last_week: 168 }])
    expect(await engine().reports.latest(folder)).toBeNull()
  }))

test('an error about many unknown stores names the first five', () =>
  withFolder(good, async (folder) => {
    await engine().folder.open(folder)
    await expect(engine().reports.start({ storeIds: ['a', 'b', 'c', 'd', 'e', 'f', 's', 'g'] })).rejects.toMatchObject({
      code: 'STORE_NOT_FOUND',
      message: 'These 7 stores are not in the data: a, b, c, d, e and 2 more.',
    })
  }))

test.each([
  {
    name: 'that ends before it begins',
    settings: { window: { from: '2023-01-24T12:00:00Z', to: '2023-01-24T13:00:00+02:00' } },
    message: 'The period must end after it starts, but it runs from 2023-01-24T12:00:00Z to 2023-01-24T13:00:00+02:00.',
  },
  {
    name: 'without length',
    settings: { window: { from: '2023-01-24T12:00:00Z', to: '2023-01-24T12:00:00Z' } },
    message: 'The period must end after it starts, but it runs from 2023-01-24T12:00:00Z to 2023-01-24T12:00:00Z.',
  },
  {
    name: 'longer than ten years',
    settings: { window: { from: '2000-01-01T00:00:00Z', to: '2023-01-24T12:00:00Z' } },
    message: 'A period can be at most 3660 days.',
  },
  {
    name: 'together with a report time',
    settings: { asOf: '2023-01-24T12:00:00Z', window: { from: '2023-01-23T12:00:00Z', to: '2023-01-24T12:00:00Z' } },
    message: 'Give either a report time (as-of) or a period (from and to), not both.',
  },
])('refuses a window $name', ({ settings, message }) =>
  withFolder(good, async (folder) => {
    await engine().folder.open(folder)
    await expect(engine().reports.start(settings)).rejects.toMatchObject({ code: 'INVALID_INPUT', message })
  }),
)

test('a second close does nothing', () =>
  withFolder(good, async (folder) => {
    const own = await Engine.open()
    await own.folder.open(folder)
    await own.reports.start(everyStore)
    await Promise.all([own.close(), own.close()])
    await expect(own.close()).resolves.toBeUndefined()
  }))

test('closing while rows are read only ends the reads', () =>
  withFolder(good, async (folder) => {
    const own = await Engine.open()
    await own.folder.open(folder)
    const { reportId } = await own.reports.start(everyStore)
    await own.reports.finished(reportId)
    const selection = { reportId, search: '', filters: [], sort: [], offset: 0, limit: 10 }
    const reads = Array.from({ length: 50 }, () => own.selections.rows(selection))
    const outcomes = Promise.allSettled(reads)
    await own.close()
    const texts = (await outcomes).map((outcome) =>
      outcome.status === 'fulfilled' ? `${outcome.value.total} row` : String(outcome.reason),
    )
    const proper = new Set(['1 row', 'EngineError: Cancelled.', 'EngineError: Store Monitor is closing.'])
    expect(texts.filter((outcome) => !proper.has(outcome))).toEqual([])
  }))
