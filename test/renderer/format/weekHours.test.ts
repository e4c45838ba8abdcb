import { expect, test } from 'vitest'
import { bandWords } from '../../../renderer/format/describeUptimeBand'
import { hourWords } from '../../../renderer/format/weekHours'
import { uptimeBands } from '../../../shared/report/fleet'

test.each([
  [0, 'Monday 00:00–01:00'],
  [23, 'Monday 23:00–24:00'],
  [2 * 24 + 9, 'Wednesday 09:00–10:00'],
  [167, 'Sunday 23:00–24:00'],
])('hour %d of the week is %s', (hourOfWeek, expected) => {
  expect(hourWords(hourOfWeek)).toBe(expected)
})

test('bands in words', () => {
  expect(uptimeBands.map(bandWords)).toEqual([
    'No observations',
    '0 to < 50 %',
    '50 to < 75 %',
    '75 to < 90 %',
    '90 to < 95 %',
    '95 to < 98 %',
    '98 to < 99 %',
    '99 to < 99.5 %',
    '99.5 to < 100 %',
    '100 %',
  ])
})
