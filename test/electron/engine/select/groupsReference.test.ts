import { expect, test } from 'vitest'
import { isAttributeKey } from '../../../../shared/folder/attributes'
import type { GroupBy, StoreGroup } from '../../../../shared/report/groups'
import { methods, type Method, type Report } from '../../../../shared/report/report'
import type { GroupOrder } from '../../../../shared/report/rowSelection'
import { withFolder } from '../../../support/data/folder'
import { generatorDefaults, type GeneratorSettings } from '../../../support/data/generator'
import { writeDataSet } from '../../../support/data/writeDataSet'
import { useEngine } from '../../../support/engine/useEngine'
import { referenceGroups, type ReferenceGroup } from '../../../support/reference/groups'
import { referenceReport, referenceWindowReport, standardWindows, type StoreFigures, type WindowName } from '../../../support/reference/reference'
import { parseInstant } from '../../../support/reference/time'

const { engine } = useEngine()

// Clocks in the United States went forward two days before the end.
const settings: GeneratorSettings = { ...generatorDefaults, seed: 14, stores: 120, end: '2023-03-14T18:00:00Z', attributes: 12 }

function groupBys(): readonly GroupBy[] {
  return ['timezone', ...['region', 'owner', 'state_2', 'name'].filter(isAttributeKey)]
}

async function reportOf(method: Method, window: Report['window']): Promise<number> {
  const { reportId } = await engine().reports.start({ method, window })
  expect((await engine().reports.finished(reportId)).status).toBe('complete')
  return reportId
}

function inWindow(group: StoreGroup, name: WindowName): ReferenceGroup<WindowName>['windows'][WindowName] {
  return {
    uptime_percent: group[`uptime_percent_${name}`],
    uptime: group[`uptime_${name}`],
    downtime: group[`downtime_${name}`],
    outages: group[`outages_${name}`],
    coverage: group[`coverage_${name}`],
    verdict: group[`verdict_${name}`],
  }
}

/** The groups by each attribute and by time zone in these windows, and those of the reference. */
async function bothGroups<Name extends WindowName>(reportId: number, stores: readonly StoreFigures<Name>[], names: readonly Name[]) {
  const both: { readonly engine: object[]; readonly reference: object[] } = { engine: [], reference: [] }
  for (const groupBy of groupBys()) {
    const choice = { reportId, search: '', filters: [], sort: [] }
    const { groups, total } = await engine().selections.groups({ ...choice, groupBy, groupSort: [], offset: 0, limit: 1000 })
    const expected = referenceGroups(stores, names, (store) => (groupBy === 'timezone' ? store.timezone : (store.attributes.get(groupBy) ?? null)))
    const found = groups.map((group) => ({
      value: group.value,
      stores: group.stores,
      observed: group.stores_observed,
      down: group.stores_down,
      windows: Object.fromEntries(names.map((name) => [name, inWindow(group, name)])),
    }))
    both.engine.push({ groupBy, total, groups: found })
    both.reference.push({ groupBy, total: expected.length, groups: expected })
  }
  return both
}

test.each(methods)('groups of generated stores agree with the reference: %s', (method) =>
  withFolder({}, async (folder) => {
    await writeDataSet(folder, settings)
    await engine().folder.open(folder)
    const standard = await bothGroups(await reportOf(method, null), referenceReport(folder, null, method), standardWindows)
    expect(standard.engine).toEqual(standard.reference)
    const window = { from: '2023-03-11T05:00:00Z', to: '2023-03-13T09:30:00Z' }
    const [start, end] = [parseInstant(window.from, null) ?? 0, parseInstant(window.to, null) ?? 0]
    const custom = await bothGroups(await reportOf(method, window), referenceWindowReport(folder, { start, end }, method), ['window'])
    expect(custom.engine).toEqual(custom.reference)
  }))

test('a group is judged on open time that is too short to be shown', () => {
  // The last hour begins 0.1 seconds before closing.
  const polls = 'store_id,timestamp_utc,status\ns,2024-05-13T11:30:00Z,active\ns,2024-05-13T12:59:59.9Z,active'
  const hours = 'store_id,day,start_time_local,end_time_local\ns,0,08:00,12:00'
  const zones = 'store_id,timezone_str\ns,UTC'
  return withFolder({ 'polls.csv': polls, 'hours.csv': hours, 'zones.csv': zones }, async (folder) => {
    await engine().folder.open(folder)
    const choice = { reportId: await reportOf('nearest', null), search: '', filters: [], sort: [] }
    const { groups } = await engine().selections.groups({ ...choice, groupBy: 'timezone', groupSort: [], offset: 0, limit: 10 })
    expect(groups).toMatchObject([{ uptime_last_hour: 0, uptime_percent_last_hour: 100, coverage_last_hour: 1, verdict_last_hour: 'meets' }])
  })
})

const orders: readonly GroupOrder[] = [
  { column: 'value', direction: 'desc' },
  { column: 'downtime_last_week', direction: 'desc' },
  { column: 'coverage_last_hour', direction: 'asc' },
  { column: 'verdict_last_day', direction: 'asc' },
  { column: 'uptime_percent_window', direction: 'desc' },
]

test('pages of groups in any order are the parts of all groups in that order', () =>
  withFolder({}, async (folder) => {
    await writeDataSet(folder, settings)
    await engine().folder.open(folder)
    const choice = { reportId: await reportOf('nearest', null), search: '', filters: [], sort: [] }
    const whole = await engine().selections.select(choice)
    const groupBy = groupBys().at(-1) ?? 'timezone'
    for (const order of orders) {
      const streamed: StoreGroup[] = []
      for await (const groups of whole.streamGroups(groupBy, [order])) streamed.push(...groups)
      const pages = [0, 50, 100].map((offset) => engine().selections.groups({ ...choice, groupBy, groupSort: [order], offset, limit: 50 }))
      const paged = await Promise.all(pages)
      expect(paged.map(({ total }) => total)).toEqual([120, 120, 120])
      expect(paged.flatMap(({ groups }) => groups)).toEqual(streamed)
      const values = streamed.map((group) => (order.column === 'value' ? (group.value?.toLowerCase() ?? null) : group[order.column]))
      expect(values).toEqual(values.toSorted((one, other) => compareValues(one, other, order.direction)))
    }
  }))

/** Groups without a value come last, whatever the direction. */
function compareValues(one: string | number | null, other: string | number | null, direction: 'asc' | 'desc'): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return (direction === 'asc' ? 1 : -1) * (one < other ? -1 : Number(one > other))
}
