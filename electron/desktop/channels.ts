/** The two IPC channels, known to both sides: calls of operations, and events of the engine and the menu. */
export const callChannel = 'store-monitor:call'
export const eventChannel = 'store-monitor:event'
