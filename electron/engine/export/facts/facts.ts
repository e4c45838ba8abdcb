import type { DataSetSummary } from '../../../../shared/folder/dataSet'
import type { Report } from '../../../../shared/report/report'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import { hourUs, isoInstant } from '../../time/instants'
import { describeSelection } from './describeSelection'
import { spanOf } from '../../time/windows'

/** One line of what a reader of an export has to know about it. */
export interface Fact {
  readonly label: string
  readonly value: string
}

interface Exported {
  readonly report: Report
  readonly selection: RowSelection
  /** Of the selected stores in the whole span of the report: what uptime and downtime are shares of. */
  readonly openTime: { readonly stores: number; readonly openHours: number }
  /** Null where the folder of the report is not open. */
  readonly dataSet: DataSetSummary | null
  readonly madeAt: Date
}

/** What a report is about as a whole: its window, or the longest of the three. */
export interface ExportSpan {
  readonly from: string
  readonly hours: number
  readonly name: string
  /** End of the names of its columns. */
  readonly suffix: 'last_week' | 'window'
}

export function exportSpan(report: Report): ExportSpan {
  const { fromUs, toUs } = spanOf(report)
  const span = { from: isoInstant(fromUs), hours: (toUs - fromUs) / hourUs }
  return report.window === null
    ? { ...span, name: 'last week', suffix: 'last_week' }
    : { ...span, name: 'window', suffix: 'window' }
}

const methodNames = {
  nearest: 'nearest: every open instant has the status of the nearest observation',
  'poll-count': 'poll-count: the steps of the older backend, where each observation counts one hour',
} as const

/** Of when, of which stores, from what and how: stands above a report, and in the summary beside a file. */
export function exportFacts({ report, selection, openTime, dataSet, madeAt }: Exported): readonly Fact[] {
  const { from, name, hours } = exportSpan(report)
  const left = describeSelection(selection)
  const rowsRead = dataSet?.files.reduce((sum, file) => sum + file.rowsRead, 0)
  const possible = openTime.stores * hours
  return [
    ...(report.window === null
      ? [
          { label: 'As of', value: utc(report.asOf) },
          { label: 'Windows', value: `last hour, last day (24 h), last week (168 h, from ${utcSecond(from)})` },
        ]
      : [{ label: 'Window', value: `${utc(from)} to ${utc(report.asOf)} (${decimal(hours)} h)` }]),
    { label: 'Method', value: methodNames[report.method] },
    {
      label: 'Stores',
      value: `${count(openTime.stores)} of ${count(report.stores)}${left.length === 0 ? '' : `: ${left.join('; ')}`}`,
    },
    {
      label: 'Open time',
      value: `${decimal(openTime.openHours)} h of ${decimal(possible)} h in the ${name} (${count(openTime.stores)} × ${decimal(hours)} h)`,
    },
    { label: 'Observations', value: `${count(report.observations)} polls inside open time, of all stores of the report` },
    {
      label: 'Rejected rows',
      value: `${count(report.rowsRejected)}${rowsRead === undefined ? '' : ` of ${count(rowsRead)} read`}; they are left out`,
    },
    { label: 'Folder', value: report.folder },
    { label: 'Made', value: utcSecond(madeAt.toISOString()) },
  ]
}

/** `2023-01-25 18:13:22 UTC`; with the fraction of the second where it has one, because it is what to ask for again. */
function utc(instant: string): string {
  return `${instant.replace('T', ' ').replace(/(\.\d*?)0*Z$/, '$1').replace(/[.Z]$/, '')} UTC`
}

/** The same in whole seconds, for what is only read. */
function utcSecond(instant: string): string {
  return utc(instant.replace(/\.\d+Z$/, 'Z'))
}

const counts = new Intl.NumberFormat('en-US')
const decimals = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

function count(value: number): string {
  return counts.format(value)
}

function decimal(value: number): string {
  return decimals.format(value)
}
