import { basename, extname } from 'node:path'
import type { ExportOutcome } from '../../shared/export/exports'
import type { GroupBy } from '../../shared/report/groups'
import type { RowSelection } from '../../shared/report/rowSelection'
import type { Context } from './context'
import { writeAtomically } from '../engine/write/writeAtomically'

interface FileExport {
  readonly suggestedName: string
  /** `cancelExport` with this id stops the export. */
  readonly exportId?: string | undefined
  /** Writes the complete file or nothing, and returns its number of rows. */
  readonly write: (path: string, signal: AbortSignal) => Promise<number>
  /** Writes a summary beside the file. The export can no longer be stopped by then. */
  readonly writeSummary?: (path: string, fileName: string) => Promise<void>
}

/** Asks the user for a path, writes the file and delivers it. Throws the errors of `write` and `writeSummary`. */
export async function exportFile({ host, exports }: Context, wanted: FileExport): Promise<ExportOutcome> {
  const path = await host.chooseSavePath(wanted.suggestedName)
  if (path === null) return { kind: 'dismissed' }
  const paths = [path]
  try {
    // Before anything is written, the user has answered all questions.
    const summaryPath = wanted.writeSummary && (await host.placeBeside(path, `${basename(path, extname(path))}.summary.txt`))
    if (summaryPath === null) {
      await host.discard(path)
      return { kind: 'dismissed' }
    }
    if (summaryPath !== undefined) paths.push(summaryPath)
    const rows = await exports.run(wanted.exportId, (signal) => wanted.write(path, signal))
    if (host.showFile !== null) exports.remember(path)
    if (summaryPath !== undefined) await wanted.writeSummary?.(summaryPath, basename(path))
    return host.deliver(path, rows, summaryPath)
  } catch (error) {
    await Promise.all(paths.map((written) => host.discard(written)))
    throw error
  }
}

interface RowsExport extends Pick<FileExport, 'exportId' | 'write'> {
  /** The last part of the file name, such as `-outages.csv`. */
  readonly ending: string
  readonly withSummary?: boolean
}

/** Exports part of a report to a file named after it, such as `store-monitor-2023-01-25T18-13-22Z-outages.csv`. */
export async function exportNamedAfterReport(
  context: Context,
  selection: RowSelection,
  { ending, withSummary = false, ...rest }: RowsExport,
): Promise<ExportOutcome> {
  const { engine } = context
  const { asOf } = await engine.reports.get(selection.reportId)
  // Windows does not allow colons in file names.
  const suggestedName = `store-monitor-${asOf.slice(0, 19).replaceAll(':', '-')}Z${ending}`
  async function writeSummary(path: string, fileName: string): Promise<void> {
    await writeAtomically(path, [await engine.exports.summary(await engine.selections.select(selection), fileName)])
  }
  return exportFile(context, { ...rest, suggestedName, ...(withSummary && { writeSummary }) })
}

interface DocumentExport extends Pick<RowsExport, 'ending' | 'exportId'> {
  readonly groupBy?: GroupBy | undefined
  /** Converts the HTML document to the content of the file. */
  readonly toContent: (html: string) => string | Promise<Uint8Array>
}

/** Exports the report on the selected stores as one document. */
export function exportDocument(
  context: Context,
  selection: RowSelection,
  { toContent, groupBy, ...rest }: DocumentExport,
): Promise<ExportOutcome> {
  return exportNamedAfterReport(context, selection, {
    ...rest,
    async write(path, signal) {
      const { html, stores } = await context.engine.exports.html(await context.engine.selections.select(selection), groupBy)
      await writeAtomically(path, [await toContent(html)], signal)
      return stores
    },
  })
}
