import type { Column } from '../../shared/report/columns'
import type { FileRole } from '../../shared/folder/dataSet'
import type { Method, Report } from '../../shared/report/report'
import { dateLocale } from './dateLocale'

const numberFormats = new Map<number, Intl.NumberFormat>()

/** In the user's locale, with exactly that many decimals. */
export function formatNumber(value: number, decimals: number): string {
  let format = numberFormats.get(decimals)
  if (format === undefined) {
    format = new Intl.NumberFormat(undefined, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    numberFormats.set(decimals, format)
  }
  return format.format(value)
}

export function formatCount(value: number): string {
  return formatNumber(value, 0)
}

/** A number of that column; shares, 0 to 1 everywhere else, are percentages on screen. */
export function formatValue(value: number, { unit, decimals }: Pick<Column, 'unit' | 'decimals'>): string {
  return unit === 'share' ? formatNumber(toPercent(value), decimals - 2) : formatNumber(value, decimals)
}

/** Far more than anybody writes; beyond that a hundredth is not exact. */
const shareDecimals = 8

export function toPercent(share: number): number {
  return Number((share * 100).toFixed(shareDecimals - 2))
}

export function toShare(percent: number): number {
  return Number((percent / 100).toFixed(shareDecimals))
}

/** The value of a filter, with no more decimals than the user wrote. */
export function formatFilterValue(value: number, { unit, decimals }: Pick<Column, 'unit' | 'decimals'>): string {
  const shown = unit === 'share' ? toPercent(value) : value
  const written = String(shown).split('.')[1]?.length ?? 0
  return formatNumber(shown, Math.min(written, Math.max(decimals, 4))) + (unit === 'share' ? ' %' : '')
}

/** `1 store`, `2 stores`, with the number in the user's locale. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`
}

const instantFormat = new Intl.DateTimeFormat(dateLocale, {
  dateStyle: 'medium',
  timeStyle: 'long',
  hourCycle: 'h23',
  timeZone: 'UTC',
})

/** An ISO instant in the order of the user's region, in UTC and saying so, to the second. */
export function formatInstant(instant: string): string {
  return instantFormat.format(new Date(instant))
}

const timeFormat = new Intl.DateTimeFormat(dateLocale, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' })

/** An ISO instant in the order of the user's region and in their time zone, to the second: for when something was done here. */
export function formatTime(instant: string): string {
  return timeFormat.format(new Date(instant))
}

/** What a report is about in time: as-of, or its window; in the user's locale, in UTC. */
export function formatReportTime({ asOf, window }: Pick<Report, 'asOf' | 'window'>): string {
  return window === null ? formatInstant(asOf) : `${formatInstant(window.from)} – ${formatInstant(window.to)}`
}

/** The last part of a path of any system. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}

/** The path of a file from its folder on, with `/`; the folder is an absolute path of any system. */
export function pathInside(folder: string, path: string): string {
  return path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '')
}

export const methodLabels: Readonly<Record<Method, string>> = {
  nearest: 'Nearest observation',
  'poll-count': 'Poll count',
}

export const roleLabels: Readonly<Record<FileRole, string>> = {
  polls: 'Polls',
  businessHours: 'Business hours',
  timezones: 'Time zones',
}

/** What sets a method apart, in a few words. */
export const methodHints: Readonly<Record<Method, string>> = {
  nearest: 'every open minute has the status of its nearest observation',
  'poll-count': 'each observation counts one hour, as in the older backend',
}
