import { expect, test } from 'vitest'
import type { ReportRow } from '../../../../shared/report/columns'
import { useEngine } from '../../../support/engine/useEngine'

const { reportOn } = useEngine()

interface Week {
  /** As-of, which is also the time of the only poll. */
  readonly asOf: string
  readonly zone: string
  /** Openings as `day start end`; empty for a store without business hours. */
  readonly openings: readonly string[]
}

type OpenTime = Pick<ReportRow, 'open_last_hour' | 'open_last_day' | 'open_last_week'>

async function openTime({ asOf, zone, openings }: Week): Promise<OpenTime> {
  const rows = openings.map((opening) => `s,${opening.replaceAll(' ', ',')}`)
  const hours = { 'hours.csv': ['store_id,day,start_time_local,end_time_local', ...rows].join('\n') }
  const [row, ...others] = await reportOn({
    'polls.csv': `store_id,status,timestamp_utc\ns,active,${asOf}`,
    'zones.csv': `store_id,timezone_str\ns,${zone}`,
    ...(rows.length > 0 ? hours : {}),
  })
  if (row === undefined || others.length > 0) throw new Error('Expected one store')
  const { open_last_hour, open_last_day, open_last_week } = row
  return { open_last_hour, open_last_day, open_last_week }
}

const everyDay = (hours: string) => [0, 1, 2, 3, 4, 5, 6].map((day) => `${day} ${hours}`)

// As-of is Tuesday 2023-01-24, 12:00 in the zone, unless a case says otherwise.
const noon = { asOf: '2023-01-24T12:00:00Z', zone: 'UTC' }

test.each<{ name: string; week: Week; hour: number; day: number; hoursOfWeek: number }>([
  {
    name: 'a store without hours is always open',
    week: { ...noon, openings: [] },
    hour: 60,
    day: 24,
    hoursOfWeek: 168,
  },
  {
    // 6 hours of Tuesday 17th, from 12:00; 9 on Wednesday, Thursday, Friday and Monday; 3 of Tuesday 24th. The day has 6 of
    // Monday's and those 3.
    name: 'a store with hours on some days is closed on the others',
    week: { ...noon, openings: everyDay('09:00:00 18:00:00').slice(0, 5) },
    hour: 60,
    day: 9,
    hoursOfWeek: 45,
  },
  {
    // 22:00 to 02:00 is 4 hours a night; the night from Monday to Tuesday is the day's.
    name: 'an opening runs past midnight',
    week: { ...noon, openings: everyDay('22:00:00 02:00:00') },
    hour: 0,
    day: 4,
    hoursOfWeek: 28,
  },
  {
    // Sunday 22:00 to Monday 06:00.
    name: 'an opening runs from Sunday into Monday',
    week: { ...noon, openings: ['6 22:00:00 06:00:00'] },
    hour: 0,
    day: 0,
    hoursOfWeek: 8,
  },
  {
    name: '23:59:59 is the end of the day',
    week: { ...noon, openings: everyDay('00:00:00 23:59:59') },
    hour: 60,
    day: 24,
    hoursOfWeek: 168,
  },
  {
    name: 'from midnight to midnight is 24 hours',
    week: { ...noon, openings: ['0 00:00:00 00:00:00'] },
    hour: 0,
    day: 12,
    hoursOfWeek: 24,
  },
  {
    // 09:00 to 14:00 and 14:00 to 15:00 on Monday; the day sees Monday's part from 12:00.
    name: 'openings that overlap, touch or repeat count once',
    week: { ...noon, openings: ['0 09:00:00 13:00:00', '0 10:00:00 14:00:00', '0 14:00:00 15:00:00', '0 09:00:00 13:00:00'] },
    hour: 0,
    day: 3,
    hoursOfWeek: 6,
  },
  {
    // 01:00 to 04:00 is 2 hours on Sunday 2023-03-12, when 02:00 was skipped. As-of is that day, 12:00 EDT.
    name: 'an hour skipped in spring has no length',
    week: { asOf: '2023-03-12T16:00:00Z', zone: 'America/New_York', openings: everyDay('01:00:00 04:00:00') },
    hour: 0,
    day: 2,
    hoursOfWeek: 20,
  },
  {
    // 02:00 to 03:00 did not take place on Sunday 2023-03-12.
    name: 'an opening inside the skipped hour is empty',
    week: { asOf: '2023-03-12T16:00:00Z', zone: 'America/New_York', openings: ['6 02:00:00 03:00:00'] },
    hour: 0,
    day: 0,
    hoursOfWeek: 0,
  },
  {
    // 01:00 to 02:00 took place twice on Sunday 2023-11-05. As-of is that day, 12:00 EST.
    name: 'an hour repeated in autumn counts twice',
    week: { asOf: '2023-11-05T17:00:00Z', zone: 'America/New_York', openings: everyDay('01:00:00 02:00:00') },
    hour: 0,
    day: 2,
    hoursOfWeek: 8,
  },
  {
    // Clocks went from 02:00 back to 01:30 on Sunday 2023-04-02, at 15:00 UTC: 01:00 to 02:00 lasted an hour and a half.
    name: 'a clock change of half an hour on Lord Howe',
    week: { asOf: '2023-04-02T01:30:00Z', zone: 'Australia/Lord_Howe', openings: everyDay('01:00:00 02:00:00') },
    hour: 0,
    day: 1.5,
    hoursOfWeek: 7.5,
  },
  {
    // 06:00 to 07:00 at +05:45 is 00:15 to 01:15 UTC; as-of is 01:00 UTC, so the last hour has 45 minutes of it. The
    // day and the week begin at 01:00 too, with 15 minutes of another opening.
    name: 'an offset with three quarters of an hour in Kathmandu',
    week: { asOf: '2023-01-24T01:00:00Z', zone: 'Asia/Kathmandu', openings: everyDay('06:00:00 07:00:00') },
    hour: 45,
    day: 1,
    hoursOfWeek: 7,
  },
  {
    // Samoa went from the end of Thursday 2011-12-29 to Saturday 31, at 10:00 UTC on the 30th. As-of is that Saturday 12:00
    // local; 168 hours before was Friday 23, 12:00 local. Between them lie the mornings of two Saturdays and no Friday.
    name: 'a date that Samoa skipped',
    week: {
      asOf: '2011-12-30T22:00:00Z',
      zone: 'Pacific/Apia',
      openings: ['4 08:00:00 11:00:00', '5 08:00:00 11:00:00'],
    },
    hour: 0,
    day: 3,
    hoursOfWeek: 6,
  },
  {
    // 18:00 UTC is 12:00 in Chicago: half an hour of today, and of Tuesday 17th the 2 hours from 12:00.
    name: 'an unknown zone counts as Chicago',
    week: { asOf: '2023-01-24T18:00:00Z', zone: 'America/Gotham', openings: ['1 11:30:00 14:00:00'] },
    hour: 30,
    day: 0.5,
    hoursOfWeek: 2.5,
  },
])('$name', async ({ week, hour, day, hoursOfWeek }) => {
  expect(await openTime(week)).toEqual({ open_last_hour: hour, open_last_day: day, open_last_week: hoursOfWeek })
})
