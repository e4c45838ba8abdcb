import { hoursPerDay } from './time'

/** The tables of a folder. */
export const tableLabels = { polls: 'Polls', businessHours: 'Business hours', timezones: 'Time zones' } as const

/** The methods by which uptime is computed. */
export const methodLabels = { nearest: 'Nearest poll', 'poll-count': 'Poll count' } as const

/** What sets each method apart. */
export const methodHints = {
  nearest: 'at any moment in opening hours, the status is that of the closest poll',
  'poll-count': 'each poll in opening hours counts as one hour, as in the older backend',
} as const

/** The days of the week from Monday on, in English like every word on the page and in documents. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** `Mon`. */
export function shortWeekday(weekday: (typeof weekdays)[number]): string {
  return weekday.slice(0, 3)
}

/** `09:00`. */
export function timeOfHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

/** `Monday 09:00–10:00` for an hour of the week; 0 is Monday from 00:00 to 01:00. */
export function hourOfWeekLabel(hourOfWeek: number): string {
  const hour = hourOfWeek % hoursPerDay
  return `${weekdays[Math.floor(hourOfWeek / hoursPerDay)] ?? ''} ${timeOfHour(hour)}–${timeOfHour(hour + 1)}`
}
