import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Input, OperationName, Outputs } from '../../../shared/operations/contract'
import { Engine } from '../../../electron/engine/engine'
import { dispatch } from '../../../electron/operations/dispatch'
import type { Context } from '../../../electron/operations/context'
import { writeFiles } from '../../support/data/folder'
import { desktopContext } from '../../support/desktop/desktopContext'

let folder: string
let userFolder: string
let engine: Engine
let context: Context

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
  userFolder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
  await writeFiles(folder, { 'polls.csv': 'store_id,status,timestamp_utc\ns,active,2023-01-24T12:00:00Z\nt,inactive,2023-01-24T12:00:00Z' })
  engine = await Engine.open()
  context = desktopContext(engine, userFolder, { chooseSavePath: async () => join(userFolder, 'exceptions.csv') })
  await call('openFolder', { path: folder })
})

afterEach(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
  await rm(userFolder, { recursive: true, force: true })
})

async function call<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Outputs[Name]> {
  const result = await dispatch(name, input, context)
  if (!result.ok) throw Object.assign(new Error(result.error.message), result.error)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the result of this operation
  return result.value as Outputs[Name]
}

async function openHours(): Promise<{ readonly reportId: number; readonly hours: readonly (number | null)[] }> {
  const { reportId } = await call('startReport', {})
  await engine.reports.finished(reportId)
  const { rows } = await call('getRows', { reportId, offset: 0, limit: 10 })
  return { reportId, hours: rows.map(({ open_last_week }) => open_last_week) }
}

const closed = { storeIds: ['s'], date: '2023-01-20', reason: 'Repair' }

test('exceptions are kept for the folder, and count in later reports', async () => {
  const before = await openHours()
  const [added] = await call('addExceptions', { exceptions: [closed] })
  expect(added).toMatchObject({ id: 1, ...closed })
  const after = await openHours()
  expect([before.hours, after.hours]).toEqual([[168, 168], [144, 168]])
  await call('changeException', { id: 1, exception: { ...closed, storeIds: null, endDate: '2023-01-21' } })
  const changed = await openHours()
  expect(changed.hours).toEqual([120, 120])
  // Each report keeps what it was made with, also in its timelines.
  const openOn20th = async (reportId: number) => (await call('getStoreTimeline', { reportId, storeId: 's' })).openings.length
  expect(await Promise.all([before, after, changed].map(({ reportId }) => openOn20th(reportId)))).toEqual([1, 2, 2])
  expect(await call('getReportExceptions', { reportId: after.reportId })).toMatchObject([{ kind: 'closed', storeIds: ['s'], date: '2023-01-20', reason: 'Repair' }])
  expect(await call('getEvidence', { reportId: before.reportId })).toBe('kept')
  expect(await call('getReport', { reportId: changed.reportId })).toMatchObject({ excluded: { hours: 96, closures: 1 } })
  await call('openFolder', { path: folder })
  expect((await openHours()).hours).toEqual([120, 120])
  await call('removeExceptions', { ids: [1] })
  expect((await openHours()).hours).toEqual([168, 168])
  expect(await call('getExceptions', {})).toEqual({ added: [], fromFiles: [] })
})

test('what cannot be read, or contradicts another exception, changes nothing', async () => {
  await call('addExceptions', { exceptions: [closed] })
  await expect(call('addExceptions', { exceptions: [{ storeIds: null, date: '2023-02-30' }] })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: '“2023-02-30” in your exception 2023-02-30: This is not a date from 1970 to 2199; use a form such as 2024-12-25.',
  })
  const hours = { storeIds: null, date: '2023-01-20', startTime: '10:00', endTime: '12:00' }
  await expect(call('addExceptions', { exceptions: [hours] })).rejects.toMatchObject({ code: 'MAPPING_NEEDED', choice: 'specialDays' })
  await expect(call('addExceptions', { exceptions: [{ storeIds: ['nobody'], date: '2023-01-20' }] })).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' })
  expect((await call('getExceptions', {})).added).toHaveLength(1)
  expect((await openHours()).hours).toEqual([144, 168])
  await call('addExceptions', { exceptions: [hours], specialDays: 'hours' })
  expect((await openHours()).hours).toEqual([146, 146])
  // The choice is remembered with the folder.
  await call('openFolder', { path: folder })
  expect((await openHours()).hours).toEqual([146, 146])
})

test('exceptions have the names of their stores, wherever they are told', async () => {
  await writeFiles(folder, {
    'stores.csv': 'store_id,name\ns,Harbor Road\nt,',
    'closures.csv': 'store_id,date,start_time_local,end_time_local,reason\ns,2023-01-19,10:00,11:00,Short day\nt,2023-01-19,,,',
  })
  await call('openFolder', { path: folder })
  await call('addExceptions', { exceptions: [closed, { storeIds: ['t', 's'], date: '2023-01-21' }, { storeIds: null, date: '2023-01-22' }] })
  const { added, fromFiles } = await call('getExceptions', {})
  expect(added.map(({ storeNames }) => storeNames)).toEqual([['Harbor Road'], [null, 'Harbor Road'], []])
  expect(fromFiles.map(({ kind, storeNames }) => [kind, storeNames])).toEqual([['closed', [null]], ['hours', ['Harbor Road']]])
  const { reportId } = await openHours()
  // The report keeps the names it was made with.
  await writeFiles(folder, { 'stores.csv': 'store_id,name\ns,Harbour Road' })
  await call('reloadFolder', {})
  const kept = await call('getReportExceptions', { reportId })
  expect(kept.map(({ date, storeNames }) => [date, storeNames])).toEqual([
    ['2023-01-19', [null]],
    ['2023-01-19', ['Harbor Road']],
    ['2023-01-20', ['Harbor Road']],
    ['2023-01-21', ['Harbor Road', null]],
    ['2023-01-22', []],
  ])
  await expect(call('addExceptions', { exceptions: [{ storeIds: ['s'], date: '2023-01-19' }] })).rejects.toMatchObject({
    code: 'MAPPING_NEEDED',
    message: expect.stringMatching(/^Store Harbour Road \(s\) is closed on 2023-01-19 \(your exception 2023-01-19\), but also has special hours \(closures\.csv, line 2\)/),
  })
})

test('exceptions are exported as a file that can be imported again', async () => {
  const exceptions = [
    closed,
    { storeIds: ['s', 't'], date: '2023-01-21', endDate: '2023-01-22', startTime: '22:00', endTime: '02:00', reason: '=1+1, "quoted"' },
    { storeIds: null, start: '2023-01-19 10:00', end: '2023-01-19 11:00', reason: '＝1' },
    { storeIds: null, start: '2023-01-19T12:00:00Z', end: '2023-01-19T13:00:00Z' },
  ]
  await call('addExceptions', { exceptions })
  const made = await openHours()
  expect(await call('exportExceptions', {})).toMatchObject({ kind: 'saved', rows: 5 })
  const text = await readFile(join(userFolder, 'exceptions.csv'), 'utf8')
  expect(text.split('\n')).toEqual([
    'store_id,date,end_date,start_time_local,end_time_local,start,end,reason',
    's,2023-01-20,,,,,,Repair',
    `s,2023-01-21,2023-01-22,22:00,02:00,,,"'=1+1, ""quoted"""`,
    `t,2023-01-21,2023-01-22,22:00,02:00,,,"'=1+1, ""quoted"""`,
    "*,,,,,2023-01-19 10:00,2023-01-19 11:00,'＝1",
    '*,,,,,2023-01-19T12:00:00Z,2023-01-19T13:00:00Z,',
    '',
  ])
  await call('removeExceptions', { ids: [1, 2, 3, 4] })
  const imported = await call('importExceptions', { fileName: 'mine.csv', text })
  expect(imported.map(({ storeIds, reason }) => [storeIds, reason])).toEqual([[['s'], 'Repair'], [['s', 't'], '=1+1, "quoted"'], [null, '＝1'], [null, '']])
  expect((await openHours()).hours).toEqual(made.hours)
  // A file that names stores by an attribute is never for all stores.
  await expect(call('importExceptions', { fileName: 'regions.csv', text: 'region,date\nNorth,2023-01-20' })).rejects.toMatchObject({
    code: 'DATA_UNUSABLE',
    message: 'regions.csv, line 2: No store has region “North”.',
  })
  await expect(call('importExceptions', { fileName: 'empty.csv', text: 'store_id,date,reason\n' })).rejects.toMatchObject({
    code: 'DATA_UNUSABLE',
    message: 'empty.csv has no exceptions, only a header.',
  })
  await expect(call('importExceptions', { fileName: 'bad.csv', text: 'store_id,date\ns,never' })).rejects.toMatchObject({
    code: 'DATA_UNUSABLE',
    message: 'bad.csv, line 2: “never”. This is not a date from 1970 to 2199; use a form such as 2024-12-25.',
  })
})

test('special hours that begin on the next day last until the first such time after their start', async () => {
  const exceptions = [{ storeIds: ['s'], date: '2023-01-20', startTime: '25:00', endTime: '00:30', reason: 'Night' }]
  await call('addExceptions', { exceptions: [...exceptions, { storeIds: ['s'], date: '2023-01-21', endDate: '2023-01-23' }] })
  const made = await openHours()
  // The week from 2023-01-17 06:00 has 66 hours before the 20th, 23.5 of the special hours, and 6 of the 24th.
  expect(made.hours).toEqual([66 + 23.5 + 6, 168])
  await call('exportExceptions', {})
  await call('removeExceptions', { ids: [1, 2] })
  await call('importExceptions', { fileName: 'mine.csv', text: await readFile(join(userFolder, 'exceptions.csv'), 'utf8') })
  expect((await openHours()).hours).toEqual(made.hours)
})

test('imported exceptions are kept whatever their reasons and however often a row is repeated', async () => {
  const row = { store_id: 's', date: '2023-01-20', reason: 'Burst\npipe' }
  await call('importExceptions', { fileName: 'mine.json', text: JSON.stringify([row, row, row]) })
  const { added } = await call('getExceptions', {})
  expect(added).toMatchObject([{ storeIds: ['s'], date: '2023-01-20', reason: 'Burst pipe' }])
  await expect(call('importExceptions', { fileName: 'long.csv', text: `store_id,date,reason\nt,2023-01-21,${'r'.repeat(501)}` })).rejects.toMatchObject({
    code: 'DATA_UNUSABLE',
    message: 'long.csv, line 2: The reason has more than 500 characters. Shorten it.',
  })
  expect((await call('getExceptions', {})).added).toEqual(added)
})

test('holidays are those of the United States', async () => {
  const holidays = await call('getHolidays', { year: 2024 })
  // Easter was on 31 March, and Thanksgiving is the fourth Thursday of November.
  expect(holidays.filter(({ name }) => /Easter|Thanksgiving Day$|Christmas Day/.test(name))).toEqual([
    { date: '2024-03-31', name: 'Easter Sunday', isPublic: false },
    { date: '2024-11-28', name: 'Thanksgiving Day', isPublic: true },
    { date: '2024-11-29', name: 'Day after Thanksgiving Day', isPublic: false },
    { date: '2024-12-25', name: 'Christmas Day', isPublic: true },
  ])
})
