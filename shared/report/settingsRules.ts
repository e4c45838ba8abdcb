import type { DataSetSummary } from '../folder/dataSet'
import type { Formats } from './explanation'
import type { Report } from './report'

/*
 * The rules for the settings of a report, each with the sentence for a user who breaks it. A rule gives null if it is
 * kept. This file has no schemas, because commands start without them.
 */

/** A window is computed week by week for every store, and nobody needs more than ten years. */
const maximumWindowDays = 3660

/** A longer list would exceed the size of a request that the server accepts. */
export const maximumStoreIds = 20_000

/** An error lists at most this many of the unknown stores. */
const maximumListedIds = 5

const dayMs = 24 * 3_600_000
const weekMs = 7 * dayMs

type ReportWindow = NonNullable<Report['window']>
type PollSpan = Pick<DataSetSummary, 'firstPollAt' | 'lastPollAt'>

export const twoTimesProblem = 'Give either a report time (as-of) or a period (from and to), not both.'

/** `lengthMs` is given apart from the ends, because only the engine reads them to the microsecond. */
export function windowProblem({ from, to }: ReportWindow, lengthMs: number, { instant, number }: Formats): string | null {
  if (lengthMs <= 0) return `The period must end after it starts, but it runs from ${instant(from)} to ${instant(to)}.`
  if (lengthMs > maximumWindowDays * dayMs) return `A period can be at most ${number(maximumWindowDays)} days.`
  return null
}

/** Only the page asks this: elsewhere a report without polls is made, and `whyNoObservations` explains it. */
export function reportTimeWithoutPolls(asOf: string, polls: PollSpan, { instant }: Formats): string | null {
  const asOfMs = Date.parse(asOf)
  if (asOfMs < Date.parse(polls.firstPollAt)) {
    return `The first poll is from ${instant(polls.firstPollAt)}, so there is nothing to report before it.`
  }
  if (asOfMs - weekMs > Date.parse(polls.lastPollAt)) {
    return `The newest poll is from ${instant(polls.lastPollAt)}, more than a week earlier, so there is nothing to report.`
  }
  return null
}

/** Only the page asks this, for the same reason. */
export function windowWithoutPolls({ from, to }: ReportWindow, polls: PollSpan, { instant }: Formats): string | null {
  const hasPolls = Date.parse(to) >= Date.parse(polls.firstPollAt) && Date.parse(from) <= Date.parse(polls.lastPollAt)
  if (hasPolls) return null
  return `This period has no polls. The polls run from ${instant(polls.firstPollAt)} to ${instant(polls.lastPollAt)}.`
}

export function storeCountProblem(stores: number, { number }: Formats): string | null {
  if (stores === 0) return 'Enter at least one store.'
  if (stores <= maximumStoreIds) return null
  return `A list can have at most ${number(maximumStoreIds)} stores. This list has ${number(stores)}.`
}

export function unknownStoresProblem(unknownIds: readonly string[], { number }: Formats): string | null {
  const [first] = unknownIds
  if (first === undefined) return null
  if (unknownIds.length === 1) return `Store ${first} is not in the data.`
  const more = unknownIds.length > maximumListedIds ? ` and ${number(unknownIds.length - maximumListedIds)} more` : ''
  const listed = unknownIds.slice(0, maximumListedIds).join(', ')
  return `These ${number(unknownIds.length)} stores are not in the data: ${listed}${more}.`
}
