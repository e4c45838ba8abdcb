import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Context } from '../../../electron/operations/context'
import { dispatch } from '../../../electron/operations/dispatch'
import { Engine } from '../../../electron/engine/engine'
import type { Host } from '../../../electron/operations/host'
import { desktopContext } from '../../support/desktop/desktopContext'
import { withFolder } from '../../support/data/folder'

const files = {
  'polls.csv': `
    store_id,timestamp_utc,status
    1001,2023-01-25 12:00:00.123456 UTC,active
    1002,2023-01-25 11:45:00 UTC,inactive
    `,
}

let folder: string
let engine: Engine

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
  engine = await Engine.open()
})

afterEach(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

function contextWith(host: Partial<Host>): Context {
  return desktopContext(engine, folder, host)
}

/** Loads the files, makes their report and returns its id. */
async function completeReport(context: Context): Promise<number> {
  await withFolder(files, (path) => dispatch('openFolder', { path }, context))
  const { reportId } = await engine.reports.start({ asOf: null, method: 'nearest', storeIds: null })
  await engine.reports.finished(reportId)
  return reportId
}

test.for([
  { name: 'openEverything', input: {}, message: 'There is no operation named "openEverything".' },
  { name: 'constructor', input: {}, message: 'There is no operation named "constructor".' },
  { name: 'openFolder', input: {}, message: /^openFolder\.path: / },
  { name: 'openFolder', input: null, message: /^openFolder: / },
  { name: 'openFolder', input: { path: '/x', mapping: { shops: [] } }, message: /^openFolder\.mapping: .*shops/ },
  { name: 'openFolder', input: { path: '/x', mapping: { polls: [] } }, message: /^openFolder\.mapping\.polls: / },
  {
    name: 'openFolder',
    input: { path: '/x', mapping: { polls: [{ file: 'a.csv', columns: { 'status"; drop table poll': 'x' } }] } },
    message: /^openFolder\.mapping\.polls\.0\.columns/,
  },
  {
    name: 'openFolder',
    input: { path: '/x', mapping: { polls: [{ file: 'a.csv', columns: { constructor: 'x' } }] } },
    message: /^openFolder\.mapping\.polls\.0\.columns/,
  },
  {
    name: 'openFolder',
    input: { path: '/x', mapping: { timezones: [{ file: 'a.csv' }, { file: '' }] } },
    message: /^openFolder\.mapping\.timezones\.1\.file: /,
  },
  { name: 'inspectFolder', input: { path: '' }, message: /^inspectFolder\.path: / },
  { name: 'getOverview', input: { extra: 1 }, message: /^getOverview: .*extra/ },
  { name: 'getRows', input: { reportId: 1, offset: 0, limit: 1001 }, message: /^getRows\.limit: / },
  {
    name: 'getRows',
    input: { reportId: 1, offset: 0, limit: 1, sort: [{ column: 'store_id; drop table', direction: 'asc' }] },
    message: /^getRows\.sort\.0\.column: /,
  },
  { name: 'getTotals', input: { reportId: 1, hourOfWeek: 168 }, message: /^getTotals\.hourOfWeek: / },
  { name: 'getTotals', input: { reportId: 1, hourOfWeek: '1 or 1=1' }, message: /^getTotals\.hourOfWeek: / },
  { name: 'getTotals', input: { reportId: 1, uptimeBand: 97 }, message: /^getTotals\.uptimeBand: / },
])('dispatch refuses $name with $input', async ({ name, input, message }) => {
  const result = await dispatch(name, input, contextWith({}))
  expect(result).toEqual({ ok: false, error: { code: 'INVALID_INPUT', message: expect.stringMatching(message) } })
})

test('returns the code and the message of an engine error', async () => {
  const path = join(folder, 'missing')
  const result = await dispatch('openFolder', { path }, contextWith({}))
  const error = { code: 'FOLDER_UNREADABLE', message: expect.stringContaining(path) }
  expect(result).toEqual({ ok: false, error })
})

test('a question about values says which part of a mapping answers it', () => {
  const hours = 'store_id,day,start_time_local,end_time_local\n1001,0,09:00,17:00\n1001,7,09:00,17:00'
  return withFolder({ ...files, 'hours.csv': hours }, async (path) => {
    const error = { code: 'MAPPING_NEEDED', message: expect.stringContaining('weekdays'), choice: 'weekdays' }
    expect(await dispatch('openFolder', { path }, contextWith({}))).toEqual({ ok: false, error })
  })
})

test('a folder is inspected with the mapping so far, or else the remembered one', () =>
  withFolder(files, async (path) => {
    const context = contextWith({})
    const without = { timezones: [] }
    const inspect = (mapping: unknown) => dispatch('inspectFolder', { path, mapping }, context)
    expect(await inspect(without)).toMatchObject({ ok: true, value: { mapping: without, isRemembered: false } })
    await dispatch('openFolder', { path, mapping: { businessHours: [] } }, context)
    expect(await inspect(null)).toMatchObject({ ok: true, value: { mapping: { businessHours: [] }, isRemembered: true } })
    expect(await inspect(without)).toMatchObject({ ok: true, value: { mapping: without, isRemembered: true } })
  }))

test('an unexpected error is logged and returned as INTERNAL', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const cause = new Error('the dialog broke')
  const result = await dispatch('chooseFolder', {}, contextWith({ chooseFolder: () => Promise.reject(cause) }))
  expect(result).toEqual({
    ok: false,
    error: { code: 'INTERNAL', message: 'Something went wrong inside Store Monitor: the dialog broke' },
  })
  expect(log).toHaveBeenCalledWith(cause)
  log.mockRestore()
})

test('an opened folder becomes the newest recent folder, in which the next folder dialog starts', async () => {
  const starts: (string | null)[] = []
  const context = contextWith({
    chooseFolder: (startIn) => {
      starts.push(startIn)
      return Promise.resolve(null)
    },
  })
  await dispatch('chooseFolder', {}, context)
  await completeReport(context)
  await dispatch('chooseFolder', {}, context)
  expect(starts).toEqual([null, engine.folder.dataSet?.folder])
  expect(await context.userData.recentFolders.get()).toEqual([engine.folder.dataSet?.folder])
})

test('an export is written to the chosen path, and the suggested name contains the report time', async () => {
  const path = join(folder, 'chosen.csv')
  const suggestions: string[] = []
  const context = contextWith({
    chooseSavePath: (suggestedName) => {
      suggestions.push(suggestedName)
      return Promise.resolve(path)
    },
  })
  const reportId = await completeReport(context)
  const result = await dispatch('exportCsv', { reportId, columns: ['store_id', 'last_status'] }, context)
  expect(result).toEqual({ ok: true, value: { kind: 'saved', path, rows: 2 } })
  expect(suggestions).toEqual(['store-monitor-2023-01-25T12-00-00Z.csv'])
  expect(await readFile(path, 'utf8')).toBe('store_id,last_status\n1001,active\n1002,inactive\n')
})

test('a dismissed export writes nothing', async () => {
  const context = contextWith({})
  const reportId = await completeReport(context)
  const result = await dispatch('exportCsv', { reportId, columns: ['store_id'] }, context)
  expect(result).toEqual({ ok: true, value: { kind: 'dismissed' } })
})
