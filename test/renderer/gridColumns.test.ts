import { expect, test } from 'vitest'
import { fittingLayout, formatCell, gridColumns } from '../../renderer/gridColumns'
import { columnSets } from '../../shared/columns'

const silentStore = { observations: 0 }
const seenStore = { observations: 3 }
const decimalMark = new Intl.NumberFormat().formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? ''

test.each(['uptime_last_hour', 'downtime_last_week', 'uptime_percent_last_day'] as const)(
  '%s of a store without observations is no number',
  (key) => {
    expect(formatCell({ key, decimals: 2 }, { data: silentStore, value: 0 })).toBe('No observations')
  },
)

test.each([
  ['a zero of a store with observations', 'uptime_last_hour', 2, seenStore, 0, `0${decimalMark}00`],
  ['a share', 'coverage_last_day', 4, seenStore, 0.5, `0${decimalMark}5000`],
  ['a percentage of nothing', 'uptime_percent_last_hour', 2, seenStore, null, '–'],
  ['a count of a store without observations', 'outages_last_week', 0, silentStore, 0, '0'],
  ['an id, which is text whatever its digits', 'store_id', 0, seenStore, '0070', '0070'],
  ['a missing status', 'last_status', 0, silentStore, null, '–'],
  ['the id of a row that is still on its way', 'store_id', 0, undefined, undefined, '…'],
  ['a number of a row that is still on its way', 'uptime_last_day', 2, undefined, undefined, ''],
] as const)('%s', (_, key, decimals, data, value, expected) => {
  expect(formatCell({ key, decimals }, { data, value })).toBe(expected)
})

test.each(['standard', 'window'] as const)('every column of a %s report is in the grid once, in its order', (kind) => {
  const keys = gridColumns(kind).flatMap((entry) =>
    'children' in entry ? entry.children.map((child) => ('field' in child ? child.field : null)) : [entry.field],
  )
  expect(keys).toEqual(columnSets[kind].all)
})

test.each([
  [800, []],
  [1093, []],
  [1094, ['uptime_percent_last_week']],
  [1206, ['uptime_percent_last_week', 'outages_last_week']],
  [1430, ['uptime_percent_last_week', 'outages_last_week', 'coverage_last_week', 'last_status']],
  [4000, ['uptime_percent_last_week', 'outages_last_week', 'coverage_last_week', 'last_status']],
])('extras in a grid %d pixels wide, of which 190 + 6 × 112 are taken', (gridWidth, extras) => {
  const layout = fittingLayout('standard', gridWidth, 190)
  expect(layout.map(({ key }) => key)).toEqual(columnSets.standard.all)
  expect(layout.filter(({ isVisible }) => isVisible).map(({ key }) => key)).toEqual([...columnSets.standard.standard, ...extras])
  expect(layout.filter(({ widthPixels }) => widthPixels !== null)).toEqual([
    { key: 'store_id', isVisible: true, widthPixels: 190, pinned: 'left' },
  ])
})

test('the headings of a window have two lines, with the unit in the second', () => {
  expect(gridColumns('window').map(({ headerName }) => headerName)).toEqual([
    'Store',
    'Uptime\n(h)',
    'Downtime\n(h)',
    'Outages\n(count)',
    'Longest\noutage (h)',
    'Coverage\n(0–1)',
    'Uptime %\n(%)',
    'Open\n(h)',
    'Observations',
    'Last status',
    'Time zone',
  ])
})

test('a report of one window has one column less, and extras of its own', () => {
  const shown = fittingLayout('window', 190 + 5 * 112 + 232, 190).filter(({ isVisible }) => isVisible)
  expect(shown.map(({ key }) => key)).toEqual(expect.arrayContaining([...columnSets.window.standard, 'uptime_percent_window']))
  expect(shown).toHaveLength(columnSets.window.standard.length + 1)
})
