import type { Attribute } from '../../../../shared/folder/attributes'
import { attributeColumn, columnHeading, columns, isColumnKey, needsObservations, withAttributeColumns, type Column, type ReportKind, type ReportRow, type RowColumn } from '../../../../shared/report/columns'
import { issueColumns, outageColumns } from '../../../../shared/export/exportedColumns'
import type { DataIssue } from '../../../../shared/folder/dataSet'
import { outageBeginLabels, outageEndLabel } from '../../../../shared/report/timeline'
import { isVerdict, storeStateLabels, verdictLabels, type Verdict } from '../../../../shared/report/verdict'
import type { OutageFields } from '../../report/streamOutages'
import type { Cell, CellFormat, CellMark, SheetColumn } from '../../write/sheetXml'
import type { Sheet } from '../../write/writeWorkbook'

/**
 * The selected stores, with these columns; `attributes` are those of the report. The rows also have their observations, because values that nobody observed are
 * empty here, so that they are in no average.
 */
export function storeSheet(keys: readonly RowColumn[], attributes: readonly Attribute[], batches: AsyncIterable<readonly ReportRow[]>): Sheet {
  const shown = keys.map((key): Column => columns.find((column) => column.key === key) ?? attributeColumn(attributes, key))
  const sheetColumns = shown.map((column) => sheetColumn(column, widths[column.key]))
  return tableSheet('Stores', sheetColumns, batches, (row) => keys.map((key) => storeCell(key, row)))
}

const widths: Readonly<Record<string, number>> = { store_id: 24, name: 28, timezone: 22, state: 11, last_status: 11 }

/** A column of a report as one of a sheet. A share has no unit in its heading, because its format shows it in percent. */
export function sheetColumn(column: Column, width = column.kind === 'text' ? 16 : 12): SheetColumn {
  const heading = column.unit === 'share' ? column.label : columnHeading(column)
  return { heading, format: formatOf(column), width }
}

function formatOf({ kind, unit, decimals }: Column): CellFormat {
  if (kind === 'text') return 'text'
  if (unit === 'share') return 'share'
  return decimals === 0 ? 'count' : 'decimals2'
}

/** Verdicts and states in the words of the window, and verdicts in colour. */
function storeCell(key: RowColumn, row: ReportRow): Cell {
  if (!isColumnKey(key)) return row[key] ?? null
  const value = row.observations === 0 && needsObservations(key) ? null : (row[key] ?? null)
  if (typeof value === 'string' && key.startsWith('verdict_') && isVerdict(value)) return verdictCell(value)
  return key === 'state' && row.state !== null ? storeStateLabels[row.state] : value
}

const verdictMarks: Readonly<Record<Verdict, CellMark>> = {
  meets: 'good',
  little_left: 'warning',
  misses: 'bad',
  too_little_seen: 'subdued',
  no_observations: 'subdued',
}

export function verdictCell(verdict: Verdict): Cell {
  return { text: verdictLabels[verdict], mark: verdictMarks[verdict] }
}

const outageHeadings = {
  store_id: { heading: 'Store', format: 'text', width: 24 },
  start_utc: { heading: 'Start (UTC)', format: 'instant', width: 20 },
  end_utc: { heading: 'End (UTC)', format: 'instant', width: 20 },
  start_local: { heading: 'Start (local)', format: 'instant', width: 20 },
  end_local: { heading: 'End (local)', format: 'instant', width: 20 },
  timezone: { heading: 'Time zone', format: 'text', width: 22 },
  open_hours: { heading: 'Open time (h)', format: 'decimals6', width: 14 },
  is_ongoing: { heading: 'Has the last poll', format: 'text', width: 16 },
  open_start_utc: { heading: 'First open instant (UTC)', format: 'instant', width: 20 },
  open_end_utc: { heading: 'Last open instant (UTC)', format: 'instant', width: 20 },
  open_start_local: { heading: 'First open instant (local)', format: 'instant', width: 20 },
  open_end_local: { heading: 'Last open instant (local)', format: 'instant', width: 20 },
  begins: { heading: 'Begins', format: 'text', width: 24 },
  ends: { heading: 'Ends', format: 'text', width: 24 },
  last_active_before_utc: { heading: 'Last active poll before (UTC)', format: 'instant', width: 20 },
  first_inactive_utc: { heading: 'First inactive poll (UTC)', format: 'instant', width: 20 },
  last_inactive_utc: { heading: 'Last inactive poll (UTC)', format: 'instant', width: 20 },
  first_active_after_utc: { heading: 'First active poll after (UTC)', format: 'instant', width: 20 },
} as const satisfies Readonly<Record<(typeof outageColumns)[number], SheetColumn>>

/** The outages of the selected stores; instants are microseconds. `attributes` are those of the report. */
export function outageSheet(kind: ReportKind, batches: AsyncIterable<readonly OutageFields<number>[]>, attributes: readonly Attribute[]): Sheet {
  const keys = withAttributeColumns(outageColumns, attributes)
  const sheetColumns = keys.map((key): SheetColumn => (isOutageColumn(key) ? outageHeadings[key] : attributeSheetColumn(attributes, key)))
  return tableSheet('Outages', sheetColumns, batches, (outage) => {
    const isOngoing = outage.is_ongoing === 'true' ? 'yes' : 'no'
    const worded: Readonly<Record<string, Cell>> = { ...outage, is_ongoing: isOngoing, begins: outageBeginLabels[outage.begins], ends: outageEndLabel(outage.ends, kind) }
    return keys.map((key) => worded[key] ?? null)
  })
}

function isOutageColumn(key: string): key is (typeof outageColumns)[number] {
  return outageColumns.some((column) => column === key)
}

function attributeSheetColumn(attributes: readonly Attribute[], key: string): SheetColumn {
  return { heading: attributeColumn(attributes, key).label, format: 'text', width: widths[key] ?? 16 }
}

const issueHeadings = {
  file: { heading: 'File', format: 'text', width: 28 },
  line: { heading: 'Line', format: 'count', width: 10 },
  column: { heading: 'Column', format: 'text', width: 18 },
  value: { heading: 'Value', format: 'text', width: 30 },
  code: { heading: 'Code', format: 'text', width: 22 },
  reason: { heading: 'Reason', format: 'text', width: 60 },
  outcome: { heading: 'Outcome', format: 'text', width: 14 },
} as const satisfies Readonly<Record<(typeof issueColumns)[number], SheetColumn>>

/** What was wrong with the rows of the files. */
export function issueSheet(batches: AsyncIterable<readonly DataIssue[]>): Sheet {
  const sheetColumns = issueColumns.map((key) => issueHeadings[key])
  return tableSheet('Data issues', sheetColumns, batches, (issue) => issueColumns.map((key) => issue[key]))
}

export function tableSheet<Row>(name: string, sheetColumns: readonly SheetColumn[], batches: AsyncIterable<readonly Row[]>, toCells: (row: Row) => readonly Cell[]): Sheet {
  return { name, isTable: true, columns: sheetColumns, batches: mapBatches(batches, toCells) }
}

async function* mapBatches<Row>(batches: AsyncIterable<readonly Row[]>, toCells: (row: Row) => readonly Cell[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const rows of batches) yield rows.map(toCells)
}
