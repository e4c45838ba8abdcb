import type { Report } from '../../../shared/report/report'
import type { ReportSettings } from '../../../shared/report/reportSettings'
import type { Engine } from '../../engine/engine'
import { EngineError } from '../../engine/core/errors'

/**
 * Makes a report and resolves when it is complete. Throws INVALID_INPUT and STORE_NOT_FOUND for wrong settings,
 * CANCELLED if the report is cancelled, and INTERNAL if it fails.
 */
export async function makeReport(engine: Engine, settings: Partial<ReportSettings>): Promise<Report> {
  const { reportId } = await engine.reports.start(settings)
  const ended = await engine.reports.finished(reportId)
  if (ended.status === 'complete') return ended
  const code = ended.status === 'cancelled' ? 'CANCELLED' : 'INTERNAL'
  throw new EngineError(code, ended.error ?? `The report is ${ended.status}.`)
}
