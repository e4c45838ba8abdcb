import { methodHints, methodLabels } from '../../../../shared/core/labels'
import type { DataSetSummary } from '../../../../shared/folder/dataSet'
import { kindOf, spanOfKind, type LongestSpan } from '../../../../shared/report/columns'
import { describeExcluded } from '../../../../shared/report/describeException'
import type { UptimeGoal } from '../../../../shared/report/goal'
import type { Report } from '../../../../shared/report/report'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import { defaultGoal } from '../../../../shared/report/verdict'
import { hourUs, isoInstant } from '../../time/instants'
import { describeSelection } from './describeSelection'
import { formatAsWritten, formatCount, formatNumber, formatStores } from './documentNumbers'
import { spanOf } from '../../time/windows'

/** One line about an export: when, which stores, from what and how. */
export interface Fact {
  readonly label: string
  readonly value: string
}

interface Exported {
  readonly report: Report
  readonly selection: RowSelection
  /** The selected stores and their open time in the whole span of the report. */
  readonly openTime: { readonly stores: number; readonly openHours: number }
  /** Null if the folder of the report is not open. */
  readonly dataSet: DataSetSummary | null
  readonly madeAt: Date
}

/** The longest span of a report, and when it is. */
export type ExportSpan = LongestSpan & { readonly from: string; readonly hours: number }

export function exportSpan(report: Report): ExportSpan {
  const { fromUs, toUs } = spanOf(report)
  return { ...spanOfKind[kindOf(report)], from: isoInstant(fromUs), hours: (toUs - fromUs) / hourUs }
}

/** The facts at the top of a document, and in the summary beside a file. */
export function exportFacts({ report, selection, openTime, dataSet, madeAt }: Exported): readonly Fact[] {
  const { from, name, hours } = exportSpan(report)
  const conditions = describeSelection(selection, report.attributes)
  const rowsRead = dataSet?.files.reduce((sum, file) => sum + file.rowsRead, 0)
  const possible = openTime.stores * hours
  return [
    ...(report.window === null
      ? [
          { label: 'As of', value: utc(report.asOf) },
          { label: 'Periods', value: `last hour, last day (24 h), last week (168 h, from ${utcSecond(from)})` },
        ]
      : [{ label: 'Period', value: `${utc(from)} to ${utc(report.asOf)} (${decimal(hours)} h)` }]),
    { label: 'Method', value: `${methodLabels[report.method]}: ${methodHints[report.method]}` },
    { label: 'Goal', value: describeGoal(selection.goal ?? defaultGoal) },
    {
      label: 'Stores',
      value: `${formatCount(openTime.stores)} of ${formatStores(report.stores)}${conditions.length === 0 ? '' : ` (${conditions.join('; ')})`}`,
    },
    {
      label: 'Open time',
      value: `${decimal(openTime.openHours)} h of ${decimal(possible)} h in the ${name} (${formatCount(openTime.stores)} × ${decimal(hours)} h)`,
    },
    ...(report.excluded === null
      ? []
      : [{ label: 'Excluded', value: `${describeExcluded(report.excluded, (value) => formatNumber(value, 2).replace(/\.00$/, ''))}, of ${report.stores === 1 ? 'the store' : `all ${formatStores(report.stores)}`} in the report` }]),
    { label: 'Observations', value: `${formatCount(report.observations)} polls in opening hours, for ${report.stores === 1 ? 'the store' : `all ${formatStores(report.stores)}`} in the report` },
    {
      label: 'Skipped rows',
      value: `${formatCount(report.rowsRejected)}${rowsRead === undefined ? '' : ` of ${formatCount(rowsRead)}`} rows were skipped`,
    },
    ...(report.zoneEdition === null ? [] : [{ label: 'Time zones', value: `IANA time zone database, edition ${report.zoneEdition}` }]),
    { label: 'Folder', value: report.folder },
    { label: 'Created', value: utcSecond(madeAt.toISOString()) },
  ]
}

function describeGoal({ goalPercent, leastCoveragePercent, lowBudgetPercent }: UptimeGoal): string {
  return `${formatAsWritten(goalPercent)} % uptime; least coverage ${formatAsWritten(leastCoveragePercent)} %; little left after ${formatAsWritten(lowBudgetPercent)} % of the allowed downtime`
}

/** `2023-01-25 18:13:22.47922 UTC`: exact, so that the report can be repeated. */
function utc(instant: string): string {
  return `${instant.replace('T', ' ').replace(/(\.\d*?)0*Z$/, '$1').replace(/[.Z]$/, '')} UTC`
}

/** `2023-01-25 18:13:22 UTC`. */
function utcSecond(instant: string): string {
  return utc(instant.replace(/\.\d+Z$/, 'Z'))
}

function decimal(value: number): string {
  return formatNumber(value, 2)
}
