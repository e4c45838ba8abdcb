import { basename, extname } from 'node:path'
import type { ExportOutcome } from '../shared/exports'
import type { Context } from './context'

interface FileExport {
  readonly suggestedName: string
  /** By which the export can be stopped. */
  readonly exportId?: string | undefined
  /** Writes the file, whole or not at all, and returns the number of its rows. */
  readonly write: (path: string, signal: AbortSignal) => Promise<number>
  /** Writes a summary of the file beside it. */
  readonly writeSummary?: ((path: string, fileName: string, signal: AbortSignal) => Promise<void>) | undefined
}

/** Asks where a file goes, has it written, and hands it over. Throws what writing throws. */
export async function exportFile({ host, exports }: Context, wanted: FileExport): Promise<ExportOutcome> {
  const path = await host.chooseSavePath(wanted.suggestedName)
  if (path === null) return { kind: 'dismissed' }
  return exports.run(wanted.exportId, async (signal) => {
    const rows = await wanted.write(path, signal)
    if (host.showFile !== null) exports.remember(path)
    if (wanted.writeSummary === undefined) return host.deliver(path, rows)
    const summaryPath = await host.placeBeside(path, `${basename(path, extname(path))}.summary.txt`)
    await wanted.writeSummary(summaryPath, basename(path), signal)
    return host.deliver(path, rows, summaryPath)
  })
}
