import { expect, test } from 'vitest'
import { columnKeys, columnSets } from '../../../../shared/report/columns'
import type { ReportRow } from '../../../../shared/report/columns'
import { useEngine } from '../../../support/engine/useEngine'

const { reportOn } = useEngine()

const header = 'store_id,status,timestamp_utc'

async function onlyRow(...report: Parameters<typeof reportOn>): Promise<ReportRow | undefined> {
  const rows = await reportOn(...report)
  expect(rows).toHaveLength(1)
  return rows[0]
}

test('a window can be longer than a week and contain a clock change', async () => {
  // The store is open on Sundays from 00:00 to 06:00 in New York: 6 hours from 05:00 UTC on 5 March, and 5 hours from 05:00
  // UTC on the 12th, when clocks skipped one. The polls are active on the 5th at 07:00 UTC, inactive on the 12th at 07:00,
  // and active at 09:00. The first two meet on the 8th, the last two at 08:00. The store is up for 6 h and 2 h, and down for
  // 3 h. 06:00 to 08:00 on the 5th and 06:00 to 10:00 on the 12th are covered: 6 of 11 h.
  const files = {
    'polls.csv': `${header}
      s,active,2023-03-05 07:00:00 UTC
      s,inactive,2023-03-12 07:00:00 UTC
      s,active,2023-03-12 09:00:00 UTC
      s,inactive,2023-03-20 07:00:00 UTC`,
    'hours.csv': 'store_id,day,start_time_local,end_time_local\ns,6,00:00:00,06:00:00',
    'zones.csv': 'store_id,timezone_str\ns,America/New_York',
  }
  const window = { from: '2023-03-04T00:00:00Z', to: '2023-03-13T00:00:00Z' }
  expect(await onlyRow(files, { window })).toEqual({
    ...Object.fromEntries(columnKeys.map((key) => [key, null])),
    store_id: 's',
    uptime_window: 8,
    downtime_window: 3,
    outages_window: 1,
    longest_outage_window: 3,
    coverage_window: 0.5455,
    uptime_percent_window: 72.73,
    open_window: 11,
    observations: 3,
    last_status: 'active',
    timezone: 'America/New_York',
    // The window ends on a Sunday at 20:00 in New York, 15 hours after the last poll.
    state: 'closed',
    last_poll: 900,
    verdict_window: 'misses',
  })
})

test('a window includes both of its ends, and ignores polls outside', async () => {
  // The window is 10:00 to 10:30. The polls at its ends meet at 10:15. The inactive polls a microsecond outside do not count.
  const polls = `${header}
    s,inactive,2023-01-24 09:59:59.999999 UTC
    s,active,2023-01-24 10:00:00 UTC
    s,inactive,2023-01-24 10:30:00 UTC
    s,active,2023-01-24 10:30:00.000001 UTC`
  const window = { from: '2023-01-24T10:00:00Z', to: '2023-01-24T10:30:00Z' }
  expect(await onlyRow({ 'polls.csv': polls }, { window })).toMatchObject({
    uptime_window: 0.25,
    downtime_window: 0.25,
    open_window: 0.5,
    observations: 2,
    last_status: 'inactive',
  })
})

test('the first observation extends to the start of a window that begins before the first poll', async () => {
  const polls = `${header}\ns,inactive,2023-01-24 12:00:00 UTC`
  const window = { from: '2022-12-24T12:00:00Z', to: '2023-01-24T18:00:00Z' }
  // The window has 31 days and 6 hours, of which one hour on either side of the poll is covered.
  expect(await onlyRow({ 'polls.csv': polls }, { window })).toMatchObject({
    downtime_window: 31 * 24 + 6,
    coverage_window: 0.0027,
  })
})

test('a window without polls has no observations', async () => {
  const polls = `${header}\ns,inactive,2023-01-24 12:00:00 UTC`
  const window = { from: '2023-01-25T00:00:00Z', to: '2023-01-26T00:00:00Z' }
  expect(await onlyRow({ 'polls.csv': polls }, { window })).toMatchObject({
    observations: 0,
    uptime_window: 0,
    downtime_window: 0,
    open_window: 24,
    last_status: null,
  })
})

test('poll-count counts a window like the last week', async () => {
  // The store is open on Tuesdays from 10:00 to 14:00 UTC. The three observations count if the store is open at the time of day of the end on
  // any weekday: at noon it is, at three in the afternoon it is not.
  const files = {
    'polls.csv': `${header}
      s,active,2023-01-10 11:00:00 UTC
      s,inactive,2023-01-17 11:00:00 UTC
      s,active,2023-01-24 11:00:00 UTC
      s,active,2023-01-24 15:00:00 UTC`,
    'hours.csv': 'store_id,day,start_time_local,end_time_local\ns,1,10:00:00,14:00:00',
    'zones.csv': 'store_id,timezone_str\ns,UTC',
  }
  const counted = (to: string) =>
    onlyRow(files, { method: 'poll-count', window: { from: '2023-01-10T00:00:00Z', to } })
  expect(await counted('2023-01-26T12:00:00Z')).toMatchObject({ uptime_window: 2, downtime_window: 1, open_window: 12 })
  expect(await counted('2023-01-26T15:00:00Z')).toMatchObject({ uptime_window: 0, downtime_window: 0, open_window: 12 })
})

test('a window of the last week has the numbers of the last week', async () => {
  const files = {
    'polls.csv': `${header}
      s,active,2023-01-20 12:00:00 UTC
      s,inactive,2023-01-22 15:00:00 UTC
      s,active,2023-01-24 12:00:00 UTC`,
  }
  const week = await onlyRow(files)
  const window = await onlyRow(files, { window: { from: '2023-01-17T12:00:00Z', to: '2023-01-24T12:00:00Z' } })
  for (const key of columnSets.window.all) {
    const sameInWeek = columnKeys.find((candidate) => candidate === key.replace(/_window$/, '_last_week')) ?? key
    expect(window?.[key]).toBe(week?.[sameInWeek])
  }
})
