import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Events } from '../shared/contract'
import { sendToPage } from './transport/ipc'

/** The application menu: the usual roles of the platform, and our three items, which the page carries out. */
export function setApplicationMenu(): void {
  const isMac = process.platform === 'darwin'
  const separator = { type: 'separator' } as const
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        pageItem('&Open Folder…', 'CmdOrCtrl+O', 'openFolder'),
        pageItem('&Export CSV…', 'CmdOrCtrl+E', 'exportCsv'),
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        pageItem('&Find', 'CmdOrCtrl+F', 'find'),
      ],
    },
    { role: 'viewMenu' },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function pageItem(label: string, accelerator: string, item: Events['menu']): MenuItemConstructorOptions {
  return { label, accelerator, click: () => sendToPage({ name: 'menu', data: item }) }
}
