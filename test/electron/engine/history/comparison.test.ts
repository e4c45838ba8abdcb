import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { comparisonChoices, comparisonKeys } from '../../../../shared/comparison/comparison'
import { comparisonSelection, type ComparisonSelection } from '../../../../shared/comparison/comparisonSelection'
import { withFolder } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

// Stores without hours are always open, and one observation speaks for all 168 hours of the week: 0 % or 100 %.
const monday = 'store_id,timestamp_utc,status\n' + ['A1,active', 'A2,inactive', 'B1,active', 'gone,active'].map(toLine).join('')
const tuesday = 'store_id,timestamp_utc,status\n' + ['A1,inactive', 'A2,active', 'B1,active', 'new,active'].map(toLine).join('')

function toLine(storeAndStatus: string): string {
  return `${storeAndStatus.replace(',', ',2023-01-24 12:00:00 UTC,')}\n`
}

async function reportOn(polls: string): Promise<number> {
  return withFolder({ 'polls.csv': polls }, async (folder) => {
    await engine().folder.open(folder)
    const { reportId } = await engine().reports.start()
    await engine().reports.finished(reportId)
    return reportId
  })
}

async function reportBoth(): Promise<{ readonly beforeId: number; readonly afterId: number }> {
  return { beforeId: await reportOn(monday), afterId: await reportOn(tuesday) }
}

async function storesOf(selection: Partial<ComparisonSelection> & { beforeId: number; afterId: number }): Promise<readonly string[]> {
  const { rows, total } = await engine().comparison.rows({ ...comparisonSelection.parse(selection), offset: 0, limit: 100 })
  expect(total).toBe(rows.length)
  return rows.map(({ store_id }) => store_id)
}

test('sorts the largest loss or the largest gain first, and unknown changes last', async () => {
  const both = await reportBoth()
  expect(await storesOf(both)).toEqual(['A1', 'A2', 'B1', 'gone', 'new'])
  const by = (direction: 'asc' | 'desc') => storesOf({ ...both, sort: [{ column: 'uptime_percent_change', direction }] })
  expect(await by('asc')).toEqual(['A1', 'B1', 'A2', 'gone', 'new'])
  expect(await by('desc')).toEqual(['A2', 'B1', 'A1', 'gone', 'new'])
  const sort: ComparisonSelection['sort'] = [{ column: 'last_status_after', direction: 'asc' }, { column: 'store_id', direction: 'desc' }]
  expect(await storesOf({ ...both, sort })).toEqual(['new', 'B1', 'A2', 'A1', 'gone'])
})

test('search, choices and pages work, and each choice has as many stores as the summary says', async () => {
  const both = await reportBoth()
  expect(await storesOf({ ...both, search: 'a' })).toEqual(['A1', 'A2'])
  expect(await storesOf({ ...both, search: '%' })).toEqual([])
  const chosen: Record<string, readonly string[]> = {}
  for (const only of comparisonChoices) chosen[only] = await storesOf({ ...both, only })
  expect(chosen).toEqual({ new: ['new'], gone: ['gone'], went_down: ['A1'], came_back: ['A2'], worse: ['A1'], better: ['A2'] })
  const summary = await engine().comparison.summary(both)
  expect(summary).toEqual({ stores: 5, new: 1, gone: 1, went_down: 1, came_back: 1, worse: 1, better: 1, same: 1 })
  const page = await engine().comparison.rows({ ...comparisonSelection.parse(both), offset: 3, limit: 1 })
  expect([page.rows.map(({ store_id }) => store_id), page.total]).toEqual([['gone'], 5])
})

test('the CSV of a comparison has the selected stores in their order', async () => {
  const both = await reportBoth()
  await withFolder({}, async (folder) => {
    const path = join(folder, 'comparison.csv')
    const selection = comparisonSelection.parse({ ...both, search: 'A', sort: [{ column: 'downtime_change', direction: 'desc' }] })
    expect(await engine().comparison.exportCsv(selection, path)).toBe(2)
    expect((await readFile(path, 'utf8')).split('\n')).toEqual([
      comparisonKeys.join(','),
      'A1,went_down,100.00,0.00,-100.00,0.00,168.00,168.00,0,1,1,168.00,0.00,-168.00,active,inactive',
      'A2,came_back,0.00,100.00,100.00,168.00,0.00,-168.00,1,0,-1,0.00,168.00,168.00,inactive,active',
      '',
    ])
  })
})

test('a report compared with itself has no changes', async () => {
  const { beforeId } = await reportBoth()
  const summary = await engine().comparison.summary({ beforeId, afterId: beforeId })
  expect(summary).toEqual({ stores: 4, new: 0, gone: 0, went_down: 0, came_back: 0, worse: 0, better: 0, same: 4 })
})

test('both reports must exist and be complete', async () => {
  const { beforeId, afterId } = await reportBoth()
  await expect(engine().comparison.summary({ beforeId, afterId: 9999 })).rejects.toMatchObject({ code: 'REPORT_NOT_FOUND' })
  const started = await engine().reports.start()
  await engine().reports.cancel(started.reportId)
  await engine().reports.finished(started.reportId)
  const cancelled = comparisonSelection.parse({ beforeId: started.reportId, afterId })
  await expect(engine().comparison.rows({ ...cancelled, offset: 0, limit: 1 })).rejects.toMatchObject({ code: 'REPORT_NOT_COMPLETE' })
})
