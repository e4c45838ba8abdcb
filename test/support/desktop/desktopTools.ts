import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findElectron, sandboxProblem } from './findElectron'

/** An X server without a screen, a window manager, and a program that presses keys and moves the mouse. */
const programs = ['Xvfb', 'openbox', 'xdotool'] as const

type Environment = Readonly<Record<string, string | undefined>>

/** What the tests of the desktop need and do not find here. */
export function missingForDesktop(environment: Environment = process.env): readonly string[] {
  if (process.platform !== 'linux') return ['Linux']
  const folders = (environment['PATH'] ?? '').split(delimiter)
  const missing = programs.filter((name) => !folders.some((folder) => existsSync(join(folder, name))))
  const electron = findElectron(environment) === null ? ['Electron'] : []
  const user = sandboxProblem() === null ? [] : ['a user other than root']
  return [...missing, ...electron, ...user]
}
