import { basename, relative } from 'node:path'
import { explainReport, plainFormats, type Formats } from '../../../shared/report/explanation'
import type { DataSetSummary, Notice } from '../../../shared/folder/dataSet'
import type { HourlyDowntime } from '../../../shared/report/chartData'
import { workbookTitle } from '../../../shared/export/exportedColumns'
import { nameKey } from '../../../shared/folder/attributes'
import { groupByLabel, type GroupBy } from '../../../shared/report/groups'
import type { Report } from '../../../shared/report/report'
import type { GroupOrder } from '../../../shared/report/rowSelection'
import { defaultGoal } from '../../../shared/report/verdict'
import { EngineError } from '../core/errors'
import type { Selection } from '../select/selection'
import { exportFacts, exportSpan } from './facts/facts'
import { summaryText } from './facts/summary'
import { renderHtmlReport } from './html/htmlReport'
import type { GroupList } from './html/groupTable'
import { summarySheet } from './workbook/summarySheet'
import type { Sheet } from '../write/writeWorkbook'

/** Maximum number of stores in the list of the most downtime. */
const maximumListedStores = 25

/** Maximum number of groups in the table of groups. */
const maximumListedGroups = 500

/** The number format of the rest of the document. */
function documentFormats(): Formats {
  const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
  return { ...plainFormats, number: (value) => grouped.format(value) }
}

/** What the numbers of a report come from. */
export interface ReportSource {
  readonly dataSet: DataSetSummary
  /** What may make the numbers mislead. */
  readonly notices: readonly Notice[]
}

/**
 * The report on the selected stores as one HTML file, with a table of groups if `groupBy` is given. `source` is null if the
 * folder of the report is not open.
 */
export async function htmlDocument(
  selection: Selection,
  source: ReportSource | null,
  groupBy?: GroupBy,
): Promise<{ readonly html: string; readonly stores: number }> {
  const { report, choice } = selection
  const span = exportSpan(report)
  const downtime = `downtime_${span.suffix}` as const
  const withDowntime = selection.with({
    filters: [...choice.filters, { column: downtime, join: 'and', conditions: [{ type: 'greaterThan', value: 0 }] }],
    sort: [{ column: downtime, direction: 'desc' }],
  })
  const totals = await selection.totals()
  const html = renderHtmlReport({
    title: `Uptime report: ${basename(report.folder)}`,
    ...(await background(selection, source)),
    span,
    goal: choice.goal ?? defaultGoal,
    totals,
    bands: await selection.uptimeBands(),
    hours: await hoursIfKnown(selection),
    reportedHours: await selection.with({ hourOfWeek: undefined }).reportedHours(),
    groups: groupBy === undefined ? null : await groupsOf(selection, groupBy),
    names: report.attributes.some(({ key }) => key === nameKey),
    down: await withDowntime.rows({ offset: 0, limit: maximumListedStores }),
  })
  return { html, stores: totals.stores }
}

/**
 * The first sheet of a workbook; `missing` says why sheets are missing. `source` is null if the folder of the report is not
 * open.
 */
export async function workbookSummary(selection: Selection, source: ReportSource | null, missing: readonly string[]): Promise<Sheet> {
  const { report, choice } = selection
  return summarySheet({
    title: `${workbookTitle} ${basename(report.folder)}`,
    ...(await background(selection, source)),
    span: exportSpan(report),
    goal: choice.goal ?? defaultGoal,
    totals: await selection.totals(),
    missing,
  })
}

/** The summary of an export with this file name. `source` is null if the folder of the report is not open. */
export async function summaryDocument(
  selection: Selection,
  fileName: string,
  source: ReportSource | null,
): Promise<string> {
  return summaryText({ fileName, ...(await background(selection, source)) })
}

/** The order of groups that people read first: those with the most downtime in the longest window. */
export function mostDowntimeFirst(report: Report): readonly GroupOrder[] {
  return [{ column: `downtime_${exportSpan(report).suffix}`, direction: 'desc' }]
}

async function groupsOf(selection: Selection, groupBy: GroupBy): Promise<GroupList> {
  const page = await selection.groups(groupBy, mostDowntimeFirst(selection.report), { offset: 0, limit: maximumListedGroups })
  return { ...page, label: groupByLabel(groupBy, selection.report.attributes) }
}

async function background(selection: Selection, source: ReportSource | null) {
  const { report, choice } = selection
  const dataSet = source?.dataSet ?? null
  const openTime = await selection.openTime()
  return {
    facts: exportFacts({ report, selection: choice, openTime, dataSet, madeAt: new Date() }),
    notices: source?.notices ?? [],
    files: dataSet?.files.map((file) => Object.assign({}, file, { path: relative(report.folder, file.path) })) ?? null,
    explanations: explainReport(report, choice.goal ?? defaultGoal, documentFormats(), await selection.exceptions()),
  }
}

/** Null if the downtime by hour is not stored and the data of the report is not loaded. */
async function hoursIfKnown(selection: Selection): Promise<readonly HourlyDowntime[] | null> {
  try {
    return await selection.hourlyDowntime()
  } catch (error) {
    if (error instanceof EngineError && error.code === 'NO_DATA') return null
    throw error
  }
}
