import type { DataSetSummary } from '../../shared/folder/dataSet'
import type { Method, Report } from '../../shared/report/report'
import { maximumStoreIds, type ReportSettings } from '../../shared/report/reportSettings'
import { longestWindowDays } from '../../shared/report/reportDefaults'
import { toField, toInstant, type FieldZone } from './dateTimeField'
import { countOf, formatCount, formatNumber } from '../format/numbers'
import { formatInstant } from '../format/times'
import { readStoreList } from './storeIdList'

/** What the settings form holds while the user fills it in; times as the fields write them, in `zone`. */
export interface SettingsDraft {
  readonly time: 'newest' | 'asOf' | 'window'
  readonly zone: FieldZone
  readonly asOf: string
  readonly from: string
  readonly to: string
  readonly method: Method
  readonly stores: 'all' | 'list'
  readonly storeList: string
}

export type DraftField = 'asOf' | 'from' | 'to' | 'storeList'

/** What is to be said about a field: why it cannot be used, or what it will lead to. */
export interface Remark {
  readonly isProblem: boolean
  readonly text: string
}

const hourMs = 3_600_000
const weekMs = 168 * hourMs

/** The settings of the report on screen, or the usual ones. */
export function draftOf(report: Report | null, { firstPollAt, lastPollAt }: DataSetSummary): SettingsDraft {
  const asOf = report?.asOf ?? lastPollAt
  const window = report?.window ?? { from: firstPollAt, to: lastPollAt }
  return {
    time: report?.window ? 'window' : asOf === lastPollAt ? 'newest' : 'asOf',
    zone: 'utc',
    asOf: toField(asOf, 'utc'),
    from: toField(window.from, 'utc'),
    to: toField(window.to, 'utc'),
    method: report?.method ?? 'nearest',
    stores: report !== null && report.selectedStores !== null ? 'list' : 'all',
    storeList: '',
  }
}

/** The same instants, written in another zone. */
export function withZone(draft: SettingsDraft, zone: FieldZone): SettingsDraft {
  const rewritten = (field: string): string => {
    const instant = toInstant(field, draft.zone, [])
    return instant === null ? field : toField(instant, zone)
  }
  return { ...draft, zone, asOf: rewritten(draft.asOf), from: rewritten(draft.from), to: rewritten(draft.to) }
}

/** Instants that a field shows cut to the second, and means to the microsecond. */
function exactInstants(report: Report | null, { firstPollAt, lastPollAt }: DataSetSummary): readonly string[] {
  const ofReport = report === null ? [] : [report.asOf, report.window?.from ?? report.asOf]
  return [firstPollAt, lastPollAt, ...ofReport]
}

/** What the draft asks for; `null` in place of an instant or a list that cannot be used. */
interface DraftReading {
  readonly asOf: string | null
  readonly from: string | null
  readonly to: string | null
  readonly storeIds: readonly string[]
}

export function readDraft(draft: SettingsDraft, report: Report | null, dataSet: DataSetSummary): DraftReading {
  const exact = exactInstants(report, dataSet)
  return {
    asOf: toInstant(draft.asOf, draft.zone, exact),
    from: toInstant(draft.from, draft.zone, exact),
    to: toInstant(draft.to, draft.zone, exact),
    storeIds: readStoreList(draft.storeList),
  }
}

/** What to say beside the fields that are in use. `unknownStores` are those of the list that the data does not have. */
export function remarksOn(
  draft: SettingsDraft,
  reading: DraftReading,
  dataSet: DataSetSummary,
  unknownStores: readonly string[],
): Readonly<Partial<Record<DraftField, Remark>>> {
  return {
    ...(draft.time === 'asOf' && { asOf: asOfRemark(draft, reading, dataSet) }),
    ...(draft.time === 'window' && windowRemarks(draft, reading, dataSet)),
    ...(draft.stores === 'list' && { storeList: storesRemark(reading.storeIds, unknownStores) }),
  }
}

const problem = (text: string): Remark => ({ isProblem: true, text })
const note = (text: string): Remark => ({ isProblem: false, text })
const missing = problem('Enter a date and a time.')
const beforeFirst = 'Before the first poll: the time until then is filled from the first observation.'
const afterNewest = 'After the newest poll: the time since then is filled from the last observation.'

/** The instant in UTC, which a field in UTC says itself. */
function instantNote({ zone }: SettingsDraft, instant: string): Remark {
  return note(zone === 'utc' ? '' : formatInstant(instant))
}

function asOfRemark(draft: SettingsDraft, { asOf }: DraftReading, { firstPollAt, lastPollAt }: DataSetSummary): Remark {
  if (asOf === null) return missing
  const ms = Date.parse(asOf)
  const [first, newest] = [formatInstant(firstPollAt), formatInstant(lastPollAt)]
  if (ms < Date.parse(firstPollAt)) {
    return problem(`The first poll is of ${first}: there is nothing to report before it.`)
  }
  if (ms - weekMs > Date.parse(lastPollAt)) {
    return problem(`The newest poll is of ${newest}, more than a week before: there is nothing to report.`)
  }
  if (ms > Date.parse(lastPollAt)) return note(afterNewest)
  return instantNote(draft, asOf)
}

function windowRemarks(draft: SettingsDraft, { from, to }: DraftReading, { firstPollAt, lastPollAt }: DataSetSummary) {
  if (from === null) return { from: missing }
  if (to === null) return { to: missing }
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)]
  const [firstMs, lastMs] = [Date.parse(firstPollAt), Date.parse(lastPollAt)]
  const lengthMs = toMs - fromMs
  if (lengthMs <= 0) return { to: problem('The window must end after it begins.') }
  if (lengthMs > longestWindowDays * 24 * hourMs) {
    return { to: problem(`A window can be ${formatCount(longestWindowDays)} days long, not more.`) }
  }
  const polls = `the polls are of ${formatInstant(firstPollAt)} to ${formatInstant(lastPollAt)}`
  if (toMs < firstMs || fromMs > lastMs) return { to: problem(`No poll lies in this window: ${polls}.`) }
  return {
    from: fromMs < firstMs ? note(beforeFirst) : instantNote(draft, from),
    to: toMs > lastMs ? note(afterNewest) : instantNote(draft, to),
  }
}

const idsTold = 5

function storesRemark(storeIds: readonly string[], unknownStores: readonly string[]): Remark {
  if (storeIds.length === 0) return problem('Enter at least one store.')
  if (storeIds.length > maximumStoreIds) {
    return problem(`A list can have ${formatCount(maximumStoreIds)} stores; these are ${formatCount(storeIds.length)}.`)
  }
  if (unknownStores.length === 0) return note(countOf(storeIds.length, 'store'))
  const rest = unknownStores.length > idsTold ? ` and ${formatCount(unknownStores.length - idsTold)} more` : ''
  return problem(`Not in the data: ${unknownStores.slice(0, idsTold).join(', ')}${rest}.`)
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

/** One sentence on the report that a draft without problems will lead to. */
export function describeDraft(
  { method }: SettingsDraft,
  { asOf, window, storeIds }: ReportSettings,
  dataSet: DataSetSummary,
): string {
  const stores = storeIds === null ? `all ${countOf(dataSet.stores, 'store')}` : countOf(storeIds.length, 'store')
  const subject = `Uptime and downtime of ${stores}`
  const way = method === 'nearest' ? 'by the nearest observation' : 'by counting polls'
  if (window === null) {
    const end = formatInstant(asOf ?? dataSet.lastPollAt)
    return `${subject} in the hour, the day and the week before ${end}, ${way}.`
  }
  const hours = formatNumber((Date.parse(window.to) - Date.parse(window.from)) / hourMs, 2)
  return `${subject} in the ${hours} hours from ${formatInstant(window.from)} to ${formatInstant(window.to)}, ${way}.`
}
