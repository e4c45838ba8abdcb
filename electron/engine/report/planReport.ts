import type { ReportSettings } from '../../../shared/report/reportSettings'
import { longestWindowDays, reportDefaults } from '../../../shared/report/reportDefaults'
import type { Database } from '../core/database'
import type { DataSet } from '../load/dataSet'
import { EngineError } from '../core/errors'
import { hourUs, readInstant } from '../time/instants'
import type { PlannedReport, ReportBasis } from '../history/reportRecord'

/**
 * What a report of a data set is made from; what `settings` leave out is as usual. Throws INVALID_INPUT, and
 * STORE_NOT_FOUND where stores are asked for that the data does not have.
 */
export async function planReport(
  database: Database,
  dataSet: DataSet,
  settings: Partial<ReportSettings>,
): Promise<PlannedReport> {
  const basis = await readBasis(database, dataSet, { ...reportDefaults, ...settings })
  const { folder, files } = dataSet.summary
  return { folder, basis, rowsRejected: files.reduce((sum, file) => sum + file.rowsRejected, 0) }
}

/** Checks what the user asked for and fills in the newest poll. */
async function readBasis(
  database: Database,
  dataSet: DataSet,
  { asOf, window, method, storeIds }: ReportSettings,
): Promise<ReportBasis> {
  if (storeIds !== null) await requireStores(dataSet, storeIds)
  const chosen = { method, storeIds: storeIds === null ? null : [...new Set(storeIds)] }
  if (window === null) {
    return { windowFromUs: null, toUs: asOf === null ? dataSet.lastPollUs : await readInstant(database, asOf), ...chosen }
  }
  if (asOf !== null) {
    throw new EngineError('INVALID_INPUT', 'A window ends where it says: give either as-of, or a window from and to.')
  }
  const [windowFromUs, toUs] = [await readInstant(database, window.from), await readInstant(database, window.to)]
  if (windowFromUs >= toUs) {
    throw new EngineError('INVALID_INPUT', `A window must end after it begins; this one goes from ${window.from} to ${window.to}.`)
  }
  if (toUs - windowFromUs > longestWindowDays * 24 * hourUs) {
    throw new EngineError('INVALID_INPUT', `A window can be ${longestWindowDays} days long, not more.`)
  }
  return { windowFromUs, toUs, ...chosen }
}

const idsTold = 5

async function requireStores(dataSet: DataSet, storeIds: readonly string[]): Promise<void> {
  const unknown = await dataSet.unknownStores(storeIds)
  if (unknown.length === 0) return
  const told = unknown.slice(0, idsTold).join(', ')
  const rest = unknown.length > idsTold ? ` and ${unknown.length - idsTold} more` : ''
  const stores = unknown.length === 1 ? 'the store' : `these ${unknown.length} stores:`
  throw new EngineError('STORE_NOT_FOUND', `No file in ${dataSet.summary.folder} names ${stores} ${told}${rest}.`)
}
