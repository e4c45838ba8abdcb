import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { comparisonChoices, comparisonKeys } from '../../../../shared/comparison/comparison'
import { comparisonSelection, type ComparisonSelection } from '../../../../shared/comparison/comparisonSelection'
import type { ReportRow } from '../../../../shared/report/columns'
import type { ReportSettings } from '../../../../shared/report/reportSettings'
import { withFolder } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'
import { sampleDataFolder } from '../../../support/program/programFolder'
import { referenceReport, type StoreFigures } from '../../../support/reference/reference'
import { hourMicroseconds } from '../../../support/reference/time'

const { engine, reportOnFolder } = useEngine()

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
  expect(chosen).toEqual({ new: ['new'], gone: ['gone'], went_down: ['A1'], came_back: ['A2'], not_selected: [], worse: ['A1'], better: ['A2'] })
  const summary = await engine().comparison.summary(both)
  expect(summary).toMatchObject({ stores: 5, in_both: 3, new: 1, gone: 1, went_down: 1, came_back: 1, not_selected: 0, worse: 1, better: 1, same: 1 })
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
      'A1,went_down,100.00,0.00,-100.00,0.00,168.00,168.00,0,1,1,168.00,0.00,-168.00,active,inactive,too_little_seen,too_little_seen',
      'A2,came_back,0.00,100.00,100.00,168.00,0.00,-168.00,1,0,-1,0.00,168.00,168.00,inactive,active,too_little_seen,too_little_seen',
      '',
    ])
  })
})

test('a report compared with itself has no changes', async () => {
  const { beforeId } = await reportBoth()
  const summary = await engine().comparison.summary({ beforeId, afterId: beforeId })
  expect(summary).toMatchObject({ stores: 4, in_both: 4, new: 0, gone: 0, went_down: 0, came_back: 0, not_selected: 0, worse: 0, better: 0, same: 4 })
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

test('a change of which too little was seen comes behind those that were seen enough', async () => {
  const hourly = Array.from({ length: 9 * 24 }, (_, hour) => new Date(Date.UTC(2023, 0, 15) + hour * 3_600_000).toISOString().slice(0, 19))
  const polls = [
    ...hourly.map((time, hour) => `seen,${hour === 9 * 24 - 1 ? 'inactive' : 'active'},${time}Z`),
    'guess,active,2023-01-20T00:00:00Z',
    'guess,inactive,2023-01-23T20:00:00Z',
  ]
  await withFolder({ 'p.csv': ['store_id,status,timestamp_utc', ...polls].join('\n') }, (folder) => engine().folder.open(folder))
  const idOf = async (asOf: string): Promise<number> => (await engine().reports.finished((await engine().reports.start({ asOf })).reportId)).reportId
  const reports = { beforeId: await idOf('2023-01-22T23:00:00Z'), afterId: await idOf('2023-01-23T23:00:00Z') }
  const { rows } = await engine().comparison.rows({ ...comparisonSelection.parse(reports), offset: 0, limit: 10 })
  expect(rows.map((row) => [row.store_id, (row.uptime_percent_change ?? 0) < 0])).toEqual([['guess', true], ['seen', true]])
  for (const direction of ['asc', 'desc'] as const) {
    expect(await storesOf({ ...reports, sort: [{ column: 'uptime_percent_change', direction }] })).toEqual(['seen', 'guess'])
  }
})

/** The published values of a report of the sample data, by store, and its number. */
async function sampleReport(settings: Partial<ReportSettings>) {
  const rows = await reportOnFolder(sampleDataFolder, settings)
  const { reports } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
  return { reportId: reports[0]?.reportId ?? 0, rows: new Map(rows.map((row) => [row.store_id, row])) }
}

/** Hours or percent as whole hundredths, so that differences are exact. */
function hundredths(hours: number | null | undefined): number {
  return Math.round((hours ?? 0) * 100)
}

function inHours(us: number): number {
  return Math.round((us * 100) / hourMicroseconds) / 100
}

/** The sums of the exact figures of the reference, in hours and percent with two decimals. */
function totalsOf(figures: readonly StoreFigures[]) {
  const sum = (name: 'uptime' | 'downtime' | 'outages') => figures.reduce((total, { windows }) => total + windows.last_week[name], 0)
  const [uptime, downtime] = [sum('uptime'), sum('downtime')]
  return { uptime: inHours(uptime), downtime: inHours(downtime), outages: sum('outages'), percent: Math.round((uptime * 10_000) / (uptime + downtime)) / 100 }
}

function statusOf(rows: ReadonlyMap<string, ReportRow>, storeId: string): string | null {
  return rows.get(storeId)?.last_status ?? null
}

test('totals and kinds of change follow from the rows of two reports on the sample data', async () => {
  const all = await sampleReport({})
  const ids = [...all.rows.keys()]
  const before = await sampleReport({ asOf: '2023-03-13T12:00:00Z', storeIds: ids.slice(0, 30) })
  const after = await sampleReport({ storeIds: ids.slice(10, 50) })
  const shared = ids.slice(10, 30)
  const isJudged = (id: string) => [before, after].every(({ rows }) => (rows.get(id)?.coverage_last_week ?? 0) >= 0.5)
  const asOfs = [Date.parse('2023-03-13T12:00:00Z') * 1000, null]
  const exact = asOfs.map((asOf) => referenceReport(sampleDataFolder, asOf, 'nearest').filter(({ storeId }) => shared.includes(storeId)))
  const [earlier, later] = exact.map(totalsOf)
  const [percentBefore, percentAfter] = exact.map((figures) => totalsOf(figures.filter(({ storeId }) => isJudged(storeId))).percent)
  expect(shared.filter((id) => !isJudged(id)).length).toBeGreaterThan(0)
  const reports = { beforeId: before.reportId, afterId: after.reportId }
  const summary = await engine().comparison.summary(reports)
  expect(summary).toMatchObject({ stores: 50, in_both: 20, not_selected: 30, new: 0, gone: 0 })
  expect(summary).toMatchObject({
    uptime_before: earlier?.uptime,
    uptime_after: later?.uptime,
    downtime_before: earlier?.downtime,
    downtime_after: later?.downtime,
    outages_before: earlier?.outages,
    outages_after: later?.outages,
    judged: shared.filter(isJudged).length,
    uptime_percent_before: percentBefore,
    uptime_percent_after: percentAfter,
    uptime_percent_change: Math.round(hundredths(percentAfter) - hundredths(percentBefore)) / 100,
    downtime_change: Math.round(hundredths(later?.downtime) - hundredths(earlier?.downtime)) / 100,
  })
  expect(earlier?.downtime).toBeGreaterThan(0)

  const down = shared.filter((id) => statusOf(after.rows, id) === 'inactive' && statusOf(before.rows, id) !== 'inactive')
  const back = shared.filter((id) => statusOf(after.rows, id) === 'active' && statusOf(before.rows, id) === 'inactive')
  expect(await storesOf({ ...reports, only: 'went_down' })).toEqual(down)
  expect(await storesOf({ ...reports, only: 'came_back' })).toEqual(back)
  expect(await storesOf({ ...reports, only: 'not_selected' })).toEqual([...ids.slice(0, 10), ...ids.slice(30, 50)])

  // The later report has all stores, but the earlier one was not asked for 30 of them.
  const withAll = await engine().comparison.summary({ beforeId: before.reportId, afterId: all.reportId })
  expect(withAll).toMatchObject({ stores: 60, in_both: 30, not_selected: 30, new: 0, gone: 0 })
})
