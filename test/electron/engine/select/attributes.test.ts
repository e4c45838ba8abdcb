import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { isAttributeKey, nameKey, type AttributeKey } from '../../../../shared/folder/attributes'
import type { ReportRow } from '../../../../shared/report/columns'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import { withFolder } from '../../../support/data/folder'

// No store has business hours and the report time is 12:00, so of 168 hours
//   1   was up for 168
//   2   was down for 168, one outage
//   3   was up for 167.5 and then down for 0.5, one outage
//   4   has no observation
//   55  was up for 168, and no stores file names it
const files = {
  'polls.csv': `
    store_id,status,timestamp_utc
    1,active,2023-01-24 12:00:00 UTC
    2,inactive,2023-01-24 12:00:00 UTC
    3,active,2023-01-24 11:00:00 UTC
    3,inactive,2023-01-24 12:00:00 UTC
    55,active,2023-01-24 12:00:00 UTC`,
  'stores.csv': `
    store_id,Store Name,Region,State,"Owner ""; drop table report; --"
    1,Main Street,West,CA,Ann
    2,Downtown,west,CA,
    3,Route 55,East,NY,O'Hara
    4,Planned,West,,Ann`,
}
const key = (text: string): AttributeKey => {
  if (!isAttributeKey(text)) throw new Error(`${text} is not a key`)
  return text
}
const [region, state, owner] = [key('region'), key('state_2'), key('owner_drop_table_report')]
/** Every store with observations is judged. */
const goal = { goalPercent: 99, leastCoveragePercent: 0.5, lowBudgetPercent: 25 }

let engine: Engine
let reportId: number
beforeAll(async () => {
  engine = await Engine.open()
  await withFolder(files, (folder) => engine.folder.open(folder))
  reportId = (await engine.reports.start()).reportId
  await engine.reports.finished(reportId)
})
afterAll(() => engine.close())

type Selection = Partial<Omit<RowSelection, 'reportId'>>

const everything = (selection: Selection = {}): RowSelection => ({ reportId, search: '', filters: [], sort: [], goal, ...selection })

async function rowsOf(selection: Selection = {}): Promise<readonly ReportRow[]> {
  const { rows, total } = await engine.selections.rows({ ...everything(selection), offset: 0, limit: 1000 })
  expect(total).toBe(rows.length)
  return rows
}

async function idsOf(selection: Selection = {}): Promise<readonly string[]> {
  return (await rowsOf(selection)).map(({ store_id }) => store_id)
}

async function groupsBy(groupBy: AttributeKey | 'timezone', selection: Selection = {}) {
  return engine.selections.groups({ ...everything(selection), groupBy, groupSort: [], offset: 0, limit: 100 })
}

test('a report lists its attributes with their labels, and rows have their values', async () => {
  expect((await engine.reports.get(reportId)).attributes).toEqual([
    { key: 'name', label: 'Store Name' },
    { key: 'region', label: 'Region' },
    { key: 'state_2', label: 'State' },
    { key: 'owner_drop_table_report', label: 'Owner "; drop table report; --' },
  ])
  const rows = await rowsOf()
  expect(rows.map((row) => [row.store_id, row[nameKey], row[region], row[state], row.state, row[owner]])).toEqual([
    ['1', 'Main Street', 'West', 'CA', 'up', 'Ann'],
    ['2', 'Downtown', 'west', 'CA', 'down', null],
    ['3', 'Route 55', 'East', 'NY', 'down', "O'Hara"],
    ['4', 'Planned', 'West', null, 'unknown', 'Ann'],
    ['55', null, null, null, 'up', null],
  ])
})

test('a timeline has the attributes of its store', async () => {
  expect((await engine.reports.timeline(reportId, '3')).row[nameKey]).toBe('Route 55')
})

describe('attributes', () => {
  test('sort rows, those without a value last', async () => {
    expect(await idsOf({ sort: [{ column: owner, direction: 'desc' }] })).toEqual(['3', '1', '4', '2', '55'])
  })

  test('filter rows without regard to case, or by exact values', async () => {
    expect(await idsOf({ filters: [{ column: region, join: 'and', conditions: [{ type: 'equalsText', value: 'WEST' }] }] })).toEqual(['1', '2', '4'])
    expect(await idsOf({ filters: [{ column: region, join: 'and', conditions: [{ type: 'oneOf', values: ['West', null] }] }] })).toEqual(['1', '4', '55'])
    expect(await idsOf({ filters: [{ column: nameKey, join: 'and', conditions: [{ type: 'blank' }] }] })).toEqual(['55'])
  })

  test('that the report does not have are refused by name', async () => {
    const column = key('brand')
    for (const selection of [{ sort: [{ column, direction: 'asc' as const }] }, { filters: [{ column, join: 'and' as const, conditions: [{ type: 'blank' as const }] }] }]) {
      await expect(rowsOf(selection)).rejects.toMatchObject({ code: 'INVALID_INPUT', message: 'The report has no column "brand".' })
    }
    await expect(engine.selections.facet({ ...everything(), column })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('that are texts cannot be compared with numbers', async () => {
    await expect(rowsOf({ filters: [{ column: region, join: 'and', conditions: [{ type: 'lessThan', value: 1 }] }] })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('have facets, which ignore their own filter', async () => {
    const filters: RowSelection['filters'] = [{ column: region, join: 'and', conditions: [{ type: 'oneOf', values: ['East'] }] }]
    expect(await engine.selections.facet({ ...everything({ filters }), column: region })).toEqual([
      { value: 'West', stores: 2 },
      { value: 'East', stores: 1 },
      { value: 'west', stores: 1 },
      { value: null, stores: 1 },
    ])
    expect(await engine.selections.facet({ ...everything({ filters }), column: owner })).toEqual([{ value: "O'Hara", stores: 1 }])
  })

  test('are in streams under their keys, in the order of the rows', async () => {
    const selection = await engine.selections.select(everything({ sort: [{ column: region, direction: 'asc' }] }))
    const rows: ReportRow[] = []
    for await (const batch of selection.stream(['store_id', region, 'uptime_last_week'])) rows.push(...batch)
    expect(rows.map((row) => [row.store_id, row[region], row.uptime_last_week])).toEqual([
      ['3', 'East', 167.5],
      ['1', 'West', 168],
      ['2', 'west', 0],
      ['4', 'West', 0],
      ['55', null, 168],
    ])
  })
})

test.each([
  ['an attribute in any case', 'DOWNTOWN', ['2']],
  ['digits in ids and names', '55', ['3', '55']],
  ['a part of a value', "o'h", ['3']],
  ['a name of several words', 'main street', ['1']],
  ['several lines', 'Downtown\n\n 4 ', ['2', '4']],
  ['commas and semicolons', 'ann, 3;;', ['1', '3', '4']],
  ['spaces between ids', '1  3', ['1', '3']],
  ['an item that is a whole id, which means this id alone', '55,4', ['4', '55']],
  ['an item that is no whole value, as a part', 'stree, 4', ['1', '4']],
  ['words with spaces between, of which one has no digit, as one text', 'Route 55', ['3']],
  ['nothing but separators, which finds everything', ' ,\n; ', ['1', '2', '3', '4', '55']],
  ['characters that are not a pattern', '%', []],
])('a search finds %s', async (_, search, expected) => {
  expect(await idsOf({ search })).toEqual(expected)
})

describe('groups', () => {
  test('are judged by sums of uptime and downtime, and stores without a value are one group', async () => {
    const { groups, total } = await groupsBy(region, { filters: [{ column: nameKey, join: 'and', conditions: [{ type: 'notEqualText', value: 'Downtown' }] }] })
    expect(total).toBe(3)
    expect(groups).toMatchObject([
      // 167.5 of 168 h; the poll at 11:00 covers 2 h with that at 12:00. 0.298 of the 1 % that the goal allows is used.
      { value: 'East', stores: 1, stores_observed: 1, stores_down: 1, uptime_percent_last_week: 99.7, uptime_last_week: 167.5, downtime_last_week: 0.5, outages_last_week: 1, coverage_last_week: 0.0119, verdict_last_week: 'little_left' },
      { value: 'West', stores: 2, stores_observed: 1, stores_down: 0, uptime_percent_last_week: 100, downtime_last_week: 0, outages_last_week: 0, coverage_last_week: 0.003, verdict_last_week: 'meets' },
      { value: null, stores: 1, stores_observed: 1, stores_down: 0, uptime_percent_last_week: 100, verdict_last_week: 'meets', uptime_percent_window: null, outages_window: null, verdict_window: null },
    ])
  })

  test('pool the times of their stores, not their percentages', async () => {
    const { groups } = await groupsBy(state)
    // 1 was up for 168 h and 2 down for 168 h; in the last hour 60 and 60 minutes.
    expect(groups.find(({ value }) => value === 'CA')).toMatchObject({ stores: 2, uptime_percent_last_week: 50, downtime_last_week: 168, downtime_last_hour: 60, uptime_percent_last_hour: 50, verdict_last_week: 'misses' })
    // 3 was down for half of the last hour.
    expect(groups.find(({ value }) => value === 'NY')).toMatchObject({ uptime_percent_last_hour: 50, downtime_last_hour: 30, outages_last_hour: 1 })
  })

  test('of one store have the numbers of its row', async () => {
    const rows = await rowsOf()
    const { groups } = await groupsBy(nameKey)
    for (const group of groups) {
      const row = rows.find((candidate) => candidate[nameKey] === group.value)
      for (const suffix of ['last_hour', 'last_day', 'last_week'] as const) {
        for (const measure of ['uptime_percent', 'uptime', 'downtime', 'outages', 'coverage', 'verdict'] as const) {
          expect([group.value, suffix, measure, group[`${measure}_${suffix}`]]).toEqual([group.value, suffix, measure, row?.[`${measure}_${suffix}`]])
        }
      }
    }
  })

  test('can be of time zones, in any order, page by page', async () => {
    expect((await groupsBy('timezone')).groups).toMatchObject([{ value: 'America/Chicago', stores: 5, stores_observed: 4, stores_down: 2 }])
    const page = await engine.selections.groups({ ...everything(), groupBy: region, groupSort: [{ column: 'downtime_last_week', direction: 'desc' }], offset: 1, limit: 2 })
    expect(page).toMatchObject({ total: 4, groups: [{ value: 'East', downtime_last_week: 0.5 }, { value: 'West', downtime_last_week: 0 }] })
    expect(await engine.selections.groups({ ...everything(), groupBy: region, groupSort: [], offset: 9, limit: 2 })).toEqual({ groups: [], total: 4 })
    expect(await engine.selections.groups({ ...everything({ search: 'nothing' }), groupBy: region, groupSort: [], offset: 0, limit: 2 })).toEqual({ groups: [], total: 0 })
  })
})
