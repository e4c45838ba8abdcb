import { expect, test } from 'vitest'
import { defaultColumns, defaultLayout, fitPinned, minimumWidthOf, withNames } from '../../../renderer/grid/defaultLayout'
import { storeAttributes } from '../../support/page/namedStores'
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

test('names stand beside the stores, and the ids give way to them in a narrow table', () => {
  const layout = defaultLayout('standard', storeAttributes, 1374, 206)
  expect(layout.slice(0, 3).map(({ key }) => key)).toEqual(['store_id', 'name', 'uptime_percent_last_week'])
  expect(layout.find(({ key }) => key === 'region')).toEqual({ key: 'region', isVisible: false, widthPixels: null, pinned: null })
  // 18 % of 758 pixels.
  expect(defaultLayout('standard', storeAttributes, 758, 206)[0]?.widthPixels).toBe(136)
  expect(defaultLayout('standard', storeAttributes, 404, 206)[0]?.widthPixels).toBe(124)
})

test('a layout from before there were names shows them beside the stores, unless it says where they are', () => {
  const saved = defaultLayout('standard', [], 1374, 206)
  expect(withNames(saved, storeAttributes).slice(0, 3).map(({ key }) => key)).toEqual(['store_id', 'name', 'uptime_percent_last_week'])
  expect(withNames(saved, [])).toBe(saved)
  const hidden = defaultLayout('standard', storeAttributes, 1374, 206).map((column) => Object.assign({}, column, { isVisible: column.key !== 'name' }))
  expect(withNames(hidden, storeAttributes)).toBe(hidden)
})

test('pinned columns share what leaves room for the others', () => {
  const layout = defaultLayout('standard', storeAttributes, 1374, 206)
  expect(fitPinned(layout, 1000)).toBe(layout)
  // The width of a grid that is not on screen is not known.
  expect(fitPinned(layout, -18)).toBe(layout)
  // 206 + 200 pixels become 60 % of that, because 243.6 of 403.6 pixels are theirs.
  expect(fitPinned(layout, 403.6).slice(0, 3).map(({ widthPixels }) => widthPixels)).toEqual([123, 120, 270])
  expect(fitPinned(layout, 200).slice(0, 2).map(({ widthPixels }) => widthPixels)).toEqual([100, 100])
})
