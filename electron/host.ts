import type { ExportOutcome, Overview } from '../shared/contract'

/** What differs between the doors: how the user is asked for places, and how a finished file reaches them. */
export interface Host {
  readonly door: Overview['door']
  /** Asks for a folder, starting in the one given. Null when the user dismissed the question. */
  chooseFolder(startIn: string | null): Promise<string | null>
  /** The path to open for a folder the user named. Throws FORBIDDEN where this door does not open it. */
  admitFolder(path: string): Promise<string>
  /** Where an export goes. Null when the user dismissed the question. */
  chooseSavePath(suggestedName: string): Promise<string | null>
  /** Hands over the file written to a path of `chooseSavePath`. */
  deliver(path: string, rows: number): ExportOutcome
}
