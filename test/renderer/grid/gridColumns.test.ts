import { expect, test } from 'vitest'
import { formatCell, gridColumns, tipOf } from '../../../renderer/grid/gridColumns'
import { rowOfGroup } from '../../../renderer/selection/gridRow'
import type { StoreGroup } from '../../../shared/report/groups'
import { attributeKeys } from '../../support/page/namedStores'
import { groupSizeColumn } from '../../../renderer/grid/gridSort'
import { columns, columnSets, type ColumnKey } from '../../../shared/report/columns'

const silentStore = { observations: 0 }
const seenStore = { observations: 3 }
const decimalMark = new Intl.NumberFormat().formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? ''

function columnOf(key: ColumnKey): (typeof columns)[number] {
  const column = columns.find((candidate) => candidate.key === key)
  if (column === undefined) throw new Error(`There is no column ${key}`)
  return column
}

test.each([
  ['uptime_percent_last_week', 'No observations'],
  ['uptime_percent_last_hour', 'No observations'],
  ['uptime_last_hour', '–'],
  ['downtime_last_week', '–'],
  ['outages_last_day', '–'],
  ['longest_outage_last_week', '–'],
  ['coverage_last_week', `0${decimalMark}00`],
] as const)('%s of a store without observations is %s', (key, expected) => {
  expect(formatCell(columnOf(key), { data: silentStore, value: 0 })).toBe(expected)
})

test.each([
  ['a zero of a store with observations', 'uptime_last_hour', seenStore, 0, `0${decimalMark}00`],
  ['a share, in percent', 'coverage_last_day', seenStore, 0.0236, `2${decimalMark}36`],
  ['a percentage of nothing', 'uptime_percent_last_hour', seenStore, null, '–'],
  ['a count', 'outages_last_week', seenStore, 0, '0'],
  ['an id, which is always text', 'store_id', seenStore, '0070', '0070'],
  ['a missing status', 'last_status', silentStore, null, '–'],
  ['an id that is also a name of a state', 'store_id', seenStore, 'down', 'down'],
  ['a state in words', 'state', seenStore, 'down', 'Down'],
  ['a state of a report that did not record it', 'state', seenStore, null, '–'],
  ['a verdict in words', 'verdict_last_week', seenStore, 'too_little_seen', 'Too little seen'],
  ['a verdict on no open time', 'verdict_last_hour', seenStore, null, '–'],
  ['an age of less than a minute', 'last_poll', seenStore, 0.4, '0 min'],
  ['an age in minutes', 'last_poll', seenStore, 12.28, '12 min'],
  ['an age in hours', 'last_poll', seenStore, 185.1, '3 h 05 min'],
  ['no age', 'last_poll', silentStore, null, '–'],
  ['the id of a row that is still loading', 'store_id', undefined, undefined, '…'],
  ['a number of a row that is still loading', 'uptime_last_day', undefined, undefined, ''],
] as const)('%s', (_, key, data, value, expected) => {
  expect(formatCell(columnOf(key), { data, value })).toBe(expected)
})

test.each([
  ['timezone', 'America/North_Dakota/New_Salem', 'America/North_Dakota/New_Salem'],
  ['region', 'South', 'South'],
  ['state', 'unknown', null],
  ['verdict_last_week', 'too_little_seen', null],
])('a cell of %s with %s has the tooltip %s', (key, value, expected) => {
  expect(tipOf(key, { value, data: undefined })).toBe(expected)
})

test.each(['standard', 'window'] as const)('every column of a %s report is in the grid once, in its order', (kind) => {
  const keys = gridColumns(kind, []).flatMap((entry) =>
    'children' in entry ? entry.children.map((child) => ('colId' in child ? child.colId : null)) : [entry.colId],
  )
  expect(keys.filter((key) => key !== groupSizeColumn)).toEqual(columnSets[kind].all)
})

test('headings of a custom period have at most two lines, with the unit in the second', () => {
  expect(gridColumns('window', []).filter((entry) => !('hide' in entry && entry.colId === groupSizeColumn)).map(({ headerName }) => headerName)).toEqual([
    'Store',
    'Uptime\n(h)',
    'Downtime\n(h)',
    'Outages',
    'Longest\noutage (h)',
    'Coverage\n(%)',
    'Uptime %',
    'Open\n(h)',
    'Observations',
    'Last status',
    'Time zone',
    'State',
    'Last poll',
    'Verdict',
  ])
})

test('an attribute is a column of its own, also if its label is that of a group of columns', () => {
  const { name, region } = attributeKeys
  const headings = gridColumns('standard', [{ key: name, label: 'title' }, { key: region, label: 'Downtime' }]).map(({ headerName }) => headerName)
  expect(headings.slice(0, 3)).toEqual(['Store', 'Title', 'Stores'])
  expect(headings.filter((heading) => heading === 'Downtime')).toHaveLength(2)
})

const west = { value: 'West', stores: 3, stores_observed: 3, stores_down: 2 }

test.each([
  ['a column that groups do not have', 'last_poll', null, 3, ''],
  ['how many stores are down', 'state', null, 3, '2 down'],
  ['a percentage of nothing', 'uptime_percent_last_hour', null, 3, '–'],
  ['a group without observations', 'uptime_percent_last_hour', null, 0, 'No observations'],
  ['a sum', 'downtime_last_week', 9999.5, 3, `9,999.50`],
  ['a sum that is too long for decimals', 'downtime_last_week', 40_747.25, 3, '40,747'],
] as const)('%s of a group', (_, key, value, observed, expected) => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a cell depends on nothing else
  const group = { ...west, stores_observed: observed } as unknown as StoreGroup
  expect(formatCell(columnOf(key), { data: rowOfGroup(group), value })).toBe(expected)
})
