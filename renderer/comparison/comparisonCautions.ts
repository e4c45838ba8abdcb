import type { Report } from '../../shared/report/report'
import { methodLabels } from '../../shared/core/labels'
import { hourMs, hoursPerWeek } from '../../shared/core/time'
import { countOf, formatNumber } from '../format/numbers'
import { baseName } from '../format/paths'

function formatHours(hours: number): string {
  return `${formatNumber(hours, Number.isInteger(hours) ? 0 : 2)} h`
}

/** The length of the period that is compared: the last week, or the custom period of the report. */
function spanHours({ window }: Report): number {
  return window === null ? hoursPerWeek : (Date.parse(window.to) - Date.parse(window.from)) / hourMs
}

/** Reasons why two reports can differ although nothing has changed in the stores, in sentences for the reader. */
export function comparisonCautions(before: Report, after: Report, storesNotSelected: number): readonly string[] {
  const cautions: string[] = []
  if (before.method !== after.method) {
    cautions.push(
      `The methods differ: ${methodLabels[before.method]} before, ${methodLabels[after.method]} after. This alone can cause differences.`,
    )
  }
  const [hoursBefore, hoursAfter] = [spanHours(before), spanHours(after)]
  if (hoursBefore !== hoursAfter) {
    cautions.push(
      `The periods differ: ${formatHours(hoursBefore)} before, ${formatHours(hoursAfter)} after. Compare percentages, not hours or outages.`,
    )
  }
  if (before.folder !== after.folder) {
    cautions.push(`The folders differ: ${baseName(before.folder)} before, ${baseName(after.folder)} after.`)
  }
  if (before.exceptionSet !== after.exceptionSet) {
    cautions.push('The closures and special hours of the two reports differ. This alone can cause differences.')
  }
  if (storesNotSelected > 0) {
    cautions.push(`A report of selected stores says nothing about the others: ${countOf(storesNotSelected, 'store')} cannot be compared.`)
  }
  // Any caution above already names a cause.
  if (before.asOf === after.asOf && cautions.length === 0) {
    cautions.push('Both reports end at the same time, so every difference comes from the files.')
  }
  return cautions
}
