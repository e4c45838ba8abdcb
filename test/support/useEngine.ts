import { afterAll, beforeAll } from 'vitest'
import { Engine } from '../../electron/engine/engine'
import type { ReportRow } from '../../shared/columns'
import type { Method } from '../../shared/report'
import { withFolder, type Files } from './folder'

interface Settings {
  /** ISO 8601; the latest poll where it is absent or null. */
  readonly asOf?: string | null
  readonly method?: Method
}

interface TestEngine {
  /** The engine itself; only inside of tests. */
  readonly engine: () => Engine
  /** Loads a folder and reports on it; all rows, by store id. Fails where the report does not complete. */
  readonly reportOnFolder: (folder: string, settings?: Settings) => Promise<readonly ReportRow[]>
  readonly reportOn: (files: Files, settings?: Settings) => Promise<readonly ReportRow[]>
}

/** One engine for the tests of a file, open while they run. */
export function useEngine(): TestEngine {
  let engine: Engine
  beforeAll(async () => {
    engine = await Engine.open()
  })
  afterAll(() => engine.close())

  async function reportOnFolder(folder: string, { asOf = null, method = 'nearest' }: Settings = {}) {
    await engine.loadFolder(folder)
    const { reportId } = await engine.startReport({ asOf, method, storeId: null })
    const { status, error } = await engine.finished(reportId)
    if (status !== 'complete') throw new Error(`The report ended as ${status}: ${error}`)
    const page = await engine.getRows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 1000 })
    if (page.rows.length !== page.total) throw new Error(`Got ${page.rows.length} of ${page.total} rows`)
    return page.rows
  }
  return { engine: () => engine, reportOnFolder, reportOn: (files, settings) => withFolder(files, (folder) => reportOnFolder(folder, settings)) }
}
