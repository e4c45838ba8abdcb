import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { maximumPathLength } from '../../shared/core/limits'

/** What a second start hands over to the running program: the absolute path of a folder, or null. */
export interface HandOver {
  readonly folder: string | null
}

/** The folder in what a second start has handed over; null if there is none that can be used. */
export function handedFolder(handed: unknown): string | null {
  const folder = typeof handed === 'object' && handed !== null && 'folder' in handed ? handed.folder : null
  return typeof folder === 'string' && isUsablePath(folder) ? folder : null
}

function isUsablePath(path: string): boolean {
  return isAbsolute(path) && path.length <= maximumPathLength
}

/**
 * The absolute path of the folder that the program was started with, or null. `programFolder` is null in the packaged app;
 * otherwise Electron's own arguments end with it.
 */
export function folderArgument(commandLine: readonly string[], programFolder: string | null): string | null {
  const start = programFolder === null ? 0 : commandLine.findIndex((argument) => resolve(argument) === resolve(programFolder))
  if (start === -1) return null
  const named = commandLine.slice(start + 1).find((argument) => argument !== '' && !argument.startsWith('-'))
  const path = named === undefined ? null : pathOf(named)
  return path !== null && isUsablePath(resolve(path)) ? resolve(path) : null
}

/** Some desktops hand over a URL; null if it is not one of a file on this computer. */
function pathOf(argument: string): string | null {
  if (!argument.startsWith('file:')) return argument
  try {
    return fileURLToPath(argument)
  } catch {
    return null
  }
}

/** Longer than one path and the switches of Chromium. */
const maximumCommandLineLength = 8192

/**
 * Whether a running program would be sent too much: Electron sends it the whole command line of a second start, and it
 * ends if that is too long.
 */
export function isTooLong(commandLine: readonly string[]): boolean {
  return commandLine.join(' ').length > maximumCommandLineLength
}
