import { plainFormats, type Formats } from '../../../shared/report/explanation'
import { reportDefaults } from '../../../shared/report/reportDefaults'
import type { ReportSettings } from '../../../shared/report/reportSettings'
import { twoTimesProblem, unknownStoresProblem, windowProblem } from '../../../shared/report/settingsRules'
import type { DataSet } from '../load/dataSet'
import { EngineError } from '../core/errors'
import { readInstant } from '../time/instants'
import type { PlannedReport } from '../history/reportRecord'

/** Messages repeat instants exactly as the user wrote them. */
const messageFormats: Formats = { ...plainFormats, instant: (written) => written }

/**
 * Decides what a report of a data set is computed from. Missing settings have their defaults. Throws INVALID_INPUT if a
 * setting cannot be used, STORE_NOT_FOUND if a requested store is not in the data.
 */
export async function planReport(
  dataSet: DataSet,
  settings: Partial<ReportSettings>,
): Promise<PlannedReport> {
  const basis = await readBasis(dataSet, { ...reportDefaults, ...settings })
  const { folder, files } = dataSet.summary
  const [dataHash = ''] = await dataSet.hashesUntil([basis.toUs])
  return {
    folder,
    basis,
    exceptions: dataSet.hasExceptions ? dataSet : null,
    rowsRejected: files.reduce((sum, file) => sum + file.rowsRejected, 0),
    dataHash,
    attributes: await dataSet.storedAttributes(),
  }
}

async function readBasis(
  dataSet: DataSet,
  { asOf, window, method, storeIds }: ReportSettings,
): Promise<PlannedReport['basis']> {
  if (storeIds !== null) await requireStores(dataSet, storeIds)
  const chosen = { method, storeIds: storeIds === null ? null : [...new Set(storeIds)] }
  if (window === null) {
    return { windowFromUs: null, toUs: asOf === null ? dataSet.lastPollUs : await readInstant(dataSet, asOf), ...chosen }
  }
  if (asOf !== null) throw new EngineError('INVALID_INPUT', twoTimesProblem)
  const [windowFromUs, toUs] = [await readInstant(dataSet, window.from), await readInstant(dataSet, window.to)]
  const problem = windowProblem(window, (toUs - windowFromUs) / 1000, messageFormats)
  if (problem !== null) throw new EngineError('INVALID_INPUT', problem)
  return { windowFromUs, toUs, ...chosen }
}

async function requireStores(dataSet: DataSet, storeIds: readonly string[]): Promise<void> {
  const problem = unknownStoresProblem(await dataSet.unknownStores(storeIds), messageFormats)
  if (problem !== null) throw new EngineError('STORE_NOT_FOUND', problem)
}
