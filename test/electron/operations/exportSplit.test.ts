import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { dispatch } from '../../../electron/operations/dispatch'
import type { Host } from '../../../electron/operations/host'
import { desktopContext } from '../../support/desktop/desktopContext'
import { withFolder } from '../../support/data/folder'
import { readZip } from '../../support/data/readZip'
import { useEngine } from '../../support/engine/useEngine'

const { engine, reportOnFolder } = useEngine()

// The report time is 12:00 and no store closes: 1 was up and 2 down for 168 hours, and 3 has no observations.
const files = {
  'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-24 12:00:00 UTC,active\n2,2023-01-24 12:00:00 UTC,inactive',
  'stores.csv': 'store_id,Name,Region,Owner\n1,=Main,West,../Ann\n2,Side,West,\n3,Third,,../ann\n4,Łódź,東,con',
}
const zipName = 'store-monitor-2023-01-24T12-00-00Z-by-owner.zip'

async function newestReport(): Promise<number> {
  const { reports } = await engine().reports.list({ folder: null, offset: 0, limit: 1 })
  return reports[0]?.reportId ?? 0
}

/** Lends a report on the files, and an export of it into a folder that is empty. */
function withReport(use: (split: (input: object, host?: Partial<Host>) => ReturnType<typeof dispatch>, out: string) => Promise<void>): Promise<void> {
  return withFolder(files, (folder) =>
    withFolder({}, async (out) => {
      await reportOnFolder(folder)
      const reportId = await newestReport()
      const host = { chooseSavePath: (name: string) => Promise.resolve(join(out, name)) }
      await use((input, other) => dispatch('exportSplit', { reportId, columns: ['store_id'], ...input }, desktopContext(engine(), out, { ...host, ...other })), out)
    }),
  )
}

async function texts(path: string): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries([...readZip(await readFile(path))].map(([name, content]) => [name, content.toString()]))
}

test('there is a file for each value, with the stores that have it, and one for those without', () =>
  withReport(async (split, out) => {
    const path = join(out, zipName)
    expect(await split({ splitBy: 'owner', columns: ['store_id', 'name', 'downtime_last_week'] })).toEqual({ ok: true, value: { kind: 'saved', path, rows: 4 } })
    const header = 'store_id,name,downtime_last_week\n'
    expect(await texts(path)).toEqual({
      '_Ann.csv': `${header}1,'=Main,0.00\n`,
      '_ann (2).csv': `${header}3,Third,0.00\n`,
      '_con.csv': `${header}4,Łódź,0.00\n`,
      'Without a value.csv': `${header}2,Side,168.00\n`,
    })
    expect(await readdir(out)).toEqual([zipName])
  }))

test('the stores can be selected or filtered, and keep their order', () =>
  withReport(async (split, out) => {
    const path = join(out, zipName.replace('owner', 'region'))
    const byDowntime = { splitBy: 'region', sort: [{ column: 'downtime_last_week', direction: 'desc' }] }
    expect(await split({ ...byDowntime, storeIds: ['1', '2', '4'] })).toMatchObject({ value: { rows: 2 } })
    expect(await texts(path)).toEqual({ 'West.csv': 'store_id\n2\n1\n', '東.csv': 'store_id\n4\n' })
    // The search leaves 1, 2 and 3, and the filter 2 and 3.
    const filters = [{ column: 'name', join: 'and', conditions: [{ type: 'oneOf', values: ['Side', 'Third', 'Łódź'] }] }]
    expect(await split({ ...byDowntime, filters, search: 'i' })).toMatchObject({ value: { rows: 2 } })
    expect(await texts(path)).toEqual({ 'West.csv': 'store_id\n2\n', 'Without a value.csv': 'store_id\n3\n' })
    expect(await split({ splitBy: 'timezone' })).toMatchObject({ value: { rows: 1, path: join(out, zipName.replace('owner', 'timezone')) } })
  }))

test('workbooks have the stores, groups, outages and data issues, each those of its stores', () =>
  withReport(async (split, out) => {
    expect(await split({ splitBy: 'owner', format: 'xlsx', columns: ['store_id', 'region'], groupBy: 'region' })).toMatchObject({ value: { rows: 4 } })
    const workbooks = readZip(await readFile(join(out, zipName)))
    const sheets = await Promise.all(
      [...workbooks].map(async ([name, content]) => {
        const { sheets: all } = await readXlsx(content)
        return [name, Object.fromEntries(all.slice(1).map((sheet) => [sheet.name, sheet.rows.slice(1).map(([cell]) => cell)]))]
      }),
    )
    expect(sheets).toEqual([
      ['_Ann.xlsx', { Stores: ['1'], Groups: ['West'], Outages: [], 'Data issues': [] }],
      ['_ann (2).xlsx', { Stores: ['3'], Groups: ['Without a value'], Outages: [], 'Data issues': [] }],
      ['_con.xlsx', { Stores: ['4'], Groups: ['東'], Outages: [], 'Data issues': [] }],
      ['Without a value.xlsx', { Stores: ['2'], Groups: ['West'], Outages: ['2'], 'Data issues': [] }],
    ])
  }))

test('pages say which stores they are about', () =>
  withReport(async (split, out) => {
    expect(await split({ splitBy: 'region', format: 'html' })).toMatchObject({ value: { rows: 3 } })
    const pages = await texts(join(out, zipName.replace('owner', 'region')))
    expect(Object.keys(pages)).toEqual(['West.html', '東.html', 'Without a value.html'])
    expect(pages['West.html']).toContain('<dt>Stores</dt><dd>2 of 4 stores (Region is West)</dd>')
  }))

const hasUnzip = spawnSync('unzip', ['-v']).status === 0

test.runIf(hasUnzip)('unzip finds no fault in it', () =>
  withReport(async (split, out) => {
    for (const format of ['csv', 'xlsx', 'html']) {
      expect(await split({ splitBy: 'owner', format })).toMatchObject({ ok: true })
      const { status, stdout } = spawnSync('unzip', ['-t', join(out, zipName)], { encoding: 'utf8' })
      expect({ status, end: stdout.trimEnd().split('\n').at(-1) }).toEqual({ status: 0, end: `No errors detected in compressed data of ${join(out, zipName)}.` })
    }
  }))

test('a report without stores, or by an attribute that they do not have, is refused', () =>
  withReport(async (split, out) => {
    expect(await split({ splitBy: 'owner', search: 'nobody' })).toEqual({
      ok: false,
      error: { code: 'INVALID_INPUT', message: 'There are no stores to report on. Change the filters, or choose all stores.' },
    })
    expect(await split({ splitBy: 'brand' })).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    expect(await readdir(out)).toEqual([])
  }))

test('an attribute with too many values is refused', () => {
  const ids = Array.from({ length: 5001 }, (_, index) => `s${index}`)
  const many = {
    'polls.csv': 'store_id,timestamp_utc,status\ns0,2023-01-24 12:00:00 UTC,active',
    'stores.csv': `store_id,owner\n${ids.map((id) => `${id},o-${id}`).join('\n')}`,
  }
  return withFolder(many, (folder) =>
    withFolder({}, async (out) => {
      await engine().folder.open(folder)
      const { reportId } = await engine().reports.start()
      await engine().reports.finished(reportId)
      const context = desktopContext(engine(), out, { chooseSavePath: (name) => Promise.resolve(join(out, name)) })
      expect(await dispatch('exportSplit', { reportId, columns: ['store_id'], splitBy: 'owner' }, context)).toEqual({
        ok: false,
        error: { code: 'INVALID_INPUT', message: '"owner" has 5001 values, and a report can be split into at most 5000 files. Choose another attribute.' },
      })
      expect(await readdir(out)).toEqual([])
    }),
  )
})

test.each(['csv', 'xlsx', 'html'])('progress of %s files is that of their stores, and a cancelled export leaves the earlier file', (format) =>
  withReport(async (_, out) => {
    const context = desktopContext(engine(), out, { chooseSavePath: (name) => Promise.resolve(join(out, name)) })
    const reportId = await newestReport()
    const input = { reportId, columns: ['store_id'], splitBy: 'owner', format, exportId: 'mine' }
    const fractions: number[] = []
    const unsubscribe = engine().subscribe((event) => {
      if (event.name === 'progress' && event.data.step === 'Writing the files') fractions.push(event.data.fraction ?? 0)
    })
    expect(await dispatch('exportSplit', input, context)).toMatchObject({ ok: true })
    unsubscribe()
    const before = format === 'xlsx' ? 0.8 : 0
    expect(fractions).toEqual([0, 0.25, 0.5, 0.75].map((part) => expect.closeTo(before + (1 - before) * part)))

    await writeFile(join(out, zipName), 'earlier')
    const cancelAtThirdFile = engine().subscribe((event) => {
      if (event.name === 'progress' && event.data.step === 'Writing the files' && (seen += 1) === 3) void dispatch('cancelExport', { exportId: 'mine' }, context)
    })
    let seen = 0
    expect(await dispatch('exportSplit', input, context)).toMatchObject({ error: { code: 'CANCELLED' } })
    cancelAtThirdFile()
    expect(await readdir(out)).toEqual([zipName])
    expect(await readFile(join(out, zipName), 'utf8')).toBe('earlier')
    // The data of the report is free again.
    expect(await dispatch('exportSplit', input, context)).toMatchObject({ ok: true })
  }))

test.runIf(existsSync('/dev/full'))('a full disk is told', () =>
  withReport(async (split) => {
    for (const format of ['csv', 'xlsx', 'html']) {
      expect(await split({ splitBy: 'owner', format }, { chooseSavePath: () => Promise.resolve('/dev/full') })).toMatchObject({
        error: { code: 'WRITE_FAILED', message: expect.stringMatching(/^The file could not be written to \/dev\/full: /) },
      })
    }
  }))
