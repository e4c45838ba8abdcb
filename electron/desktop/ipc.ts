import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { EventMessage } from '../../shared/operations/contract'
import { failure, type Result } from '../../shared/core/result'
import { isPageAddress } from './pagePolicy'
import type { FirstAnswers } from './firstAnswers'
import { callChannel, eventChannel } from './channels'

/** The engine and the operations on it. */
export interface Backend {
  /** Runs an operation by its name. Never rejects: every error becomes a failure. */
  readonly answer: (name: string, input: unknown) => Promise<Result<unknown>>
  /** Resolves when no load, report or export is running. */
  readonly whenIdle: () => Promise<unknown>
  /** Cancels what is running and closes all files. */
  readonly close: () => Promise<void>
}

/**
 * Answers the calls of our page. `first` answers until the backend is open. The first other call opens it: sooner, loading
 * DuckDB would hold up the first screen.
 */
export function connectPage(first: FirstAnswers, open: () => Promise<Backend>): void {
  let backend: Backend | null = null
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOurPage(event)) return failure('INVALID_INPUT', 'Only the page of Store Monitor can call operations.')
    const called = String(name)
    if (backend === null && isFirst(called, first)) return { ok: true, value: await first[called]?.() }
    backend ??= await open()
    return backend.answer(called, input)
  })
}

function isFirst(name: string, first: FirstAnswers): name is keyof FirstAnswers {
  return Object.hasOwn(first, name)
}

/** Sends an event to every window. */
export function sendToPage(message: EventMessage): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(eventChannel, message)
}

function isOurPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isPageAddress(senderFrame.url)
}
