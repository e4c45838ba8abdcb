import { resolve } from 'node:path'
import { columnSets, kindOf, type ColumnSet } from '../../../shared/report/columns'
import { plainFormats } from '../../../shared/report/explanation'
import { noPollCounts } from '../../../shared/report/noPollCounts'
import type { Method, Report } from '../../../shared/report/report'
import type { ReportSettings } from '../../../shared/report/reportSettings'
import type { Engine } from '../../engine/engine'
import { EngineError } from '../../engine/core/errors'
import { outageColumns } from '../../engine/report/streamOutages'
import { writeAtomically } from '../../engine/write/writeAtomically'
import { isStandardOutput, outputCsv, refuseInputAsOutput, refuseSharedOutput } from './csvOutput'
import { outputIssues } from './issues'
import { repeatOnChange } from './repeatOnChange'
import { jsonText, useFolder, type FolderOptions, type OpenFolder } from './useFolder'

interface ReportOptions extends FolderOptions {
  readonly out?: string
  readonly outages?: string
  readonly html?: string
  readonly issues?: string
  readonly asOf?: string
  readonly from?: string
  readonly to?: string
  readonly method: Method
  readonly store?: string[]
  readonly columns: ColumnSet
  readonly json?: true
  readonly watch?: true
}

/** Makes the report of a folder. Throws INVALID_INPUT for options that do not go together, and the engine's errors. */
export async function report(folder: string, options: ReportOptions): Promise<void> {
  const { out, outages, html, issues, json, history } = options
  if ([out, outages, html, json].every((wish) => wish === undefined)) {
    throw new EngineError('INVALID_INPUT', 'Say what to write: --out, --outages, --html or --json.')
  }
  const outputs = { '--out': out, '--outages': outages, '--html': html, '--issues': issues }
  await refuseSharedOutput({ ...outputs, '--json': json && '-', '--history': history && resolve(history) })
  const window = readWindow(options)
  const work = async (open: OpenFolder): Promise<void> => {
    const { engine, dataSet, stop, print, note } = open
    await refuseInputAsOutput(dataSet, outputs)
    const made = await makeReport(engine, {
      asOf: options.asOf ?? null,
      window,
      method: options.method,
      storeIds: options.store ?? null,
    })
    const { reportId, asOf, method, stores } = made
    const emptiness = noPollCounts(made, dataSet, plainFormats)
    if (emptiness !== null) note(emptiness)
    const everyRow = { reportId, search: '', filters: [], sort: [] }
    if (out !== undefined) {
      const columns = columnSets[kindOf(made)][options.columns]
      if (isStandardOutput(out)) await print(await engine.exporter.rowsText(everyRow, columns))
      else await engine.exporter.rows(everyRow, columns, out, { signal: stop })
    }
    if (outages !== undefined) {
      await engine.exporter.withOutages(everyRow, { signal: stop }, (rows) =>
        outputCsv(outages, outageColumns, rows, open),
      )
    }
    if (html !== undefined) {
      const { html: text } = await engine.exporter.documents.html(everyRow)
      if (isStandardOutput(html)) await print([text])
      else await writeAtomically(html, [text], stop)
    }
    if (issues !== undefined) await outputIssues(issues, open)
    if (json) await print(jsonText({ asOf, ...(made.window && { window: made.window }), method, stores, files: dataSet.files }))
  }
  const jobs = ['load', 'report', 'export'] as const
  if (options.watch) await useFolder(folder, options, jobs, work, repeatOnChange(folder, Object.values(outputs)))
  else await useFolder(folder, options, jobs, work)
}

/** The window of `--from` and `--to`; null where neither is given. Throws INVALID_INPUT where one is missing. */
export function readWindow({ from, to }: { readonly from?: string; readonly to?: string }): ReportSettings['window'] {
  if (from === undefined && to === undefined) return null
  if (from !== undefined && to !== undefined) return { from, to }
  throw new EngineError('INVALID_INPUT', 'A window needs both of its ends: --from and --to.')
}

/** A report that is complete. Throws the errors of starting it, CANCELLED, and INTERNAL where it fails. */
export async function makeReport(engine: Engine, settings: Partial<ReportSettings>): Promise<Report> {
  const { reportId } = await engine.startReport(settings)
  const ended = await engine.finished(reportId)
  if (ended.status === 'complete') return ended
  const code = ended.status === 'cancelled' ? 'CANCELLED' : 'INTERNAL'
  throw new EngineError(code, ended.error ?? `The report is ${ended.status}.`)
}
