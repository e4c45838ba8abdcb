import { describeDuration } from '../../shared/core/numbers'
import { hourMs, minuteMs } from '../../shared/core/time'
import type { Report } from '../../shared/report/report'
import { dateLocale } from './dateLocale'
import { formatCount, formatNumber } from './numbers'

const instantFormat = new Intl.DateTimeFormat(dateLocale, {
  dateStyle: 'medium',
  timeStyle: 'long',
  hourCycle: 'h23',
  timeZone: 'UTC',
})

/** An ISO instant in UTC, to the second, with its zone and in the date order of the user's region. */
export function formatInstant(instant: string): string {
  return instantFormat.format(new Date(instant))
}

const timeFormat = new Intl.DateTimeFormat(dateLocale, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' })

/** An ISO instant in the user's time zone, to the second. It is for the time of an action on this computer. */
export function formatTime(instant: string): string {
  return timeFormat.format(new Date(instant))
}

/** The IANA name of this computer's zone, which can change while the page is open. */
export function myZoneName(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** An instant on the wall clock of a zone to the minute, such as `19:13`; with its day if that is another day in UTC. */
function wallClock(instant: string, timeZone: string): string {
  const date = new Date(instant)
  const [day, dayInUtc] = [timeZone, 'UTC'].map((zone) => date.toLocaleDateString(dateLocale, { dateStyle: 'short', timeZone: zone }))
  return date.toLocaleString(dateLocale, {
    ...(day !== dayInUtc && { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
}

/** Instants in the user's zone, such as `19:13 your time`; null if its clock shows what UTC shows. */
export function formatMyTime(instants: readonly string[], zone = myZoneName()): string | null {
  const mine = instants.map((instant) => wallClock(instant, zone))
  const isUtc = instants.every((instant, index) => wallClock(instant, 'UTC') === mine[index])
  return isUtc ? null : `${mine.join(' – ')} your time`
}

/** The as-of time of a report, or its period; in UTC. */
export function formatReportTime({ asOf, window }: Pick<Report, 'asOf' | 'window'>): string {
  return window === null ? formatInstant(asOf) : `${formatInstant(window.from)} – ${formatInstant(window.to)}`
}

/** `3 h 05 min`, `12 min 30 s`, `45 s`. */
export function formatDuration(milliseconds: number): string {
  return describeDuration(milliseconds, formatNumber)
}

/** Hours that were rounded to two decimals, so that seconds would say too much: `3 h 05 min`, `20 min`. */
export function formatRoundedHours(hours: number): string {
  return formatDuration(Math.round((hours * hourMs) / minuteMs) * minuteMs)
}

/** The exact hours of several stores together: from 100 h on, minutes do not matter. */
export function formatTotalHours(hours: number): string {
  return hours < 100 ? formatDuration(hours * hourMs) : `${formatCount(hours)} h`
}
