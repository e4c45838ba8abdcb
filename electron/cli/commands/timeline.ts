import type { Command } from 'commander'
import { timelineColumns } from '../../../shared/export/exportedColumns'
import { nameKey } from '../../../shared/folder/attributes'
import { outageBeginLabels, outageEndLabel, type StoreTimeline, type TimeInterval } from '../../../shared/report/timeline'
import { hourUs, microsecondsOf } from '../../engine/time/instants'
import { TextTable } from '../terminal/textTable'
import { outputCsv, refuseInputAsOutput, refuseJsonWithFile } from '../work/csvOutput'
import { makeReport } from '../work/makeReport'
import { addReportTimeOptions, readReportTime, type ReportTimeOptions } from '../options/reportTime'
import { addEngineOptions, addExceptionsOption, addMappingOptions, addStrictOption, examples, folderArgument, type FolderOptions } from '../options/sharedOptions'
import { jsonText, runOnFolder } from '../work/runOnFolder'

interface TimelineOptions extends FolderOptions, ReportTimeOptions {
  readonly json?: true
  readonly out?: string
}

type TimelineRow = Readonly<Record<(typeof timelineColumns)[number], string | number>>

export function addTimeline(program: Command): void {
  const command = program
    .command('timeline')
    .description('show outages and open time of one store, for the last week or a custom period')
    .argument(...folderArgument)
    .argument('<store>', 'store id')
  addReportTimeOptions(command)
    .option('--json', 'print one JSON object that includes polls, openings and UTC offsets')
    .option('--out <file.csv>', 'write outages and open time as CSV to this file (- for standard output)')
  addEngineOptions(addStrictOption(addExceptionsOption(addMappingOptions(command))))
    .addHelpText('after', examples('timeline polls 2133358211922467692', 'timeline polls 2133358211922467692 --out -'))
    .action(timeline)
}

/**
 * Throws INVALID_INPUT if options do not go together, the errors of loading a folder and of making a report, and
 * WRITE_FAILED.
 */
async function timeline(folder: string, storeId: string, options: TimelineOptions): Promise<void> {
  const { json, out } = options
  refuseJsonWithFile(options)
  const reportTime = readReportTime(options)
  await runOnFolder(folder, options, ['load', 'report'], async (open) => {
    const { engine, dataSet, print, tell } = open
    await refuseInputAsOutput(dataSet, { '--out': out })
    const { reportId } = await makeReport(engine, { ...reportTime, storeIds: [storeId] })
    tell(await engine.reports.notices(reportId))
    const found = await engine.reports.timeline(reportId, storeId)
    if (out !== undefined) await outputCsv(out, timelineColumns, toRows(found), open)
    else await print(json ? jsonText(found) : describe(found, reportTime.window === null ? 'week' : 'window'))
  })
}

async function* toRows(found: StoreTimeline): AsyncGenerator<readonly TimelineRow[]> {
  yield found.outages.map((outage) => ({
    kind: 'outage',
    from: outage.from,
    to: outage.to,
    open_hours: outage.openHours,
    status: 'inactive',
    is_ongoing: String(outage.isOngoing),
    open_from: outage.openFrom,
    open_to: outage.openTo,
    begins: outage.begins,
    ends: outage.ends,
    last_active_before: outage.lastActiveBefore ?? '',
    first_inactive: outage.firstInactive,
    last_inactive: outage.lastInactive,
    first_active_after: outage.firstActiveAfter ?? '',
  }))
  yield openTime(found).map(({ from, to, status = '' }) =>
    Object.assign({ kind: 'open', from, to, open_hours: hoursOf({ from, to }), status }, withoutOutage),
  )
}

/** The columns that only outages have. */
const withoutOutage = {
  is_ongoing: '',
  open_from: '',
  open_to: '',
  begins: '',
  ends: '',
  last_active_before: '',
  first_inactive: '',
  last_inactive: '',
  first_active_after: '',
} as const

function* describe(found: StoreTimeline, span: 'week' | 'window'): Generator<string> {
  const { row, from, to, outages } = found
  const name = row[nameKey] ?? null
  yield `store      ${row.store_id}\n`
  if (name !== null) yield `name       ${name}\n`
  yield `time zone  ${row.timezone}\n`
  yield `${span.padEnd(9)}  ${from} to ${to}\n\n`
  if (outages.length === 0) {
    yield 'No outages.\n\n'
  } else {
    yield new TextTable(['outage from', 'to', 'open hours', 'begins', 'ends']).text(
      outages.map(({ openFrom, openTo, openHours, begins, ends }) => [
        openFrom,
        openTo,
        openHours.toFixed(2),
        outageBeginLabels[begins],
        outageEndLabel(ends, span === 'week' ? 'standard' : 'window'),
      ]),
    )
    yield '\n'
    yield new TextTable(['last active poll before', 'first inactive', 'last inactive', 'first active after']).text(
      outages.map(({ lastActiveBefore, firstInactive, lastInactive, firstActiveAfter }) => [
        lastActiveBefore ?? '-',
        firstInactive,
        lastInactive,
        firstActiveAfter ?? '-',
      ]),
    )
    yield '\n'
  }
  yield new TextTable(['open from', 'to', 'hours', 'status']).text(
    openTime(found).map((stretch) => [stretch.from, stretch.to, hoursOf(stretch).toFixed(2), stretch.status ?? 'no observations']),
  )
}

/** The intervals of open time. They have no status if the store has no observations. */
function openTime({ stretches, openings }: StoreTimeline): readonly (TimeInterval & { readonly status?: string })[] {
  return stretches.length > 0 ? stretches : openings
}

function hoursOf({ from, to }: TimeInterval): number {
  return (microsecondsOf(to) - microsecondsOf(from)) / hourUs
}
