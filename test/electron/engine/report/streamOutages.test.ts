import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ReportRow } from '../../../../shared/report/columns'
import type { CsvFormat } from '../../../../shared/export/csvFormats'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import type { OutageFields } from '../../../../electron/engine/report/streamOutages'
import { withFolder } from '../../../support/data/folder'
import { generatorDefaults, type GeneratorSettings } from '../../../support/data/generator'
import { useEngine } from '../../../support/engine/useEngine'
import { writeDataSet } from '../../../support/data/writeDataSet'
import { isThorough } from '../../../support/thorough'

const { engine, reportOn, reportOnFolder } = useEngine()

// The report time is Tuesday 24 January, 16:00 UTC, 11:00 in New York, 21:45 in Kathmandu.
//   0042    in New York is open on Mondays and Tuesdays, 14:00 to 22:00 UTC. It is down from 20:30 on Monday, half-way between
//           20:00 and 21:00, to 15:30 on Tuesday, half-way between 15:00 and 16:00: 1.5 h before closing and 1.5 h after.
//   always  in Kathmandu, UTC+5:45, was down at its only poll: for the whole week, and still.
//   up      was never down.
const files = {
  'polls.csv': `
    store_id,status,timestamp_utc
    0042,active,2023-01-23 20:00:00 UTC
    0042,inactive,2023-01-23 21:00:00 UTC
    0042,inactive,2023-01-24 15:00:00 UTC
    0042,active,2023-01-24 16:00:00 UTC
    always,inactive,2023-01-24 12:00:00 UTC
    up,active,2023-01-24 12:00:00 UTC`,
  'hours.csv': `
    store_id,day,start_time_local,end_time_local
    0042,0,09:00:00,17:00:00
    0042,1,09:00:00,17:00:00`,
  'zones.csv': `
    store_id,timezone_str
    0042,America/New_York
    always,Asia/Kathmandu`,
}

async function newest(selection: Partial<RowSelection> = {}): Promise<RowSelection> {
  const { reports } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
  return { reportId: reports[0]?.reportId ?? 0, search: '', filters: [], sort: [], ...selection }
}

/** The text of the only file in a folder. */
async function written(selection: Partial<RowSelection> = {}, format: CsvFormat = 'plain'): Promise<string> {
  const wanted = await newest(selection)
  return withFolder({}, async (folder) => {
    const path = join(folder, 'outages.csv')
    const rows = await engine().exports.outages(await engine().selections.select(wanted), path, { format })
    expect(await readdir(folder)).toEqual(['outages.csv'])
    const text = await readFile(path, 'utf8')
    expect(text.trimEnd().split('\n')).toHaveLength(rows + 1)
    return text
  })
}

const header =
  'store_id,start_utc,end_utc,start_local,end_local,timezone,open_hours,is_ongoing,open_start_utc,open_end_utc,open_start_local,' +
  'open_end_local,begins,ends,last_active_before_utc,first_inactive_utc,last_inactive_utc,first_active_after_utc\n'
const nightly =
  '0042,2023-01-23T20:30:00.000000Z,2023-01-24T15:30:00.000000Z,' +
  '2023-01-23T15:30:00.000000-05:00,2023-01-24T10:30:00.000000-05:00,America/New_York,3.000000,false,' +
  // Both ends are in open time.
  '2023-01-23T20:30:00.000000Z,2023-01-24T15:30:00.000000Z,2023-01-23T15:30:00.000000-05:00,2023-01-24T10:30:00.000000-05:00,' +
  'between_polls,between_polls,2023-01-23T20:00:00.000000Z,2023-01-23T21:00:00.000000Z,2023-01-24T15:00:00.000000Z,2023-01-24T16:00:00.000000Z\n'
const lasting =
  'always,2023-01-17T16:00:00.000000Z,2023-01-24T16:00:00.000000Z,' +
  '2023-01-17T21:45:00.000000+05:45,2023-01-24T21:45:00.000000+05:45,Asia/Kathmandu,168.000000,true,' +
  // The last poll is four hours old.
  '2023-01-17T16:00:00.000000Z,2023-01-24T16:00:00.000000Z,2023-01-17T21:45:00.000000+05:45,2023-01-24T21:45:00.000000+05:45,' +
  'report_start,unknown,,2023-01-24T12:00:00.000000Z,2023-01-24T12:00:00.000000Z,\n'

describe('an outage file', () => {
  test('has a row for each outage, in UTC and in local time', async () => {
    await reportOn(files)
    expect(await written()).toBe(header + nightly + lasting)
  })

  test('has the selected stores in their order', async () => {
    const descending = { column: 'downtime_last_week', direction: 'desc' } as const
    expect(await written({ sort: [descending] })).toBe(header + lasting + nightly)
    expect(await written({ storeIds: ['up', '0042'] })).toBe(header + nightly)
    expect(await written({ search: 'up' })).toBe(header)
    // 20:30 on Monday is 15:30 in New York: the hour of the week from 15:00.
    expect(await written({ hourOfWeek: 15, search: '0' })).toBe(header + nightly)
  })

  test('has dates, ids and numbers that Excel can read', async () => {
    expect(await written({ storeIds: ['0042'] }, 'excel-semicolon')).toBe(
      `\uFEFF${header.trim().replaceAll(',', ';')}\r\n` +
        '"=""0042""";2023-01-23 20:30:00;2023-01-24 15:30:00;2023-01-23 15:30:00;2023-01-24 10:30:00;' +
        'America/New_York;3,000000;false;' +
        '2023-01-23 20:30:00;2023-01-24 15:30:00;2023-01-23 15:30:00;2023-01-24 10:30:00;between_polls;between_polls;' +
        '2023-01-23 20:00:00;2023-01-23 21:00:00;2023-01-24 15:00:00;2023-01-24 16:00:00\r\n',
    )
  })

  test('is cut to open time, which may have ended before the report', async () => {
    // The store in New York is open on Monday from 14:00 to 22:00 UTC. It is up at 21:00 the Monday before, and down at 16:00
    // and 21:30: from Friday 06:30, half-way, when it is closed, to the end. The report time is Monday 23:00, after closing.
    await reportOn({
      'polls.csv': `
        store_id,status,timestamp_utc
        0042,active,2023-01-16 21:00:00 UTC
        0042,inactive,2023-01-23 16:00:00 UTC
        0042,inactive,2023-01-23 21:30:00 UTC
        other,active,2023-01-23 23:00:00 UTC`,
      'hours.csv': 'store_id,day,start_time_local,end_time_local\n0042,0,09:00:00,17:00:00',
      'zones.csv': 'store_id,timezone_str\n0042,America/New_York',
    }, { window: { from: '2023-01-16T20:00:00Z', to: '2023-01-23T23:00:00Z' } })
    expect(await written()).toBe(
      `${header}0042,2023-01-20T06:30:00.000000Z,2023-01-23T23:00:00.000000Z,` +
        '2023-01-20T01:30:00.000000-05:00,2023-01-23T18:00:00.000000-05:00,America/New_York,8.000000,true,' +
        '2023-01-23T14:00:00.000000Z,2023-01-23T22:00:00.000000Z,2023-01-23T09:00:00.000000-05:00,2023-01-23T17:00:00.000000-05:00,' +
        'opening,closing,2023-01-16T21:00:00.000000Z,2023-01-23T16:00:00.000000Z,2023-01-23T21:30:00.000000Z,\n',
    )
  })

  test('covers the window of the report', async () => {
    await reportOn(files, { window: { from: '2023-01-24T15:00:00Z', to: '2023-01-24T15:45:00Z' } })
    // 0042 has one poll in the window, which is inactive, so all its open time from 15:00 to 15:45 is down.
    expect(await written()).toBe(
      `${header}0042,2023-01-24T15:00:00.000000Z,2023-01-24T15:45:00.000000Z,` +
        '2023-01-24T10:00:00.000000-05:00,2023-01-24T10:45:00.000000-05:00,America/New_York,0.750000,true,' +
        '2023-01-24T15:00:00.000000Z,2023-01-24T15:45:00.000000Z,2023-01-24T10:00:00.000000-05:00,2023-01-24T10:45:00.000000-05:00,' +
        'report_start,still_down,,2023-01-24T15:00:00.000000Z,2023-01-24T15:00:00.000000Z,\n',
    )
  })

  test('is refused if another folder is open', async () => {
    await reportOn(files)
    const former = await newest()
    await reportOn({ 'polls.csv': files['polls.csv'] })
    await withFolder({}, async (folder) => {
      const path = join(folder, 'outages.csv')
      await expect(engine().selections.select(former).then((selection) => engine().exports.outages(selection, path))).rejects.toMatchObject({ code: 'NO_DATA' })
      expect(await readdir(folder)).toEqual([])
    })
  })
})

const hourUs = 3_600_000_000
// Clocks in the United States went back two days before the end.
const fleet: GeneratorSettings = { ...generatorDefaults, seed: 11, stores: isThorough ? 80 : 24, end: '2023-11-07T18:00:00Z' }

async function readOutages(): Promise<readonly OutageFields<string>[]> {
  const all: OutageFields<string>[] = []
  await engine().exports.withOutages(await engine().selections.select(await newest()), {}, async (outages) => {
    for await (const batch of outages) all.push(...batch)
  })
  return all
}

function rounded(us: number): number {
  return Math.round((us * 100) / hourUs) / 100
}

/** The columns of a row, computed from its outages: downtime, number and longest, in hours. */
function addUp(outages: readonly OutageFields<string>[]) {
  // Lengths are whole microseconds, so that sums are exact.
  const lengths = outages.map(({ open_hours }) => Math.round(Number(open_hours) * hourUs))
  return {
    downtime_last_week: rounded(lengths.reduce((sum, length) => sum + length, 0)),
    outages_last_week: lengths.length,
    longest_outage_last_week: rounded(Math.max(0, ...lengths)),
  } satisfies Partial<ReportRow>
}

test('the outages of every store add up to its row, and equal those of its timeline', () =>
  withFolder({}, async (folder) => {
    await writeDataSet(folder, fleet)
    const rows = await reportOnFolder(folder)
    const { reportId } = await newest()
    const outages = await readOutages()
    expect(outages.length).toBeGreaterThan(fleet.stores / 3)
    for (const row of rows) {
      const own = outages.filter(({ store_id }) => store_id === row.store_id)
      expect(row).toMatchObject(addUp(own))
      const timeline = await engine().reports.timeline(reportId, row.store_id)
      expect(own.map((outage) => [outage.start_utc, outage.end_utc, outage.open_hours, outage.is_ongoing])).toEqual(
        timeline.outages.map(({ from, to, openHours, isOngoing }) => [from, to, openHours, String(isOngoing)]),
      )
      for (const { start_utc, start_local, end_utc, end_local } of own) {
        expect(Date.parse(String(start_local))).toBe(Date.parse(String(start_utc)))
        expect(Date.parse(String(end_local))).toBe(Date.parse(String(end_utc)))
      }
    }
  }))
