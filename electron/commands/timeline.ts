import type { StoreTimeline, TimeInterval } from '../../shared/report'
import { makeReport } from './report'
import { TextTable } from './textTable'
import { jsonText, useFolder } from './useFolder'

export interface TimelineOptions {
  readonly asOf?: string
  readonly json?: true
}

/** Tells what the row of one store was computed from. Throws STORE_NOT_FOUND and the errors of a report. */
export async function timeline(folder: string, storeId: string, { asOf, json }: TimelineOptions): Promise<void> {
  await useFolder(folder, undefined, async ({ engine, print }) => {
    const { reportId } = await makeReport(engine, { asOf: asOf ?? null, method: 'nearest', storeId })
    const found = await engine.getStoreTimeline(reportId, storeId)
    await print(json ? jsonText(found) : describe(found))
  })
}

function* describe({ row, from, to, outages, openings, stretches }: StoreTimeline): Generator<string> {
  yield `store      ${row.store_id}\n`
  yield `time zone  ${row.timezone}\n`
  yield `week       ${from} to ${to}\n\n`
  if (outages.length === 0) {
    yield 'No outages.\n\n'
  } else {
    yield new TextTable(['outage from', 'to', 'open hours', '']).text(
      outages.map((outage) => [outage.from, outage.to, outage.openHours.toFixed(2), outage.isOngoing ? 'ongoing' : '']),
    )
    yield '\n'
  }
  const open: readonly (TimeInterval & { readonly status: string })[] =
    stretches.length > 0 ? stretches : openings.map((opening) => ({ ...opening, status: 'no observations' }))
  yield new TextTable(['open from', 'to', 'hours', 'status']).text(
    open.map((stretch) => [stretch.from, stretch.to, hoursOf(stretch), stretch.status]),
  )
}

function hoursOf({ from, to }: TimeInterval): string {
  return ((Date.parse(to) - Date.parse(from)) / 3_600_000).toFixed(2)
}
