import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { EventMessage, Transport } from '../../shared/operations/contract'
import { callChannel, eventChannel } from './channels'

const transport: Transport = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  subscribe(listener) {
    // The event is not passed on: it would give the page access to all of ipcRenderer.
    const forward = (_event: IpcRendererEvent, message: EventMessage) => listener(message)
    ipcRenderer.on(eventChannel, forward)
    return () => void ipcRenderer.off(eventChannel, forward)
  },
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- shared code knows no DOM; Electron checks that it is a File
  pathOf: (file) => webUtils.getPathForFile(file as File),
}

contextBridge.exposeInMainWorld('storeMonitor', transport)
