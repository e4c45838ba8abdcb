import type { z } from 'zod'
import type { CommandId } from '../core/commands'
import type { Progress } from '../core/progress'
import type { Result } from '../core/result'
import type { NewData } from '../folder/dataSet'
import type { Report } from '../report/report'
import { exportOperations, type ExportOutputs } from './export'
import { folderOperations, type FolderOutputs } from './folder'
import { historyOperations, type HistoryOutputs } from './history'
import { preferenceOperations, type PreferenceOutputs } from './preferences'
import { reportOperations, type ReportOutputs } from './report'
import { rowOperations, type RowOutputs } from './rows'

/** Every operation once: what it does, and what it takes. What it gives stands in `Outputs`. */
export const operations = {
  ...folderOperations,
  ...reportOperations,
  ...historyOperations,
  ...rowOperations,
  ...exportOperations,
  ...preferenceOperations,
}

export type OperationName = keyof typeof operations
/** What a caller passes; defaults may be left out. */
export type Input<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>
/** What an implementation gets: validated, defaults filled in. */
export type ParsedInput<Name extends OperationName> = z.output<(typeof operations)[Name]['input']>

export interface Outputs
  extends FolderOutputs,
    ReportOutputs,
    HistoryOutputs,
    RowOutputs,
    ExportOutputs,
    PreferenceOutputs {}

/** What the engine tells unasked. */
interface Events {
  progress: Progress
  /** A report began, or ended in one way or another. */
  report: Report
  /** Reports are gone, with their rows: deleted by somebody, or beyond what the history keeps. */
  reportsDeleted: readonly number[]
  /** Files of the open folder have changed and are stable; null when that is over: loaded again, or as they were. */
  newData: NewData | null
  /** The user chose an item of the application menu. */
  menu: CommandId
  /** The user chose a folder opened before in the application menu. */
  openFolder: string
}
type EventName = keyof Events
/** An event on the wire. */
export type EventMessage = { [Name in EventName]: { name: Name; data: Events[Name] } }[EventName]

/** How the page reaches the engine; the desktop's preload and the browser's fetch implement it. */
export interface Transport {
  call<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Result<Outputs[Name]>>
  /** Returns a function that ends the subscription. */
  subscribe(listener: (event: EventMessage) => void): () => void
  /** The path of a file or folder dropped on the window; absent where the page cannot know it. */
  pathOf?(file: unknown): string
}
