import { DuckDBInstance } from '@duckdb/node-api'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../../../../electron/engine/engine'
import type { Method } from '../../../../../shared/report/report'
import type { StoreTimeline } from '../../../../../shared/report/timeline'
import { reportDefaults as usualReport } from '../../../../../shared/report/reportDefaults'
import { withFolder } from '../../../../support/data/folder'
import { generatorDefaults, type GeneratorSettings } from '../../../../support/data/generator'
import { byHourOfWeek } from '../../../../support/reference/hourOfWeek'
import { hourMicroseconds, parseInstant } from '../../../../support/reference/time'
import { useEngine } from '../../../../support/engine/useEngine'
import { writeDataSet } from '../../../../support/data/writeDataSet'
import { isThorough } from '../../../../support/thorough'

const { engine, reportOn } = useEngine()

const sunday = 6 * 24

test.each([
  {
    // Clocks in New York went back on Sunday at 06:00 UTC, from 02:00 to 01:00. The store is down from 04:40 UTC, which is
    // 00:40, until 06:30 UTC: in all of the first 01:00 to 02:00, and in 30 minutes of the second.
    name: 'a repeated hour',
    zone: 'America/New_York',
    polls: ['05 04:00,active', '05 05:20,inactive', '05 07:40,active', '05 12:00,active'],
    month: '2023-11',
    expected: { [sunday]: 20, [sunday + 1]: 60 + 30 },
    // The week is from 08:00 on Sunday to 07:00 on Sunday.
    unusual: { [sunday + 1]: 2 },
  },
  {
    // Clocks went from 02:00 to 03:00 at 07:00 UTC. The store is down from 06:30 UTC, which is 01:30, until 07:30 UTC, which
    // is 03:30.
    name: 'a skipped hour',
    zone: 'America/New_York',
    polls: ['12 06:00,active', '12 07:00,inactive', '12 08:00,active', '12 12:00,active'],
    month: '2023-03',
    expected: { [sunday + 1]: 30, [sunday + 3]: 30 },
    // The week is from 07:00 on Sunday to 08:00 on Sunday.
    unusual: { [sunday + 7]: 2 },
  },
  {
    // Clocks went back from 02:00 to 01:30 on Sunday, at 15:00 UTC on Saturday. The store is down from 14:40 UTC, which is
    // 01:40, until 15:50 UTC, which is 02:20: 20 min before the change, 30 min until it is 02:00 again, and 20 min after.
    name: 'a repeated half hour',
    zone: 'Australia/Lord_Howe',
    polls: ['01 14:00,active', '01 15:20,inactive', '01 16:20,active', '01 20:00,active'],
    month: '2023-04',
    expected: { [sunday + 1]: 20 + 30, [sunday + 2]: 20 },
    // The week is from 07:00 on Sunday to 06:30 on Sunday.
    unusual: { [sunday + 1]: 1.5, [sunday + 6]: 0.5 },
  },
  {
    // Kathmandu is 5 h 45 min ahead of UTC. The store is down from 18:00 UTC, which is 23:45 on Sunday, until 18:30 UTC, which
    // is 00:15 on Monday.
    name: 'midnight between Sunday and Monday',
    zone: 'Asia/Kathmandu',
    polls: ['22 17:45,active', '22 18:15,inactive', '22 18:45,active', '22 20:00,active'],
    month: '2023-01',
    expected: { 0: 15, [sunday + 23]: 15 },
    unusual: {},
  },
])('downtime and open time over $name', async ({ zone, polls, month, expected, unusual }) => {
  await reportOn({
    'polls.csv': ['store_id,timestamp_utc,status', ...polls.map((poll) => `s,${month}-${poll.replace(',', ':00 UTC,')}`)].join('\n'),
    'zones.csv': `store_id,timezone_str\ns,${zone}`,
  })
  const { reportId } = (await engine().reports.latest(engine().folder.dataSet?.folder ?? '')) ?? { reportId: 0 }
  const hours = await engine().selections.hourlyDowntime({ reportId, search: '', filters: [], sort: [] })
  const down = hours.filter(({ downtimeHours }) => downtimeHours > 0)
  expect(Object.fromEntries(down.map(({ hourOfWeek, downtimeHours }) => [hourOfWeek, downtimeHours * 60]))).toEqual(expected)
  expect(hours.every(({ downtimeHours, stores }) => stores === (downtimeHours > 0 ? 1 : 0))).toBe(true)
  // The store never closes, so nearly every hour of the week is open for an hour.
  const others = hours.filter(({ observedOpenHours }) => observedOpenHours !== 1)
  expect(Object.fromEntries(others.map(({ hourOfWeek, observedOpenHours }) => [hourOfWeek, observedOpenHours]))).toEqual(unusual)
  expect(hours.reduce((sum, { observedOpenHours }) => sum + (observedOpenHours ?? NaN), 0)).toBeCloseTo(168, 9)
})

// Clocks in the United States went back two days before the end.
const fleet: GeneratorSettings = {
  ...generatorDefaults,
  seed: 11,
  stores: isThorough ? 80 : 24,
  end: '2023-11-07T18:00:00Z',
  zones: [
    ['America/New_York', 60],
    ['America/Los_Angeles', 20],
    ['Asia/Kathmandu', 10],
    ['Pacific/Chatham', 10],
  ],
}

/** Microseconds by store and hour of the week, from the timeline and the clock of the zone by Intl. */
function hoursOf({ row, stretches }: StoreTimeline): readonly (readonly [string, number])[] {
  const down = stretches
    .filter(({ status }) => status === 'inactive')
    .map(({ from, to }) => ({ start: parseInstant(from) ?? NaN, end: parseInstant(to) ?? NaN }))
  return [...byHourOfWeek(down, row.timezone)].map(([hour, us]) => [`${row.store_id} ${hour}`, us])
}

/** The stored downtime of report 1: microseconds by store and hour, and the sums as decimal text. */
async function readKept(historyPath: string) {
  const instance = await DuckDBInstance.create(historyPath, { access_mode: 'READ_ONLY' })
  try {
    const connection = await instance.connect()
    const textsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson()
    const hours = await textsOf(
      "select store_id || ' ' || hour_of_week, downtime_us from downtime_hour where report_id = 1",
    )
    const sums = await textsOf(
      `select (select sum(downtime_us)::varchar from downtime_hour where report_id = 1),
         (select sum(downtime_span_us)::varchar from report_row where report_id = 1)`,
    )
    return {
      hours: Object.fromEntries(hours.map(([key, us]) => [key, Number(us)])),
      downtime: sums[0]?.[0],
      downtimeOfRows: sums[0]?.[1],
    }
  } finally {
    instance.closeSync()
  }
}

async function makeReport(made: Engine, method: Method): Promise<number> {
  const { reportId } = await made.reports.start({ method })
  expect(await made.reports.finished(reportId)).toMatchObject({ status: 'complete' })
  return reportId
}

const everything = (reportId: number) => ({ reportId, search: '', filters: [], sort: [] })

describe('a generated fleet', () => {
  test('has the hours of its timelines, and they add up to its downtime to the microsecond', () =>
    withFolder({}, async (folder) => {
      const dataFolder = join(folder, 'data')
      const historyPath = join(folder, 'history.duckdb')
      await writeDataSet(dataFolder, fleet)
      const first = await Engine.open({ historyPath })
      await first.folder.open(dataFolder)
      const reportId = await makeReport(first, 'nearest')
      const shown = await first.selections.hourlyDowntime(everything(reportId))
      const { rows } = await first.selections.rows({ ...everything(reportId), offset: 0, limit: 1000 })
      const expected = new Map<string, number>()
      for (const { store_id } of rows) {
        for (const [key, us] of hoursOf(await first.reports.timeline(reportId, store_id))) expected.set(key, us)
      }
      // The method does not change it.
      const pollCount = await makeReport(first, 'poll-count')
      expect(await first.selections.hourlyDowntime(everything(pollCount))).toEqual(shown)
      // The hours of this report are not made while its data is loaded.
      const unasked = await makeReport(first, 'nearest')
      await first.close()

      const kept = await readKept(historyPath)
      expect(Object.keys(kept.hours).length).toBeGreaterThan(2 * fleet.stores)
      expect(kept.hours).toEqual(Object.fromEntries(expected))
      expect(kept.downtime).toBe(kept.downtimeOfRows)
      expect(shown.reduce((sum, { downtimeHours }) => sum + downtimeHours, 0)).toBeCloseTo(
        Number(kept.downtime) / hourMicroseconds,
        6,
      )

      const later = await Engine.open({ historyPath })
      expect(await later.selections.hourlyDowntime(everything(reportId))).toEqual(shown)
      const refusal = { code: 'NO_DATA', message: 'No folder is open.' }
      await expect(later.selections.hourlyDowntime(everything(unasked))).rejects.toMatchObject(refusal)
      await expect(later.selections.totals({ ...everything(unasked), hourOfWeek: 3 })).rejects.toMatchObject(refusal)
      await later.close()
    }))

  test('refuses to make the hours from changed data', () =>
    withFolder({ 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive' }, async (folder) => {
      await engine().folder.open(folder)
      const reportId = await makeReport(engine(), 'nearest')
      await writeFile(join(folder, 'polls.csv'), 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active\n')
      await engine().folder.open(folder)
      await expect(engine().selections.hourlyDowntime(everything(reportId))).rejects.toMatchObject({ code: 'NO_DATA' })
    }))

  test('answers other questions before it makes the hours, which are the same', () =>
    withFolder({}, async (folder) => {
      await writeDataSet(folder, fleet)
      await engine().folder.open(folder)
      const all = everything(await makeReport(engine(), 'nearest'))
      const { storeIds } = await engine().selections.storeIds({ ...all, offset: 0, limit: 1 })
      const hours = engine().selections.hourlyDowntime(all)
      await engine().selections.totals(all)
      // It would wait for the hours if they were not stopped, because both need the data.
      await engine().reports.timeline(all.reportId, storeIds[0] ?? '')
      expect(await engine().selections.hasHourlyDowntime(all.reportId)).toBe(false)
      const made = await hours
      expect(await engine().selections.hasHourlyDowntime(all.reportId)).toBe(true)
      const again = everything(await makeReport(engine(), 'poll-count'))
      expect(await engine().selections.hourlyDowntime(again)).toEqual(made)
    }))

  test('makes the hours once for concurrent calls', () =>
    withFolder({ 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive' }, async (folder) => {
      await engine().folder.open(folder)
      const reportId = await makeReport(engine(), 'nearest')
      const [first = [], second] = await Promise.all([1, 2].map(() => engine().selections.hourlyDowntime(everything(reportId))))
      expect(second).toEqual(first)
      expect(first).toHaveLength(168)
      expect(first.every(({ downtimeHours }) => downtimeHours === 1)).toBe(true)
    }))
})

test('the hours follow the window and the stores of the report', async () => {
  // Both stores are in Chicago, UTC-6, and always open. Their only polls are inactive, so they are down all the time. Two
  // weeks have every hour twice.
  const polls = `
    store_id,status,timestamp_utc
    s,inactive,2023-01-24 12:00:00 UTC
    t,inactive,2023-01-24 12:00:00 UTC`
  await withFolder({ 'polls.csv': polls }, async (folder) => {
    await engine().folder.open(folder)
    const window = { from: '2023-01-16T00:30:00Z', to: '2023-01-30T00:30:00Z' }
    for (const [storeIds, downtimeHours] of [[null, 4], [['t'], 2]] as const) {
      const { reportId } = await engine().reports.start({ ...usualReport, window, storeIds: storeIds === null ? null : [...storeIds] })
      await engine().reports.finished(reportId)
      const hours = await engine().selections.hourlyDowntime(everything(reportId))
      expect(hours).toHaveLength(168)
      expect(new Set(hours.map((hour) => hour.downtimeHours))).toEqual(new Set([downtimeHours]))
      expect(await engine().selections.totals(everything(reportId))).toMatchObject({ downtimeHours: 168 * downtimeHours })
    }
  })
})
