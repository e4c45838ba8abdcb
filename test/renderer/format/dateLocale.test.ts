import { expect, test } from 'vitest'
import { englishDates } from '../../../renderer/format/dateLocale'

test.for([
  ['en-US', 'Mon Jan 23'],
  ['en-GB', 'Mon 23 Jan'],
  ['de-DE', 'Mon 23 Jan'],
  ['de', 'Mon 23 Jan'],
  ['ja', 'Mon Jan 23'],
] as const)('days of %s are in English, in the order of its region', ([locale, written]) => {
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  const day = new Intl.DateTimeFormat(englishDates(locale), options).format(Date.UTC(2023, 0, 23))
  // Regions differ in commas, and versions of the platform in which.
  expect(day.replaceAll(',', '')).toBe(written)
})
