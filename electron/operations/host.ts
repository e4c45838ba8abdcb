import type { CommandId } from '../../shared/core/menuCommands'
import type { Overview } from '../../shared/operations/folder'
import type { WindowStatus } from '../../shared/operations/preferences'
import type { ExportOutcome } from '../../shared/export/exports'

/** The differences between the doors: how the user chooses paths, and how they get an exported file. */
export interface Host {
  readonly door: Overview['door']
  /** The folder that the user named outside the page; null after the first time. */
  takeWantedFolder(): string | null
  /** Asks the user for a folder, starting in `startIn`. Null if they dismiss the dialog. */
  chooseFolder(startIn: string | null): Promise<string | null>
  /** The folder in which the page begins to list folders; null if this door has a dialog for them. */
  readonly startFolder: string | null
  /** The path to open for a folder that the user named. Throws FORBIDDEN if this door must not open it. */
  admitFolder(path: string): Promise<string>
  /** Whether the users of this door decide if a file is read that unpacks to far more than its size. */
  readonly mayUnpackAll: boolean
  /** Asks the user where to save an export. Null if they dismiss the dialog. */
  chooseSavePath(suggestedName: string): Promise<string | null>
  /**
   * The path for a second file that belongs to the one at `path`, which came from `chooseSavePath`. Null if there is such
   * a file and the user keeps it.
   */
  placeBeside(path: string, name: string): Promise<string | null>
  /** Gives up a path from `chooseSavePath` or `placeBeside` that will not be delivered. */
  discard(path: string): Promise<void>
  /** Delivers the file written to a path from `chooseSavePath`, and its summary. */
  deliver(path: string, rows: number, summaryPath?: string): ExportOutcome
  /** Shows a file in its folder; null if this door cannot. */
  readonly showFile: ((path: string) => void) | null
  /** Converts an HTML document to PDF; null if this door cannot. */
  readonly printPdf: ((html: string) => Promise<Uint8Array>) | null
  /** Disables all other commands in the application menu; null if there is no application menu. */
  readonly enableCommands: ((commands: readonly CommandId[]) => void) | null
  /** Shows progress and stores that are down on the icons of the window; null if it does not have any of its own. */
  readonly showWindowStatus: ((status: WindowStatus) => void) | null
}
