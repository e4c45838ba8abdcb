import type { Holiday } from '../../shared/operations/exceptions'

/** The holidays of the United States in a year, in the order of time. The library has much data, so it is loaded when it is needed. */
export async function holidaysOf(year: number): Promise<readonly Holiday[]> {
  const { default: Holidays } = await import('date-holidays')
  const found = new Holidays('US', { languages: ['en-us', 'en'], timezone: 'America/Chicago' }).getHolidays(year)
  return found.map(({ date, name, type }) => ({ date: date.slice(0, 10), name, isPublic: type === 'public' }))
}
