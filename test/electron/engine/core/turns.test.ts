import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { nameKey } from '../../../../shared/folder/attributes'
import { inTurns } from '../../../../electron/engine/core/turns'
import { withFolder } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'
import { longestTurn } from '../../../support/program/longestTurn'

/** The longest time that nothing else of the program may run, in milliseconds. */
const limit = 50

async function* batchesOf(...lengths: readonly number[]): AsyncGenerator<readonly number[]> {
  for (const length of lengths) yield Array.from({ length }, (_, at) => at)
}

function work(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('rows are passed on in small batches, and others get a turn as soon as that took long', async () => {
  const read: number[] = []
  const turnsBefore: number[] = []
  let turns = 0
  const others = async (): Promise<void> => {
    for (;;) {
      await setImmediate(undefined, { ref: false })
      turns += 1
    }
  }
  void others()
  for await (const rows of inTurns(batchesOf(2048, 0, 3))) {
    turnsBefore.push(turns)
    expect(rows.length).toBeLessThanOrEqual(256)
    read.push(...rows)
    work(11)
  }
  expect(turnsBefore).toHaveLength(9)
  expect(new Set(turnsBefore).size).toBe(9)
  expect(read).toEqual([...Array(2048).keys(), 0, 1, 2])
})

describe('the event loop is not held', () => {
  const { engine } = useEngine()

  async function loadAndExport(folder: string): Promise<Readonly<Record<'load' | 'outages' | 'groups', number>>> {
    const load = await longestTurn(() => engine().folder.open(folder))
    const { reportId } = await engine().reports.start({})
    await engine().reports.finished(reportId)
    const selection = await engine().selections.select({ reportId, search: '', filters: [], sort: [] })
    const path = join(folder, 'written.csv')
    const outages = await longestTurn(() => engine().exports.outages(selection, path))
    const grouping = { groupBy: nameKey, groupSort: [] }
    return { load, outages, groups: await longestTurn(() => engine().exports.groups(selection, grouping, path)) }
  }

  test('while JSON is read, and while outages and groups are written', async () => {
    const polls = Array.from({ length: 12_000 }, (_, at) => ({
      store_id: `store ${at}`,
      timestamp_utc: `2023-01-24T1${at % 6}:00:00Z`,
      status: 'inactive',
      ...Object.fromEntries([...Array(12).keys()].map((key) => [`k${key}`, at])),
    }))
    const names = polls.map(({ store_id }) => `${store_id},Name of ${store_id}\n`)
    await withFolder({ 'polls.json': JSON.stringify({ polls }), 'stores.csv': `store_id,name\n${names.join('')}` }, async (folder) => {
      // The first time the code is compiled.
      await loadAndExport(folder)
      const longest = await loadAndExport(folder)
      expect(longest.load).toBeLessThan(limit)
      expect(longest.outages).toBeLessThan(limit)
      expect(longest.groups).toBeLessThan(limit)
    })
  })

  test('while the texts of a workbook are read', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => [`store ${at}`, `2023-01-24T12:00:00.${at}Z`, 'inactive'])
    const polls = await writeXlsx({ sheets: [{ name: 'Polls', rows: [['store_id', 'timestamp_utc', 'status'], ...rows] }] })
    await withFolder({ 'polls.xlsx': polls }, async (folder) => {
      await engine().folder.open(folder)
      expect(await longestTurn(() => engine().folder.open(folder))).toBeLessThan(limit)
    })
  })
})
