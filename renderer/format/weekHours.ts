import { dateLocale } from './dateLocale'

/** Hours of the local week: 0 is Monday from 00:00 to 01:00. */
export const hoursPerDay = 24
export const daysPerWeek = 7

const weekdayNames = { short: namesOf('short'), long: namesOf('long') } as const

function namesOf(style: 'short' | 'long'): readonly string[] {
  const format = new Intl.DateTimeFormat(dateLocale, { weekday: style, timeZone: 'UTC' })
  // The first of January 2024 was a Monday.
  return Array.from({ length: daysPerWeek }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)))
}

/** In English, as all words of the page; 0 is Monday. */
export function weekdayName(day: number, style: 'short' | 'long'): string {
  return weekdayNames[style][day] ?? ''
}

const timeFormat = new Intl.DateTimeFormat(dateLocale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' })

/** `09:00`. */
export function timeOfHour(hour: number): string {
  return timeFormat.format(Date.UTC(2024, 0, 1, hour))
}

/** `Monday 09:00–10:00`. */
export function hourWords(hourOfWeek: number): string {
  const hour = hourOfWeek % hoursPerDay
  const day = weekdayName(Math.floor(hourOfWeek / hoursPerDay), 'long')
  return `${day} ${timeOfHour(hour)}–${hour === hoursPerDay - 1 ? '24:00' : timeOfHour(hour + 1)}`
}
