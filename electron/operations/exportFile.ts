import { basename, extname } from 'node:path'
import type { ExportOutcome } from '../../shared/export/exports'
import type { RowSelection } from '../../shared/report/rowSelection'
import type { Context } from './context'
import { writeAtomically } from '../engine/write/writeAtomically'

interface FileExport {
  readonly suggestedName: string
  /** By which the export can be stopped. */
  readonly exportId?: string | undefined
  /** Writes the file, whole or not at all, and returns the number of its rows. */
  readonly write: (path: string, signal: AbortSignal) => Promise<number>
  /** Writes a summary of the file beside it; by then it is too late to stop the export. */
  readonly writeSummary?: (path: string, fileName: string) => Promise<void>
}

/** Asks where a file goes, has it written, and hands it over. Throws what writing throws. */
export async function exportFile({ host, exports }: Context, wanted: FileExport): Promise<ExportOutcome> {
  const path = await host.chooseSavePath(wanted.suggestedName)
  if (path === null) return { kind: 'dismissed' }
  const places = [path]
  try {
    const rows = await exports.run(wanted.exportId, (signal) => wanted.write(path, signal))
    if (host.showFile !== null) exports.remember(path)
    if (wanted.writeSummary === undefined) return host.deliver(path, rows)
    const summaryPath = await host.placeBeside(path, `${basename(path, extname(path))}.summary.txt`)
    places.push(summaryPath)
    await wanted.writeSummary(summaryPath, basename(path))
    return host.deliver(path, rows, summaryPath)
  } catch (error) {
    await Promise.all(places.map((place) => host.discard(place)))
    throw error
  }
}

interface RowsExport extends Pick<FileExport, 'exportId' | 'write'> {
  /** Of the name of the file. */
  readonly ending: string
  readonly withSummary?: boolean
}

/**
 * Exports what is told of the selected rows of a report into a file named after the report, such as
 * `store-monitor-2023-01-25T18-13-22Z-outages.csv`.
 */
export async function exportNamedAfterReport(
  context: Context,
  selection: RowSelection,
  { ending, withSummary = false, ...rest }: RowsExport,
): Promise<ExportOutcome> {
  const { engine } = context
  const { asOf } = await engine.getReport(selection.reportId)
  // Colons are not allowed in file names everywhere.
  const suggestedName = `store-monitor-${asOf.slice(0, 19).replaceAll(':', '-')}Z${ending}`
  async function writeSummary(path: string, fileName: string): Promise<void> {
    await writeAtomically(path, [await engine.exporter.documents.summary(selection, fileName)])
  }
  return exportFile(context, { ...rest, suggestedName, ...(withSummary && { writeSummary }) })
}

interface DocumentExport extends Pick<RowsExport, 'ending' | 'exportId'> {
  /** From the HTML document to what is in the file. */
  readonly toContent: (html: string) => string | Promise<Uint8Array>
}

/** Exports the report on the selected stores as one document. */
export function exportDocument(
  context: Context,
  selection: RowSelection,
  { toContent, ...rest }: DocumentExport,
): Promise<ExportOutcome> {
  return exportNamedAfterReport(context, selection, {
    ...rest,
    async write(path, signal) {
      const { html, stores } = await context.engine.exporter.documents.html(selection)
      await writeAtomically(path, [await toContent(html)], signal)
      return stores
    },
  })
}
