import { expect, test } from 'vitest'
import { defaultLayout } from '../../../renderer/grid/defaultLayout'
import { columnSets } from '../../../shared/report/columns'

const [storeId, ...sixNumbers] = columnSets.standard.standard

function widths(gridWidth: number, idWidth: number): readonly (readonly [string, number | null])[] {
  return defaultLayout('standard', gridWidth, idWidth).flatMap(({ key, isVisible, widthPixels }) =>
    isVisible ? [[key, widthPixels] as const] : [],
  )
}

test.each([
  // 206 for the store, 170 for uptime %, 6 × 90.
  [916, []],
  [206 + 270 + 6 * 90 + 89, []],
  [206 + 270 + 7 * 90, ['outages_last_week']],
  [206 + 270 + 8 * 90 + 140, ['outages_last_week', 'coverage_last_week', 'last_status']],
  [4000, ['outages_last_week', 'coverage_last_week', 'last_status']],
])('in a grid %d pixels wide uptime %% comes first, then the standard columns in their order, then %j', (gridWidth, extras) => {
  const shown = widths(gridWidth, 206)
  expect(shown.map(([key]) => key)).toEqual([storeId, 'uptime_percent_last_week', ...sixNumbers, ...extras])
  expect(shown.slice(2).filter(([, width]) => width !== null)).toEqual([])
})

test('the layout has every column of the report once', () => {
  const keys = defaultLayout('standard', 1000, 206).map(({ key }) => key)
  expect(keys.toSorted()).toEqual(columnSets.standard.all.toSorted())
})

test.each([
  [916, 170],
  [974, 228],
  [1016, 270],
  [4000, 270],
])('in a grid %d pixels wide, uptime %% takes %d', (gridWidth, width) => {
  expect(widths(gridWidth, 206)[1]).toEqual(['uptime_percent_last_week', width])
})

test.each([
  ['short ids', 1374, 120, 120],
  ['ids of 36 characters with enough room', 1374, 320, 320],
  ['ids that would take more than a quarter', 1374, 480, 343],
  ['ids of 36 characters in a small window, because the text of the allowance comes first', 1010, 320, 240],
  ['ids of 36 characters beside an open store', 758, 320, 206],
])('the store gets the room of %s', (_, gridWidth, idWidth, width) => {
  expect(widths(gridWidth, idWidth)[0]).toEqual(['store_id', width])
})

test('the visible columns fill the grid if not all standard columns fit, and the others have their minimum width', () => {
  // 758 − 206 − 170 = 382: four of them, with 5 more for each.
  expect(widths(758, 206)).toEqual([
    ['store_id', 206],
    ['uptime_percent_last_week', 170],
    ...sixNumbers.slice(0, 4).map((key) => [key, 95]),
    ...sixNumbers.slice(4).map((key) => [key, null]),
  ])
})

test('uptime % fills the grid if no standard column fits', () => {
  expect(widths(430, 206).slice(0, 2)).toEqual([
    ['store_id', 206],
    ['uptime_percent_last_week', 224],
  ])
  expect(widths(300, 206)[1]).toEqual(['uptime_percent_last_week', 170])
})

test('a report on a custom period has columns of its own', () => {
  const shown = defaultLayout('window', 206 + 270 + 4 * 90 + 132 + 90, 206).filter(({ isVisible }) => isVisible)
  const [, ...numbers] = columnSets.window.standard
  expect(shown.map(({ key }) => key)).toEqual(['store_id', 'uptime_percent_window', ...numbers, 'open_window'])
})
