import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { EventMessage } from '../../shared/operations/contract'
import type { Result } from '../../shared/core/result'
import type { Context } from '../operations/context'
import { dispatch, failure } from '../operations/dispatch'
import { isPageAddress } from './pagePolicy'
import { callChannel, eventChannel } from './channels'

/** Answers the calls of our page, and forwards the events of the engine to it. */
export function connectPage(context: Context): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) => answer(event, name, input, context))
  context.engine.subscribe(sendToPage)
}

/** Sends an event to every window. */
export function sendToPage(message: EventMessage): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(eventChannel, message)
}

async function answer(
  { senderFrame }: IpcMainInvokeEvent,
  name: unknown,
  input: unknown,
  context: Context,
): Promise<Result<unknown>> {
  const isOurPage = senderFrame !== null && senderFrame.parent === null && isPageAddress(senderFrame.url)
  if (!isOurPage) return failure('INVALID_INPUT', 'Only the page of Store Monitor can call operations.')
  return dispatch(String(name), input, context)
}
