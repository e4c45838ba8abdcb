import { expect, test } from 'vitest'
import { reportDefaults } from '../../../../shared/report/reportDefaults'
import { useEngine } from '../../../support/engine/useEngine'

const { engine, reportOn } = useEngine()
const everyStore = { search: '', filters: [], sort: [] }
const friday = 4 * 24
const files = {
  'polls.csv': `
    store_id,timestamp_utc,status
    utc,2023-01-20 23:00:00 UTC,active
    york,2023-01-20 23:00:00 UTC,active`,
  'zones.csv': 'store_id,timezone_str\nutc,UTC\nyork,America/New_York',
}

async function hoursOf(window: { from: string; to: string } | null, search = ''): Promise<readonly number[]> {
  await reportOn(files)
  const { reportId } = await engine().reports.start({ ...reportDefaults, window })
  await engine().reports.finished(reportId)
  return engine().selections.reportedHours({ reportId, ...everyStore, search })
}

test('an hour is reported if the window contains it on the clock of any store', async () => {
  // A Friday from 22:00 to Saturday 00:30 in UTC, 17:00 to 19:30 in New York, five hours behind.
  const window = { from: '2023-01-20T22:00:00Z', to: '2023-01-21T00:30:00Z' }
  const [inUtc, inNewYork] = [[22, 23, 24], [17, 18, 19]].map((hours) => hours.map((hour) => friday + hour))
  expect(await hoursOf(window)).toEqual([...(inNewYork ?? []), ...(inUtc ?? [])])
  expect(await hoursOf(window, 'york')).toEqual(inNewYork)
  expect(await hoursOf(window, 'utc')).toEqual(inUtc)
  // The selected hour does not matter; no store was down in it.
  const { reports: [newest] } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
  expect(await engine().selections.reportedHours({ reportId: newest?.reportId ?? 0, ...everyStore, search: 'york', hourOfWeek: 0 })).toEqual(inNewYork)
})

test('a window can span the end of the week', async () => {
  // From 23:15 on Sunday to 00:45 on Monday.
  const window = { from: '2023-01-22T23:15:00Z', to: '2023-01-23T00:45:00Z' }
  expect(await hoursOf(window, 'utc')).toEqual([0, 167])
})

test('a whole week and more has every hour', async () => {
  const everyHour = Array.from({ length: 168 }, (_, hour) => hour)
  expect(await hoursOf(null)).toEqual(everyHour)
  expect(await hoursOf({ from: '2023-01-01T00:00:00Z', to: '2023-01-31T00:00:00Z' }, 'utc')).toEqual(everyHour)
})

test('a report of one week does not have the hour that the clock skips', async () => {
  // New York's clocks went from 02:00 to 03:00 on Sunday 12 March, at 07:00 UTC.
  const window = { from: '2023-03-12T06:00:00Z', to: '2023-03-12T08:00:00Z' }
  expect(await hoursOf(window, 'york')).toEqual([6 * 24 + 1, 6 * 24 + 3])
})
