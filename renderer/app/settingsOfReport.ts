import type { Transport } from '../../shared/operations/contract'
import type { Report } from '../../shared/report/report'
import type { ReportSettings } from '../../shared/report/reportSettings'
import type { Result } from '../../shared/core/result'
import { reportDefaults } from '../../shared/report/reportDefaults'

/** The settings that repeat a report on new data: the same stores and method, up to the newest poll or for the same window. */
export async function settingsOfReport(transport: Transport, report: Report | null): Promise<Result<ReportSettings>> {
  if (report === null) return { ok: true, value: reportDefaults }
  const { reportId, method, window, selectedStores } = report
  const settings = { ...reportDefaults, method, window }
  if (selectedStores === null) return { ok: true, value: settings }
  const stores = await transport.call('getStoreIds', { reportId, offset: 0, limit: selectedStores })
  return stores.ok ? { ok: true, value: { ...settings, storeIds: [...stores.value.storeIds] } } : stores
}
