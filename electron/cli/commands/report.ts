import { extname, resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { withAttributeColumns, type RowColumn } from '../../../shared/report/columns'
import { unknownStoresProblem } from '../../../shared/report/settingsRules'
import { plainFormats } from '../../../shared/report/explanation'
import { whyNoObservations } from '../../../shared/report/whyNoObservations'
import { methods, type Method, type Report } from '../../../shared/report/report'
import { EngineError } from '../../engine/core/errors'
import { outageColumns } from '../../../shared/export/exportedColumns'
import { splitFormats, type SplitFormat } from '../../../shared/export/splitFormats'
import type { Grouping } from '../../engine/export/exporter'
import type { Selection } from '../../engine/select/selection'
import { writeAtomically } from '../../engine/write/writeAtomically'
import { isStandardOutput, outputCsv, refuseInputAsOutput, refuseSharedOutput } from '../work/csvOutput'
import { outputIssues } from './issues'
import { makeReport } from '../work/makeReport'
import { splitReport } from '../work/splitReport'
import { readStoresList } from '../work/storesList'
import { toPrintedNotice } from '../work/notices'
import { repeatOnChange } from '../work/repeatOnChange'
import { addGoalOptions, goalOf, type GoalOptions } from '../options/goalOptions'
import { chosenColumns, chosenGroupBy, chosenGroupSort } from '../options/reportColumns'
import { addReportTimeOptions, readReportTime, type ReportTimeOptions } from '../options/reportTime'
import { addEngineOptions, addExceptionsOption, addMappingOptions, addStrictOption, append, examples, folderArgument, type FolderOptions } from '../options/sharedOptions'
import { jsonText, runOnFolder, type OpenFolder } from '../work/runOnFolder'

interface ReportOptions extends FolderOptions, ReportTimeOptions, GoalOptions {
  readonly out?: string
  readonly outages?: string
  readonly html?: string
  readonly issues?: string
  readonly method: Method
  readonly store?: string[]
  readonly storesList?: string
  readonly columns: string
  readonly groupBy?: string
  readonly groupSort?: string
  readonly splitBy?: string
  readonly format?: SplitFormat
  readonly json?: true
  readonly watch?: true
}

export function addReport(program: Command): void {
  const command = program
    .command('report')
    .description('create a report from a folder')
    .argument(...folderArgument)
    .option('--out <file>', 'write the report to this file, as a workbook with outages and data issues if it ends in .xlsx, otherwise as CSV (- for standard output); with --split-by a folder')
    .option('--outages <file.csv>', 'write the outages to this file (- for standard output)')
    .option('--html <file.html>', 'write the report as a printable page (- for standard output)')
    .option('--issues <file.csv>', 'write the data issues to this file (- for standard output)')
  addReportTimeOptions(command)
    .addOption(new Option('--method <method>', 'how uptime is computed').choices(methods).default('nearest'))
    .option('--store <id>', 'report only this store (repeatable)', append)
    .option('--stores-list <file>', 'report only the stores in this file: one id a line, or a CSV file with a store id column')
    .option('--columns <columns>', 'columns of the report file: standard, all, or names separated by commas, such as name,region,uptime_last_week', 'standard')
    .option('--group-by <attribute>', 'group stores by an attribute, such as region, or by timezone: --out then writes groups in place of stores (a workbook and --html have both)')
    .option('--group-sort <columns>', 'order of the groups in --out and --json: columns separated by commas, each with :desc if the largest come first, such as downtime_last_week:desc')
    .addOption(new Option('--split-by <attribute>', 'write one report for each value of an attribute into the folder that --out names, and print the names of the files').conflicts('watch'))
    .addOption(new Option('--format <format>', 'format of the files of --split-by (default: csv)').choices(splitFormats))
  addEngineOptions(addStrictOption(addExceptionsOption(addMappingOptions(addGoalOptions(command)))))
    .option('--json', 'print a summary of the report and its files as one JSON object')
    .option('--history <file>', 'save the report in this DuckDB file')
    .option('--watch', 'run again when changed files are complete and stable, until Ctrl+C')
    .addHelpText('after', examples(
      'report polls --out report.csv',
      'report polls --out report.xlsx --columns all',
      'report polls --outages outages.csv --html report.html',
      'report polls --json --as-of 2023-03-12T12:00:00Z',
      'report polls --json --map business-hours=business_hours.csv',
      'report polls --out - | sort -t , -k 7 -n -r | head',
      'report polls --out report.csv --watch',
      'report polls --out regions.csv --group-by region',
      'report polls --out reports --split-by owner --format xlsx',
    ))
    .action(report)
}

function isWorkbook(path: string): boolean {
  return extname(path).toLowerCase() === '.xlsx'
}

/** The stores of `--store` and `--stores-list`; null for all. Stores of the list that are not in the data are left out. */
async function chosenStores(
  { engine, note }: OpenFolder,
  named: string[] | undefined,
  listed: readonly string[] | null,
): Promise<string[] | null> {
  if (listed === null) return named ?? null
  const unknown = new Set(await engine.folder.require().unknownStores(listed))
  const known = listed.filter((id) => !unknown.has(id))
  const problem = unknownStoresProblem([...unknown], plainFormats)
  if (problem !== null && known.length === 0) throw new EngineError('STORE_NOT_FOUND', problem)
  if (problem !== null) note(`${problem} The report is about the other stores of the list.`)
  return [...(named ?? []), ...known]
}

/** Undefined if the stores are not grouped. Throws INVALID_INPUT if the report does not have an attribute or a column. */
function chosenGrouping({ groupBy: by, groupSort }: ReportOptions, made: Report): Grouping | undefined {
  if (by === undefined) return undefined
  const groupBy = chosenGroupBy(by, made)
  return { groupBy, ...(groupSort !== undefined && { groupSort: chosenGroupSort(groupSort, groupBy, made) }) }
}

interface ReportFile {
  readonly out: string
  readonly columns: readonly RowColumn[]
  readonly grouping: Grouping | undefined
}

async function writeReport({ engine, print, stop }: OpenFolder, everyRow: Selection, { out, columns, grouping }: ReportFile): Promise<void> {
  const isOfGroups = grouping !== undefined && !isWorkbook(out)
  if (isOfGroups && isStandardOutput(out)) await print(engine.exports.groupsText(everyRow, grouping))
  else if (isOfGroups) await engine.exports.groups(everyRow, grouping, out, { signal: stop })
  else if (isStandardOutput(out)) await print(engine.exports.rowsText(everyRow, columns))
  else if (isWorkbook(out)) await engine.exports.workbook(everyRow, columns, out, { ...grouping, signal: stop })
  else await engine.exports.rows(everyRow, columns, out, { signal: stop })
}

/**
 * Throws INVALID_INPUT if options do not go together, the errors of loading a folder and of making a report, and
 * WRITE_FAILED if an output cannot be written.
 */
async function report(folder: string, options: ReportOptions): Promise<void> {
  const { out, outages, html, issues, json, history, splitBy, format } = options
  if ([out, outages, html, json].every((output) => output === undefined)) {
    throw new EngineError('INVALID_INPUT', 'Choose at least one output: --out, --outages, --html or --json.')
  }
  if (splitBy !== undefined && (out === undefined || isStandardOutput(out))) {
    throw new EngineError('INVALID_INPUT', 'Name the folder for the reports of --split-by with --out.')
  }
  if (options.groupBy === undefined && options.groupSort !== undefined) throw new EngineError('INVALID_INPUT', 'Use --group-sort with --group-by.')
  if (splitBy === undefined && format !== undefined) throw new EngineError('INVALID_INPUT', 'Use --format with --split-by.')
  const outputs = { '--out': out, '--outages': outages, '--html': html, '--issues': issues }
  await refuseSharedOutput({ ...outputs, '--json': json && '-', '--history': history && resolve(history) })
  const reportTime = readReportTime(options)
  const listed = options.storesList === undefined ? null : await readStoresList(options.storesList)
  const work = async (open: OpenFolder): Promise<void> => {
    const { engine, dataSet, stop, print, note, tell } = open
    await refuseInputAsOutput(dataSet, outputs)
    const storeIds = await chosenStores(open, options.store, listed)
    const made = await makeReport(engine, { ...reportTime, method: options.method, storeIds })
    const { reportId, asOf, method, stores, zoneEdition, excluded } = made
    const emptiness = whyNoObservations(made, dataSet, plainFormats)
    if (emptiness !== null) note(emptiness)
    const notices = await engine.reports.notices(reportId)
    tell(notices)
    const everyRow = await engine.selections.select({ reportId, search: '', filters: [], sort: [], goal: goalOf(options) })
    const columns = chosenColumns(options.columns, made)
    const grouping = chosenGrouping(options, made)
    const workbookColumns = options.columns === 'standard' ? withAttributeColumns(columns, made.attributes) : columns
    const split = splitBy === undefined || out === undefined
      ? null
      : await splitReport(open, everyRow, { splitBy: chosenGroupBy(splitBy, made), folder: out, format: format ?? 'csv', columns: format === 'xlsx' ? workbookColumns : columns, grouping })
    if (split !== null && !json) await print(split.map(({ file }) => `${file}\n`))
    if (out !== undefined && split === null) await writeReport(open, everyRow, { out, columns: isWorkbook(out) ? workbookColumns : columns, grouping })
    if (outages !== undefined) {
      await engine.exports.withOutages(everyRow, { signal: stop }, (rows) =>
        outputCsv(outages, withAttributeColumns(outageColumns, made.attributes), rows, open),
      )
    }
    if (html !== undefined) {
      const { html: text } = await engine.exports.html(everyRow, grouping?.groupBy)
      if (isStandardOutput(html)) await print([text])
      else await writeAtomically(html, [text], stop)
    }
    if (issues !== undefined) await outputIssues(issues, open)
    if (json) {
      const summary = { asOf, ...(made.window && { window: made.window }), method, stores, zoneEdition, ...(excluded && { excluded }) }
      const groups = grouping === undefined ? {} : { groups: await everyRow.allGroups(grouping.groupBy, grouping.groupSort) }
      await print(jsonText({ ...summary, notices: notices.map(toPrintedNotice), files: dataSet.files, ...groups, ...(split !== null && { split }) }))
    }
  }
  const jobs = ['load', 'report', 'export'] as const
  if (options.watch) await runOnFolder(folder, options, jobs, work, repeatOnChange(folder, Object.values(outputs)))
  else await runOnFolder(folder, options, jobs, work)
}
