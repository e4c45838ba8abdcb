import { expect, test } from 'vitest'
import { defaultColumns, defaultLayout, minimumWidthOf } from '../../../renderer/grid/defaultLayout'
import { columnSets, isColumnKey } from '../../../shared/report/columns'

function shown(kind: 'standard' | 'window', gridWidth: number): readonly string[] {
  return defaultLayout(kind, [], gridWidth, 206).flatMap(({ key, isVisible }) => (isVisible ? [key] : []))
}

test.each([0, 430, 758, 974, 1390, 4000])('a grid %d pixels wide has the default columns', (gridWidth) => {
  expect(shown('standard', gridWidth)).toEqual([
    'store_id',
    'uptime_percent_last_week',
    'coverage_last_week',
    'downtime_last_week',
    'state',
    'last_poll',
    'uptime_last_hour',
    'uptime_last_day',
    'uptime_last_week',
    'downtime_last_hour',
    'downtime_last_day',
  ])
})

test.each(['standard', 'window'] as const)('the default columns of a %s report have its standard columns and the coverage of its span', (kind) => {
  const coverage = kind === 'standard' ? 'coverage_last_week' : 'coverage_window'
  expect(defaultColumns(kind, [])).toEqual(expect.arrayContaining([...columnSets[kind].standard, coverage]))
  expect(defaultColumns(kind, []).indexOf(coverage)).toBe(2)
})

test.each(['standard', 'window'] as const)('the layout has every column of a %s report once', (kind) => {
  const keys = defaultLayout(kind, [], 1000, 206).map(({ key }) => key)
  expect(keys.toSorted()).toEqual(columnSets[kind].all.toSorted())
})

test('all default columns fit a window of 1440 pixels with ids of 19 digits', () => {
  const widths = defaultLayout('standard', [], 1390, 206).map(({ key, isVisible, widthPixels }) =>
    isVisible && isColumnKey(key) ? (widthPixels ?? minimumWidthOf(key)) : 0,
  )
  // 206 + 270 + 90 + 96 + 120 + 124 + 3 × 90 + 2 × 96.
  expect(widths.reduce((sum, width) => sum + width)).toBe(1368)
})

test.each([
  ['short ids', 1374, 120, 120],
  ['ids of 36 characters with enough room', 1374, 320, 320],
  ['ids that would take more than a quarter', 1374, 480, 343],
  ['ids of 36 characters in a small window', 1010, 320, 252],
  ['ids of 36 characters beside an open store', 758, 320, 206],
])('the store, which does not scroll, gets the room of %s', (_, gridWidth, idWidth, width) => {
  expect(defaultLayout('standard', [], gridWidth, idWidth)[0]).toEqual({ key: 'store_id', isVisible: true, widthPixels: width, pinned: 'left' })
})
