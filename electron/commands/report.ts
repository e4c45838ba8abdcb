import { columnSets, type ColumnSet } from '../../shared/columns'
import type { Method, Report } from '../../shared/report'
import type { Engine } from '../engine/engine'
import { EngineError } from '../engine/errors'
import { isStandardOutput, refuseInputAsOutput, refuseSharedOutput } from './csvOutput'
import { outputIssues } from './issues'
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
  const { out, issues, json } = options
  if (out === undefined && json === undefined) {
    throw new EngineError('INVALID_INPUT', 'Say where the report goes: --out <file.csv>, --json, or both.')
  }
  const outputs = { '--out': out, '--issues': issues }
  refuseSharedOutput({ ...outputs, '--json': json && '-' })
  await useFolder(folder, options.history, async (open) => {
    const { engine, dataSet, stop, print } = open
    await refuseInputAsOutput(dataSet, outputs)
    const { reportId, asOf, method, stores } = await makeReport(engine, {
      asOf: options.asOf ?? null,
      method: options.method,
      storeId: options.store ?? null,
    })
    if (out !== undefined) {
      const everyRow = { reportId, search: '', filters: [], sort: [] }
      const columns = columnSets[options.columns]
      if (isStandardOutput(out)) await print(await engine.streamCsv(everyRow, columns))
      else await engine.exportCsv(everyRow, columns, out, stop)
    }
    if (issues !== undefined) await outputIssues(issues, open)
    if (json) await print(jsonText({ asOf, method, stores, files: dataSet.files }))
  })
}

/** A report that is complete. Throws the errors of starting it, CANCELLED, and INTERNAL where it fails. */
export async function makeReport(engine: Engine, settings: Parameters<Engine['startReport']>[0]): Promise<Report> {
  const { reportId } = await engine.startReport(settings)
  const ended = await engine.finished(reportId)
  if (ended.status === 'complete') return ended
  const code = ended.status === 'cancelled' ? 'CANCELLED' : 'INTERNAL'
  throw new EngineError(code, ended.error ?? `The report is ${ended.status}.`)
}
