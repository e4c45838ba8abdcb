import { resolve } from 'node:path'
import { browseFolder } from './browseFolder'
import type { OperationName, Outputs, ParsedInput } from '../../shared/operations/contract'
import type { Context } from './context'
import { EngineError } from '../engine/core/errors'
import { withStoreNames } from '../engine/history/keptExceptions'
import { writeCsv } from '../engine/write/writeCsv'
import { issueColumns } from '../../shared/export/exportedColumns'
import { exceptionsOf, numbered } from '../userData/folderExceptions'
import { changeExceptions, exportExceptions, importExceptions, namedExceptions } from './exceptions'
import { holidaysOf } from './holidays'
import { loadWithinLimit } from './loadWithinLimit'
import { mappingOf, withMapping, withoutMapping } from '../userData/folderMappings'
import { withRecentFolder } from '../userData/recentFolders'
import { changePreferences } from '../../shared/preferences/preferenceDefaults'
import { getStoreLists, renameStoreList, saveStoreList } from './storeLists'
import { exportDocument, exportFile, exportNamedAfterReport } from './exportFile'

type Operations = {
  readonly [Name in OperationName]: (input: ParsedInput<Name>, context: Context) => Promise<Outputs[Name]>
}

/** Carries out each operation of the contract. Errors of the engine pass through, and `dispatch` maps them. */
export const operations: Operations = {
  async getOverview(_input, { engine, host, userData }) {
    const { dataSet } = engine.folder
    // All files are read, so that the user learns at once what is wrong with one.
    const [recentFolders] = await Promise.all([userData.recentFolders.get(), userData.folderExceptions.get(), userData.storeLists.get()])
    return {
      door: host.door,
      dataSet,
      report: dataSet === null ? null : await engine.reports.latest(dataSet.folder),
      newData: engine.folder.newData,
      recentFolders,
      historyProblem: engine.historyProblem,
      userDataProblems: userData.problems,
    }
  },

  takeWantedFolder: async (_input, { host }) => host.takeWantedFolder(),

  async chooseFolder(_input, { engine, host, userData }) {
    const [newest] = await userData.recentFolders.get()
    return host.chooseFolder(newest ?? engine.folder.dataSet?.folder ?? null)
  },

  browseFolder: ({ path }, { host }) => browseFolder(path, host),

  async openFolder({ path, mapping }, { engine, host, userData: { folderExceptions, folderMappings, recentFolders } }) {
    const folder = resolve(await host.admitFolder(path))
    const isChoice = mapping !== null && Object.keys(mapping).length > 0
    // The mapping is forgotten first: the user gave it up even if loading then fails.
    if (mapping !== null && !isChoice) await folderMappings.change((mappings) => withoutMapping(mappings, folder))
    const added = namedExceptions(await folderExceptions.get(), folder)
    const read = mapping ?? mappingOf(await folderMappings.get(), folder) ?? {}
    const dataSet = await loadWithinLimit(host, mapping, () => engine.folder.open(folder, read, added))
    if (isChoice) await folderMappings.change((mappings) => withMapping(mappings, folder, mapping))
    await recentFolders.change((folders) => withRecentFolder(folders, dataSet.folder))
    return dataSet
  },

  async inspectFolder({ path, mapping }, { engine, host, userData }) {
    const folder = resolve(await host.admitFolder(path))
    const remembered = mappingOf(await userData.folderMappings.get(), folder)
    const inspection = await engine.folder.inspect(folder, mapping ?? remembered)
    return { ...inspection, isRemembered: remembered !== null }
  },

  async openSampleData(_input, { engine, host, sampleDataFolder, userData }) {
    const folder = resolve(await host.admitFolder(sampleDataFolder))
    return engine.folder.open(folder, {}, namedExceptions(await userData.folderExceptions.get(), folder))
  },

  reloadFolder: async (_input, { engine, host }) => loadWithinLimit(host, null, () => engine.folder.reload()),

  getKeptFiles: (_input, { engine }) => engine.folder.keptFiles(),

  async clearKeptFiles(_input, { engine }) {
    await engine.folder.clearKept()
    return engine.folder.keptFiles()
  },

  async cancelLoad(_input, { engine }) {
    engine.folder.cancelOwn()
    return null
  },

  startReport: (input, { engine }) => engine.reports.start(input),

  getReport: ({ reportId }, { engine }) => engine.reports.get(reportId),

  getNotices: ({ reportId }, { engine }) => engine.reports.notices(reportId),

  getEvidence: ({ reportId }, { engine }) => engine.reports.evidence(reportId),

  async cancelReport({ reportId }, { engine }) {
    await engine.reports.cancel(reportId)
    return null
  },

  async getExceptions(_input, { engine, userData }) {
    const dataSet = engine.folder.require()
    const added = exceptionsOf(await userData.folderExceptions.get(), dataSet.summary.folder)
    return { added: await withStoreNames(added, (storeIds) => dataSet.namesOf(storeIds)), fromFiles: await dataSet.fileExceptions() }
  },

  addExceptions: ({ exceptions, specialDays }, context) =>
    changeExceptions(context, (current) => [...current, ...numbered(current, exceptions)], specialDays),

  changeException: ({ id, exception, specialDays }, context) =>
    changeExceptions(context, (current) => current.map((other) => (other.id === id ? { ...exception, id } : other)), specialDays),

  removeExceptions: ({ ids }, context) => changeExceptions(context, (current) => current.filter(({ id }) => !ids.includes(id))),

  importExceptions: ({ fileName, text, specialDays }, context) => importExceptions(context, fileName, text, specialDays),

  exportExceptions: (_input, context) => exportExceptions(context),

  getReportExceptions: async ({ reportId }, { engine }) => engine.reports.exceptions(reportId),

  getHolidays: ({ year }) => holidaysOf(year),

  listReports: (input, { engine }) => engine.reports.list(input),

  deleteReports: ({ reportIds }, { engine }) => engine.reports.delete(reportIds),

  startNewHistory: (_input, { engine }) => engine.startNewHistory(),

  getComparison: (input, { engine }) => engine.comparison.rows(input),

  getComparisonSummary: (input, { engine }) => engine.comparison.summary(input),

  exportComparison: (selection, context) =>
    exportFile(context, {
      suggestedName: `store-monitor-comparison-${selection.beforeId}-${selection.afterId}.csv`,
      write: (path) => context.engine.comparison.exportCsv(selection, path),
    }),

  getRows: (input, { engine }) => engine.selections.rows(input),

  getStoreIds: (input, { engine }) => engine.selections.storeIds(input),

  getUnknownStores: async ({ storeIds }, { engine }) => engine.folder.require().unknownStores(storeIds),

  getTotals: (input, { engine }) => engine.selections.totals(input),

  getHourlyDowntime: (input, { engine }) => engine.selections.hourlyDowntime(input),

  hasHourlyDowntime: ({ reportId }, { engine }) => engine.selections.hasHourlyDowntime(reportId),

  getReportedHours: (input, { engine }) => engine.selections.reportedHours(input),

  getUptimeBands: (input, { engine }) => engine.selections.uptimeBands(input),

  getGroups: (input, { engine }) => engine.selections.groups(input),

  getFacet: (input, { engine }) => engine.selections.facet(input),

  getStoreTimeline: ({ reportId, storeId, goal, spanOffset }, { engine }) =>
    engine.reports.timeline(reportId, storeId, goal, spanOffset),

  getIssueGroups: async (_input, { engine }) => engine.folder.require().issueGroups(),

  getIssues: async (input, { engine }) => engine.folder.require().issues(input),

  async exportIssues(selection, context) {
    const dataSet = context.engine.folder.require()
    return exportFile(context, {
      suggestedName: 'store-monitor-data-issues.csv',
      write: (path) => writeCsv(path, issueColumns, dataSet.streamIssues(selection)),
    })
  },

  exportWorkbook: ({ columns, groupBy, groupSort, exportId, ...selection }, context) =>
    exportNamedAfterReport(context, selection, {
      ending: '.xlsx',
      exportId,
      write: async (path, signal) => context.engine.exports.workbook(await context.engine.selections.select(selection), columns, path, { groupBy, groupSort, signal }),
    }),

  exportCsv: ({ columns, format, withSummary, exportId, ...selection }, context) =>
    exportNamedAfterReport(context, selection, {
      ending: '.csv',
      exportId,
      withSummary,
      write: async (path, signal) => context.engine.exports.rows(await context.engine.selections.select(selection), columns, path, { format, signal }),
    }),

  exportOutages: ({ format, withSummary, exportId, ...selection }, context) =>
    exportNamedAfterReport(context, selection, {
      ending: '-outages.csv',
      exportId,
      withSummary,
      write: async (path, signal) => context.engine.exports.outages(await context.engine.selections.select(selection), path, { format, signal }),
    }),

  exportGroups: ({ groupBy, groupSort, format, withSummary, exportId, ...selection }, context) =>
    exportNamedAfterReport(context, selection, {
      ending: '-groups.csv',
      exportId,
      withSummary,
      write: async (path, signal) => context.engine.exports.groups(await context.engine.selections.select(selection), { groupBy, groupSort }, path, { format, signal }),
    }),

  exportSplit: ({ splitBy, format, columns, groupBy, groupSort, exportId, ...selection }, context) =>
    exportNamedAfterReport(context, selection, {
      ending: `-by-${splitBy}.zip`,
      exportId,
      write: async (path, signal) => context.engine.exports.zip(await context.engine.selections.select(selection), splitBy, path, { format, columns, grouping: groupBy && { groupBy, groupSort }, signal }),
    }),

  exportHtml: ({ groupBy, exportId, ...selection }, context) =>
    exportDocument(context, selection, { ending: '.html', groupBy, exportId, toContent: (html) => html }),

  async exportPdf({ groupBy, exportId, ...selection }, context) {
    const { printPdf } = context.host
    if (printPdf === null) throw new EngineError('FORBIDDEN', 'Only the desktop window can make PDF files.')
    return exportDocument(context, selection, { ending: '.pdf', groupBy, exportId, toContent: printPdf })
  },

  async cancelExport({ exportId }, { exports }) {
    exports.cancel(exportId)
    return null
  },

  async showFile({ path }, { exports, host }) {
    if (host.showFile === null) throw new EngineError('FORBIDDEN', 'Only the desktop window can show files in their folder.')
    if (!exports.hasMade(path)) throw new EngineError('FORBIDDEN', 'Only files that were exported in this session can be shown.')
    host.showFile(path)
    return null
  },

  async enableCommands({ commands }, { host }) {
    host.enableCommands?.(commands)
    return null
  },

  async setWindowStatus(status, { host }) {
    host.showWindowStatus?.(status)
    return null
  },

  getPreferences: (_input, { userData }) => userData.preferences.get(),

  getStoreLists: (_input, context) => getStoreLists(context),

  getStoreList: async ({ id }, { userData }) => (await userData.storeLists.get()).find((list) => list.id === id) ?? null,

  saveStoreList: (list, context) => saveStoreList(context, list),

  renameStoreList: (input, context) => renameStoreList(context, input),

  async deleteStoreList({ id }, { userData }) {
    await userData.storeLists.save((lists) => lists.filter((list) => list.id !== id))
    return null
  },

  setPreferences: (patch, { userData }) => userData.preferences.save((current) => changePreferences(current, patch)),
}
