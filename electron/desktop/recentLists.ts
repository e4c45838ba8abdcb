import { basename } from 'node:path'
import { app, Menu, type JumpListCategory, type MenuItemConstructorOptions } from 'electron'

interface RecentListOptions {
  /** The program that Windows starts with the folder as its argument. */
  readonly program: string
  /** The arguments of the program before the folder. */
  readonly ownArguments: readonly string[]
  readonly openFolder: (path: string) => void
}

/** Shows the recent folders where the system lists those of an app: in the jump list on Windows, in the dock on macOS. */
export function showRecentFolders(folders: readonly string[], { program, ownArguments, openFolder }: RecentListOptions): void {
  // Each function exists on its own system only.
  if ('setJumpList' in app) app.setJumpList(folders.length === 0 ? null : [jumpList(folders, program, ownArguments)])
  app.dock?.setMenu(Menu.buildFromTemplate(recentItems(folders, openFolder)))
}

/** The menu items of the recent folders. */
export function recentItems(folders: readonly string[], openFolder: (path: string) => void): MenuItemConstructorOptions[] {
  return folders.map((folder) => ({
    // A single & would underline the next character.
    label: folder.replaceAll('&', '&&'),
    click: () => openFolder(folder),
  }))
}

/** Windows shows at most this many characters of a description, and refuses the whole list if there are more. */
const maximumDescriptionLength = 260

function jumpList(folders: readonly string[], program: string, ownArguments: readonly string[]): JumpListCategory {
  return {
    type: 'custom',
    name: 'Recent folders',
    items: folders.map((folder) => ({
      type: 'task',
      title: basename(folder) || folder,
      description: folder.slice(0, maximumDescriptionLength),
      program,
      args: [...ownArguments, folder].map(quoted).join(' '),
      iconPath: program,
      iconIndex: 0,
    })),
  }
}

/** As Windows splits a command line: a path has no quotation mark, but may end in a backslash, which would escape one. */
function quoted(argument: string): string {
  return `"${argument.replace(/\\+$/, '$&$&')}"`
}
