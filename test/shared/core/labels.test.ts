import { expect, test } from 'vitest'
import { hourOfWeekLabel, shortWeekday, weekdays } from '../../../shared/core/labels'

test.each([
  [0, 'Monday 00:00–01:00'],
  [23, 'Monday 23:00–24:00'],
  [2 * 24 + 9, 'Wednesday 09:00–10:00'],
  [167, 'Sunday 23:00–24:00'],
])('hour %d of the week is %s', (hourOfWeek, expected) => {
  expect(hourOfWeekLabel(hourOfWeek)).toBe(expected)
})

test('short weekdays have three letters', () => {
  expect(weekdays.map(shortWeekday)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
})
