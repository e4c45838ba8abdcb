/** What the user can ask for by menu or by key, in the order of the menus. */
export interface Command {
  readonly id: string
  readonly label: string
  /** Where it stands in the application menu; null for keys that need no menu. */
  readonly menu: 'File' | 'Edit' | 'View' | 'Help' | null
  /** In Electron's notation; the first is shown in the menu. `CmdOrCtrl` is Cmd on macOS and Ctrl elsewhere. */
  readonly shortcuts: readonly string[]
  /** A line above it in the menu. */
  readonly startsGroup?: true
}

/** A label ends in … where something has to be chosen or typed before anything is done. */
export const commands = [
  { id: 'openFolder', label: 'Open Folder…', menu: 'File', shortcuts: ['CmdOrCtrl+O'] },
  { id: 'showHistory', label: 'History', menu: 'File', shortcuts: ['CmdOrCtrl+Shift+H'] },
  { id: 'changeReportSettings', label: 'Report Settings…', menu: 'File', shortcuts: ['CmdOrCtrl+Shift+S'], startsGroup: true },
  { id: 'exportCsv', label: 'Export…', menu: 'File', shortcuts: ['CmdOrCtrl+E'] },
  { id: 'editPreferences', label: 'Preferences…', menu: 'File', shortcuts: ['CmdOrCtrl+,'], startsGroup: true },
  { id: 'undo', label: 'Undo', menu: 'Edit', shortcuts: ['CmdOrCtrl+Z'] },
  { id: 'redo', label: 'Redo', menu: 'Edit', shortcuts: ['CmdOrCtrl+Shift+Z', 'CmdOrCtrl+Y'] },
  { id: 'find', label: 'Find', menu: 'Edit', shortcuts: ['CmdOrCtrl+F'], startsGroup: true },
  { id: 'toggleDetails', label: 'Store Details', menu: 'View', shortcuts: ['CmdOrCtrl+I'] },
  { id: 'chooseView', label: 'Views…', menu: 'View', shortcuts: ['CmdOrCtrl+J'] },
  { id: 'chooseColumns', label: 'Columns…', menu: 'View', shortcuts: ['CmdOrCtrl+K'] },
  { id: 'changeTarget', label: 'Uptime Goal…', menu: 'View', shortcuts: ['CmdOrCtrl+G'] },
  { id: 'showFiles', label: 'Files of This Folder', menu: 'View', shortcuts: ['CmdOrCtrl+Shift+F'], startsGroup: true },
  { id: 'showIssues', label: 'Data Issues', menu: 'View', shortcuts: ['CmdOrCtrl+Shift+E'] },
  { id: 'showNextRegion', label: 'Next Part of the Window', menu: 'View', shortcuts: ['F6'], startsGroup: true },
  { id: 'showPreviousRegion', label: 'Previous Part of the Window', menu: 'View', shortcuts: ['Shift+F6'] },
  { id: 'showMenu', label: 'Menu', menu: null, shortcuts: ['F10'] },
  { id: 'showShortcuts', label: 'Keyboard Shortcuts', menu: 'Help', shortcuts: ['F1'] },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']

export const commandIds = commands.map(({ id }) => id)
