import { describe, expect, test } from 'vitest'
import type { ReportRow } from '../../../../shared/report/columns'
import type { StoreTimeline, TimeInterval } from '../../../../shared/report/timeline'
import type { ReportSettings } from '../../../../shared/report/reportSettings'
import { withFolder } from '../../../support/data/folder'
import { generatorDefaults, type GeneratorSettings } from '../../../support/data/generator'
import { clip, totalLength, union, type Interval } from '../../../support/reference/intervals'
import { hourMicroseconds, minuteMicroseconds, parseInstant } from '../../../support/reference/time'
import { useEngine } from '../../../support/engine/useEngine'
import { writeDataSet } from '../../../support/data/writeDataSet'
import { isThorough } from '../../../support/thorough'
import { sampleDataFolder } from '../../../support/program/programFolder'

// Clocks in the United States went back two days before the end.
const fleet: GeneratorSettings = { ...generatorDefaults, seed: 5, stores: 80, end: '2023-11-07T18:00:00Z' }

const { engine } = useEngine()

async function makeReport(folder: string, settings: Partial<ReportSettings> = {}): Promise<number> {
  await engine().folder.open(folder)
  const { reportId } = await engine().reports.start(settings)
  expect(await engine().reports.finished(reportId)).toMatchObject({ status: 'complete' })
  return reportId
}

async function rowsOf(reportId: number): Promise<readonly ReportRow[]> {
  const page = await engine().selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 1000 })
  return page.rows
}

function toInterval({ from, to }: TimeInterval): Interval {
  const [start, end] = [parseInstant(from), parseInstant(to)]
  if (start === null || end === null) throw new Error(`No instants: ${from}, ${to}`)
  return { start, end }
}

const threeWindows = [
  { name: 'last_hour', hours: 1, unit: minuteMicroseconds },
  { name: 'last_day', hours: 24, unit: hourMicroseconds },
  { name: 'last_week', hours: 168, unit: hourMicroseconds },
] as const

/** The columns of the row, computed from the timeline alone. */
function addUp(timeline: StoreTimeline) {
  const week = toInterval(timeline)
  const stretchesOf = (status: string) => timeline.stretches.filter((stretch) => stretch.status === status).map(toInterval)
  const oneWindow = [{ name: 'window', hours: (week.end - week.start) / hourMicroseconds, unit: hourMicroseconds }]
  const windows = timeline.row.open_window === null ? threeWindows : oneWindow
  return windows.map(({ name, hours, unit }) => {
    const frame = { start: week.end - hours * hourMicroseconds, end: week.end }
    const rounded = (microseconds: number) => Math.round((microseconds * 100) / unit) / 100
    const lengthOf = (intervals: readonly Interval[]) => totalLength(clip(intervals, frame))
    const outages = timeline.outages
      .map((outage) => totalLength(clip(clip(stretchesOf('inactive'), toInterval(outage)), frame)))
      .filter((length) => length > 0)
    return {
      upAndDown: {
        [`uptime_${name}`]: rounded(lengthOf(stretchesOf('active'))),
        [`downtime_${name}`]: rounded(lengthOf(stretchesOf('inactive'))),
      },
      others: {
        [`open_${name}`]: rounded(lengthOf(timeline.openings.map(toInterval))),
        [`outages_${name}`]: outages.length,
        [`longest_outage_${name}`]: rounded(Math.max(0, ...outages)),
      },
    }
  })
}

function expectConsistent(timeline: StoreTimeline): void {
  const { row, openings, stretches, outages, polls, offsets } = timeline
  const observations = polls.filter(({ isInOpenTime }) => isInOpenTime)
  expect(observations.length).toBe(row.observations)
  expect(observations.at(-1)?.status ?? null).toBe(row.last_status)
  expect(union(stretches.map(toInterval))).toEqual(row.observations === 0 ? [] : openings.map(toInterval))
  expect(union(offsets.map(toInterval))).toEqual([toInterval(timeline)])
  // Stretches are merged: a stretch never begins at the end of one of the same kind, and is never empty.
  for (const parts of [openings, stretches.filter(({ status }) => status === 'active')]) {
    expect(union(parts.map(toInterval))).toEqual(parts.map(toInterval))
  }
  const inactive = stretches.filter(({ status }) => status === 'inactive').map(toInterval)
  for (const outage of outages) {
    expect(outage.openHours * hourMicroseconds).toBeCloseTo(totalLength(clip(inactive, toInterval(outage))), 3)
    expect(outage.isOngoing).toBe(outage.to === timeline.to)
  }
  if (row.last_status !== 'inactive') expect(outages.some(({ isOngoing }) => isOngoing)).toBe(false)
}

async function expectToAddUp(folder: string, settings: Partial<ReportSettings>): Promise<number> {
  const reportId = await makeReport(folder, settings)
  const rows = await rowsOf(reportId)
  // Each timeline computes its store again. Thorough runs take them all.
  const checked = isThorough ? rows : rows.filter((_, index) => index % 9 === 0)
  for (const row of checked) {
    const timeline = await engine().reports.timeline(reportId, row.store_id)
    expect(timeline.row).toEqual(row)
    expectConsistent(timeline)
    for (const { upAndDown, others } of addUp(timeline)) {
      expect(row).toMatchObject(settings.method === 'poll-count' ? others : { ...upAndDown, ...others })
    }
  }
  return rows.length
}

describe('the timeline of every store adds up to its row', () => {
  test('in the sample data', async () => {
    expect(await expectToAddUp(sampleDataFolder, {})).toBe(60)
  })

  test('in the sample data with poll-count, except uptime and downtime', async () => {
    expect(await expectToAddUp(sampleDataFolder, { method: 'poll-count' })).toBe(60)
  })

  test('in a generated fleet', () =>
    withFolder({}, async (folder) => {
      await writeDataSet(folder, fleet)
      expect(await expectToAddUp(folder, {})).toBe(80)
    }))

  test.each([
    // The window is longer than a week, begins before the first poll and contains the clock change.
    { name: 'two weeks', window: { from: '2023-10-24T18:00:00Z', to: '2023-11-07T18:00:00Z' } },
    { name: 'half an hour', window: { from: '2023-11-05T17:10:00Z', to: '2023-11-05T17:40:00.5Z' } },
  ])('in a window of $name', ({ window }) =>
    withFolder({}, async (folder) => {
      await writeDataSet(folder, fleet)
      expect(await expectToAddUp(folder, { window })).toBe(80)
    }),
  )
})

const hours = `
  store_id,day,start_time_local,end_time_local
  s,0,09:00:00,17:00:00
  s,1,09:00:00,17:00:00`
const zones = `
  store_id,timezone_str
  s,America/New_York`

const at = (day: number, time: string) => `2023-01-${day}T${time}:00.000000Z`

test('an outage lasts over night in New York', async () => {
  // The store is open from 14:00 to 22:00 UTC. It is up until Monday 20:30, half-way from 20:00 to 21:00, and down until
  // Tuesday 15:30, half-way from 15:00 to 16:00: 1.5 h on Monday and 1.5 h on Tuesday. At 23:00 it is closed. The last poll
  // ends the week.
  const polls = `
    store_id,status,timestamp_utc
    s,active,2023-01-23 20:00:00 UTC
    s,inactive,2023-01-23 21:00:00 UTC
    s,active,2023-01-23 23:00:00 UTC
    s,inactive,2023-01-24 15:00:00 UTC
    s,active,2023-01-24 16:00:00.000000 UTC`
  await withFolder({ 'polls.csv': polls, 'hours.csv': hours, 'zones.csv': zones }, async (folder) => {
    const timeline = await engine().reports.timeline(await makeReport(folder), 's')
    expect(timeline).toMatchObject({
      from: at(17, '16:00'),
      to: at(24, '16:00'),
      offsets: [{ from: at(17, '16:00'), to: at(24, '16:00'), offsetMinutes: -300 }],
      openings: [
        { from: at(17, '16:00'), to: at(17, '22:00') },
        { from: at(23, '14:00'), to: at(23, '22:00') },
        { from: at(24, '14:00'), to: at(24, '16:00') },
      ],
      stretches: [
        { from: at(17, '16:00'), to: at(17, '22:00'), status: 'active' },
        { from: at(23, '14:00'), to: at(23, '20:30'), status: 'active' },
        { from: at(23, '20:30'), to: at(23, '22:00'), status: 'inactive' },
        { from: at(24, '14:00'), to: at(24, '15:30'), status: 'inactive' },
        { from: at(24, '15:30'), to: at(24, '16:00'), status: 'active' },
      ],
      outages: [{ from: at(23, '20:30'), to: at(24, '15:30'), openHours: 3, isOngoing: false }],
      polls: [
        { at: at(23, '20:00'), status: 'active', isInOpenTime: true },
        { at: at(23, '21:00'), status: 'inactive', isInOpenTime: true },
        { at: at(23, '23:00'), status: 'active', isInOpenTime: false },
        { at: at(24, '15:00'), status: 'inactive', isInOpenTime: true },
        { at: at(24, '16:00'), status: 'active', isInOpenTime: true },
      ],
      row: { store_id: 's', timezone: 'America/New_York', downtime_last_week: 3 },
    })
  })
})

test('a clock change in the week cuts the offsets, but not the stretches', async () => {
  // New York went from UTC-5 to UTC-4 on Sunday the 12th at 07:00 UTC. The store never closes.
  const polls = `
    store_id,status,timestamp_utc
    s,inactive,2023-03-14 12:00:00 UTC`
  await withFolder({ 'polls.csv': polls, 'zones.csv': zones }, async (folder) => {
    const [from, change, to] = ['2023-03-07T12:00:00.000000Z', '2023-03-12T07:00:00.000000Z', '2023-03-14T12:00:00.000000Z']
    expect(await engine().reports.timeline(await makeReport(folder), 's')).toMatchObject({
      offsets: [
        { from, to: change, offsetMinutes: -300 },
        { from: change, to, offsetMinutes: -240 },
      ],
      openings: [{ from, to }],
      stretches: [{ from, to, status: 'inactive' }],
      outages: [{ from, to, openHours: 168, isOngoing: true }],
    })
  })
})

test('a report has a timeline after the same files were loaded again', () =>
  withFolder({}, async (folder) => {
    await writeDataSet(folder, { ...fleet, stores: 5 })
    const reportId = await makeReport(folder)
    const [row] = await rowsOf(reportId)
    const before = await engine().reports.timeline(reportId, row?.store_id ?? '')
    await engine().folder.open(folder)
    expect(await engine().reports.timeline(reportId, row?.store_id ?? '')).toEqual(before)
  }))
