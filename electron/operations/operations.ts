import { resolve } from 'node:path'
import type { OperationName, Outputs, ParsedInput } from '../../shared/operations/contract'
import type { Context } from './context'
import { EngineError } from '../engine/core/errors'
import { writeCsv } from '../engine/write/writeCsv'
import { issueColumns } from '../engine/load/accounting/storedIssues'
import { exportDocument, exportFile, exportNamedAfterReport } from './exportFile'

type Operations = {
  readonly [Name in OperationName]: (input: ParsedInput<Name>, context: Context) => Promise<Outputs[Name]>
}

/** How each operation of the contract is done. Errors of the engine pass through; `dispatch` maps them. */
export const operations: Operations = {
  async getOverview(_input, { engine, host, recentFolders }) {
    const { dataSet } = engine
    return {
      door: host.door,
      dataSet,
      report: dataSet === null ? null : await engine.latestReport(dataSet.folder),
      newData: engine.newData,
      recentFolders: await recentFolders.list(),
    }
  },

  async chooseFolder(_input, { engine, host, recentFolders }) {
    const [newest] = await recentFolders.list()
    return host.chooseFolder(newest ?? engine.dataSet?.folder ?? null)
  },

  async openFolder({ path, mapping }, { engine, host, recentFolders, folderMappings }) {
    const folder = resolve(await host.admitFolder(path))
    const isChoice = mapping !== null && Object.keys(mapping).length > 0
    // A folder that cannot be read without a choice is nevertheless one whose choice was given up.
    if (mapping !== null && !isChoice) await folderMappings.forget(folder)
    const dataSet = await engine.loadFolder(folder, mapping ?? (await folderMappings.get(folder)) ?? {})
    if (isChoice) await folderMappings.remember(folder, mapping)
    await recentFolders.add(dataSet.folder)
    return dataSet
  },

  async inspectFolder({ path }, { engine, host, folderMappings }) {
    const folder = resolve(await host.admitFolder(path))
    return engine.inspectFolder(folder, await folderMappings.get(folder))
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
    if (printPdf === null) throw new EngineError('FORBIDDEN', 'PDF files are made in the desktop window only.')
    return exportDocument(context, selection, { ending: '.pdf', exportId, toContent: printPdf })
  },

  async cancelExport({ exportId }, { exports }) {
    exports.cancel(exportId)
    return null
  },

  async showFile({ path }, { exports, host }) {
    if (host.showFile === null) throw new EngineError('FORBIDDEN', 'Files are shown by the desktop window only.')
    if (!exports.hasMade(path)) throw new EngineError('FORBIDDEN', 'Only a file that was exported just now can be shown.')
    host.showFile(path)
    return null
  },

  async enableCommands({ commands }, { host }) {
    host.enableCommands?.(commands)
    return null
  },

  getPreferences: (_input, { preferences }) => preferences.get(),

  setPreferences: (patch, { preferences }) => preferences.set(patch),
}
