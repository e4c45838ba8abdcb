import { minuteMs } from '../../shared/core/time'
import type { AddedException, ExceptionKind } from '../../shared/folder/exceptions'

/** Whose clock the times of a closure are on. */
type ClosureClock = 'local' | 'utc'

/** The stores that an exception is for; `kept` are those that it has had so far. */
export type StoreChoice = 'all' | 'open' | 'selected' | 'shown' | 'kept'

/** What the form for an exception holds. Dates are those of date fields, and times are typed. */
export interface ExceptionDraft {
  readonly kind: ExceptionKind
  readonly date: string
  readonly endDate: string
  readonly startTime: string
  readonly endTime: string
  readonly fromDate: string
  readonly fromTime: string
  readonly toDate: string
  readonly toTime: string
  readonly clock: ClosureClock
  readonly reason: string
  readonly stores: StoreChoice
}

export const emptyDraft: ExceptionDraft = {
  kind: 'closed', date: '', endDate: '', startTime: '', endTime: '', fromDate: '', fromTime: '', toDate: '', toTime: '', clock: 'local', reason: '', stores: 'all',
}

/** The draft of an exception that exists. */
export function draftOf({ storeIds, date, endDate, startTime, endTime, start, end, reason }: AddedException): ExceptionDraft {
  const common = { ...emptyDraft, reason, stores: storeIds === null ? ('all' as const) : ('kept' as const) }
  if (start === '') return { ...common, kind: startTime === '' ? 'closed' : 'hours', date, endDate, startTime, endTime }
  const [fromDate, fromTime] = endOf(start)
  const [toDate, toTime] = endOf(end)
  return { ...common, kind: 'from_to', fromDate, fromTime, toDate, toTime, clock: start.endsWith('Z') ? 'utc' : 'local' }
}

/** What is still missing, as a sentence; null if the engine can read the rest. */
export function missingIn(draft: ExceptionDraft): string | null {
  const { kind, date, startTime, endTime, fromDate, fromTime, toDate, toTime } = draft
  if (kind === 'from_to') {
    if ([fromDate, fromTime, toDate, toTime].includes('')) return 'Enter when the closure begins and ends.'
    return [fromTime, toTime].some(isHourAlone) ? 'Write the times such as 09:30, 16:00 or 4pm.' : null
  }
  if (date === '') return 'Enter the date.'
  return kind === 'hours' && (startTime === '' || endTime === '') ? 'Enter when the stores open and close.' : null
}

/** Whether nothing says what the number means. */
function isHourAlone(time: string): boolean {
  return /^\d+$/.test(time.trim())
}

/** The date and the time of one end of a closure. */
function endOf(written: string): readonly [date: string, time: string] {
  const [, date = '', time = ''] = /^([^T ]*)[T ]?(.*?)Z?$/.exec(written) ?? []
  return [date, time]
}

/** The exception of a draft for these stores; null for all. */
export function toException(draft: ExceptionDraft, storeIds: readonly string[] | null): AddedException {
  const { kind, date, endDate, startTime, endTime, fromDate, fromTime, toDate, toTime, clock, reason } = draft
  const ends = storeIds === null ? null : [...storeIds]
  const common = { storeIds: ends, date: '', endDate: '', startTime: '', endTime: '', start: '', end: '', reason: reason.trim() }
  if (kind === 'closed') return { ...common, date, endDate }
  if (kind === 'hours') return { ...common, date, endDate, startTime: startTime.trim(), endTime: endTime.trim() }
  const write = (day: string, time: string): string => (clock === 'utc' ? `${day}T${time.trim()}Z` : `${day} ${time.trim()}`)
  return { ...common, start: write(fromDate, fromTime), end: write(toDate, toTime) }
}

/** What an exception that exists says, in the words of a report. */
export function kindOfException({ start, startTime }: AddedException): ExceptionKind {
  if (start !== '') return 'from_to'
  return startTime === '' ? 'closed' : 'hours'
}

/**
 * A closure of a stretch of time of the open store. Its times are on the clock of the store if that has one offset, in minutes,
 * and else in UTC, which leaves no doubt.
 */
export function draftOfStretch({ fromMs, toMs, offsetMinutes }: { readonly fromMs: number; readonly toMs: number; readonly offsetMinutes: number | null }): ExceptionDraft {
  const write = (ms: number): readonly [date: string, time: string] => {
    const text = new Date(ms + (offsetMinutes ?? 0) * minuteMs).toISOString()
    return [text.slice(0, 10), text.slice(11, text.endsWith(':00.000Z') ? 16 : 19)]
  }
  const [[fromDate, fromTime], [toDate, toTime]] = [write(fromMs), write(toMs)]
  return { ...emptyDraft, kind: 'from_to', fromDate, fromTime, toDate, toTime, clock: offsetMinutes === null ? 'utc' : 'local', stores: 'open' }
}
