import { resolve } from 'node:path'
import { columnSets, type ColumnSet } from '../../shared/columns'
import type { Method, Report } from '../../shared/report'
import type { Engine } from '../engine/engine'
import { EngineError } from '../engine/errors'
import { writeIssues } from '../engine/issues'
import { jsonText, useFolder } from './useFolder'

export interface ReportOptions {
  readonly out?: string
  readonly issues?: string
  readonly asOf?: string
  readonly method: Method
  readonly store?: string
  readonly columns: ColumnSet
  readonly json?: true
  readonly history?: string
}

/** Makes the report of a folder. Throws INVALID_INPUT for options that do not go together, and the engine's errors. */
export async function report(folder: string, options: ReportOptions): Promise<void> {
  const { out, issues } = options
  if (out === undefined && options.json === undefined) {
    throw new EngineError('INVALID_INPUT', 'Say where the report goes: --out <file.csv>, --json, or both.')
  }
  if (out !== undefined && issues !== undefined && resolve(out) === resolve(issues)) {
    throw new EngineError('INVALID_INPUT', 'The report and the data issues need a file each: --out and --issues.')
  }
  await useFolder(folder, options.history, async ({ engine, dataSet: { files }, stop, print }) => {
    const { reportId, asOf, method, stores } = await makeReport(engine, {
      asOf: options.asOf ?? null,
      method: options.method,
      storeId: options.store ?? null,
    })
    if (out !== undefined) {
      const everyRow = { reportId, search: '', filters: [], sort: [] }
      await engine.exportCsv(everyRow, columnSets[options.columns], out, stop)
    }
    if (issues !== undefined) await writeIssues(engine, issues, {}, stop)
    if (options.json) await print(jsonText({ asOf, method, stores, files }))
  })
}

/** A report that is complete. Throws the errors of starting it, and INTERNAL where it does not complete. */
export async function makeReport(engine: Engine, settings: Parameters<Engine['startReport']>[0]): Promise<Report> {
  const { reportId } = await engine.startReport(settings)
  const ended = await engine.finished(reportId)
  if (ended.status !== 'complete') throw new EngineError('INTERNAL', ended.error ?? `The report is ${ended.status}.`)
  return ended
}
