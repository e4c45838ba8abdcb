import { readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { operations, type OperationName } from '../../../shared/operations/contract'
import { dispatch } from '../../../electron/operations/dispatch'
import { Engine } from '../../../electron/engine/engine'
import { confineToFolder } from '../../../electron/server/confineToFolder'
import { desktopContext } from '../../support/desktop/desktopContext'
import { withFolder } from '../../support/data/folder'
import { isThorough } from '../../support/thorough'

const secret = 'hidden-behind-the-folder'
const polls = 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,inactive\n'

/** A valid input of every operation: each of its texts is replaced in turn. */
function inputsOf(folder: string): Readonly<Record<OperationName, object>> {
  const condition = { column: 'store_id', join: 'and', conditions: [{ type: 'contains', value: 's' }] }
  const oneOf = { column: 'timezone', join: 'and', conditions: [{ type: 'oneOf', values: ['America/Chicago'] }] }
  const selection = { reportId: 1, storeIds: ['s'], search: 's', filters: [condition, oneOf], sort: [{ column: 'store_id', direction: 'asc' }] }
  const page = { offset: 0, limit: 10 }
  const file = { ...selection, exportId: 'e' }
  const compared = { beforeId: 1, afterId: 2 }
  const comparison = { ...compared, search: 's', sort: [{ column: 'store_id', direction: 'asc' }] }
  const mapping = { polls: [{ file: 'polls.csv', columns: { status: 'status' } }], statuses: { up: 'active' } }
  const grouped = { ...selection, groupBy: 'timezone', groupSort: [{ column: 'value', direction: 'asc' }] }
  const exception = { storeIds: ['s'], date: '2023-01-24', reason: 'Holiday' }
  return {
    getOverview: {},
    takeWantedFolder: {},
    chooseFolder: {},
    browseFolder: { path: folder },
    openFolder: { path: folder, mapping },
    inspectFolder: { path: folder, mapping },
    openSampleData: {},
    reloadFolder: {},
    getKeptFiles: {},
    clearKeptFiles: {},
    cancelLoad: {},
    getUnknownStores: { storeIds: ['s'] },
    getIssueGroups: {},
    getIssues: { code: 'file_empty', file: 'polls.csv', ...page },
    startReport: { asOf: '2023-01-24T12:00:00Z', window: null, method: 'nearest', storeIds: ['s'] },
    getReport: { reportId: 1 },
    getNotices: { reportId: 1 },
    getEvidence: { reportId: 1 },
    cancelReport: { reportId: 1 },
    getStoreTimeline: { reportId: 1, storeId: 's' },
    listReports: { folder, ...page },
    deleteReports: { reportIds: [2_000_000] },
    startNewHistory: {},
    getComparison: { ...comparison, ...page },
    getComparisonSummary: compared,
    exportComparison: comparison,
    getRows: { ...selection, ...page },
    getStoreIds: { ...selection, ...page },
    getTotals: selection,
    getHourlyDowntime: selection,
    hasHourlyDowntime: { reportId: 1 },
    getReportedHours: selection,
    getUptimeBands: selection,
    getFacet: { ...selection, column: 'timezone' },
    exportIssues: { code: null, file: 'polls.csv' },
    exportWorkbook: { ...file, columns: ['store_id'] },
    exportCsv: { ...file, columns: ['store_id'], format: 'plain' },
    exportOutages: { ...file, format: 'plain' },
    exportSplit: { ...grouped, splitBy: 'timezone', exportId: 'e', columns: ['store_id'], format: 'csv' },
    exportHtml: file,
    exportPdf: file,
    getGroups: { ...grouped, ...page },
    exportGroups: { ...grouped, exportId: 'e', format: 'plain' },
    getExceptions: {},
    addExceptions: { exceptions: [exception] },
    changeException: { id: 1, exception },
    removeExceptions: { ids: [1] },
    importExceptions: { fileName: 'exceptions.csv', text: 'store_id,date\ns,2023-01-24\n' },
    exportExceptions: {},
    getReportExceptions: { reportId: 1 },
    getHolidays: { year: 2023 },
    cancelExport: { exportId: 'e' },
    showFile: { path: join(folder, 'polls.csv') },
    enableCommands: { commands: ['openFolder'] },
    setWindowStatus: { title: 't', storesDown: 0, isBusy: false, fraction: null },
    getStoreLists: {},
    getStoreList: { id: 'i' },
    saveStoreList: { name: 'n', storeIds: ['s'] },
    renameStoreList: { id: 'i', name: 'n' },
    deleteStoreList: { id: 'i' },
    getPreferences: {},
    setPreferences: { theme: 'dark', readNotices: ['n'] },
  }
}

/** The value with this text in place of each of its texts, and in place of each of its keys, one at a time. */
function* replacements(value: unknown, text: string): Generator {
  if (typeof value === 'string') yield text
  else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) for (const other of replacements(item, text)) yield value.with(at, other)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const other of replacements(item, text)) yield { ...value, [key]: other }
      yield Object.fromEntries(Object.entries(value).map(([other, kept]) => [other === key ? text : other, kept]))
    }
  }
}

test.each([
  { name: 'on a served folder', optionsFor: (served: string) => ({ root: served }), admitFor: confineToFolder, tried: 3 },
  // The user of the window may open other folders, but what is not the path of a folder must not lead to them.
  { name: 'in the window', optionsFor: () => ({}), admitFor: () => (path: string) => Promise.resolve(path), tried: isThorough ? 3 : 2 },
])('no operation $name reaches a file outside of the folder', { timeout: 300_000 }, ({ optionsFor, admitFor, tried }) =>
  withFolder({ 'served/polls.csv': polls, 'other/secret.csv': polls.replace('\ns,', `\n${secret},`), 'out/.keep': '' }, async (given) => {
    const parent = await realpath(given)
    const [served, other, out] = [join(parent, 'served'), join(parent, 'other'), join(parent, 'out')]
    const target = join(other, 'secret.csv')
    const before = await readFile(target)
    const engine = await Engine.open(optionsFor(served))
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const saved = join(out, 'export')
    const context = desktopContext(engine, out, { admitFolder: admitFor(served), chooseSavePath: () => Promise.resolve(saved) })
    const inputs = new Map(Object.entries(inputsOf(served)))
    const seen: string[] = []
    try {
      await engine.folder.open(served)
      for (let report = 0; report < 2; report += 1) await engine.reports.finished((await engine.reports.start()).reportId)
      const texts = [
        target,
        `' union all from read_text('${target}') --`,
        `'; copy (select 1) to '${join(other, 'written.csv')}'; --`,
      ]
      for (const name of Object.keys(operations)) {
        await writeFile(saved, '')
        const input = inputs.get(name)
        for (const text of texts.slice(0, tried)) {
          for (const changed of [input, ...replacements(input, text)]) {
            seen.push(JSON.stringify(await dispatch(name, changed, context)), await readFile(saved, 'utf8'))
          }
        }
      }
    } finally {
      await engine.close()
      log.mockRestore()
    }
    expect(seen.length).toBeGreaterThan(tried * 200)
    expect(seen.filter((answer) => answer.includes(secret))).toEqual([])
    expect(await readdir(other)).toEqual(['secret.csv'])
    expect(await readFile(target)).toEqual(before)
    expect(await readdir(served)).toEqual(['polls.csv'])
  }),
)
