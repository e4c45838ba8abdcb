import { expect, test } from 'vitest'
import type { Report } from '../../../../../shared/report/report'
import { withFolder } from '../../../../support/data/folder'
import { useEngine } from '../../../../support/engine/useEngine'

const { engine } = useEngine()

interface Week {
  /** The report time, which is also the time of the only poll. */
  readonly asOf?: string
  readonly zone?: string
  /** Openings as `day start end`; empty for a store without business hours. */
  readonly openings: readonly string[]
  /** The exceptions file. */
  readonly exceptions: string
}

interface Found extends Pick<Report, 'excluded'> {
  readonly openHours: number | null
}

/** The open time of store `s` in the week, and what closures take out of it. */
async function openTime({ asOf = '2023-01-24T12:00:00Z', zone = 'UTC', openings, exceptions }: Week): Promise<Found> {
  const rows = openings.map((opening) => `s,${opening.replaceAll(' ', ',')}`)
  const hours = { 'hours.csv': ['store_id,day,start_time_local,end_time_local', ...rows].join('\n') }
  const files = {
    'polls.csv': `store_id,status,timestamp_utc\ns,active,${asOf}`,
    'zones.csv': `store_id,timezone_str\ns,${zone}`,
    ...(rows.length > 0 ? hours : {}),
    'exceptions.csv': exceptions,
  }
  return withFolder(files, async (folder) => {
    await engine().folder.open(folder)
    const { reportId } = await engine().reports.start()
    const { excluded, error } = await engine().reports.finished(reportId)
    expect(error).toBeNull()
    const { rows: [row] } = await engine().selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 2 })
    return { openHours: row?.open_last_week ?? null, excluded }
  })
}

const everyDay = (hours: string) => [0, 1, 2, 3, 4, 5, 6].map((day) => `${day} ${hours}`)
const daytime = everyDay('09:00 17:00')

// The week is from Tuesday 2023-01-17 12:00 to Tuesday 2023-01-24 12:00. With 09:00 to 17:00 it has 5 h on the first Tuesday,
// six whole days and 3 h on the last: 56 h.
test.each<{ name: string; week: Week; openHours: number; excluded: Found['excluded'] }>([
  {
    name: 'a closed day takes out the openings that begin on it',
    week: { openings: daytime, exceptions: 'store_id,date,reason\ns,2023-01-20,Repair' },
    openHours: 48,
    excluded: { hours: 8, closures: 1 },
  },
  {
    name: 'closed days are from the first to the last date, for all stores if no store is named',
    week: { openings: daytime, exceptions: 'store_id,date,end_date\n*,2023-01-20,2023-01-22' },
    openHours: 32,
    excluded: { hours: 24, closures: 1 },
  },
  {
    // 22:00 to 02:00 is 4 h a night. The night from Thursday to Friday stays, that from Friday to Saturday goes.
    name: 'an opening that began the day before and runs past midnight stays',
    week: { openings: everyDay('22:00 02:00'), exceptions: 'store_id,date\n,2023-01-20' },
    openHours: 24,
    excluded: { hours: 4, closures: 1 },
  },
  {
    name: 'special hours are in place of the hours of the week, and several rows of a date unite',
    week: {
      openings: daytime,
      exceptions: 'store_id,date,start_time_local,end_time_local\ns,2023-01-20,10:00,12:00\ns,2023-01-20,11:00,13:00\ns,2023-01-20,22:00,02:00',
    },
    openHours: 48 + 3 + 4,
    excluded: { hours: 0, closures: 0 },
  },
  {
    name: 'a closure from–to cuts everything in it, on the clock of the store',
    week: { zone: 'America/New_York', openings: daytime, exceptions: 'store_id,start,end\ns,2023-01-20 16:00,2023-01-21 10:00' },
    // In New York the week is from Tuesday 07:00 to Tuesday 07:00, so it has seven whole days.
    openHours: 56 - 2,
    excluded: { hours: 2, closures: 1 },
  },
  {
    name: 'a closure in UTC cuts the same instants for every store',
    week: { zone: 'America/New_York', openings: daytime, exceptions: 'store_id,start,end\ns,2023-01-20T16:00:00Z,2023-01-20T17:00:00Z' },
    openHours: 55,
    excluded: { hours: 1, closures: 1 },
  },
  {
    name: 'a store that is always open is closed for the whole date',
    week: { openings: [], exceptions: 'store_id,date\ns,2023-01-20' },
    openHours: 144,
    excluded: { hours: 24, closures: 1 },
  },
  {
    // Clocks in New York went forward on 2023-03-12, a day of 23 hours.
    name: 'a date on which clocks go forward has 23 hours',
    week: { asOf: '2023-03-14T12:00:00Z', zone: 'America/New_York', openings: [], exceptions: 'store_id,date\ns,2023-03-12' },
    openHours: 168 - 23,
    excluded: { hours: 23, closures: 1 },
  },
  {
    name: 'a date on which clocks go back has 25 hours',
    week: { asOf: '2023-11-07T12:00:00Z', zone: 'America/New_York', openings: [], exceptions: 'store_id,date\ns,2023-11-05' },
    openHours: 168 - 25,
    excluded: { hours: 25, closures: 1 },
  },
  {
    name: 'a closure on the local clock takes out both times of an hour that is repeated, and none of one that is skipped',
    week: {
      asOf: '2023-11-07T12:00:00Z',
      zone: 'America/New_York',
      openings: [],
      exceptions: 'store_id,start,end\ns,2023-11-05 01:00,2023-11-05 01:30\ns,2023-03-12 02:00,2023-03-12 03:00',
    },
    openHours: 167,
    excluded: { hours: 1, closures: 1 },
  },
  {
    // From 01:00 to 04:00 on the clock are two hours, because that from 02:00 to 03:00 is skipped.
    name: 'a closure on the local clock over a skipped hour is shorter by it',
    week: { asOf: '2023-03-14T12:00:00Z', zone: 'America/New_York', openings: [], exceptions: 'store_id,start,end\ns,2023-03-12 01:00,2023-03-12 04:00' },
    openHours: 166,
    excluded: { hours: 2, closures: 1 },
  },
  {
    name: 'closures that overlap count once, and those with the same time and reason are one',
    week: {
      openings: daytime,
      exceptions: 'store_id,date,end_date,start,end,reason\ns,2023-01-20,2023-01-21,,,Snow\n*,2023-01-20,2023-01-21,,,Snow\ns,,,2023-01-20 12:00,2023-01-22 12:00,Repair',
    },
    openHours: 56 - 16 - 3,
    excluded: { hours: 19, closures: 2 },
  },
])('$name', async ({ week, openHours, excluded }) => {
  expect(await openTime(week)).toEqual({ openHours, excluded })
})
