import type { DataSetSummary } from '../../shared/folder/dataSet'
import { dayMs } from '../../shared/core/time'
import { joinDateTimeField, splitDateTimeField, writeDateTimeField, type FieldZone } from './dateTimeField'

type PollSpan = Pick<DataSetSummary, 'firstPollAt' | 'lastPollAt'>

/** Fills the time fields of the form by one press. */
interface TimePreset<Field extends 'asOf' | 'from' | 'to'> {
  readonly label: string
  readonly fields: Readonly<Record<Field, string>>
}

/** The instant 24 hours before the newest poll, to the microsecond. */
export function dayBeforeNewestPoll({ lastPollAt }: PollSpan): string {
  const before = new Date(Date.parse(lastPollAt) - dayMs).toISOString()
  return before.slice(0, 19) + lastPollAt.slice(19)
}

/** The field of the midnight at which a day begins, on whatever clock. `startMs` is that midnight as if it were in UTC. */
function midnight(startMs: number): string {
  return joinDateTimeField({ date: new Date(startMs).toISOString().slice(0, 10), time: '00:00:00' })
}

/** The starts of days, weeks and months around the newest poll, on the wall clock of a zone. Weeks begin on Monday. */
function startsOf({ lastPollAt }: PollSpan, zone: FieldZone) {
  const { date } = splitDateTimeField(writeDateTimeField(lastPollAt, zone))
  const day = new Date(`${date}T00:00:00Z`)
  const daysSinceMonday = (day.getUTCDay() + 6) % 7
  const daysBefore = (days: number): string => midnight(day.getTime() - days * dayMs)
  const monthsBefore = (months: number): string => midnight(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months))
  return {
    day: daysBefore(0),
    dayBefore: daysBefore(1),
    week: daysBefore(daysSinceMonday),
    weekBefore: daysBefore(daysSinceMonday + 7),
    month: monthsBefore(0),
    monthBefore: monthsBefore(1),
  }
}

/** Report times. The data is often old, so days, weeks and months count back from the newest poll. */
export function asOfPresets(polls: PollSpan, zone: FieldZone): readonly TimePreset<'asOf'>[] {
  const { day, week, month } = startsOf(polls, zone)
  return [
    { label: 'Newest poll', fields: { asOf: writeDateTimeField(polls.lastPollAt, zone) } },
    { label: 'End of yesterday', fields: { asOf: day } },
    { label: 'End of last calendar week', fields: { asOf: week } },
    { label: 'End of last month', fields: { asOf: month } },
  ]
}

/** Custom periods. Days, weeks and months count back from the newest poll. */
export function windowPresets(polls: PollSpan, zone: FieldZone): readonly TimePreset<'from' | 'to'>[] {
  const { day, dayBefore, week, weekBefore, month, monthBefore } = startsOf(polls, zone)
  const newest = writeDateTimeField(polls.lastPollAt, zone)
  return [
    { label: 'Last 24 h', fields: { from: writeDateTimeField(dayBeforeNewestPoll(polls), zone), to: newest } },
    { label: 'Yesterday', fields: { from: dayBefore, to: day } },
    { label: 'This calendar week', fields: { from: week, to: newest } },
    { label: 'Last calendar week', fields: { from: weekBefore, to: week } },
    { label: 'Last month', fields: { from: monthBefore, to: month } },
    { label: 'All data', fields: { from: writeDateTimeField(polls.firstPollAt, zone), to: newest } },
  ]
}
