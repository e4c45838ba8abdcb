import { expect, test } from 'vitest'
import { formatRoundedHours } from '../../../renderer/format/times'

// Hours in a row have two decimals, and a hundredth of an hour is 36 seconds, so seconds are left out.
test.each([
  [0, '0 min'],
  [0.01, '1 min'],
  [0.33, '20 min'],
  [3.33, '3 h 20 min'],
  [168, '168 h'],
])('%d rounded hours are shown as %s', (hours, expected) => {
  expect(formatRoundedHours(hours)).toBe(expected)
})
