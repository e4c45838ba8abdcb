import { app, Menu, type MenuItem, type MenuItemConstructorOptions } from 'electron'
import { commands, type Command, type CommandId } from '../../shared/core/menuCommands'
import { sendToPage } from './ipc'
import { withMnemonics } from './mnemonics'
import { recentItems } from './recentLists'

type Items = readonly MenuItemConstructorOptions[]

/** What the main process does itself when an item is chosen. */
interface MenuActions {
  readonly openFolder: (path: string) => void
  readonly checkForUpdates: () => void
}

const isAboutApplication = ({ id }: Command): boolean => id === 'editPreferences'
const isUndo = ({ id }: Command): boolean => id === 'undo' || id === 'redo'
const separator: MenuItemConstructorOptions = { type: 'separator' }

/** Id of the submenu of recent folders. */
const recentId = 'openRecent'

/** The commands that the page can carry out now; all of them until the page has said otherwise. */
let enabled: ReadonlySet<CommandId> = new Set(commands.map(({ id }) => id))

/**
 * Sets the application menu: the standard roles of the platform, our commands, which the page carries out, and the
 * recent folders. Electron cannot remove items from a menu, so a new list of folders needs a new menu.
 */
export function setApplicationMenu(recentFolders: readonly string[], { openFolder, checkForUpdates }: MenuActions): void {
  const recent = recentItems(recentFolders, openFolder)
  const updates: MenuItemConstructorOptions = { label: 'Check for Updates…', click: checkForUpdates }
  const template = process.platform === 'darwin' ? macMenu(recent, updates) : menu(recent, updates)
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  enableCommands([...enabled])
}

/** Enables the items of these commands and disables those of all others. */
export function enableCommands(possible: readonly CommandId[]): void {
  enabled = new Set(possible)
  const shown = Menu.getApplicationMenu()
  for (const { id } of commands) setEnabled(shown?.getMenuItemById(id), enabled.has(id))
  const recent = shown?.getMenuItemById(recentId)
  setEnabled(recent, enabled.has('openFolder') && recent?.submenu?.items.length !== 0)
}

function setEnabled(item: MenuItem | null | undefined, isEnabled: boolean): void {
  if (item) item.enabled = isEnabled
}

/** The menu on Windows and Linux, whose menus and items have a letter that chooses them. */
function menu(recent: Items, updates: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  const quit: MenuItemConstructorOptions = { role: 'quit', label: process.platform === 'win32' ? 'Exit' : 'Quit' }
  return [
    { label: '&File', submenu: withMnemonics([...fileItems(recent), separator, quit]) },
    { label: '&Edit', submenu: withMnemonics(editItems()) },
    { label: '&View', submenu: withMnemonics(viewItems()) },
    { label: '&Window', role: 'window', submenu: withMnemonics([{ role: 'minimize', label: 'Minimize' }, { role: 'close', label: 'Close' }]) },
    { label: '&Help', role: 'help', submenu: withMnemonics([...pageItems('Help'), separator, updates, { role: 'about', label: 'About Store Monitor' }]) },
  ]
}

/** The menu on macOS, whose first submenu is that of the application and has the preferences. */
function macMenu(recent: Items, updates: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  const applicationItems: Items = [
    { role: 'about' },
    updates,
    ...pageItems('File', isAboutApplication),
    separator,
    { role: 'services' },
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ]
  return [
    { label: app.name, submenu: [...applicationItems] },
    { label: 'File', submenu: [...fileItems(recent, (command) => !isAboutApplication(command)), separator, { role: 'close' }] },
    { label: 'Edit', submenu: editItems() },
    { label: 'View', submenu: viewItems() },
    { role: 'windowMenu' },
    { role: 'help', submenu: [...pageItems('Help')] },
  ]
}

/** The recent folders come directly below Open Folder. */
function fileItems(recent: Items, isWanted?: (command: Command) => boolean): Items {
  const [openFolder, ...others] = pageItems('File', isWanted)
  const openRecent: MenuItemConstructorOptions = { id: recentId, label: 'Open Recent', submenu: [...recent] }
  return [...(openFolder === undefined ? [] : [openFolder]), openRecent, ...others]
}

/** Undo and redo come first, as in other programs, followed by the clipboard. */
function editItems(): MenuItemConstructorOptions[] {
  return [
    ...pageItems('Edit', isUndo),
    separator,
    { role: 'cut', label: 'Cut' },
    { role: 'copy', label: 'Copy' },
    { role: 'paste', label: 'Paste' },
    ...pageItems('Edit', (command) => !isUndo(command)),
  ]
}

function viewItems(): MenuItemConstructorOptions[] {
  return [
    ...pageItems('View'),
    separator,
    // `zoomWithKeys` handles the keys.
    { role: 'resetZoom', label: 'Actual Size', registerAccelerator: false },
    { role: 'zoomIn', label: 'Zoom In', registerAccelerator: false },
    { role: 'zoomOut', label: 'Zoom Out', registerAccelerator: false },
    separator,
    { role: 'togglefullscreen', label: 'Toggle Full Screen' },
    ...(app.isPackaged ? [] : [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
  ]
}

function pageItems(place: Command['menu'], isWanted: (command: Command) => boolean = () => true): Items {
  const shown = commands.filter((command) => command.menu === place && !('isOnlyInBrowser' in command) && isWanted(command))
  return shown.flatMap((command) => {
    const [accelerator]: readonly string[] = command.shortcuts
    const item: MenuItemConstructorOptions = {
      id: command.id,
      label: command.label,
      ...(accelerator !== undefined && { accelerator }),
      // The page handles the key itself, as it does in a browser. The menu only shows it.
      registerAccelerator: false,
      click: () => sendToPage({ name: 'menu', data: command.id }),
    }
    return 'startsGroup' in command ? [separator, item] : [item]
  })
}
