import { expect, test } from 'vitest'
import { formatAsWritten, formatFilterValue, formatRoughPercent } from '../../../renderer/format/numbers'

test.each([
  [0, 2, '0'],
  [0.5, 2, '0.5'],
  [1234.25, 2, '1,234.25'],
  [0.123456, 2, '0.1235'],
  [0.123456, 6, '0.123456'],
])('the value %d of a filter on a column with %i decimals is shown as %s', (value, decimals, expected) => {
  expect(formatFilterValue(value, { unit: 'hours', decimals })).toBe(expected)
})

test.each([
  [0.5, '50 %'],
  [0.0236, '2.36 %'],
  [0.07, '7 %'],
])('the value %d of a filter on a share is shown as %s', (value, expected) => {
  expect(formatFilterValue(value, { unit: 'share', decimals: 4 })).toBe(expected)
})

test('a percentage has the decimals it was written with', () => {
  expect([99, 99.5, 99.95].map(formatAsWritten)).toEqual(['99', '99.5', '99.95'])
})

test.each([
  [81.19, '81 %'],
  [0, '0 %'],
  [0.3, '0.30 %'],
  [99.7, '99.70 %'],
  [100, '100 %'],
])('%d percent is roughly %s', (percent, expected) => {
  expect(formatRoughPercent(percent)).toBe(expected)
})
