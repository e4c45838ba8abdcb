import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { columnKeys, type ColumnKey, type ReportRow } from '../../../../shared/report/columns'
import type { HourlyDowntime } from '../../../../shared/report/chartData'
import type { FacetColumn } from '../../../../shared/report/facets'
import type { ColumnFilter, Condition, RowSelection } from '../../../../shared/report/rowSelection'
import { Engine } from '../../../../electron/engine/engine'
import { withFolder } from '../../../support/data/folder'

// The report time is 12:00, and no store has business hours: of 168 hours,
//   a1    was up for 168
//   B2    was down for 168, one outage
//   half  was up for 167.5 and then down for 0.5, one outage; 167.5 / 168 = 99.70 %
//   none  has no observation: no percentage and no last status
//   the odd names were up, in their own zones
// One hour before each poll is covered (two for half): the goals here judge a store from the smallest coverage on.
const files = {
  'polls.csv': `
    store_id,status,timestamp_utc
    a1,active,2023-01-24 12:00:00 UTC
    B2,inactive,2023-01-24 12:00:00 UTC
    half,active,2023-01-24 11:00:00 UTC
    half,inactive,2023-01-24 12:00:00 UTC
    50%_$1,active,2023-01-24 12:00:00 UTC
    "'; drop table report; --",active,2023-01-24 12:00:00 UTC
    "Zoë ""Z""",active,2023-01-24 12:00:00 UTC`,
  'zones.csv': `
    store_id,timezone_str
    none,Asia/Tokyo
    50%_$1,UTC
    "'; drop table report; --",UTC
    "Zoë ""Z""",Asia/Kathmandu`,
}
// The stores are sorted by their characters.
const ids = ["'; drop table report; --", '50%_$1', 'B2', 'Zoë "Z"', 'a1', 'half', 'none'] as const
const [attack, percent, down, zoe, up, half, none] = ids

let engine: Engine
let reportId: number
beforeAll(async () => {
  engine = await Engine.open()
  await withFolder(files, (folder) => engine.folder.open(folder))
  const report = await engine.reports.start({ asOf: null, method: 'nearest', storeIds: null })
  reportId = report.reportId
  await engine.reports.finished(reportId)
})
afterAll(() => engine.close())

type Selection = Partial<Omit<RowSelection, 'reportId'>>

const goal = { goalPercent: 99, leastCoveragePercent: 0.5, lowBudgetPercent: 25 }

const everything = (selection: Selection = {}): RowSelection => ({ reportId, search: '', filters: [], sort: [], goal, ...selection })

async function rowsOf(selection: Selection = {}): Promise<readonly ReportRow[]> {
  const { rows, total } = await engine.selections.rows({ ...everything(selection), offset: 0, limit: 1000 })
  expect(total).toBe(rows.length)
  return rows
}

async function idsOf(selection: Selection = {}): Promise<readonly string[]> {
  return (await rowsOf(selection)).map(({ store_id }) => store_id)
}

const where = (column: ColumnKey, ...conditions: Condition[]): ColumnFilter => ({ column, join: 'and', conditions })

test('rows are sorted by id as text by default', async () => {
  expect(await idsOf()).toEqual(ids)
})

test('a page is a part of the rows and has their total', async () => {
  const { rows, total } = await engine.selections.rows({ ...everything(), offset: 2, limit: 3 })
  expect(rows.map(({ store_id }) => store_id)).toEqual([down, zoe, up])
  for (const row of rows) expect(Object.keys(row)).toEqual(columnKeys)
  expect(total).toBe(7)
  const last = await engine.selections.rows({ ...everything(), offset: 5, limit: 100 })
  expect(last.rows.map(({ store_id }) => store_id)).toEqual([half, none])
  expect(await engine.selections.rows({ ...everything(), offset: 7, limit: 100 })).toEqual({ rows: [], total: 7 })
})

describe('sorting', () => {
  test('sorts by several columns, and ties by id', async () => {
    const sort: RowSelection['sort'] = [
      { column: 'outages_last_week', direction: 'desc' },
      { column: 'timezone', direction: 'asc' },
    ]
    // B2 and half, both in Chicago, have one outage. The others have none: Chicago, Kathmandu, Tokyo, UTC twice.
    expect(await idsOf({ sort })).toEqual([down, half, up, zoe, none, attack, percent])
  })

  test('sorts ids as text in both directions', async () => {
    expect(await idsOf({ sort: [{ column: 'store_id', direction: 'desc' }] })).toEqual(ids.toReversed())
  })

  test('sorts rows without a value last in both directions', async () => {
    const column = 'uptime_percent_last_week'
    const rising = await idsOf({ sort: [{ column, direction: 'asc' }] })
    expect(rising).toEqual([down, half, attack, percent, zoe, up, none])
    const falling = await idsOf({ sort: [{ column, direction: 'desc' }] })
    expect(falling).toEqual([attack, percent, zoe, up, half, down, none])
  })
})

test.each<{ filter: ColumnFilter; expected: readonly string[] }>([
  { filter: where('uptime_last_week', { type: 'equals', value: 167.5 }), expected: [half] },
  { filter: where('uptime_last_week', { type: 'notEqual', value: 168 }), expected: [down, half, none] },
  { filter: where('uptime_last_week', { type: 'lessThan', value: 167.5 }), expected: [down, none] },
  { filter: where('uptime_last_week', { type: 'lessThanOrEqual', value: 167.5 }), expected: [down, half, none] },
  { filter: where('downtime_last_week', { type: 'greaterThan', value: 0.5 }), expected: [down] },
  { filter: where('downtime_last_week', { type: 'greaterThanOrEqual', value: 0.5 }), expected: [down, half] },
  { filter: where('uptime_percent_last_week', { type: 'inRange', from: 0, to: 99.7 }), expected: [down, half] },
  { filter: where('uptime_percent_last_week', { type: 'inRange', from: 99.71, to: 99.99 }), expected: [] },
  { filter: where('uptime_percent_last_week', { type: 'notEqual', value: 100 }), expected: [down, half, none] },
  { filter: where('uptime_percent_last_week', { type: 'blank' }), expected: [none] },
  { filter: where('last_status', { type: 'notBlank' }), expected: ids.filter((id) => id !== none) },
  { filter: where('timezone', { type: 'contains', value: 'ASIA' }), expected: [zoe, none] },
  { filter: where('timezone', { type: 'notContains', value: 'a' }), expected: [attack, percent] },
  { filter: where('timezone', { type: 'startsWith', value: 'america/c' }), expected: [down, up, half] },
  { filter: where('timezone', { type: 'endsWith', value: 'MANDU' }), expected: [zoe] },
  { filter: where('last_status', { type: 'equalsText', value: 'Inactive' }), expected: [down, half] },
  { filter: where('last_status', { type: 'notEqualText', value: 'active' }), expected: [down, half, none] },
  { filter: where('last_status', { type: 'notContains', value: 'in' }), expected: [attack, percent, zoe, up, none] },
  { filter: where('store_id', { type: 'equalsText', value: 'b2' }), expected: [down] },
  { filter: where('state', { type: 'oneOf', values: ['down', 'unknown'] }), expected: [down, half, none] },
  { filter: where('last_status', { type: 'oneOf', values: ['inactive', null] }), expected: [down, half, none] },
  { filter: where('last_status', { type: 'oneOf', values: [null] }), expected: [none] },
  { filter: where('last_status', { type: 'oneOf', values: ['INACTIVE'] }), expected: [] },
  // 0.3 % of 1 % is used by half, which is more than a quarter of it.
  { filter: where('verdict_last_week', { type: 'oneOf', values: ['little_left'] }), expected: [half] },
  { filter: where('verdict_last_week', { type: 'equalsText', value: 'misses' }), expected: [down] },
  { filter: where('last_poll', { type: 'equals', value: 0 }), expected: ids.filter((id) => id !== none) },
  {
    filter: { ...where('uptime_last_week', { type: 'equals', value: 0 }, { type: 'equals', value: 167.5 }), join: 'or' },
    expected: [down, half, none],
  },
  {
    filter: where('uptime_last_week', { type: 'greaterThan', value: 0 }, { type: 'lessThan', value: 168 }),
    expected: [half],
  },
])('$filter.column $filter.join $filter.conditions', async ({ filter, expected }) => {
  expect(await idsOf({ filters: [filter] })).toEqual(expected)
})

test('combines the filters of several columns and the search', async () => {
  const filters = [
    where('outages_last_week', { type: 'equals', value: 1 }),
    where('timezone', { type: 'endsWith', value: 'chicago' }),
  ]
  expect(await idsOf({ filters })).toEqual([down, half])
  expect(await idsOf({ filters, search: 'ALF' })).toEqual([half])
})

// The report time is 06:00 on Tuesday in Chicago. half was down in the half hour before, B2 all week.
test.each<{ name: string; selection: Selection; expected: readonly string[] }>([
  { name: 'the hour before the report time', selection: { hourOfWeek: 29 }, expected: [down, half] },
  { name: 'the hour after it, a week ago', selection: { hourOfWeek: 30 }, expected: [down] },
  { name: 'an hour and a search', selection: { hourOfWeek: 29, search: 'a' }, expected: [half] },
  { name: 'no uptime %', selection: { uptimeBand: 'none' }, expected: [none] },
  { name: 'from 0 to below 50 %', selection: { uptimeBand: 0 }, expected: [down] },
  { name: 'from 99 to below 99.5 %', selection: { uptimeBand: 99 }, expected: [] },
  { name: 'from 99.5 to below 100 %', selection: { uptimeBand: 99.5 }, expected: [half] },
  { name: '100 %', selection: { uptimeBand: 100 }, expected: [attack, percent, zoe, up] },
  { name: 'a band and an hour', selection: { uptimeBand: 0, hourOfWeek: 29 }, expected: [down] },
])('selects stores: $name', async ({ selection, expected }) => {
  expect(await idsOf(selection)).toEqual(expected)
  expect(await engine.selections.totals(everything(selection))).toMatchObject({ stores: expected.length })
})

async function storesInBands(selection: Selection): Promise<readonly number[]> {
  const bands = await engine.selections.uptimeBands(everything(selection))
  expect(bands.map(({ band }) => band)).toEqual(['none', 0, 50, 75, 90, 95, 98, 99, 99.5, 100])
  return bands.map(({ stores }) => stores)
}

test('counts the stores of all bands with all filters except the band', async () => {
  expect(await storesInBands({})).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 1, 4])
  expect(await storesInBands({ uptimeBand: 0 })).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 1, 4])
  expect(await storesInBands({ uptimeBand: 0, hourOfWeek: 29 })).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 1, 0])
  expect(await storesInBands({ search: 'o' })).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 2])
})

async function inHour29(selection: Selection): Promise<readonly HourlyDowntime[]> {
  const hours = await engine.selections.hourlyDowntime(everything(selection))
  return hours.filter(({ hourOfWeek }) => hourOfWeek === 29)
}

test('downtime by hour follows all filters except the hour', async () => {
  // Hour 29 is open for an hour in each of the six observed stores.
  const all = [{ hourOfWeek: 29, downtimeHours: 1.5, observedOpenHours: 6, stores: 2 }]
  expect(await inHour29({})).toEqual(all)
  expect(await inHour29({ hourOfWeek: 30 })).toEqual(all)
  expect(await inHour29({ uptimeBand: 99.5 })).toEqual([{ hourOfWeek: 29, downtimeHours: 0.5, observedOpenHours: 1, stores: 1 }])
  // Its local hour is another one in some zones, but all four are open in it.
  expect(await inHour29({ uptimeBand: 100 })).toEqual([{ hourOfWeek: 29, downtimeHours: 0, observedOpenHours: 4, stores: 0 }])
  // Nobody knows about a store without observations, but it is open.
  expect(await inHour29({ search: none })).toEqual([{ hourOfWeek: 29, downtimeHours: 0, observedOpenHours: 0, stores: 0 }])
})

const facet = (column: FacetColumn, selection: Selection = {}) => engine.selections.facet({ ...everything(selection), column })

test('counts the values of a text column with all filters except the one on it', async () => {
  const states = [{ value: 'up', stores: 4 }, { value: 'down', stores: 2 }, { value: 'unknown', stores: 1 }]
  expect(await facet('state')).toEqual(states)
  expect(await facet('state', { filters: [where('state', { type: 'oneOf', values: ['up'] })] })).toEqual(states)
  expect(await facet('last_status', { filters: [where('state', { type: 'oneOf', values: ['unknown'] })] })).toEqual([{ value: null, stores: 1 }])
  expect(await facet('verdict_last_week')).toEqual([
    { value: 'meets', stores: 4 },
    { value: 'little_left', stores: 1 },
    { value: 'misses', stores: 1 },
    { value: 'no_observations', stores: 1 },
  ])
  expect(await facet('verdict_last_week', { goal: { ...goal, leastCoveragePercent: 50 }, search: 'a' })).toEqual([{ value: 'too_little_seen', stores: 3 }])
  expect(await facet('timezone', { search: 'no such store' })).toEqual([])
})

test.each<{ search: string; expected: readonly string[] }>([
  { search: 'b', expected: [attack, down] },
  { search: '1', expected: [percent, up] },
  { search: 'ZOË', expected: [zoe] },
  { search: '%', expected: [percent] },
  { search: '_', expected: [percent] },
  { search: '$1', expected: [percent] },
  { search: '$value1', expected: [] },
  { search: '"', expected: [zoe] },
  { search: "'; DROP TABLE report; --", expected: [attack] },
  { search: "' or 1 = 1 --", expected: [] },
  { search: '\\', expected: [] },
  { search: ' ', expected: [attack, zoe] },
])('a search for $search is only text', async ({ search, expected }) => {
  expect(await idsOf({ search })).toEqual(expected)
  expect(await idsOf({ filters: [where('store_id', { type: 'contains', value: search })] })).toEqual(expected)
})

test.each<ColumnFilter>([
  where('uptime_last_week', { type: 'contains', value: '168' }),
  where('store_id', { type: 'equals', value: 1 }),
  where('timezone', { type: 'inRange', from: 0, to: 1 }),
  where('outages_last_week', { type: 'oneOf', values: ['1'] }),
])('refuses to filter $column by $conditions.0.type', async (filter) => {
  const selection = everything({ filters: [filter] })
  const message = `The column ${filter.column} cannot be filtered by "${filter.conditions[0]?.type}".`
  const refusal = { code: 'INVALID_INPUT', message }
  await expect(engine.selections.rows({ ...selection, offset: 0, limit: 1 })).rejects.toMatchObject(refusal)
  await expect(engine.selections.totals(selection)).rejects.toMatchObject(refusal)
})

test.each<{ name: string; selection: Selection; verdict: string }>([
  { name: 'all rows', selection: {}, verdict: 'misses' },
  // 503.5 of 504 hours are 99.90 %.
  { name: 'the rows of a search', selection: { search: 'a' }, verdict: 'meets' },
  { name: 'the rows of a filter', selection: { filters: [where('downtime_last_week', { type: 'greaterThan', value: 0 })] }, verdict: 'misses' },
])('totals are the sums over $name', async ({ selection, verdict }) => {
  const rows = await rowsOf(selection)
  const sum = (value: (row: ReportRow) => number | null) => rows.reduce((total, row) => total + (value(row) ?? 0), 0)
  const uptime = sum((row) => row.uptime_last_week)
  const downtime = sum((row) => row.downtime_last_week)
  const { uptimePercent, seenShare, ...sums } = await engine.selections.totals(everything(selection))
  expect(uptimePercent).toBeCloseTo((100 * uptime) / (uptime + downtime), 10)
  expect(seenShare).toBeCloseTo(sum((row) => (row.coverage_last_week ?? 0) * (row.open_last_week ?? 0)) / (168 * rows.length), 4)
  expect(sums).toEqual({
    stores: rows.length,
    storesWithoutObservations: rows.filter(({ observations }) => observations === 0).length,
    storesDown: rows.filter(({ last_status }) => last_status === 'inactive').length,
    storesClosedDown: 0,
    storesUnknown: rows.filter(({ observations }) => observations === 0).length,
    storesJudged: rows.filter(({ observations }) => observations !== 0).length,
    verdict,
    uptimeHours: uptime,
    downtimeHours: downtime,
    outages: sum((row) => row.outages_last_week),
  })
})

test('totals of no rows are zero, without a percentage', async () => {
  expect(await engine.selections.totals(everything({ search: 'no such store' }))).toEqual({
    stores: 0,
    storesWithoutObservations: 0,
    storesDown: 0,
    storesClosedDown: 0,
    storesUnknown: 0,
    storesJudged: 0,
    uptimeHours: 0,
    downtimeHours: 0,
    uptimePercent: null,
    verdict: null,
    seenShare: null,
    outages: 0,
  })
  expect(await engine.selections.totals(everything({ search: none }))).toMatchObject({ stores: 1, uptimePercent: null })
})

test('refuses the rows of a missing report', async () => {
  const missing = { ...everything(), reportId: 999 }
  const refusal = { code: 'REPORT_NOT_FOUND', message: 'There is no report 999.' }
  await expect(engine.selections.rows({ ...missing, offset: 0, limit: 1 })).rejects.toMatchObject(refusal)
  await expect(engine.selections.totals(missing)).rejects.toMatchObject(refusal)
})
