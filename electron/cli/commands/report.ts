import { extname, resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { columnSetNames, columnSets, kindOf, type ColumnSet } from '../../../shared/report/columns'
import { plainFormats } from '../../../shared/report/explanation'
import { whyNoObservations } from '../../../shared/report/whyNoObservations'
import { methods, type Method } from '../../../shared/report/report'
import { EngineError } from '../../engine/core/errors'
import { outageColumns } from '../../../shared/export/exportedColumns'
import { writeAtomically } from '../../engine/write/writeAtomically'
import { isStandardOutput, outputCsv, refuseInputAsOutput, refuseSharedOutput } from '../work/csvOutput'
import { outputIssues } from './issues'
import { makeReport } from '../work/makeReport'
import { toPrintedNotice } from '../work/notices'
import { repeatOnChange } from '../work/repeatOnChange'
import { addGoalOptions, goalOf, type GoalOptions } from '../options/goalOptions'
import { addReportTimeOptions, readReportTime, type ReportTimeOptions } from '../options/reportTime'
import { addMappingOptions, addStrictOption, examples, folderArgument, type FolderOptions } from '../options/sharedOptions'
import { jsonText, runOnFolder, type OpenFolder } from '../work/runOnFolder'

interface ReportOptions extends FolderOptions, ReportTimeOptions, GoalOptions {
  readonly out?: string
  readonly outages?: string
  readonly html?: string
  readonly issues?: string
  readonly method: Method
  readonly store?: string[]
  readonly columns: ColumnSet
  readonly json?: true
  readonly watch?: true
}

export function addReport(program: Command): void {
  const command = program
    .command('report')
    .description('create a report from a folder')
    .argument(...folderArgument)
    .option('--out <file>', 'write the report to this file, as a workbook with outages and data issues if it ends in .xlsx, otherwise as CSV (- for standard output)')
    .option('--outages <file.csv>', 'write the outages to this file (- for standard output)')
    .option('--html <file.html>', 'write the report as a printable page (- for standard output)')
    .option('--issues <file.csv>', 'write the data issues to this file (- for standard output)')
  addReportTimeOptions(command)
    .addOption(new Option('--method <method>', 'how uptime is computed').choices(methods).default('nearest'))
    .option('--store <id>', 'report only this store (repeatable)', append)
    .addOption(new Option('--columns <set>', 'columns of the report file').choices(columnSetNames).default('standard'))
  addStrictOption(addMappingOptions(addGoalOptions(command)))
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
    ))
    .action(report)
}

function isWorkbook(path: string): boolean {
  return extname(path).toLowerCase() === '.xlsx'
}

function append(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value]
}

/**
 * Throws INVALID_INPUT if options do not go together, the errors of loading a folder and of making a report, and
 * WRITE_FAILED if an output cannot be written.
 */
async function report(folder: string, options: ReportOptions): Promise<void> {
  const { out, outages, html, issues, json, history } = options
  if ([out, outages, html, json].every((output) => output === undefined)) {
    throw new EngineError('INVALID_INPUT', 'Choose at least one output: --out, --outages, --html or --json.')
  }
  const outputs = { '--out': out, '--outages': outages, '--html': html, '--issues': issues }
  await refuseSharedOutput({ ...outputs, '--json': json && '-', '--history': history && resolve(history) })
  const reportTime = readReportTime(options)
  const work = async (open: OpenFolder): Promise<void> => {
    const { engine, dataSet, stop, print, note, tell } = open
    await refuseInputAsOutput(dataSet, outputs)
    const made = await makeReport(engine, { ...reportTime, method: options.method, storeIds: options.store ?? null })
    const { reportId, asOf, method, stores, zoneEdition } = made
    const emptiness = whyNoObservations(made, dataSet, plainFormats)
    if (emptiness !== null) note(emptiness)
    const notices = await engine.reports.notices(reportId)
    tell(notices)
    const everyRow = await engine.selections.select({ reportId, search: '', filters: [], sort: [], goal: goalOf(options) })
    if (out !== undefined) {
      const columns = columnSets[kindOf(made)][options.columns]
      if (isStandardOutput(out)) await print(engine.exports.rowsText(everyRow, columns))
      else if (isWorkbook(out)) await engine.exports.workbook(everyRow, columns, out, { signal: stop })
      else await engine.exports.rows(everyRow, columns, out, { signal: stop })
    }
    if (outages !== undefined) {
      await engine.exports.withOutages(everyRow, { signal: stop }, (rows) =>
        outputCsv(outages, outageColumns, rows, open),
      )
    }
    if (html !== undefined) {
      const { html: text } = await engine.exports.html(everyRow)
      if (isStandardOutput(html)) await print([text])
      else await writeAtomically(html, [text], stop)
    }
    if (issues !== undefined) await outputIssues(issues, open)
    if (json) {
      const summary = { asOf, ...(made.window && { window: made.window }), method, stores, zoneEdition }
      await print(jsonText({ ...summary, notices: notices.map(toPrintedNotice), files: dataSet.files }))
    }
  }
  const jobs = ['load', 'report', 'export'] as const
  if (options.watch) await runOnFolder(folder, options, jobs, work, repeatOnChange(folder, Object.values(outputs)))
  else await runOnFolder(folder, options, jobs, work)
}
