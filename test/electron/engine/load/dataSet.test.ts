import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'

const { engine, reportOnFolder } = useEngine()

const header = 'store_id,status,timestamp_utc'
const good = 's,active,2023-01-24 12:00:00 UTC'
const bad = 's,asleep,2023-01-24 12:00:00 UTC'

const oddIds = [
  '9',
  '10',
  '0010',
  '8139926242460185114',
  '8139926242460185115',
  '1234567890123456789012345',
  '1e3',
  '-5',
  'NULLS',
  'Zürich 店',
  'b7c1e3a2-5d0f-4c58-9a36-2f1d8e6b7c90',
  ' 9 ',
]

/** A poll file with one poll of each store. */
const pollsOf = (ids: readonly string[]) => [header, ...ids.map((id) => `${id},active,2023-01-24 12:00:00 UTC`)].join('\n')

test('keeps store ids as text, whatever they look like', () =>
  // They are sorted as text, not as numbers. Spaces around an id are not part of it.
  withFolder({ 'p.csv': pollsOf(oddIds) }, async (folder) => {
    expect((await reportOnFolder(folder)).map(({ store_id }) => store_id)).toEqual([
      '-5',
      '0010',
      '10',
      '1234567890123456789012345',
      '1e3',
      '8139926242460185114',
      '8139926242460185115',
      '9',
      'NULLS',
      'Zürich 店',
      'b7c1e3a2-5d0f-4c58-9a36-2f1d8e6b7c90',
    ])
  }))

test.each([
  { what: 'that is only in the polls', others: {} },
  { what: 'that is only in the polls, unlike the stores before it,', others: { 'z.csv': 'store_id,timezone_str\nearly,UTC' } },
])('loads a store $what even if it comes late in a long file', ({ others }) => {
  // Far more polls than are read before the stores get their keys.
  const early = Array.from({ length: 120_000 }, (_, second) => {
    const time = new Date(Date.UTC(2023, 0, 20) + second * 1000).toISOString()
    return `early,active,${time}`
  })
  const late = ['late,active,2023-01-24 11:00:00 UTC', 'late,asleep,2023-01-24 11:30:00 UTC', 'late,inactive,2023-01-24 12:00:00 UTC']
  return withFolder({ 'p.csv': [header, ...early, ...late].join('\n'), ...others }, async (folder) => {
    const rows = await reportOnFolder(folder)
    expect(rows.map((row) => [row.store_id, row.uptime_last_hour, row.downtime_last_hour, row.observations])).toEqual([
      ['early', 60, 0, 120_000],
      ['late', 30, 30, 2],
    ])
    expect(engine().folder.dataSet?.files[0]).toMatchObject({ rowsRead: 120_003, rowsLoaded: 120_002, rowsRejected: 1 })
    expect(await engine().folder.require().issues({ offset: 0, limit: 10 })).toMatchObject([{ line: 120_003, value: 'asleep' }])
  })
})

test('reports the first and the last poll to the microsecond', () =>
  withFolder(
    { 'p.csv': `${header}\ns,active,2023-01-25 18:13:22.479220 UTC\nt,active,2023-01-18T00:00:59.000001+02:00\n${good}` },
    async (folder) => {
      expect(await engine().folder.open(folder)).toMatchObject({
        folder,
        stores: 2,
        firstPollAt: '2023-01-17T22:00:59.000001Z',
        lastPollAt: '2023-01-25T18:13:22.479220Z',
      })
    },
  ))

test('returns issues page by page with a reason', () =>
  withFolder({ 'p.csv': [header, good, ...Array<string>(5).fill(bad)].join('\n') }, async (folder) => {
    await engine().folder.open(folder)
    expect(await engine().folder.require().issues({ offset: 3, limit: 1 })).toEqual([
      {
        file: 'p.csv',
        line: 6,
        column: 'status',
        value: 'asleep',
        code: 'status_unknown',
        reason: 'The meaning of this status is not known; use active or inactive, or choose what the word means.',
        outcome: 'rejected',
      },
    ])
    expect(await engine().folder.require().issues({ offset: 5, limit: 10 })).toEqual([])
  }))

test('loads any number of poll files', () =>
  withFolder(
    Object.fromEntries(Array.from({ length: 260 }, (_, index) => [`${index}.csv`, pollsOf([String(index)])])),
    async (folder) => {
      const { stores, files } = await engine().folder.open(folder)
      expect(stores).toBe(260)
      expect(files.every(({ rowsRead, rowsLoaded }) => rowsRead === 1 && rowsLoaded === 1)).toBe(true)
    },
  ))
