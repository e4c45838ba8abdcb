import type { CommandId } from '../../shared/core/commands'
import type { Overview } from '../../shared/operations/folder'
import type { ExportOutcome } from '../../shared/export/exports'

/** What differs between the doors: how the user is asked for places, and how a finished file reaches them. */
export interface Host {
  readonly door: Overview['door']
  /** Asks for a folder, starting in the one given. Null when the user dismissed the question. */
  chooseFolder(startIn: string | null): Promise<string | null>
  /** The path to open for a folder the user named. Throws FORBIDDEN where this door does not open it. */
  admitFolder(path: string): Promise<string>
  /** Where an export goes. Null when the user dismissed the question. */
  chooseSavePath(suggestedName: string): Promise<string | null>
  /** Where a file of this name goes that belongs to the one at `path`, a path of `chooseSavePath`. */
  placeBeside(path: string, name: string): Promise<string>
  /** Lets go of a path of `chooseSavePath` or `placeBeside`: nothing will be handed over there. */
  discard(path: string): Promise<void>
  /** Hands over the file written to a path of `chooseSavePath`, and its summary. */
  deliver(path: string, rows: number, summaryPath?: string): ExportOutcome
  /** Shows a file in its folder; null where the user has no files of this computer. */
  readonly showFile: ((path: string) => void) | null
  /** Makes a PDF file of an HTML document; null where this door cannot. */
  readonly printPdf: ((html: string) => Promise<Uint8Array>) | null
  /** Greys the other commands in the menu of the application; null where the page has the only menu. */
  readonly enableCommands: ((commands: readonly CommandId[]) => void) | null
}
