import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programFolder } from '../program/programFolder'

type Environment = Readonly<Record<string, string | undefined>>

/** Names the folder of an Electron to test with, instead of the one that npm has downloaded. */
export const electronVariable = 'STORE_MONITOR_ELECTRON'

const npmFolder = join(programFolder, 'node_modules', 'electron')

/**
 * The path of Electron's executable in the folder of STORE_MONITOR_ELECTRON, or else where npm has put it. Null if there is
 * none. Throws if the variable is set, but there is no Electron in its folder.
 */
export function findElectron(environment: Environment = process.env): string | null {
  const chosenFolder = environment[electronVariable]
  if (chosenFolder) {
    const chosen = join(chosenFolder, executableName())
    if (!existsSync(chosen)) throw new Error(`${electronVariable} is set, but ${chosen} does not exist.`)
    return chosen
  }
  const nameFile = join(npmFolder, 'path.txt')
  if (!existsSync(nameFile)) return null
  const downloaded = join(npmFolder, 'dist', readFileSync(nameFile, 'utf8'))
  return existsSync(downloaded) ? downloaded : null
}

/** Why Chromium's sandbox cannot run, without which the program does not start; null if it can. */
export function sandboxProblem(): string | null {
  return process.platform === 'linux' && process.getuid?.() === 0 ? 'Its sandbox does not run for root.' : null
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
