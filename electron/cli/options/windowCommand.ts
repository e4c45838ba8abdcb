import { statSync } from 'node:fs'
import type { Command } from 'commander'

/** Adds the command `window` to a command line that has only a folder. The name of a command is the command. */
export function withWindowCommand(commandLine: readonly string[], program: Command): readonly string[] {
  const [node = '', script = '', first, ...others] = commandLine
  if (first === undefined || others.length > 0 || program.commands.some((command) => command.name() === first)) return commandLine
  const isFolder = statSync(first, { throwIfNoEntry: false })?.isDirectory() ?? false
  return isFolder ? [node, script, 'window', first] : commandLine
}
