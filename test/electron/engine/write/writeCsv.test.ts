import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { columnSets, type ColumnKey, type ReportRow } from '../../../../shared/report/columns'
import type { EventMessage } from '../../../../shared/operations/contract'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import { Engine } from '../../../../electron/engine/engine'
import { EngineError } from '../../../../electron/engine/core/errors'
import { writeCsv } from '../../../../electron/engine/write/writeCsv'
import { withFolder } from '../../../support/data/folder'

// The report time is 12:00. `half` was up until 11:30; `third` until 11:40, 40 of 60 minutes and 167 2/3 of 168 hours.
const files = {
  'polls.csv': `
    store_id,status,timestamp_utc
    third,active,2023-01-24 11:20:00 UTC
    third,inactive,2023-01-24 12:00:00 UTC
    half,active,2023-01-24 11:00:00 UTC
    half,inactive,2023-01-24 12:00:00 UTC
    0042,active,2023-01-24 12:00:00 UTC`,
  'zones.csv': `
    store_id,timezone_str
    silent,Asia/Tokyo`,
}

let engine: Engine
let reportId: number
beforeAll(async () => {
  engine = await Engine.open()
  reportId = await reportOn(files)
})
afterAll(() => engine.close())

async function reportOn(written: Readonly<Record<string, string>>): Promise<number> {
  await withFolder(written, (folder) => engine.folder.open(folder))
  const report = await engine.reports.start({ asOf: null, method: 'nearest', storeIds: null })
  await engine.reports.finished(report.reportId)
  return report.reportId
}

function everything(selection: Partial<RowSelection> = {}): RowSelection {
  return { reportId, search: '', filters: [], sort: [], ...selection }
}

/** Exports a file, checks that it is the only one in its folder, and returns its text. */
function exported(selection: RowSelection, columns: readonly ColumnKey[]): Promise<string> {
  return withFolder({}, async (folder) => {
    const rows = await engine.exports.rows(await engine.selections.select(selection), columns, join(folder, 'report.csv'))
    expect(await readdir(folder)).toEqual(['report.csv'])
    const text = await readFile(join(folder, 'report.csv'), 'utf8')
    expect(rows).toBe(text.split('\n').length - 2)
    return text
  })
}

test('writes the standard columns', async () => {
  expect(await exported(everything(), columnSets.standard.standard)).toBe(
    [
      'store_id,uptime_last_hour,uptime_last_day,uptime_last_week,downtime_last_hour,downtime_last_day,downtime_last_week',
      '0042,60.00,24.00,168.00,0.00,0.00,0.00',
      'half,30.00,23.50,167.50,30.00,0.50,0.50',
      'silent,0.00,0.00,0.00,0.00,0.00,0.00',
      'third,40.00,23.67,167.67,20.00,0.33,0.33',
      '',
    ].join('\n'),
  )
})

test('writes any columns in any order, each with its decimals, and nothing for a missing value', async () => {
  const columns = [
    'timezone',
    'coverage_last_day',
    'uptime_percent_last_week',
    'outages_last_hour',
    'last_status',
    'store_id',
  ] as const
  // The time from an hour before the first poll to the report time is covered: 1, 2, 0 and 1 2/3 of 24 hours.
  expect(await exported(everything(), columns)).toBe(
    [
      'timezone,coverage_last_day,uptime_percent_last_week,outages_last_hour,last_status,store_id',
      'America/Chicago,0.0417,100.00,0,active,0042',
      'America/Chicago,0.0833,99.70,1,inactive,half',
      'Asia/Tokyo,0.0000,,0,,silent',
      'America/Chicago,0.0694,99.80,1,inactive,third',
      '',
    ].join('\n'),
  )
})

test('reports its progress', async () => {
  const events: EventMessage[] = []
  const unsubscribe = engine.subscribe((event) => events.push(event))
  await exported(everything(), ['store_id'])
  unsubscribe()
  // Four rows come in one piece.
  expect(events).toEqual([{ name: 'progress', data: { job: 'export', reportId, step: 'Writing the rows', fraction: 1 } }])
})

test('writes all columns of the list', async () => {
  const { all } = columnSets.standard
  const [header] = (await exported(everything(), all)).split('\n')
  expect(header?.split(',')).toEqual(all)
})

test('writes the selected rows in the order of the selection', async () => {
  const selection = everything({
    search: 'h',
    sort: [{ column: 'downtime_last_week', direction: 'asc' }],
  })
  const text = await exported(selection, ['store_id', 'downtime_last_week'])
  expect(text).toBe('store_id,downtime_last_week\nthird,0.33\nhalf,0.50\n')
  expect(await exported(everything({ search: 'nobody' }), ['store_id'])).toBe('store_id\n')
})

test('writes names that a spreadsheet would execute as text, and escapes quotes', async () => {
  const names = ['=1+1', '+1', '-5', '@cmd', 'a,b', '"q"', 'plain']
  const polls = names.map((name) => `"${name.replaceAll('"', '""')}",active,2023-01-24 12:00:00 UTC`)
  const formulas = await reportOn({ 'p.csv': ['store_id,status,timestamp_utc', ...polls].join('\n') })
  expect((await exported(everything({ reportId: formulas }), ['store_id'])).split('\n').toSorted()).toEqual(
    ['', 'store_id', "'=1+1", "'+1", "'-5", "'@cmd", '"a,b"', '"""q"""', 'plain'].toSorted(),
  )
})

describe('refuses to write a file', () => {
  const columns = columnSets.standard.standard

  test('if its folder does not exist', () =>
    withFolder({}, async (folder) => {
      await expect(engine.selections.select(everything()).then((selection) => engine.exports.rows(selection, columns, join(folder, 'missing', 'report.csv')))).rejects.toMatchObject({
        code: 'WRITE_FAILED',
      })
      expect(await readdir(folder)).toEqual([])
    }))

  test('if a folder has its name', () =>
    withFolder({}, async (folder) => {
      await mkdir(join(folder, 'report.csv'))
      await writeFile(join(folder, 'report.csv', 'inside.txt'), 'mine')
      await expect(engine.selections.select(everything()).then((selection) => engine.exports.rows(selection, columns, join(folder, 'report.csv')))).rejects.toMatchObject({
        code: 'WRITE_FAILED',
      })
      expect(await readdir(folder, { recursive: true })).toEqual(['report.csv', join('report.csv', 'inside.txt')])
    }))
})

test('replaces an existing file as a whole', () =>
  withFolder({ 'report.csv': 'former\n'.repeat(1000) }, async (folder) => {
    await engine.exports.rows(await engine.selections.select(everything()), ['store_id'], join(folder, 'report.csv'))
    expect(await readFile(join(folder, 'report.csv'), 'utf8')).toBe('store_id\n0042\nhalf\nsilent\nthird\n')
  }))

test('keeps an existing file if the rows fail half-way', () =>
  withFolder({ 'report.csv': 'former' }, async (folder) => {
    async function* failing(): AsyncGenerator<readonly ReportRow[]> {
      const { rows } = await engine.selections.rows({ ...everything(), offset: 0, limit: 10 })
      yield rows
      // The rows so far are in a temporary file.
      expect(await readdir(folder)).toHaveLength(2)
      throw new EngineError('CANCELLED', 'Cancelled.')
    }
    await expect(writeCsv(join(folder, 'report.csv'), ['store_id'], failing())).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await readdir(folder)).toEqual(['report.csv'])
    expect(await readFile(join(folder, 'report.csv'), 'utf8')).toBe('former\n')
  }))

test('refuses to write a report that is not complete', () =>
  withFolder({}, async (folder) => {
    const cancelled = await engine.reports.start({ asOf: null, method: 'nearest', storeIds: null })
    await engine.reports.cancel(cancelled.reportId)
    await engine.reports.finished(cancelled.reportId)
    await expect(
      engine.selections.select(everything({ reportId: cancelled.reportId })).then((selection) => engine.exports.rows(selection, ['store_id'], join(folder, 'report.csv'))),
    ).rejects.toMatchObject({ code: 'REPORT_NOT_COMPLETE', message: `Report ${cancelled.reportId} is cancelled.` })
    expect(await readdir(folder)).toEqual([])
  }))

async function* rowsWithLineEnds() {
  yield [{ file: 'a\rb.csv', value: 'c\nd' }, { file: 'plain.csv', value: 'e\r\nf' }]
}

test.each(['plain', 'excel'] as const)('quotes values with any line end in %s CSV', (format) =>
  withFolder({}, async (folder) => {
    await writeCsv(join(folder, 'issues.csv'), ['file', 'value'], rowsWithLineEnds(), { format })
    const text = await readFile(join(folder, 'issues.csv'), 'utf8')
    expect(text.replace('\uFEFF', '').replace(/^file,value\r?\n/, '')).toMatch(/^"a\rb.csv","c\nd"\r?\nplain.csv,"e\r\nf"\r?\n$/)
  }),
)
