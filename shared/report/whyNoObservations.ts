import { weekMs } from '../core/time'
import type { Formats } from './explanation'
import type { DataSetSummary } from '../folder/dataSet'
import type { Report } from './report'

/**
 * Says that a report has no observations, and why, as far as this follows from the times of the first and the last poll.
 * Null if the report has observations. `polls` is null if the data of the report is not open.
 */
export function whyNoObservations(
  report: Report,
  polls: Pick<DataSetSummary, 'firstPollAt' | 'lastPollAt'> | null,
  { instant }: Pick<Formats, 'instant'>,
): string | null {
  if (report.observations > 0) return null
  const { asOf, window, selectedStores } = report
  const span =
    window === null
      ? `the week that ends at ${instant(asOf)}`
      : `the period from ${instant(window.from)} to ${instant(window.to)}`
  const stores = selectedStores === null ? 'stores' : 'selected stores'
  if (polls !== null && (polls.firstPollAt > asOf || endsBefore(polls.lastPollAt, report))) {
    const all = `from ${instant(polls.firstPollAt)} to ${instant(polls.lastPollAt)}`
    return `This report has no observations: there are no polls in ${span}. The polls run ${all}.`
  }
  const isLastInSpan = polls !== null && polls.lastPollAt <= asOf
  if (isLastInSpan && selectedStores === null) {
    return `This report has no observations: all polls in ${span} are outside opening hours.`
  }
  return `This report has no observations: no poll in ${span} is within the opening hours of the ${stores}.`
}

/** Instants of the same form compare as text. The start of a week is computed, so it is compared in milliseconds. */
function endsBefore(lastPollAt: string, { asOf, window }: Report): boolean {
  return window === null ? Date.parse(lastPollAt) < Date.parse(asOf) - weekMs : lastPollAt < window.from
}
