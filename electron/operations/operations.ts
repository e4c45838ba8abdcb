import { resolve } from 'node:path'
import type { OperationName, Outputs, ParsedInput } from '../../shared/operations/contract'
import type { Context } from './context'
import { EngineError } from '../engine/core/errors'
import { writeCsv } from '../engine/write/writeCsv'
import { issueColumns } from '../engine/load/accounting/storedIssues'
import { mappingOf, withMapping, withoutMapping } from '../userData/folderMappings'
import { withRecentFolder } from '../userData/recentFolders'
import { changePreferences } from '../../shared/preferences/preferences'
import { exportDocument, exportFile, exportNamedAfterReport } from './exportFile'

type Operations = {
  readonly [Name in OperationName]: (input: ParsedInput<Name>, context: Context) => Promise<Outputs[Name]>
}

/** Carries out each operation of the contract. Errors of the engine pass through, and `dispatch` maps them. */
export const operations: Operations = {
  async getOverview(_input, { engine, host, userData }) {
    const { dataSet } = engine
    return {
      door: host.door,
      dataSet,
      report: dataSet === null ? null : await engine.latestReport(dataSet.folder),
      newData: engine.newData,
      recentFolders: await userData.recentFolders.get(),
    }
  },

  async chooseFolder(_input, { engine, host, userData }) {
    const [newest] = await userData.recentFolders.get()
    return host.chooseFolder(newest ?? engine.dataSet?.folder ?? null)
  },

  async openFolder({ path, mapping }, { engine, host, userData: { folderMappings, recentFolders } }) {
    const folder = resolve(await host.admitFolder(path))
    const isChoice = mapping !== null && Object.keys(mapping).length > 0
    // The mapping is forgotten first: the user gave it up even if loading then fails.
    if (mapping !== null && !isChoice) await folderMappings.change((mappings) => withoutMapping(mappings, folder))
    const dataSet = await engine.loadFolder(folder, mapping ?? mappingOf(await folderMappings.get(), folder) ?? {})
    if (isChoice) await folderMappings.change((mappings) => withMapping(mappings, folder, mapping))
    await recentFolders.change((folders) => withRecentFolder(folders, dataSet.folder))
    return dataSet
  },

  async inspectFolder({ path }, { engine, host, userData }) {
    const folder = resolve(await host.admitFolder(path))
    return engine.inspectFolder(folder, mappingOf(await userData.folderMappings.get(), folder))
  },

  async openSampleData(_input, { engine, host, sampleDataFolder }) {
    return engine.loadFolder(await host.admitFolder(sampleDataFolder))
  },

  reloadFolder: async (_input, { engine }) => engine.reloadFolder(),

  async cancelLoad(_input, { engine }) {
    engine.cancelLoad()
    return null
  },

  startReport: (input, { engine }) => engine.startReport(input),

  getReport: ({ reportId }, { engine }) => engine.getReport(reportId),

  async cancelReport({ reportId }, { engine }) {
    await engine.cancelReport(reportId)
    return null
  },

  listReports: (input, { engine }) => engine.listReports(input),

  deleteReports: ({ reportIds }, { engine }) => engine.deleteReports(reportIds),

  getComparison: (input, { engine }) => engine.comparison.rows(input),

  getComparisonSummary: (input, { engine }) => engine.comparison.summary(input),

  exportComparison: (selection, context) =>
    exportFile(context, {
      suggestedName: `store-monitor-comparison-${selection.beforeId}-${selection.afterId}.csv`,
      write: (path) => context.engine.comparison.exportCsv(selection, path),
    }),

  getRows: (input, { engine }) => engine.getRows(input),

  getStoreIds: (input, { engine }) => engine.fleet.storeIds(input),

  getUnknownStores: async ({ storeIds }, { engine }) => engine.requireDataSet().unknownStores(storeIds),

  getTotals: (input, { engine }) => engine.getTotals(input),

  getHourlyDowntime: (input, { engine }) => engine.fleet.hourlyDowntime(input),

  getReportedHours: (input, { engine }) => engine.fleet.reportedHours(input),

  getUptimeBands: (input, { engine }) => engine.fleet.uptimeBands(input),

  getStoreTimeline: ({ reportId, storeId }, { engine }) => engine.getStoreTimeline(reportId, storeId),

  getIssueGroups: async (_input, { engine }) => engine.requireDataSet().issueGroups(),

  getIssues: async (input, { engine }) => engine.requireDataSet().issues(input),

  async exportIssues(selection, context) {
    const dataSet = context.engine.requireDataSet()
    return exportFile(context, {
      suggestedName: 'store-monitor-data-issues.csv',
      write: (path) => writeCsv(path, issueColumns, dataSet.streamIssues(selection)),
    })
  },

  exportCsv: ({ columns, format, withSummary, exportId, ...selection }, context) =>
    exportNamedAfterReport(context, selection, {
      ending: '.csv',
      exportId,
      withSummary,
      write: (path, signal) => context.engine.exporter.rows(selection, columns, path, { format, signal }),
    }),

  exportOutages: ({ format, withSummary, exportId, ...selection }, context) =>
    exportNamedAfterReport(context, selection, {
      ending: '-outages.csv',
      exportId,
      withSummary,
      write: (path, signal) => context.engine.exporter.outages(selection, path, { format, signal }),
    }),

  exportHtml: ({ exportId, ...selection }, context) =>
    exportDocument(context, selection, { ending: '.html', exportId, toContent: (html) => html }),

  async exportPdf({ exportId, ...selection }, context) {
    const { printPdf } = context.host
    if (printPdf === null) throw new EngineError('FORBIDDEN', 'PDF files can be made in the desktop window only.')
    return exportDocument(context, selection, { ending: '.pdf', exportId, toContent: printPdf })
  },

  async cancelExport({ exportId }, { exports }) {
    exports.cancel(exportId)
    return null
  },

  async showFile({ path }, { exports, host }) {
    if (host.showFile === null) throw new EngineError('FORBIDDEN', 'Files can be shown in their folder by the desktop window only.')
    if (!exports.hasMade(path)) throw new EngineError('FORBIDDEN', 'Only files that were exported in this session can be shown.')
    host.showFile(path)
    return null
  },

  async enableCommands({ commands }, { host }) {
    host.enableCommands?.(commands)
    return null
  },

  getPreferences: (_input, { userData }) => userData.preferences.get(),

  setPreferences: (patch, { userData }) => userData.preferences.change((current) => changePreferences(current, patch)),
}
