import type { Report } from '../../shared/report/report'
import { methodLabels } from '../../shared/core/labels'
import { hourMs, hoursPerWeek } from '../../shared/core/time'
import { formatNumber } from '../format/numbers'
import { baseName } from '../format/paths'

function formatHours(hours: number): string {
  return `${formatNumber(hours, Number.isInteger(hours) ? 0 : 2)} h`
}

/** How long the span is that the numbers of a comparison are about: the last week, or the window of the report. */
function spanHours({ window }: Report): number {
  return window === null ? hoursPerWeek : (Date.parse(window.to) - Date.parse(window.from)) / hourMs
}

/** What a reader has to know before taking every difference of two reports for a change of the stores. */
export function comparisonCautions(before: Report, after: Report): readonly string[] {
  const cautions: string[] = []
  if (before.method !== after.method) {
    cautions.push(
      `The methods differ (${methodLabels[before.method]} before, ${methodLabels[after.method]} after): a difference may come from that alone.`,
    )
  }
  const [hoursBefore, hoursAfter] = [spanHours(before), spanHours(after)]
  if (hoursBefore !== hoursAfter) {
    cautions.push(
      `The spans differ: ${formatHours(hoursBefore)} before, ${formatHours(hoursAfter)} after. Compare percentages, not hours or outages.`,
    )
  }
  if (before.folder !== after.folder) {
    cautions.push(`The folders differ: ${baseName(before.folder)} before, ${baseName(after.folder)} after.`)
  }
  if (before.selectedStores !== after.selectedStores) {
    cautions.push('They do not report the same selection of stores: what one leaves out is new or gone here.')
  }
  // What is said already is where a difference comes from.
  if (before.asOf === after.asOf && cautions.length === 0) {
    cautions.push('Both end at the same time: a difference comes from the files.')
  }
  return cautions
}
