/** An action that the user starts from a menu or with a key. */
export interface Command {
  readonly id: string
  readonly label: string
  /** The menu that lists the command; null for a key without a menu item. */
  readonly menu: 'File' | 'Edit' | 'View' | 'Help' | null
  /** Keys in Electron's notation; the menu shows the first. `CmdOrCtrl` is Cmd on macOS and Ctrl elsewhere. */
  readonly shortcuts: readonly string[]
  /** Whether the menu draws a line above the item. */
  readonly startsGroup?: true
  /** Whether only a browser has the command: the window has a menu bar, and no address that others can open. */
  readonly isOnlyInBrowser?: true
}

/** All commands, in the order of the menus. A label ends in … if the user must choose or type something first. */
export const commands = [
  { id: 'openFolder', label: 'Open Folder…', menu: 'File', shortcuts: ['CmdOrCtrl+O'] },
  { id: 'showHistory', label: 'History', menu: 'File', shortcuts: ['CmdOrCtrl+Shift+H'] },
  { id: 'changeReportSettings', label: 'Report Settings…', menu: 'File', shortcuts: ['CmdOrCtrl+Shift+S'], startsGroup: true },
  { id: 'editExceptions', label: 'Closures and Special Hours…', menu: 'File', shortcuts: ['CmdOrCtrl+Shift+X'] },
  { id: 'exportCsv', label: 'Export…', menu: 'File', shortcuts: ['CmdOrCtrl+E'] },
  { id: 'editPreferences', label: 'Preferences…', menu: 'File', shortcuts: ['CmdOrCtrl+,'], startsGroup: true },
  { id: 'undo', label: 'Undo', menu: 'Edit', shortcuts: ['CmdOrCtrl+Z'] },
  { id: 'redo', label: 'Redo', menu: 'Edit', shortcuts: ['CmdOrCtrl+Shift+Z', 'CmdOrCtrl+Y'] },
  { id: 'selectAll', label: 'Select All', menu: 'Edit', shortcuts: ['CmdOrCtrl+A'] },
  { id: 'find', label: 'Find', menu: 'Edit', shortcuts: ['CmdOrCtrl+F'], startsGroup: true },
  { id: 'toggleDetails', label: 'Store Details', menu: 'View', shortcuts: ['CmdOrCtrl+I'] },
  { id: 'chooseView', label: 'Views…', menu: 'View', shortcuts: ['CmdOrCtrl+J'] },
  { id: 'chooseColumns', label: 'Columns…', menu: 'View', shortcuts: ['CmdOrCtrl+K'] },
  { id: 'chooseGroups', label: 'Group By…', menu: 'View', shortcuts: ['CmdOrCtrl+B'] },
  { id: 'chooseStoreList', label: 'My Stores…', menu: 'View', shortcuts: ['CmdOrCtrl+Shift+M'] },
  { id: 'changeGoal', label: 'Uptime Goal…', menu: 'View', shortcuts: ['CmdOrCtrl+G'] },
  { id: 'showFiles', label: 'Files in This Folder', menu: 'View', shortcuts: ['CmdOrCtrl+Shift+F'], startsGroup: true },
  { id: 'showIssues', label: 'Data Issues', menu: 'View', shortcuts: ['CmdOrCtrl+Shift+E'] },
  { id: 'copyLink', label: 'Copy Link', menu: 'View', shortcuts: ['CmdOrCtrl+Shift+L'], isOnlyInBrowser: true },
  { id: 'showNextRegion', label: 'Next Section', menu: 'View', shortcuts: ['F6'], startsGroup: true },
  { id: 'showPreviousRegion', label: 'Previous Section', menu: 'View', shortcuts: ['Shift+F6'] },
  { id: 'showMenu', label: 'Menu', menu: null, shortcuts: ['F10'], isOnlyInBrowser: true },
  { id: 'showManual', label: 'Manual', menu: 'Help', shortcuts: [] },
  { id: 'showServerHandbook', label: 'Server Handbook', menu: 'Help', shortcuts: [] },
  { id: 'showReportRules', label: 'What the Numbers Mean', menu: 'Help', shortcuts: [] },
  { id: 'showScale', label: 'Scale', menu: 'Help', shortcuts: [] },
  { id: 'showSpeed', label: 'Speed', menu: 'Help', shortcuts: [] },
  { id: 'showReliability', label: 'Reliability', menu: 'Help', shortcuts: [] },
  { id: 'showArchitecture', label: 'Architecture', menu: 'Help', shortcuts: [] },
  { id: 'showShortcuts', label: 'Keyboard Shortcuts', menu: 'Help', shortcuts: ['F1'], startsGroup: true },
  { id: 'showLicences', label: 'Third-Party Licences', menu: 'Help', shortcuts: [] },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']

export const commandIds = commands.map(({ id }) => id)
