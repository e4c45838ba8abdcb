/** The IPC channels between main process and preload: calls of operations, and events of the engine and the menu. */
export const callChannel = 'store-monitor:call'
export const eventChannel = 'store-monitor:event'
