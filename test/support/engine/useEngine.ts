import { afterAll, beforeAll } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import type { ReportRow } from '../../../shared/report/columns'
import type { ReportSettings } from '../../../shared/report/reportSettings'
import { withFolder, type Files } from '../data/folder'

interface TestEngine {
  /** The engine; it is open only while tests run. */
  readonly engine: () => Engine
  /** Loads a folder, reports on it, and returns all rows, sorted by store id. Throws if the report does not complete. */
  readonly reportOnFolder: (folder: string, settings?: Partial<ReportSettings>) => Promise<readonly ReportRow[]>
  readonly reportOn: (files: Files, settings?: Partial<ReportSettings>) => Promise<readonly ReportRow[]>
}

/** Opens one engine for the tests of a file, and closes it after them. */
export function useEngine(): TestEngine {
  let engine: Engine
  beforeAll(async () => {
    engine = await Engine.open()
  })
  afterAll(() => engine.close())

  async function reportOnFolder(folder: string, settings: Partial<ReportSettings> = {}) {
    await engine.folder.open(folder)
    const { reportId } = await engine.reports.start(settings)
    const { status, error } = await engine.reports.finished(reportId)
    if (status !== 'complete') throw new Error(`The report ended as ${status}: ${error}`)
    const page = await engine.selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 1000 })
    if (page.rows.length !== page.total) throw new Error(`Got ${page.rows.length} of ${page.total} rows`)
    return page.rows
  }
  return { engine: () => engine, reportOnFolder, reportOn: (files, settings) => withFolder(files, (folder) => reportOnFolder(folder, settings)) }
}
