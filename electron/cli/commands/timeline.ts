import type { StoreTimeline, TimeInterval } from '../../../shared/report/timeline'
import { hourUs, microsecondsOf } from '../../engine/time/instants'
import { outputCsv, refuseInputAsOutput, refuseJsonWithFile } from './csvOutput'
import { makeReport, readWindow } from './report'
import { TextTable } from '../terminal/textTable'
import { jsonText, useFolder, type FolderOptions } from './useFolder'

interface TimelineOptions extends FolderOptions {
  readonly asOf?: string
  readonly from?: string
  readonly to?: string
  readonly json?: true
  readonly out?: string
}

/** The CSV: one row per outage, then one per stretch of open time; `open_hours` is the open time in it. */
const timelineColumns = ['kind', 'from', 'to', 'open_hours', 'status', 'is_ongoing'] as const
type TimelineRow = Readonly<Record<(typeof timelineColumns)[number], string | number>>

/** Tells what the row of one store was computed from. Throws STORE_NOT_FOUND, INVALID_INPUT and the errors of a report. */
export async function timeline(folder: string, storeId: string, options: TimelineOptions): Promise<void> {
  const { asOf = null, json, out } = options
  refuseJsonWithFile(options)
  const window = readWindow(options)
  await useFolder(folder, options, ['load', 'report'], async (open) => {
    const { engine, dataSet, print } = open
    await refuseInputAsOutput(dataSet, { '--out': out })
    const { reportId } = await makeReport(engine, { asOf, window, storeIds: [storeId] })
    const found = await engine.getStoreTimeline(reportId, storeId)
    if (out !== undefined) await outputCsv(out, timelineColumns, toRows(found), open)
    else await print(json ? jsonText(found) : describe(found, window === null ? 'week' : 'window'))
  })
}

async function* toRows(found: StoreTimeline): AsyncGenerator<readonly TimelineRow[]> {
  yield found.outages.map(({ from, to, openHours, isOngoing }) => ({
    kind: 'outage',
    from,
    to,
    open_hours: openHours,
    status: 'inactive',
    is_ongoing: String(isOngoing),
  }))
  yield openTime(found).map((stretch) => ({
    kind: 'open',
    from: stretch.from,
    to: stretch.to,
    open_hours: hoursOf(stretch),
    status: stretch.status ?? '',
    is_ongoing: '',
  }))
}

function* describe(found: StoreTimeline, span: 'week' | 'window'): Generator<string> {
  const { row, from, to, outages } = found
  yield `store      ${row.store_id}\n`
  yield `time zone  ${row.timezone}\n`
  yield `${span.padEnd(9)}  ${from} to ${to}\n\n`
  if (outages.length === 0) {
    yield 'No outages.\n\n'
  } else {
    yield new TextTable(['outage from', 'to', 'open hours', '']).text(
      outages.map((outage) => [outage.from, outage.to, outage.openHours.toFixed(2), outage.isOngoing ? 'ongoing' : '']),
    )
    yield '\n'
  }
  yield new TextTable(['open from', 'to', 'hours', 'status']).text(
    openTime(found).map((stretch) => [stretch.from, stretch.to, hoursOf(stretch).toFixed(2), stretch.status ?? 'no observations']),
  )
}

/** The open time of the week; a store without observations has no status. */
function openTime({ stretches, openings }: StoreTimeline): readonly (TimeInterval & { readonly status?: string })[] {
  return stretches.length > 0 ? stretches : openings
}

function hoursOf({ from, to }: TimeInterval): number {
  return (microsecondsOf(to) - microsecondsOf(from)) / hourUs
}
