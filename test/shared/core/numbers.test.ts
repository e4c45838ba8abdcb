import { expect, test } from 'vitest'
import { describeDuration, numberFormatter } from '../../../shared/core/numbers'

test('numbers have the decimals and the signs of their locale', () => {
  expect(numberFormatter('en-US')(1234.5, 2)).toBe('1,234.50')
  expect(numberFormatter('de-DE')(1234.56, 1)).toBe('1.234,6')
})

test.each([
  [3 * 3600 + 5 * 60, '3 h 05 min'],
  [168 * 3600, '168 h'],
  [1234 * 3600 + 30 * 60, '1,234 h 30 min'],
  // From an hour on, a duration is rounded to minutes.
  [3600 + 4 * 60 + 29, '1 h 04 min'],
  [3600 + 4 * 60 + 30, '1 h 05 min'],
  [3599.6, '1 h'],
  [3599, '59 min 59 s'],
  [12 * 60 + 30, '12 min 30 s'],
  [12 * 60 + 5, '12 min 05 s'],
  [30 * 60, '30 min'],
  [45, '45 s'],
  [0.2, 'less than a second'],
  [0, '0 min'],
])('%d seconds are %s', (seconds, expected) => {
  expect(describeDuration(seconds * 1000, numberFormatter('en-US'))).toBe(expected)
})
