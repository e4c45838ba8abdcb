import { app, Menu, type MenuItem, type MenuItemConstructorOptions } from 'electron'
import { commands, type Command, type CommandId } from '../../shared/core/commands'
import { sendToPage } from './ipc'

type Items = readonly MenuItemConstructorOptions[]

const isAboutApplication = ({ id }: Command): boolean => id === 'editPreferences'
const isUndo = ({ id }: Command): boolean => id === 'undo' || id === 'redo'
const separator: MenuItemConstructorOptions = { type: 'separator' }

/** Of the submenu of the folders opened before. */
const recentId = 'openRecent'

/** What the page can carry out now; all, until it has said so. */
let enabled: ReadonlySet<CommandId> = new Set(commands.map(({ id }) => id))

/**
 * The application menu: the usual roles of the platform, our commands, which the page carries out, and the folders
 * opened before. Items cannot be taken out of a menu, so other folders make another menu.
 */
export function setApplicationMenu(recentFolders: readonly string[]): void {
  const template = process.platform === 'darwin' ? macMenu(recentFolders) : menu(recentFolders)
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  enableCommands([...enabled])
}

/** Greys the items of other commands. */
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

function menu(recentFolders: readonly string[]): MenuItemConstructorOptions[] {
  return [
    { label: '&File', submenu: [...fileItems(recentFolders), separator, { role: 'quit' }] },
    { label: '&Edit', submenu: editItems() },
    { label: '&View', submenu: viewItems() },
    { role: 'windowMenu' },
    { label: '&Help', role: 'help', submenu: [...pageItems('Help'), separator, { role: 'about' }] },
  ]
}

/** On macOS the application has a menu of its own, and Preferences are there. */
function macMenu(recentFolders: readonly string[]): MenuItemConstructorOptions[] {
  const applicationItems: Items = [
    { role: 'about' },
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
    { label: 'File', submenu: [...fileItems(recentFolders, (command) => !isAboutApplication(command)), separator, { role: 'close' }] },
    { label: 'Edit', submenu: editItems() },
    { label: 'View', submenu: viewItems() },
    { role: 'windowMenu' },
    { role: 'help', submenu: [...pageItems('Help')] },
  ]
}

/** The folders opened before stand under what opens a folder. */
function fileItems(recentFolders: readonly string[], isWanted?: (command: Command) => boolean): Items {
  const [openFolder, ...others] = pageItems('File', isWanted)
  const recent: MenuItemConstructorOptions = {
    id: recentId,
    label: 'Open Recent',
    submenu: recentFolders.map((folder) => ({
      // One & alone would underline what follows.
      label: folder.replaceAll('&', '&&'),
      click: () => sendToPage({ name: 'openFolder', data: folder }),
    })),
  }
  return [...(openFolder === undefined ? [] : [openFolder]), recent, ...others]
}

/** Undo and redo come first, as everywhere, and the clipboard after them. */
function editItems(): MenuItemConstructorOptions[] {
  return [
    ...pageItems('Edit', isUndo),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    ...pageItems('Edit', (command) => !isUndo(command)),
  ]
}

function viewItems(): MenuItemConstructorOptions[] {
  return [
    ...pageItems('View'),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
  ]
}

function pageItems(place: Command['menu'], isWanted: (command: Command) => boolean = () => true): Items {
  return commands.filter((command) => command.menu === place && isWanted(command)).flatMap((command) => {
    const [accelerator]: readonly string[] = command.shortcuts
    const item: MenuItemConstructorOptions = {
      id: command.id,
      label: command.label,
      ...(accelerator !== undefined && { accelerator }),
      // The page takes the key itself, as it does in a browser; the menu only shows it.
      registerAccelerator: false,
      click: () => sendToPage({ name: 'menu', data: command.id }),
    }
    return 'startsGroup' in command ? [separator, item] : [item]
  })
}
