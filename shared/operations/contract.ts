import type { z } from 'zod'
import type { CommandId } from '../core/menuCommands'
import type { Progress } from '../core/progress'
import type { Result } from '../core/result'
import type { NewData } from '../folder/dataSet'
import type { Report } from '../report/report'
import { exceptionOperations, type ExceptionOutputs } from './exceptions'
import { exportOperations, type ExportOutputs } from './export'
import { folderOperations, type FolderOutputs, type HistoryProblem } from './folder'
import { historyOperations, type HistoryOutputs } from './history'
import { preferenceOperations, type PreferenceOutputs } from './preferences'
import { reportOperations, type ReportOutputs } from './report'
import { rowOperations, type RowOutputs } from './rows'
import { storeListOperations, type StoreListOutputs } from './storeLists'

/** Every operation with its summary and its input. `Outputs` has what it returns. */
export const operations = {
  ...folderOperations,
  ...reportOperations,
  ...exceptionOperations,
  ...historyOperations,
  ...rowOperations,
  ...exportOperations,
  ...preferenceOperations,
  ...storeListOperations,
}

export type OperationName = keyof typeof operations
/** The input that a caller passes; values with a default may be left out. */
export type Input<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>
/** The input that an implementation gets: validated, with defaults filled in. */
export type ParsedInput<Name extends OperationName> = z.output<(typeof operations)[Name]['input']>

export interface Outputs
  extends FolderOutputs,
    ReportOutputs,
    ExceptionOutputs,
    HistoryOutputs,
    RowOutputs,
    ExportOutputs,
    PreferenceOutputs,
    StoreListOutputs {}

/** The events that the page gets without asking. */
interface Events {
  progress: Progress
  /** A report has started or ended. */
  report: Report
  /** Reports and their rows were deleted, by the user or because the history is full. */
  reportsDeleted: readonly number[]
  /** Files of the open folder have changed and are stable. Null after they were loaded or have changed back. */
  newData: NewData | null
  /** The history of reports could not be opened, so that reports are kept in memory only; null once they are kept again. */
  historyProblem: HistoryProblem | null
  /** The user chose a command in the application menu. */
  menu: CommandId
  /** The user named a folder outside the page, which `takeWantedFolder` returns. */
  folderWanted: null
}
type EventName = keyof Events
/** An event on the wire. */
export type EventMessage = { [Name in EventName]: { name: Name; data: Events[Name] } }[EventName]

/** How the page calls operations: over IPC in the desktop window, over HTTP in a browser. */
export interface Transport {
  call<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Result<Outputs[Name]>>
  /** Returns a function that ends the subscription. */
  subscribe(listener: (event: EventMessage) => void): () => void
  /** The path of a file or folder dropped on the window; absent in a browser, which hides it. */
  pathOf?(file: unknown): string
}
