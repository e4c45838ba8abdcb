import { resolve } from 'node:path'
import type { Command } from 'commander'
import { examples } from '../options/sharedOptions'

export function addWindow(program: Command, programFolder: string): void {
  program
    .command('window')
    .description('open the desktop window, or serve its page to a browser if it cannot open')
    .argument('[folder]', 'folder to open; the command can be left out before it')
    .addHelpText('after', examples('window', 'window polls'))
    .action(async (folder: string | undefined) => {
      // Imported only here, so that the other commands start without the libraries of the server.
      const { openWindow } = await import('../work/openWindow')
      process.exitCode = await openWindow(programFolder, folder === undefined ? null : resolve(folder))
    })
}
