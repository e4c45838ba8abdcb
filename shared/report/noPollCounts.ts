import type { Formats } from './explanation'
import type { DataSetSummary } from '../folder/dataSet'
import type { Report } from './report'

const weekMs = 168 * 3_600_000

/**
 * Says that a report has no observations, and why, as far as the times of the first and the last poll tell; null where
 * it has some. `polls` is null where the data of the report is not open.
 */
export function noPollCounts(
  report: Report,
  polls: Pick<DataSetSummary, 'firstPollAt' | 'lastPollAt'> | null,
  { instant }: Pick<Formats, 'instant'>,
): string | null {
  if (report.observations > 0) return null
  const { asOf, window, selectedStores } = report
  const span =
    window === null
      ? `the week that ends at ${instant(asOf)}`
      : `the window from ${instant(window.from)} to ${instant(window.to)}`
  const stores = selectedStores === null ? 'stores' : 'selected stores'
  if (polls !== null && (polls.firstPollAt > asOf || endsBefore(polls.lastPollAt, report))) {
    const all = `from ${instant(polls.firstPollAt)} to ${instant(polls.lastPollAt)}`
    return `No poll counts in this report: none lies in ${span}. The polls go ${all}.`
  }
  const isLastInSpan = polls !== null && polls.lastPollAt <= asOf
  if (isLastInSpan && selectedStores === null) {
    return `No poll counts in this report: those in ${span} all fell while the stores were closed.`
  }
  return `No poll counts in this report: none in ${span} fell while the ${stores} were open.`
}

/** Instants are written alike, so that they compare as text; the week before as-of is compared in whole milliseconds. */
function endsBefore(lastPollAt: string, { asOf, window }: Report): boolean {
  return window === null ? Date.parse(lastPollAt) < Date.parse(asOf) - weekMs : lastPollAt < window.from
}
