import { resolve } from 'node:path'
import type { OperationName, Outputs, ParsedInput } from '../shared/contract'
import type { Report } from '../shared/report'
import type { Context } from './context'
import { writeIssues } from './engine/issues'

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

  startReport: (input, { engine, client }) => engine.startReport(input, client),

  getReport: ({ reportId }, { engine }) => engine.getReport(reportId),

  async cancelReport({ reportId }, { engine }) {
    await engine.cancelReport(reportId)
    return null
  },

  listReports: (input, { engine }) => engine.listReports(input),

  deleteReports: ({ reportIds }, { engine }) => engine.deleteReports(reportIds),

  getComparison: (input, { engine }) => engine.comparison.rows(input),

  getComparisonSummary: (input, { engine }) => engine.comparison.summary(input),

  async exportComparison(selection, { engine, host }) {
    const { beforeId, afterId } = selection
    const path = await host.chooseSavePath(`store-monitor-comparison-${beforeId}-${afterId}.csv`)
    if (path === null) return { kind: 'dismissed' }
    return host.deliver(path, await engine.comparison.exportCsv(selection, path))
  },

  getRows: (input, { engine }) => engine.getRows(input),

  getStoreIds: (input, { engine }) => engine.fleet.storeIds(input),

  getUnknownStores: async ({ storeIds }, { engine }) => engine.requireDataSet().unknownStores(storeIds),

  getTotals: (input, { engine }) => engine.getTotals(input),

  getHourlyDowntime: (input, { engine }) => engine.fleet.hourlyDowntime(input),

  getUptimeBands: (input, { engine }) => engine.fleet.uptimeBands(input),

  getStoreTimeline: ({ reportId, storeId }, { engine, client }) => engine.getStoreTimeline(reportId, storeId, client),

  getIssueGroups: async (_input, { engine }) => engine.requireDataSet().issueGroups(),

  getIssues: (input, { engine }) => engine.getIssues(input),

  async exportIssues(selection, { engine, host }) {
    const dataSet = engine.requireDataSet()
    const path = await host.chooseSavePath('store-monitor-data-issues.csv')
    if (path === null) return { kind: 'dismissed' }
    return host.deliver(path, await writeIssues(dataSet, path, selection))
  },

  async exportCsv({ columns, ...selection }, { engine, host }) {
    const report = await engine.getReport(selection.reportId)
    const path = await host.chooseSavePath(exportName(report))
    if (path === null) return { kind: 'dismissed' }
    return host.deliver(path, await engine.exporter.rows(selection, columns, path))
  },

  getPreferences: (_input, { preferences }) => preferences.get(),

  setPreferences: (patch, { preferences }) => preferences.set(patch),
}

/** Such as `store-monitor-2023-01-25T18-13-22Z.csv`: colons are not allowed in file names everywhere. */
function exportName({ asOf }: Report): string {
  return `store-monitor-${asOf.slice(0, 19).replaceAll(':', '-')}Z.csv`
}
