import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Mapping } from '../../../../shared/folder/mapping'
import { withFolder, type Files } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

const pollsOf = (...ids: readonly string[]) =>
  ['store_id,timestamp_utc,status', ...ids.map((id) => `${id},2023-01-24 12:00:00 UTC,active`)].join('\n')
const hoursOf = (...ids: readonly string[]) => ['store_id,day,start_time_local,end_time_local', ...ids.map((id) => `${id},0,09:00,17:00`)].join('\n')
const zonesOf = (...ids: readonly string[]) => ['store_id,timezone_str', ...ids.map((id) => `${id},Asia/Tokyo`)].join('\n')

const whole = { 'polls.csv': pollsOf('a', 'b'), 'hours.csv': hoursOf('a', 'b'), 'zones.csv': zonesOf('a', 'b') }

async function noticesOf(files: Files, mapping: Mapping = {}) {
  return withFolder(files, async (folder) => (await engine().folder.open(folder, mapping)).notices)
}

interface NoticeCase {
  readonly name: string
  readonly files: Files
  /** `code: text` of each notice. */
  readonly notices: readonly string[]
}

test.each<NoticeCase>([
  { name: 'a whole folder', files: whole, notices: [] },
  {
    name: 'polls alone',
    files: { 'polls.csv': pollsOf('a') },
    notices: [
      'business_hours_missing: No business hours were read, so every store counts as open at all times.',
      'timezones_missing: No time zones were read, so every store is reported in America/Chicago.',
    ],
  },
  {
    name: 'a file left over while a table is missing',
    files: { 'polls.csv': pollsOf('a'), 'zones.csv': zonesOf('a'), 'hours.csv': 'shop;opens', 'photo.csv': Buffer.from('\u0089PNG\r\n', 'latin1') },
    notices: [
      'business_hours_missing: No business hours were read, so every store counts as open at all times. hours.csv was not read: The header does not match polls, business hours or timezones, so the file was not read; correct the header if it should be. photo.csv was not read: This is an image, not a CSV file; export the data again.',
    ],
  },
  {
    name: 'files that may be the missing tables',
    files: { 'polls.csv': pollsOf('a'), 'h.csv': 'merchant,day,start,end\na,0,09:00,17:00', 'z.csv': 'merchant,zone\na,Asia/Tokyo' },
    notices: [
      'business_hours_missing: No business hours were read, so every store counts as open at all times. h.csv may contain them: say which of its columns are which.',
      'timezones_missing: No time zones were read, so every store is reported in America/Chicago. z.csv may contain them: say which of its columns are which.',
    ],
  },
  {
    name: 'files that were not read once, although two tables are missing, also those with other endings',
    files: { 'polls.csv': pollsOf('a'), 'hours.docx': 'x', 'hours.csv.bak': hoursOf('a'), 'readme.md': 'x', 'thumbs.db': 'x' },
    notices: [
      'business_hours_missing: No business hours were read, so every store counts as open at all times. hours.csv.bak was not read: Files with this ending are not read; if it is text with columns, name it .csv, otherwise export the table as CSV. hours.docx was not read: Files with this ending are not read; if it is text with columns, name it .csv, otherwise export the table as CSV.',
      'timezones_missing: No time zones were read, so every store is reported in America/Chicago.',
    ],
  },
  { name: 'earlier versions beside the tables, which are not read', files: { ...whole, 'hours.csv.bak': hoursOf('b', 'c'), 'polls.csv.old': pollsOf('d') }, notices: [] },
  {
    name: 'polls that are not read because their columns have other names',
    files: { ...whole, 'more.csv': 'merchant,at,state\nc,2023-01-24 12:00:00 UTC,active' },
    notices: ['polls_not_read: more.csv seems to have polls but was not read, because the columns have other names. The numbers lack its polls.'],
  },
  {
    name: 'incidents and other services, which are not polls of stores',
    files: {
      ...whole,
      'incidents.csv': 'incident_id,opened_at,status\n1,2023-01-24 12:00:00,open',
      'deploys.csv': 'service,deployed_at,status\nweb,2023-01-24 12:00:00,ok\nweb,2023-01-24 13:00:00,failed',
      'devices.csv': 'device,last_seen,online\nprinter,2023-01-24 12:00:00,true',
    },
    notices: [],
  },
  {
    name: 'a part of the polls that has no header and more columns',
    files: { ...whole, 'polls-1.csv': 'c,2023-01-24 12:00:00 UTC,active,x\nd,2023-01-24 12:00:00 UTC,active,x' },
    notices: ['polls_not_read: polls-1.csv seems to have polls but was not read, because there is no header. The numbers lack its polls.'],
  },
  {
    name: 'polls in folders that name columns, beside polls in the folder itself',
    files: { ...whole, 'date=2023-01-23/p.csv': pollsOf('a'), 'date=2023-01-24/p.csv': pollsOf('a'), 'old/p.csv': pollsOf('a') },
    notices: [
      'polls_not_read: 2 files, such as date=2023-01-23/p.csv, seem to have polls but were not read, because the folder itself has polls too. The numbers lack their polls.',
    ],
  },
  {
    name: 'files of business hours that contradict each other',
    files: { ...whole, 'hours_old.csv': 'store_id,day,start,end\na,0,08:00,17:00\nb,0,09:00,17:00' },
    notices: [
      'business_hours_differ: Store a has different business hours on one weekday in hours.csv and hours_old.csv. The openings of both count; if one of them is an earlier version, remove it or choose the file that counts.',
    ],
  },
  {
    name: 'files of business hours that say the same, or are about other openings',
    files: { ...whole, 'hours-1.csv': hoursOf('a', 'b'), 'hours-2.csv': 'store_id,day,start,end\na,0,17:00,20:00\nb,1,08:00,17:00' },
    notices: [],
  },
  { name: 'zones beside the polls', files: { ...whole, 'polls.csv': 'store_id,timestamp_utc,status,tz\na,2023-01-24 12:00:00 UTC,active,UTC', 'zones.csv': 'x' }, notices: [] },
  {
    name: 'tables of which no row can be used',
    files: { 'polls.csv': pollsOf('a'), 'hours.csv': 'store_id,day,start,end\na,Someday,09:00,17:00', 'zones.csv': 'store_id,timezone_str\na,Gotham' },
    notices: [
      'business_hours_unusable: The only row of business hours cannot be used, so every store counts as open at all times. The data issues say why.',
      'timezones_unusable: The only row of time zones cannot be used, so every store is reported in America/Chicago. The data issues say why.',
    ],
  },
  {
    name: 'stores of which no row can be used',
    files: {
      ...whole,
      'hours.csv': `${hoursOf('a')}\nb,Someday,09:00,17:00`,
      'zones.csv': `${zonesOf('a')}\nb,Gotham\nc,Gotham`,
    },
    notices: [
      'business_hours_unusable: None of the business hours of store b can be used, so it counts as open at all times. The data issues say why.',
      'timezones_unusable: None of the time zones of 2 stores, such as b, can be used, so they are reported in America/Chicago. The data issues say why.',
    ],
  },
  {
    name: 'tables that name other stores',
    files: { ...whole, 'hours.csv': hoursOf('x'), 'zones.csv': zonesOf('y') },
    notices: [
      'business_hours_of_other_stores: None of the 2 stores with polls has business hours, so they count as open at all times. The business hours name other stores, such as x. Check that the files belong together.',
      'timezones_of_other_stores: None of the 2 stores with polls has time zones, so they are reported in America/Chicago. The time zones name other stores, such as y. Check that the files belong together.',
    ],
  },
  ...[
    { polled: ['0042', '0007'], named: ['42', '7'], difference: 'leading zeros', example: ['0007', '7'] },
    { polled: ['42', '7'], named: ['42.0', '7.0'], difference: 'decimals such as .0', example: ['42', '42.0'] },
    { polled: ['1234567'], named: ['"1,234,567"'], difference: 'thousands separators', example: ['1234567', '1,234,567'] },
    { polled: ['abc', 'def'], named: ['ABC', 'Def'], difference: 'capital letters', example: ['abc', 'ABC'] },
    { polled: ['42'], named: ["'42"], difference: 'apostrophes or quotation marks', example: ['42', "'42"] },
    {
      polled: ['8139926242460185114'],
      named: ['8139926242460180000'],
      difference: 'digits that spreadsheets lose',
      example: ['8139926242460185114', '8139926242460180000'],
    },
    { polled: ['0042'], named: ["'42.0"], difference: 'more than one way', example: ['0042', "'42.0"] },
  ].map(({ polled, named, difference, example: [one = '', other = ''] }) => ({
    name: `ids that differ in ${difference}`,
    files: { 'polls.csv': pollsOf(...polled), 'hours.csv': hoursOf(...named), 'zones.csv': zonesOf(...polled) },
    notices: [
      `business_hours_of_other_stores: ${polled.length === 1 ? 'The only store with polls has no' : 'None of the 2 stores with polls has'} business hours, so ${
        polled.length === 1 ? 'it counts' : 'they count'
      } as open at all times. The ids differ in ${difference}: ${one} in the polls is ${other} in the business hours. Write them alike.`,
    ],
  })),
  {
    name: 'some ids that are not alike',
    files: { ...whole, 'polls.csv': pollsOf('a', 'b', '0042'), 'zones.csv': zonesOf('a', 'b', '42') },
    notices: [
      'timezones_of_other_stores: 1 store with polls has no time zones, so it is reported in America/Chicago. The ids differ in leading zeros: 0042 in the polls is 42 in the time zones. Write them alike.',
    ],
  },
  {
    name: 'weekdays from 1 to 5',
    files: { ...whole, 'hours.csv': ['store_id,day,start,end', ...[1, 2, 3, 4, 5].flatMap((day) => [`a,${day},9:00,17:00`, `b,${day},9:00,17:00`])].join('\n') },
    notices: [
      'weekdays_unclear: The weekdays in the business hours are 1 to 5, which was read as Tuesday to Saturday. If 1 is Monday, choose that numbering of weekdays.',
    ],
  },
  {
    name: 'polls of which more than half were skipped',
    files: { ...whole, 'polls.csv': `${pollsOf('a')}\nb,tomorrow,active\nb,yesterday,active` },
    notices: ['polls_mostly_skipped: 2 of the 3 rows of polls were skipped, so the numbers come from the smaller part. The data issues say why.'],
  },
  {
    name: 'columns of business hours that may say when stores are open',
    files: {
      ...whole,
      'hours.csv': 'store_id,mon_open,mon_close,mon_open_2,tue_open,tue_close,is24Hours,wed_open,city\na,9:00,17:00,,9:00,17:00,,9:00,x\nb,9:00,17:00,,9:00,17:00,,9:00,y',
      'more.csv': 'store_id,day,start,end,hours,break\na,0,9:00,17:00,Closed,\na,1,9:00,17:00,,12:00',
    },
    notices: [
      'columns_unused: mon_open_2, is24Hours, wed_open in hours.csv were not used, although they may say which rows count, or when. All its rows count at all times. If some should not, remove them, and then the columns.',
      'columns_unused: hours in more.csv was not used, although it may say which rows count, or when. All its rows count at all times. If some should not, remove them, and then the column.',
    ],
  },
  {
    name: 'hours of a clock that may have 12 hours',
    files: { ...whole, 'hours.csv': 'store_id,day,start,end\na,0,9:00,5:00\na,1,10:00,6:00\nb,0,8:30,12:00' },
    notices: [
      'clock_unclear: 2 of the 3 openings last more than 16 hours into the next morning, and no time of day is after 12:59. If the times are those of a 12-hour clock, write AM or PM after them.',
    ],
  },
  { name: 'hours into the next morning', files: { ...whole, 'hours.csv': 'store_id,day,start,end\na,0,9:00,5:00\nb,0,18:00,2:00\nb,1,9:00,5:00' }, notices: [] },
  { name: 'hours until after midnight', files: { ...whole, 'hours.csv': 'store_id,day,start,end\na,0,11:00,2:00\nb,0,0:00,0:00\nb,1,10:00,24:00' }, notices: [] },
  {
    name: 'polls whose status is not understood',
    files: { ...whole, 'polls.csv': `${pollsOf('a', 'b')}\na,2023-01-24 11:00:00 UTC,inactive\na,2023-01-24 10:00:00 UTC,degraded` },
    notices: [
      'statuses_unknown: 1 of the 4 rows of polls was skipped because the meaning of its status is not known: "degraded" (1). Say which of these words mean active, inactive, or nothing.',
    ],
  },
  {
    name: 'polls in local time beside others',
    files: { ...whole, 'local.csv': 'store_id,Timestamp (EST),status\nb,2023-01-24 11:00:00,active' },
    notices: [
      'polls_not_read: local.csv seems to have polls but was not read, because the times do not seem to be UTC. The numbers lack its polls.',
    ],
  },
  {
    name: 'columns that may say which rows count',
    files: { ...whole, 'zones.csv': 'store_id,timezone_str,deletedAt,city,active\na,UTC,,Rome,1\nb,UTC,2023-01-01,Oslo,0', 'hours.csv': 'store_id,day,start,end,valid_from,env,type\na,0,9:00,17:00,,,\nb,0,9:00,17:00,,,' },
    notices: [
      'columns_unused: env, type in hours.csv were not used, although they may say which rows count, or when. All its rows count at all times. If some should not, remove them, and then the columns.',
      'columns_unused: deletedAt, active in zones.csv were not used, although they may say which rows count, or when. All its rows count at all times. If some should not, remove them, and then the columns.',
    ],
  },
])('$name', async ({ files, notices }) => {
  expect((await noticesOf(files)).map(({ code, text }) => `${code}: ${text}`)).toEqual(notices)
})

test('times that are read as UTC against the name of their column', async () => {
  const files = { ...whole, 'polls.csv': 'store_id,local_time,status\na,2023-01-24 12:00:00,active\nb,2023-01-24 12:00:00,inactive' }
  const mapping: Mapping = { polls: [{ file: 'polls.csv', columns: { timestamp_utc: 'local_time' } }] }
  expect((await noticesOf(files, mapping)).map(({ text }) => text)).toEqual([
    'The times in "local_time" of polls.csv were read as UTC, although the name of the column says otherwise. If they are local times, the numbers are wrong: convert them to UTC, or write an offset such as -05:00 after each.',
  ])
  const withOffsets = { ...files, 'polls.csv': files['polls.csv'].replaceAll('12:00:00', '12:00:00-05:00') }
  expect(await noticesOf(withOffsets, mapping)).toEqual([])
})

test('a table that the user does without is not missing, and a chosen numbering of weekdays is not doubted', async () => {
  const files = { 'polls.csv': pollsOf('a'), 'hours.csv': ['store_id,day,start,end', ...[1, 2, 3, 4, 5].map((day) => `a,${day},9:00,17:00`)].join('\n') }
  expect(await noticesOf(files, { timezones: [], weekdays: 'monday0' })).toEqual([])
})

const sheet = (name: string, text: string) => ({ name, rows: text.split('\n').map((line) => line.split(',')) })

test('workbooks with more than one table', async () => {
  const workbook = (...sheets: readonly ReturnType<typeof sheet>[]) => writeXlsx({ sheets: [...sheets] }).then((bytes) => Buffer.from(bytes))
  const hours = await workbook(sheet('Notes', 'a'), sheet('East', hoursOf('a')), sheet('West', hoursOf('b')))
  const all = await workbook(sheet('Polls', pollsOf('a')), sheet('Hours', hoursOf('a')), sheet('Zones', zonesOf('a')))
  expect(await noticesOf({ 'polls.csv': pollsOf('a', 'b'), 'zones.csv': zonesOf('a', 'b'), 'hours.xlsx': hours })).toEqual([
    {
      code: 'sheets_not_read',
      text: 'hours.xlsx has another sheet with a table, which was not read: "West". Only the first sheet with a known header is read; save it as a workbook of its own.',
      proposal: null,
    },
  ])
  const { text } = (await noticesOf({ 'all.xlsx': all })).find(({ code }) => code === 'sheets_not_read') ?? {}
  expect(text).toBe(
    'all.xlsx has other sheets with a table, which were not read: "Hours", "Zones". Only the first sheet with a known header is read; save each of them as a workbook of its own.',
  )
})

test('a proposal works when it is followed, and settles the notice', async () => {
  const files = { 'polls.csv': pollsOf('a'), 'h.csv': 'merchant,day,start,end\na,0,09:00,17:00', 'z.csv': 'a,Asia/Tokyo\nb,Europe/Paris' }
  const proposals = (await noticesOf(files)).map(({ proposal }) => proposal)
  expect(proposals).toEqual([
    { businessHours: [{ file: 'h.csv', columns: { store_id: 'merchant', day: 'day', start_time_local: 'start', end_time_local: 'end' } }] },
    { timezones: [{ file: 'z.csv', columns: { store_id: '#1', timezone_str: '#2' } }] },
  ])
  expect(await noticesOf(files, Object.assign({}, ...proposals))).toEqual([])
})

test('words whose meaning is not known can be chosen, although the program proposes nothing', async () => {
  const files = { ...whole, 'polls.csv': `${pollsOf('a', 'b')}\na,2023-01-24 11:00:00 UTC,inactive\na,2023-01-24 10:00:00 UTC,degraded` }
  expect(await noticesOf(files)).toMatchObject([{ code: 'statuses_unknown', proposal: {} }])
  expect(await noticesOf(files, { statuses: { degraded: 'inactive' } })).toEqual([])
})

test.each<{ name: string; times: readonly string[]; notices: readonly string[] }>([
  { name: 'polls in the week', times: ['2023-01-24 12:00:00', '2023-01-23 12:00:00'], notices: [] },
  {
    name: 'a wrong date',
    times: ['2042-01-24 12:00:00', '2023-01-24 12:00:00.5', '2023-01-23 12:00:00', '2023-01-22 12:00:00'],
    notices: [
      'Only 1 of the 4 polls lies in the week that ends at 2042-01-24 12:00:00 UTC; a single poll with a wrong date can move the report time. With the report time 2023-01-24 12:00:01 UTC it would be 3.',
    ],
  },
  { name: 'polls every week', times: ['2023-01-24', '2023-01-15', '2023-01-06', '2022-12-27'].map((date) => `${date} 12:00:00`), notices: [] },
])('the week of a report: $name', ({ times, notices }) =>
  withFolder({ ...whole, 'polls.csv': ['store_id,timestamp_utc,status', ...times.map((time) => `a,${time},active`)].join('\n') }, async (folder) => {
    await engine().folder.open(folder)
    const { reportId } = await engine().reports.start({})
    await engine().reports.finished(reportId)
    expect((await engine().reports.notices(reportId)).map(({ text }) => text)).toEqual(notices)
  }),
)

test('a report does not get the notices of a folder that is opened before its turn comes', () =>
  withFolder({ 'whole/polls.csv': whole['polls.csv'], 'bare/polls.csv': pollsOf('a') }, async (parent) => {
    const { folder, reports } = engine()
    await folder.open(join(parent, 'whole'))
    const { reportId } = await reports.start({})
    await reports.finished(reportId)
    expect(await reports.notices(reportId)).not.toEqual([])
    // Nothing tells when the load waits for what reads, so this repeats, more patiently each time, until what is read before the
    // question finds the other folder already.
    let [found, notices]: [string, unknown] = ['', null]
    for (let patience = 50; found !== join(parent, 'bare'); patience *= 2) {
      await folder.open(join(parent, 'whole'))
      const lastStep = new Promise<void>((resolve) => {
        const unsubscribe = engine().subscribe(({ name, data }) => {
          if (name !== 'progress' || data.step !== 'Counting rows') return
          unsubscribe()
          resolve()
        })
      })
      const opening = folder.open(join(parent, 'bare'))
      let endReading: (() => void) | undefined
      const reading = folder.use(() => new Promise<void>((resolve) => (endReading = resolve)))
      const finding = folder.use((dataSet) => Promise.resolve(dataSet.summary.folder))
      const asked = reports.notices(reportId)
      await lastStep
      for (let questions = 0; questions < patience; questions += 1) await engine().check()
      endReading?.()
      await reading
      ;[found, notices] = [await finding, await asked]
      await opening
    }
    expect(notices).toEqual([])
  }))
