import { expect, test } from 'vitest'
import { describeReadings, usualReadings } from '../../../../electron/engine/scan/readings'

test('says nothing about what is read in the usual way', () => {
  expect(describeReadings(usualReadings)).toEqual([])
})

test('says in sentences what is read in another way', () => {
  expect(
    describeReadings({
      timestamps: 'dates',
      dateOrder: 'month-first',
      times: 'hours_and_minutes',
      hasSeveralDays: true,
      statuses: { operational: 'active', running: 'active', outage: 'inactive', maintenance: 'none' },
    }),
  ).toEqual([
    'Dates are month, day, year.',
    'Times of day are hours and minutes without a separator: 930 is 09:30.',
    'Rows can name several weekdays, such as Mon-Fri.',
    'Status "operational", "running" means active.',
    'Status "outage" means inactive.',
    'Status "maintenance" says nothing about the store.',
  ])
  expect(describeReadings({ ...usualReadings, timestamps: 'seconds', times: 'day_fraction' })).toEqual([
    'Times are seconds since 1970.',
    'Times of day are fractions of a day: 0.5 is 12:00.',
  ])
  expect(describeReadings({ ...usualReadings, dateOrder: 'day-first', times: 'whole_hours' })).toEqual([
    'Dates are day, month, year.',
    'Times of day are whole hours.',
  ])
})
