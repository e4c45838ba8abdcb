import { expect, test } from 'vitest'
import type { Mapping } from '../../../../../shared/folder/mapping'
import { withFolder, type Files } from '../../../../support/data/folder'
import { loadOutcome } from '../../../../support/engine/loadOutcome'
import { useEngine } from '../../../../support/engine/useEngine'

const { engine } = useEngine()

const polls = 'store_id,status,timestamp_utc\ns,active,2023-01-24T12:00:00Z\nt,active,2023-01-24T12:00:00Z'

/** The exceptions that are used, as they are exported, each with its stores. */
function usedExceptions(files: Files, mapping: Mapping = {}): Promise<readonly string[]> {
  return withFolder({ 'polls.csv': polls, ...files }, async (folder) => {
    await engine().folder.open(folder, mapping)
    return (await engine().folder.require().fileExceptions()).map(({ kind, storeIds, date, endDate, startTime, endTime, start, end, reason }) =>
      [kind, storeIds === null ? '*' : storeIds.join('+'), date, endDate, startTime, endTime, start, end, reason].filter((text) => text !== '').join(' '),
    )
  })
}

test('every row of exceptions is accounted for, and says what is wrong with it', async () => {
  const { accounts, issues } = await loadOutcome(engine(), {
    'polls.csv': polls,
    'exceptions.csv': `store_id,date,end_date,start_time_local,end_time_local,start,end,reason
      s,2023-01-20,,,,,,
      s,2023-01-20,,,,,,
      s,2023-01-20,,,,,,Repair
      unknown,2023-01-20,,,,,,
      s,2023-02-30,,,,,,
      s,2023-01-20,soon,,,,,
      s,2023-01-20,2023-01-19,,,,,
      s,2023-01-20,2063-01-19,,,,,
      s,,,,,,,
      s,2023-01-20,,,,2023-01-20 10:00,2023-01-20 11:00,
      s,2023-01-20,,9:00,,,,
      s,2023-01-20,,9:00,never,,,
      s,,,,,2023-01-20 25:00,2023-01-21 10:00,
      s,,,,,2023-01-20 10:00,,
      s,,,,,2023-01-20 9,2023-01-20 10:00,
      s,,,,,2023-01-20 13pm,2023-01-20 14:00,
      s,,,,,2023-01-20 10:00,2023-01-20T11:00:00Z,
      s,,,,,2023-01-20 10:00,2023-01-20 10:00,`,
  })
  expect(accounts).toEqual(['exceptions 18 = 2 + 1 + 15', 'polls 2 = 2 + 0 + 0'])
  expect(issues).toEqual([
    'exceptions.csv:5 store_id "unknown" exception_store_unknown rejected',
    'exceptions.csv:6 date "2023-02-30" date_unreadable rejected',
    'exceptions.csv:7 end_date "soon" end_date_unreadable rejected',
    'exceptions.csv:8 end_date "2023-01-19" end_date_early rejected',
    'exceptions.csv:9 end_date "2063-01-19" end_date_late rejected',
    'exceptions.csv:10 date "" exception_empty rejected',
    'exceptions.csv:11 start "2023-01-20 10:00" exception_mixed rejected',
    'exceptions.csv:12 end_time_local "" end_time_missing rejected',
    'exceptions.csv:13 end_time_local "never" end_time_unreadable rejected',
    'exceptions.csv:14 start "2023-01-20 25:00" closure_start_unreadable rejected',
    'exceptions.csv:15 end "" closure_end_unreadable rejected',
    'exceptions.csv:16 start "2023-01-20 9" closure_start_unreadable rejected',
    'exceptions.csv:17 start "2023-01-20 13pm" closure_start_unreadable rejected',
    'exceptions.csv:18 end "2023-01-20T11:00:00Z" closure_zones rejected',
    'exceptions.csv:19 end "2023-01-20 10:00" closure_end_early rejected',
  ])
})

test.each<{ name: string; file: string; used: readonly string[] }>([
  {
    name: 'closed days in several forms, for all stores if none is named',
    file: 'Store ID,Date,Closed,Note\n,2023/1/20,yes,Snow\n*,20230121,,\ns,22 Jan 2023,true,"Repair, again"',
    used: ['closed * 2023-01-20 Snow', 'closed * 2023-01-21', 'closed s 2023-01-22 Repair, again'],
  },
  {
    name: 'words for closed in place of the times, and whole days',
    file: 'store_id;date;open;close\ns;2023-01-20;Closed;\ns;2023-01-21;24 hours;\ns;2023-01-22 00:00:00;9 AM;5:30 PM\ns;2023-01-23;22:00;02:00',
    used: ['closed s 2023-01-20', 'hours s 2023-01-21 00:00 24:00', 'hours s 2023-01-22 09:00 17:30', 'hours s 2023-01-23 22:00 26:00'],
  },
  {
    name: 'closures with both ends on the local clock or in UTC',
    file: 'store_id,start,end\ns,2023-01-20 10:00,2023-01-20 11:30\ns,2023-01-21T10:00:00-05:00,2023-01-21T17:00:00Z\ns,2023-01-22,2023-01-23',
    used: ['from_to s 2023-01-20 10:00:00 2023-01-20 11:30:00', 'from_to s 2023-01-21T15:00:00Z 2023-01-21T17:00:00Z', 'closed s 2023-01-22 2023-01-23'],
  },
  {
    name: 'times of closures in the forms of business hours',
    file: `store_id,start,end
s,2023-01-20 9am,2023-01-20 5:30 p.m.
s,1/21/2023 9.30,"21 Jan 2023, 24:00"
s,2023-01-22T9AMZ,2023-01-22 10 PM UTC
s,2023-01-23 12 am,2023-01-23 12pm`,
    used: [
      'from_to s 2023-01-20 09:00:00 2023-01-20 17:30:00',
      'from_to s 2023-01-21 09:30:00 2023-01-22 00:00:00',
      'from_to s 2023-01-22T09:00:00Z 2023-01-22T22:00:00Z',
      'from_to s 2023-01-23 00:00:00 2023-01-23 12:00:00',
    ],
  },
  {
    name: 'closures without a zone in columns that say UTC',
    file: 'store_id,start_utc,end_utc\ns,2023-01-20 10:00,2023-01-20 11:30',
    used: ['from_to s 2023-01-20T10:00:00Z 2023-01-20T11:30:00Z'],
  },
  {
    name: 'dates with the month first, because one of them says so',
    file: 'store_id,date\ns,1/2/2023\ns,1/20/2023',
    used: ['closed s 2023-01-02', 'closed s 2023-01-20'],
  },
  {
    name: 'tabs, quotes and a title before the header',
    file: 'Closures of 2023\n\nstore_id\tdate\treason\n"s"\t20.1.2023\t"Snow\tand ice"\nt\t21.1.2023\tFog',
    used: ['closed s 2023-01-20 Snow\tand ice', 'closed t 2023-01-21 Fog'],
  },
  {
    name: 'JSON with missing keys',
    file: '[{"store_id": "s", "date": "2023-01-20", "is_closed": true, "reason": "Snow"}, {"store_id": null, "date": "2023-01-21"}]',
    used: ['closed s 2023-01-20 Snow', 'closed * 2023-01-21'],
  },
])('reads $name', async ({ file, used }) => {
  expect(await usedExceptions({ [file.startsWith('[') ? 'closures.json' : 'closures.csv']: file })).toEqual(used)
})

test('dates with two meanings are asked about', async () => {
  const files = { 'closures.csv': 'store_id,date\ns,1/2/2023' }
  await expect(usedExceptions(files)).rejects.toThrow('The dates in closures.csv have two meanings: in "1/2/2023" the day or the month can come first.')
  expect(await usedExceptions(files, { dates: 'day-first' })).toEqual(['closed s 2023-02-01'])
})

test('other lists of stores and dates are not taken for closures', async () => {
  expect(await usedExceptions({ 'sales.csv': 'store_id,date,amount\ns,2023-01-20,12' })).toEqual([])
  const mapping: Mapping = { exceptions: [{ file: 'sales.csv', columns: {} }] }
  expect(await usedExceptions({ 'sales.csv': 'store_id,date,amount\ns,2023-01-20,12' }, mapping)).toEqual(['closed s 2023-01-20'])
})

test('a closed day and special hours on one date are asked about, with both rows named', async () => {
  const files = { 'e.csv': 'store_id,date,end_date,start_time_local,end_time_local\n*,2023-01-18,2023-01-20,,\nt,2023-01-20,,10:00,12:00' }
  await expect(usedExceptions(files)).rejects.toMatchObject({
    code: 'MAPPING_NEEDED',
    choice: 'specialDays',
    message: 'Store t is closed on 2023-01-20 (e.csv, line 2), but also has special hours (e.csv, line 3). Choose which of them count on such days.',
  })
  const openHours = (specialDays: 'closed' | 'hours') =>
    withFolder({ 'polls.csv': polls, ...files }, async (folder) => {
      await engine().folder.open(folder, { specialDays })
      const { reportId } = await engine().reports.start()
      expect(await engine().reports.finished(reportId)).toMatchObject({ status: 'complete' })
      const { rows } = await engine().selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 2 })
      return rows.map(({ open_last_week }) => open_last_week)
    })
  // Both stores are always open but on three dates.
  expect(await openHours('closed')).toEqual([96, 96])
  expect(await openHours('hours')).toEqual([96, 98])
})

test('hours of a season hold on the dates of their range', async () => {
  const files = {
    'polls.csv': polls,
    'hours.csv': 'store_id,day,open,close,valid_from,valid_to\ns,daily,9:00,17:00,,2023-01-19\ns,daily,10:00,12:00,2023-01-20,9999-12-31\nt,daily,9:00,17:00,2023-06-01,',
    'zones.csv': 'store_id,timezone_str\ns,UTC\nt,UTC',
  }
  const { accounts, issues } = await loadOutcome(engine(), files)
  expect([accounts, issues]).toEqual([['businessHours 3 = 3 + 0 + 0', 'polls 2 = 2 + 0 + 0', 'timezones 2 = 2 + 0 + 0'], []])
  await withFolder(files, async (folder) => {
    await engine().folder.open(folder)
    const { reportId } = await engine().reports.start()
    await engine().reports.finished(reportId)
    const { rows } = await engine().selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 2 })
    // 5 h on the 17th from noon, 8 h on the 18th and the 19th, 2 h on five days until the 24th at noon.
    expect(rows.map(({ open_last_week }) => open_last_week)).toEqual([5 + 16 + 10, 0])
  })
})

/** Business hours from a date to another, every day. */
function hoursOf(opens: string, from: string, to: string): string {
  return `store_id,day,open,close,valid_from,valid_to\ns,daily,${opens},17:00,${from},${to}`
}

test.each([
  { summerEnds: '2022-09-30', notices: 0 },
  { summerEnds: '2022-10-01', notices: 1 },
])('hours of two seasons in two files overlap only if their dates do: $summerEnds', ({ summerEnds, notices }) => {
  const files = { 'polls.csv': polls, 'winter.csv': hoursOf('10:00', '2022-10-01', '2023-03-31'), 'summer.csv': hoursOf('9:00', '2022-04-01', summerEnds) }
  return withFolder(files, async (folder) => {
    const found = (await engine().folder.open(folder)).notices.filter(({ code }) => code === 'business_hours_differ')
    expect(found).toHaveLength(notices)
  })
})

test('a row with a date of a season that cannot be read is rejected', async () => {
  const { accounts, issues } = await loadOutcome(engine(), {
    'polls.csv': polls,
    'hours.csv': 'store_id,day,open,close,valid_from,valid_to\ns,0,9:00,17:00,June,\ns,1,9:00,17:00,,1st\ns,2,9:00,17:00,2023-02-01,2023-01-01\ns,3,9:00,17:00,NULL,-',
  })
  expect(accounts).toEqual(['businessHours 4 = 1 + 0 + 3', 'polls 2 = 2 + 0 + 0'])
  expect(issues).toEqual([
    'hours.csv:2 valid_from "June" valid_from_unreadable rejected',
    'hours.csv:3 valid_to "1st" valid_to_unreadable rejected',
    'hours.csv:4 valid_to "2023-01-01" valid_to_early rejected',
  ])
})

test('exceptions can be for the stores with a value of an attribute', async () => {
  const files = {
    'polls.csv': polls,
    'stores.csv': 'store_id,name,Region\ns,Harbour,North\nt,Station,South',
    'closures.csv': 'region,date,reason\nNorth,2023-01-20,Snow\n*,2023-01-21,Strike\nnorth,2023-01-22,',
  }
  await withFolder(files, async (folder) => {
    const { notices } = await engine().folder.open(folder)
    expect(notices.map(({ text }) => text)).toContain(
      'No store has region “north”, so the exceptions for it have no effect. Write the values as the stores file has them.',
    )
    const { reportId } = await engine().reports.start()
    expect(await engine().reports.finished(reportId)).toMatchObject({ status: 'complete', excluded: { hours: 72, closures: 2 } })
    const { rows } = await engine().selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 2 })
    expect(rows.map(({ open_last_week }) => open_last_week)).toEqual([120, 144])
    const kept = await engine().reports.exceptions(reportId)
    expect(kept.map(({ attribute, stores, date, reason }) => [attribute, stores, date, reason])).toEqual([
      [{ name: 'region', value: 'North' }, null, '2023-01-20', 'Snow'],
      [null, null, '2023-01-21', 'Strike'],
      [{ name: 'region', value: 'north' }, null, '2023-01-22', ''],
    ])
  })
})
