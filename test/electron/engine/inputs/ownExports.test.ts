import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { comparisonKeys } from '../../../../shared/comparison/comparison'
import { comparisonSelection } from '../../../../shared/comparison/comparisonSelection'
import { issueColumns, timelineColumns } from '../../../../shared/export/exportedColumns'
import { csvFormats } from '../../../../shared/export/csvFormats'
import { columnSets, type ColumnKey } from '../../../../shared/report/columns'
import { writeCsv } from '../../../../electron/engine/write/writeCsv'
import { withFolder } from '../../../support/data/folder'
import { outcomeOf, testInputs } from '../../../support/engine/inputTable'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

const files = {
  'store_status.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active\ns,2023-01-24 13:00:00 UTC,asleep\nt,2023-01-24 13:00:00 UTC,inactive',
  'zones.csv': 'store_id,timezone_str\ns,Asia/Tokyo',
}
const read = ['store_status.csv: 3 = 2 + 0 + 1', 'zones.csv: 1 = 1 + 0 + 0']

/** Makes a report of the open folder and returns its id. */
async function report(window: { from: string; to: string } | null): Promise<number> {
  const settings = { asOf: null, method: 'nearest', storeIds: null, ...(window !== null && { window }) } as const
  const { reportId } = await engine().reports.start(settings)
  await engine().reports.finished(reportId)
  return reportId
}

test('leaves everything alone that it has exported into the folder', () =>
  withFolder(files, async (folder) => {
    await engine().folder.open(folder)
    const reportId = await report(null)
    const windowId = await report({ from: '2023-01-20T00:00:00Z', to: '2023-01-24T13:00:00Z' })
    const select = (id: number) => engine().selections.select({ reportId: id, search: '', filters: [], sort: [] })
    const exported: string[] = []
    const into = (name: string): string => {
      exported.push(name)
      return join(folder, name)
    }
    for (const format of csvFormats) {
      await engine().exports.rows(await select(reportId), columnSets.standard.standard, into(`report-${format}.csv`), { format })
      await engine().exports.outages(await select(reportId), into(`outages-${format}.csv`), { format })
    }
    const some: readonly ColumnKey[] = ['timezone', 'store_id', 'last_status']
    await engine().exports.rows(await select(reportId), some, into('some.csv'))
    await engine().exports.rows(await select(reportId), columnSets.standard.all, into('all.csv'))
    await engine().exports.rows(await select(windowId), columnSets.window.all, into('window.csv'))
    await engine().exports.workbook(await select(reportId), columnSets.standard.standard, into('workbook.xlsx'))
    await engine().comparison.exportCsv(comparisonSelection.parse({ beforeId: reportId, afterId: reportId }), into('comparison.csv'))
    await writeCsv(into('issues.csv'), issueColumns, engine().folder.require().streamIssues())
    await writeFile(into('timeline.csv'), `${timelineColumns.join()}\n`)
    await writeFile(into('report.txt'), await engine().exports.summary(await select(reportId), 'report.csv'))
    const { rows, messages, refusal } = await outcomeOf(engine(), folder)
    expect({ rows, refusal }).toEqual({ rows: read, refusal: null })
    expect(messages.filter((message) => !message.startsWith('store_status.csv'))).toEqual(
      exported.toSorted().map((name) => `${name}: Store Monitor has exported this file, so it is not taken for data; no action is needed.`),
    )
  }))

const reportColumns = 'store_id,timezone,uptime_last_week'
const outages = 'store_id,start_utc,end_utc,start_local,end_local,timezone,open_hours,is_ongoing'

test.each<{ name: string; text: string }>([
  { name: 'tabs', text: `\uFEFF${reportColumns}\ns,Asia/Tokyo,1`.replaceAll(',', '\t') },
  { name: 'quotes', text: `\uFEFF${reportColumns}\r\ns,Asia/Tokyo,1`.replaceAll(/[^,\r\n\uFEFF]+/g, '"$&"') },
  // Former versions wrote fewer columns.
  { name: 'fewer columns of a comparison', text: `${comparisonKeys.slice(0, -2).join()}\ns` },
  { name: 'fewer columns of a timeline', text: 'kind,from,to,open_hours,status,is_ongoing\nopen,a,b,1,active,' },
  { name: 'a line that names the separator', text: `sep=,\n${outages}\ns,a,b,c,d,Asia/Tokyo,1,false` },
  { name: 'empty columns', text: `${reportColumns},,\ns,Asia/Tokyo,1,,` },
  { name: 'JSON', text: JSON.stringify([{ store_id: 's', timezone: 'Asia/Tokyo', uptime_last_week: 1 }]) },
  { name: 'JSON about a folder', text: JSON.stringify({ folder: '/a', files: [{ path: 'x' }], zoneEdition: '2026f' }) },
  { name: 'JSON about a store', text: JSON.stringify({ row: { store_id: 's', last_status: 'active' }, from: '2023-01-17T12:00:00Z', openings: [] }) },
])('knows a report that was saved with $name', ({ text }) =>
  withFolder({ 'store_status.csv': files['store_status.csv'], 'again.csv': text }, async (folder) => {
    const { rows, messages } = await outcomeOf(engine(), folder)
    expect(rows).toEqual(read.slice(0, 1))
    expect(messages).toContain('again.csv: Store Monitor has exported this file, so it is not taken for data; no action is needed.')
  }))

test('knows a report that was saved as a workbook', async () => {
  const workbook = await writeXlsx({ sheets: [{ name: 'report', rows: [reportColumns.split(','), ['s', 'Asia/Tokyo', 1.5]] }] })
  await withFolder({ 'store_status.csv': files['store_status.csv'], 'report.xlsx': Buffer.from(workbook) }, async (folder) => {
    const { rows } = await outcomeOf(engine(), folder)
    expect(rows).toEqual(read.slice(0, 1))
  })
})

testInputs(engine, [
  {
    name: 'zones with the columns of a report that zones have too',
    files: { 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active', 'zones.csv': 'store_id,timezone\ns,Asia/Tokyo' },
    rows: ['polls.csv: 1 = 1 + 0 + 0', 'zones.csv: 1 = 1 + 0 + 0'],
  },
])

test('reads a file of the user that has columns with the same names as a report', () =>
  withFolder({ ...files, 'zones.csv': 'store_id,timezone,state\ns,Asia/Tokyo,Kanto' }, async (folder) => {
    const { rows } = await outcomeOf(engine(), folder)
    expect(rows).toEqual(read)
  }))
