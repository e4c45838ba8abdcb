import { expect, test } from 'vitest'
import { ProgressReporter } from '../../../../electron/engine/core/progress'
import { createAllRuns } from '../../../../electron/engine/report/computeReport'
import { withConnection } from '../../../support/engine/relation'
import { useEngine } from '../../../support/engine/useEngine'

// 2023-01-23 is a Monday, and the stores live in UTC.
const { reportOn } = useEngine()

const zones = `
  store_id,timezone_str
  s,UTC`

const nineToFive = `
  store_id,day,start_time_local,end_time_local
  s,0,09:00:00,17:00:00
  s,1,09:00:00,17:00:00`

test('a single poll decides the whole week', async () => {
  // The store has no hours, so it is always open, and no zone, so it is in Chicago. Only the last of 168 hours is within 60
  // minutes of the poll.
  const polls = `
    store_id,status,timestamp_utc
    s,inactive,2023-01-24 12:00:00 UTC`
  expect(await reportOn({ 'polls.csv': polls })).toEqual([
    {
      store_id: 's',
      uptime_last_hour: 0,
      uptime_last_day: 0,
      uptime_last_week: 0,
      downtime_last_hour: 60,
      downtime_last_day: 24,
      downtime_last_week: 168,
      uptime_percent_last_hour: 0,
      uptime_percent_last_day: 0,
      uptime_percent_last_week: 0,
      open_last_hour: 60,
      open_last_day: 24,
      open_last_week: 168,
      outages_last_hour: 1,
      outages_last_day: 1,
      outages_last_week: 1,
      longest_outage_last_hour: 60,
      longest_outage_last_day: 24,
      longest_outage_last_week: 168,
      coverage_last_hour: 1,
      coverage_last_day: 0.0417,
      verdict_last_hour: 'misses',
      verdict_last_day: 'too_little_seen',
      verdict_last_week: 'too_little_seen',
      verdict_window: null,
      state: 'down',
      last_poll: 0,
      coverage_last_week: 0.006,
      observations: 1,
      last_status: 'inactive',
      timezone: 'America/Chicago',
      uptime_window: null,
      downtime_window: null,
      outages_window: null,
      longest_outage_window: null,
      coverage_window: null,
      uptime_percent_window: null,
      open_window: null,
    },
  ])
})

test('neighbours meet half-way, in whole microseconds', async () => {
  // The status changes at the middle of 11:00 and 12:00, so the last hour is half up and half down. The middle of the
  // other store is half a microsecond later, which two decimals do not show.
  const polls = `
    store_id,status,timestamp_utc
    even,active,2023-01-24 11:00:00 UTC
    even,inactive,2023-01-24 12:00:00 UTC
    odd,active,2023-01-24 11:00:00.000001 UTC
    odd,inactive,2023-01-24 12:00:00 UTC`
  const halved = { uptime_last_hour: 30, downtime_last_hour: 30, uptime_last_day: 23.5, downtime_last_day: 0.5 }
  expect(await reportOn({ 'polls.csv': polls })).toMatchObject([
    { store_id: 'even', ...halved },
    { store_id: 'odd', ...halved },
  ])
})

test('an outage spans closing time', async () => {
  // The store is down from Monday 15:30 to Tuesday 10:30. In that time it is open from 15:30 to 17:00 and from 09:00 to
  // 10:30: one outage of 3 hours. The report time is Tuesday 11:00. The hour has 30 minutes of the outage. The day, from
  // Monday 11:00, has 6 + 2 open hours. The week, from Tuesday 17th 11:00, has 6 + 8 + 2.
  const polls = `
    store_id,status,timestamp_utc
    s,active,2023-01-23 15:00:00 UTC
    s,inactive,2023-01-23 16:00:00 UTC
    s,inactive,2023-01-24 10:00:00 UTC
    s,active,2023-01-24 11:00:00 UTC`
  expect(await reportOn({ 'polls.csv': polls, 'hours.csv': nineToFive, 'zones.csv': zones })).toMatchObject([
    {
      downtime_last_hour: 30,
      uptime_last_hour: 30,
      downtime_last_day: 3,
      uptime_last_day: 5,
      open_last_week: 16,
      downtime_last_week: 3,
      outages_last_hour: 1,
      outages_last_day: 1,
      outages_last_week: 1,
      longest_outage_last_hour: 30,
      longest_outage_last_week: 3,
    },
  ])
})

test('an active poll between two inactive ones makes two outages', async () => {
  // The store is always open. It is down from 08:30 to 09:30, and from 10:30 to the report time, 11:00. The time before
  // belongs to the active poll at 08:00.
  const polls = `
    store_id,status,timestamp_utc
    s,active,2023-01-24 08:00:00 UTC
    s,inactive,2023-01-24 09:00:00 UTC
    s,active,2023-01-24 10:00:00 UTC
    s,inactive,2023-01-24 11:00:00 UTC`
  expect(await reportOn({ 'polls.csv': polls })).toMatchObject([
    {
      outages_last_hour: 1,
      outages_last_day: 2,
      longest_outage_last_hour: 30,
      longest_outage_last_day: 1,
      downtime_last_week: 1.5,
      last_status: 'inactive',
    },
  ])
})

test('polls of the same instant are one observation, inactive if they disagree', async () => {
  const polls = `
    store_id,status,timestamp_utc
    s,active,2023-01-24 12:00:00 UTC
    s,inactive,2023-01-24 12:00:00 UTC
    s,active,2023-01-24 12:00:00 UTC
    s,active,2023-01-24T14:00:00+02:00`
  expect(await reportOn({ 'polls.csv': polls })).toMatchObject([
    { observations: 1, last_status: 'inactive', downtime_last_week: 168, uptime_percent_last_week: 0 },
  ])
})

test('polls outside business hours do not count', async () => {
  // 09:00 is open; 08:59:59.999999 and 17:00 are closed. The only observation is active, so the 8 hours of Tuesday and the
  // 8 hours of Monday are up. The week began on Tuesday 17th at 17:00, after that day's opening.
  const polls = `
    store_id,status,timestamp_utc
    s,inactive,2023-01-24 08:59:59.999999 UTC
    s,active,2023-01-24 09:00:00 UTC
    s,inactive,2023-01-24 17:00:00 UTC`
  expect(await reportOn({ 'polls.csv': polls, 'hours.csv': nineToFive, 'zones.csv': zones })).toMatchObject([
    { observations: 1, last_status: 'active', uptime_last_hour: 60, uptime_last_day: 8, uptime_last_week: 16, downtime_last_week: 0 },
  ])
})

test('stores without observations have rows without uptime and downtime', async () => {
  // Each store is in a different file. `closed` was only polled at 18:00. Its week until Tuesday 18:00 has 16 open hours.
  const silent = {
    uptime_last_week: 0,
    downtime_last_week: 0,
    uptime_percent_last_week: null,
    coverage_last_week: 0,
    outages_last_week: 0,
    observations: 0,
    last_status: null,
  }
  const files = {
    'polls.csv': `
      store_id,status,timestamp_utc
      closed,active,2023-01-24 18:00:00 UTC`,
    'hours.csv': `
      store_id,day,start_time_local,end_time_local
      closed,0,09:00:00,17:00:00
      closed,1,09:00:00,17:00:00
      only in hours,5,10:00:00,12:00:00`,
    'zones.csv': `
      store_id,timezone_str
      closed,UTC
      only in zones,Asia/Tokyo`,
  }
  expect(await reportOn(files)).toMatchObject([
    { store_id: 'closed', open_last_week: 16, ...silent },
    { store_id: 'only in hours', timezone: 'America/Chicago', open_last_week: 2, ...silent },
    { store_id: 'only in zones', timezone: 'Asia/Tokyo', open_last_week: 168, ...silent },
  ])
})

test('ignores polls after the report time, and includes both ends of the week', async () => {
  // The week from the 17th 12:00 to the 24th 12:00 holds a poll at each end, which meet half-way: 84 hours each.
  const polls = `
    store_id,status,timestamp_utc
    s,inactive,2023-01-17 11:59:59.999999 UTC
    s,inactive,2023-01-17 12:00:00 UTC
    s,active,2023-01-24 12:00:00 UTC
    s,inactive,2023-01-24 12:00:00.000001 UTC`
  expect(await reportOn({ 'polls.csv': polls }, { asOf: '2023-01-24T12:00:00Z' })).toMatchObject([
    { observations: 2, last_status: 'active', uptime_last_week: 84, downtime_last_week: 84, outages_last_day: 0 },
  ])
})

test('coverage is the open time within an hour of an observation', async () => {
  // The store is open 09:00 to 17:00. The polls at 09:30 and 11:00 cover 09:00 to 12:00. The report time is 12:00: the day
  // has 5 open hours on Monday and 3 on Tuesday, and 3 / 8 of them are covered.
  const polls = `
    store_id,status,timestamp_utc
    s,active,2023-01-24 09:30:00 UTC
    s,active,2023-01-24 11:00:00 UTC`
  const files = { 'polls.csv': polls, 'hours.csv': nineToFive, 'zones.csv': zones }
  expect(await reportOn(files, { asOf: '2023-01-24T12:00:00Z' })).toMatchObject([
    { coverage_last_hour: 1, coverage_last_day: 0.375, open_last_day: 8 },
  ])
})

/** The runs of eleven stores, found of so many polls at once, and the fractions of the progress. */
function runsWith(pollsPerBatch: number) {
  return withConnection(async (connection) => {
    // Store n has 10 n polls, 13 minutes apart; every seventh finds it down. It is open from minute 60 to 600, and from 700.
    await connection.run(`
      create table poll as
        select store::integer as store_key, poll * 780_000_000 as observed_us, poll % 7 <> store % 7 as is_active
        from range(12) as stores (store), range(110) as polls (poll)
        where poll < 10 * store
        order by store_key, observed_us;
      create table opening as
        select store::integer as store_key, minutes[1] * 60_000_000::bigint as opens_us, minutes[2] * 60_000_000::bigint as closes_us
        from range(12) as stores (store), (select unnest([[60, 600], [700, 1500]]) as minutes);
      create table store as select store::integer as store_key from range(12) as stores (store);
      set variable from_us = 0; set variable to_us = 90_000_000_000; set variable day_from_us = 3_600_000_000;
      set variable hour_from_us = 86_400_000_000; set variable reach_us = 3_600_000_000`)
    const steps: (number | null)[] = []
    const progress = new ProgressReporter({ job: 'report', reportId: 1 }, ({ fraction }) => steps.push(fraction))
    await createAllRuns(connection, 'nearest', progress, 1, pollsPerBatch)
    return { runs: await connection.all('from status_run order by all'), steps }
  })
}

test('the runs of some stores after others are those of all stores at once', async () => {
  const atOnce = await runsWith(1_000_000)
  const inBatches = await runsWith(100)
  expect(atOnce.steps).toEqual([0])
  expect(inBatches.steps.length).toBeGreaterThanOrEqual(6)
  expect(inBatches.steps.map((fraction) => Math.round((fraction ?? 0) * inBatches.steps.length))).toEqual(inBatches.steps.map((_, index) => index))
  expect(atOnce.runs.length).toBeGreaterThan(60)
  expect(inBatches.runs).toEqual(atOnce.runs)
})
