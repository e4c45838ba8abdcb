import { hoursPerDay } from './time'

/** The tables of a folder. */
export const tableLabels = { polls: 'Polls', businessHours: 'Business hours', timezones: 'Time zones', exceptions: 'Exceptions', stores: 'Stores' } as const

/** The columns of the tables, without those of single weekdays. */
export const columnLabels = {
  store_id: 'Store id',
  timestamp_utc: 'Poll time (UTC)',
  time_utc: 'Time of day, if separate (UTC)',
  status: 'Status',
  day: 'Weekday',
  start_time_local: 'Opening time (local)',
  end_time_local: 'Closing time (local)',
  hours: 'Opening hours, such as 09:00-17:00',
  date: 'Date (local)',
  end_date: 'Last date (local)',
  starts_at: 'Closed from',
  ends_at: 'Closed until',
  starts_at_utc: 'Closed from (UTC)',
  ends_at_utc: 'Closed until (UTC)',
  reason: 'Reason',
  attribute: 'Attribute of stores, such as the region',
  valid_from: 'Valid from (local date)',
  valid_to: 'Valid to (local date)',
  is_closed: 'Closed (yes or no)',
  is_open: 'Open (yes or no)',
  timezone_str: 'Time zone',
  name: 'Name',
} as const

/** What columns of single weekdays hold: `Monday opens`. */
export const dayColumnLabels = { open: 'opens', close: 'closes', hours: 'hours', closed: 'closed, yes or no' } as const

/** How weekdays can be numbered. */
export const weekdayNumberingLabels = { monday0: '0 is Monday', sunday0: '0 is Sunday', iso: '1 is Monday (ISO)', sunday1: '1 is Sunday' } as const

/** The order of day and month in dates such as 1/2/2023. */
export const dateOrderLabels = { 'day-first': 'Day first', 'month-first': 'Month first' } as const

/** What counts on days with both special hours and a closure. */
export const specialDayLabels = { closed: 'Closed', hours: 'Special hours' } as const

/** What is done with a packed file that is far larger when it is unpacked. */
export const unpackingLabels = { all: 'Read all of them' } as const

/** What words in a status column can mean. */
export const statusMeaningLabels = { active: 'Online', inactive: 'Offline', none: 'Says nothing' } as const

/** The methods by which uptime is computed. */
export const methodLabels = { nearest: 'Nearest poll', 'poll-count': 'Poll count' } as const

/** The rule of each method in a few words. */
export const methodHints = {
  nearest: 'at any moment in opening hours, the status is that of the closest poll',
  'poll-count': 'each poll in opening hours counts as one hour, as in the older backend',
} as const

/** The days of the week from Monday on, in English like every word on the page and in documents. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** `Last week` for `last week`. */
export function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

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
