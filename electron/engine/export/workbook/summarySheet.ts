import type { FileSummary, Notice } from '../../../../shared/folder/dataSet'
import { tableLine, type Explanation } from '../../../../shared/report/explanation'
import { sightCaution } from '../../../../shared/report/fleetWords'
import type { UptimeGoal } from '../../../../shared/report/goal'
import type { Totals } from '../../../../shared/report/report'
import { oneBatch } from '../../write/oneBatch'
import type { Cell } from '../../write/sheetXml'
import type { Sheet } from '../../write/writeWorkbook'
import { formatNumber } from '../facts/documentNumbers'
import type { ExportSpan, Fact } from '../facts/facts'
import { verdictCell } from './reportSheets'

interface WorkbookSummary {
  readonly title: string
  readonly facts: readonly Fact[]
  readonly span: Pick<ExportSpan, 'name' | 'suffix'>
  readonly goal: UptimeGoal
  readonly totals: Totals
  /** What may make the numbers mislead. */
  readonly notices: readonly Notice[]
  /** Why sheets are missing; empty if none is. */
  readonly missing: readonly string[]
  /** With paths relative to their folder; null if the data of the report is not open. */
  readonly files: readonly FileSummary[] | null
  readonly explanations: readonly Explanation[]
}

/** What the report is about, its totals, where they come from, and how they are computed. */
export function summarySheet({ title, facts, span, goal, totals, notices, missing, files, explanations }: WorkbookSummary): Sheet {
  const caution = sightCaution(totals, goal, formatNumber)
  const rows: readonly (readonly Cell[])[] = [
    [heading(title)],
    ...facts.map(({ label, value }) => [label, value]),
    [],
    [heading(`Totals, ${span.name}`)],
    ...totalRows(totals, span.suffix === 'window'),
    ...(caution === null ? [] : [[caution]]),
    ...section('Notices', [...missing, ...notices.map(({ text }) => text)].map((text) => [text])),
    ...section('Data files', files === null ? [] : fileRows(files)),
    ...section('How this is computed', explanations.flatMap(explanationRows)),
  ]
  return {
    name: 'Summary',
    isTable: false,
    columns: [
      { heading: '', format: 'text', width: 34 },
      ...Array.from({ length: 4 }, () => ({ heading: '', format: 'text', width: 16 }) as const),
    ],
    batches: oneBatch(rows),
  }
}

function totalRows(totals: Totals, isWindow: boolean): readonly (readonly Cell[])[] {
  const { verdict, storesDown, storesClosedDown, storesUnknown } = totals
  const time = isWindow ? 'at the end of the period' : 'at the report time'
  return [
    ['Stores', { number: totals.stores, format: 'count' }],
    ['Stores without observations', { number: totals.storesWithoutObservations, format: 'count' }],
    ['Stores seen enough for a verdict', { number: totals.storesJudged, format: 'count' }],
    ['Uptime % of these', totals.uptimePercent === null ? null : { number: totals.uptimePercent, format: 'decimals2' }, verdict === null ? null : verdictCell(verdict)],
    ['Share of open time that was seen', totals.seenShare === null ? null : { number: totals.seenShare, format: 'share' }],
    ['Uptime (h)', { number: totals.uptimeHours, format: 'decimals2' }],
    ['Downtime (h)', { number: totals.downtimeHours, format: 'decimals2' }],
    ['Outages', { number: totals.outages, format: 'count' }],
    [`Down ${time}`, countOrNote(storesDown)],
    [`Closed, last seen down, ${time}`, countOrNote(storesClosedDown)],
    [`Unknown ${time}`, countOrNote(storesUnknown)],
  ]
}

/** Earlier reports did not record states. */
function countOrNote(number: number | null): Cell {
  return number === null ? 'not recorded' : { number, format: 'count' }
}

function fileRows(files: readonly FileSummary[]): readonly (readonly Cell[])[] {
  const counts = ['Rows read', 'Loaded', 'Duplicate', 'Skipped']
  return [
    [heading('File'), ...counts.map(heading)],
    ...files.map(({ path, rowsRead, rowsLoaded, rowsDuplicate, rowsRejected }) => [
      path,
      ...[rowsRead, rowsLoaded, rowsDuplicate, rowsRejected].map((number) => ({ number, format: 'count' }) as const),
    ]),
  ]
}

function explanationRows({ heading: subject, sentences, table }: Explanation): readonly (readonly Cell[])[] {
  return [...sentences, ...(table?.rows ?? []).map(tableLine)].map((text, index) => [index === 0 ? subject : null, text])
}

/** Nothing if it has no rows. */
function section(title: string, rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return rows.length === 0 ? [] : [[], [heading(title)], ...rows]
}

function heading(text: string): Cell {
  return { text, mark: 'heading' }
}

// oxlint-disable-next-line typescript/require-await -- sheets take their rows from asynchronous batches
