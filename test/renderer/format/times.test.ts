import { expect, test } from 'vitest'
import { formatMyTime, formatRoundedHours } from '../../../renderer/format/times'

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

// In January, Kolkata is 5 h 30 min ahead of UTC, Los Angeles 8 h behind, and London is at UTC.
test.each([
  [['2023-01-25T18:13:22Z'], 'Europe/Berlin', '19:13 your time'],
  [['2023-01-25T18:30:00Z'], 'Asia/Kolkata', 'Jan 26, 00:00 your time'],
  [['2023-01-18T00:02:25Z', '2023-01-25T18:13:22Z'], 'America/Los_Angeles', 'Jan 17, 16:02 – 10:13 your time'],
  [['2023-01-25T18:13:22Z'], 'UTC', null],
  [['2023-01-25T18:13:22Z'], 'Europe/London', null],
  [['2023-07-25T18:13:22Z'], 'Europe/London', '19:13 your time'],
] as const)('%j in %s is %s', (instants, zone, expected) => {
  expect(formatMyTime(instants, zone)).toBe(expected)
})
