import type { DataSetSummary } from '../../shared/folder/dataSet'
import type { Formats } from '../../shared/report/explanation'
import type { Method, Report } from '../../shared/report/report'
import type { ReportSettings } from '../../shared/report/reportSettings'
import {
  reportTimeWithoutPolls,
  storeCountProblem,
  unknownStoresProblem,
  windowProblem,
  windowWithoutPolls,
} from '../../shared/report/settingsRules'
import { hourMs } from '../../shared/core/time'
import { readDateTimeField, splitDateTimeField, writeDateTimeField, type FieldZone } from './dateTimeField'
import { countOf, formatAsWritten, formatCount, formatNumber } from '../format/numbers'
import { formatInstant, formatMyTime } from '../format/times'
import { readStoreIds } from '../lists/storeIdList'
import { dayBeforeNewestPoll } from './timePresets'

/** The content of the settings form while the user fills it in. Times are the texts of their fields, in `zone`. */
export interface SettingsDraft {
  readonly time: 'newest' | 'asOf' | 'window'
  readonly zone: FieldZone
  readonly asOf: string
  readonly from: string
  readonly to: string
  readonly method: Method
  readonly stores: 'all' | 'list'
  readonly storeList: string
  /** Whether the user has typed in the list or tried to run the report with it: before, an empty list is no mistake. */
  readonly isListTouched: boolean
}

export type DraftField = 'asOf' | 'from' | 'to' | 'storeList'

/** A sentence under a field: why its value cannot be used, or what the value means. */
export interface Remark {
  readonly isProblem: boolean
  readonly text: string
}

const formats: Formats = { number: formatCount, asWritten: formatAsWritten, instant: formatInstant }

/** The settings of the report on screen; the defaults if there is no report. */
export function draftOf(report: Report | null, { firstPollAt, lastPollAt }: DataSetSummary): SettingsDraft {
  const asOf = report?.asOf ?? lastPollAt
  const window = report?.window ?? { from: firstPollAt, to: lastPollAt }
  return {
    time: report?.window ? 'window' : asOf === lastPollAt ? 'newest' : 'asOf',
    zone: 'utc',
    asOf: writeDateTimeField(asOf, 'utc'),
    from: writeDateTimeField(window.from, 'utc'),
    to: writeDateTimeField(window.to, 'utc'),
    method: report?.method ?? 'nearest',
    stores: report !== null && report.selectedStores !== null ? 'list' : 'all',
    storeList: '',
    isListTouched: false,
  }
}

/** Writes the same instants in another zone. */
export function withZone(draft: SettingsDraft, zone: FieldZone): SettingsDraft {
  const rewritten = (field: string): string => {
    const instant = readDateTimeField(field, draft.zone, [])
    return instant === null ? field : writeDateTimeField(instant, zone)
  }
  return { ...draft, zone, asOf: rewritten(draft.asOf), from: rewritten(draft.from), to: rewritten(draft.to) }
}

/** Instants that the fields show to the second but mean to the microsecond. */
function exactInstants(report: Report | null, dataSet: DataSetSummary): readonly string[] {
  const ofReport = report === null ? [] : [report.asOf, report.window?.from ?? report.asOf]
  return [dataSet.firstPollAt, dataSet.lastPollAt, dayBeforeNewestPoll(dataSet), ...ofReport]
}

/** The draft as values. An instant is null if its field is empty or unreadable. */
interface DraftReading {
  readonly asOf: string | null
  readonly from: string | null
  readonly to: string | null
  readonly storeIds: readonly string[]
}

export function readDraft(draft: SettingsDraft, report: Report | null, dataSet: DataSetSummary): DraftReading {
  const exact = exactInstants(report, dataSet)
  return {
    asOf: readDateTimeField(draft.asOf, draft.zone, exact),
    from: readDateTimeField(draft.from, draft.zone, exact),
    to: readDateTimeField(draft.to, draft.zone, exact),
    storeIds: readStoreIds(draft.storeList),
  }
}

/** The sentences under the fields in use. `unknownStores` are the listed stores that the data does not have. */
export function remarksOn(
  draft: SettingsDraft,
  reading: DraftReading,
  dataSet: DataSetSummary,
  unknownStores: readonly string[],
): Readonly<Partial<Record<DraftField, Remark>>> {
  return {
    ...(draft.time === 'asOf' && { asOf: asOfRemark(draft, reading, dataSet) }),
    ...(draft.time === 'window' && windowRemarks(draft, reading, dataSet)),
    ...(draft.stores === 'list' && { storeList: storesRemark(draft, reading, unknownStores) }),
  }
}

const problem = (text: string): Remark => ({ isProblem: true, text })
const note = (text: string): Remark => ({ isProblem: false, text })
const beforeFirst = 'This is before the first poll. The time until then takes the status of the first poll in opening hours.'
const afterNewest = 'This is after the newest poll. The time since then takes the status of the last poll in opening hours.'

/** Why a field cannot be read. */
function unreadable(field: string): Remark {
  const { date, time } = splitDateTimeField(field)
  if (date !== '' && time.trim() !== '') return problem('Enter a time from 00:00:00 to 23:59:59, such as 18:30 or 18:30:15.')
  return problem('Enter a date and a time.')
}

/** Repeats the instant in the other zone, unless its clock shows the same, and says more if there is more to say. */
function instantNote({ zone }: SettingsDraft, instant: string, more?: string): Remark {
  const other = zone === 'mine' ? formatInstant(instant) : formatMyTime([instant])
  return note([other, more].filter((part) => part !== null && part !== undefined).join('. '))
}

function asOfRemark(draft: SettingsDraft, { asOf }: DraftReading, dataSet: DataSetSummary): Remark {
  if (asOf === null) return unreadable(draft.asOf)
  const broken = reportTimeWithoutPolls(asOf, dataSet, formats)
  if (broken !== null) return problem(broken)
  return Date.parse(asOf) > Date.parse(dataSet.lastPollAt) ? instantNote(draft, asOf, afterNewest) : instantNote(draft, asOf)
}

function windowRemarks(draft: SettingsDraft, { from, to }: DraftReading, dataSet: DataSetSummary) {
  if (from === null) return { from: unreadable(draft.from) }
  if (to === null) return { to: unreadable(draft.to) }
  const window = { from, to }
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)]
  const broken = windowProblem(window, toMs - fromMs, formats) ?? windowWithoutPolls(window, dataSet, formats)
  if (broken !== null) return { to: problem(broken) }
  return {
    from: fromMs < Date.parse(dataSet.firstPollAt) ? instantNote(draft, from, beforeFirst) : instantNote(draft, from),
    to: toMs > Date.parse(dataSet.lastPollAt) ? instantNote(draft, to, afterNewest) : instantNote(draft, to),
  }
}

/** Whether the report needs a list of stores that the user has not begun to write. */
export function isListAwaited(draft: SettingsDraft, { storeIds }: DraftReading): boolean {
  return draft.stores === 'list' && !draft.isListTouched && storeIds.length === 0
}

function storesRemark(draft: SettingsDraft, reading: DraftReading, unknownStores: readonly string[]): Remark {
  const { storeIds } = reading
  if (isListAwaited(draft, reading)) return note(countOf(0, 'store'))
  const broken = storeCountProblem(storeIds.length, formats) ?? unknownStoresProblem(unknownStores, formats)
  return broken === null ? note(countOf(storeIds.length, 'store')) : problem(broken)
}

/** The settings of a draft without problems. */
export function settingsOf(draft: SettingsDraft, { asOf, from, to, storeIds }: DraftReading): ReportSettings {
  return {
    asOf: draft.time === 'asOf' ? asOf : null,
    window: draft.time === 'window' && from !== null && to !== null ? { from, to } : null,
    method: draft.method,
    storeIds: draft.stores === 'list' ? [...storeIds] : null,
  }
}

/** Describes the report that a draft without problems leads to, in one sentence. */
export function describeDraft(
  { method }: SettingsDraft,
  { asOf, window, storeIds }: ReportSettings,
  dataSet: DataSetSummary,
): string {
  const stores = storeIds === null ? `all ${countOf(dataSet.stores, 'store')}` : countOf(storeIds.length, 'store')
  const subject = `Uptime and downtime of ${stores}`
  const way = method === 'nearest' ? 'using the nearest-poll method' : 'using the poll-count method'
  if (window === null) {
    const end = formatInstant(asOf ?? dataSet.lastPollAt)
    return `${subject} in the hour, day and week before ${end}, ${way}.`
  }
  const hours = (Date.parse(window.to) - Date.parse(window.from)) / hourMs
  const length = formatNumber(hours, Number.isInteger(hours) ? 0 : 2)
  return `${subject} in the ${length} h from ${formatInstant(window.from)} to ${formatInstant(window.to)}, ${way}.`
}
