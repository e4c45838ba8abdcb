import { expect, test } from 'vitest'
import { useEngine } from '../../../support/engine/useEngine'

// 2023-01-24 is a Tuesday, and the stores live in UTC.
const { reportOn } = useEngine()

const polls = `
  store_id,status,timestamp_utc
  s,active,2023-01-23 12:15:00 UTC
  s,inactive,2023-01-24 12:00:00 UTC
  s,active,2023-01-24 12:10:00 UTC
  s,active,2023-01-24 12:20:00 UTC`

const files = {
  'polls.csv': polls,
  'hours.csv': `
    store_id,day,start_time_local,end_time_local
    s,0,12:00:00,13:30:00
    s,1,12:00:00,13:00:00`,
  'zones.csv': `
    store_id,timezone_str
    s,UTC`,
}

test('the first observation decides the hour, and every observation counts as one hour of the day', async () => {
  // As-of 12:30 is open. First in the hour: inactive at 12:00. In the last 24 hours: one inactive and two active, 3 hours
  // in the 30 minutes and the hour of Monday that the store was open. The week has Monday's poll besides.
  expect(await reportOn(files, { asOf: '2023-01-24T12:30:00Z', method: 'poll-count' })).toMatchObject([
    {
      uptime_last_hour: 0,
      downtime_last_hour: 60,
      uptime_last_day: 2,
      downtime_last_day: 1,
      uptime_last_week: 3,
      downtime_last_week: 1,
      uptime_percent_last_week: 75,
      open_last_day: 1.5,
      observations: 4,
    },
  ])
})

test('a store closed at as-of has no hour, and no day unless yesterday was open at that time', async () => {
  // At 13:15 Tuesday is closed, but Monday was open: the day and the week count, with Monday's 12:15 out of the day.
  expect(await reportOn(files, { asOf: '2023-01-24T13:15:00Z', method: 'poll-count' })).toMatchObject([
    { uptime_last_hour: 0, downtime_last_hour: 0, uptime_last_day: 2, downtime_last_day: 1, uptime_last_week: 3 },
  ])
})

test('a store that is never open at the time of as-of has no uptime and no downtime', async () => {
  // Nothing is open at 14:00. The columns that do not depend on the method stay.
  expect(await reportOn(files, { asOf: '2023-01-24T14:00:00Z', method: 'poll-count' })).toMatchObject([
    {
      uptime_last_day: 0,
      downtime_last_day: 0,
      uptime_last_week: 0,
      downtime_last_week: 0,
      uptime_percent_last_week: null,
      open_last_week: 2.5,
      outages_last_week: 1,
      observations: 4,
    },
  ])
})

test('an hour without an observation is neither up nor down', async () => {
  // Always open; the only observation is two hours old.
  const quiet = { 'polls.csv': 'store_id,status,timestamp_utc\ns,active,2023-01-24 10:00:00 UTC' }
  expect(await reportOn(quiet, { asOf: '2023-01-24T12:00:00Z', method: 'poll-count' })).toMatchObject([
    { uptime_last_hour: 0, downtime_last_hour: 0, uptime_percent_last_hour: null, uptime_last_day: 1, uptime_last_week: 1 },
  ])
})
