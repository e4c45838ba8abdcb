import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { commands, type Command } from '../shared/commands'
import { sendToPage } from './transport/ipc'

type Items = readonly MenuItemConstructorOptions[]

const isAboutApplication = ({ id }: Command): boolean => id === 'editPreferences'
const isUndo = ({ id }: Command): boolean => id === 'undo' || id === 'redo'
const separator: MenuItemConstructorOptions = { type: 'separator' }

/** The application menu: the usual roles of the platform, and our commands, which the page carries out. */
export function setApplicationMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(process.platform === 'darwin' ? macMenu() : menu()))
}

function menu(): MenuItemConstructorOptions[] {
  return [
    { label: '&File', submenu: [...pageItems('File'), separator, { role: 'quit' }] },
    { label: '&Edit', submenu: editItems() },
    { label: '&View', submenu: viewItems() },
    { role: 'windowMenu' },
    { label: '&Help', role: 'help', submenu: [...pageItems('Help'), separator, { role: 'about' }] },
  ]
}

/** On macOS the application has a menu of its own, and Preferences are there. */
function macMenu(): MenuItemConstructorOptions[] {
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
  const fileItems = pageItems('File', (command) => !isAboutApplication(command))
  return [
    { label: app.name, submenu: [...applicationItems] },
    { label: 'File', submenu: [...fileItems, separator, { role: 'close' }] },
    { label: 'Edit', submenu: editItems() },
    { label: 'View', submenu: viewItems() },
    { role: 'windowMenu' },
    { role: 'help', submenu: [...pageItems('Help')] },
  ]
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
    const item: MenuItemConstructorOptions = {
      label: command.label,
      accelerator: command.shortcuts[0],
      // The page takes the key itself, as it does in a browser; the menu only shows it.
      registerAccelerator: false,
      click: () => sendToPage({ name: 'menu', data: command.id }),
    }
    return 'startsGroup' in command ? [separator, item] : [item]
  })
}
