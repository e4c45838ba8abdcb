import type { Command } from 'commander'
import { bashCompletion } from '../completion/bash'
import { fishCompletion } from '../completion/fish'
import { wordsOf, type CompletedCommand } from '../completion/wordsOf'
import { zshCompletion } from '../completion/zsh'

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const satisfies Record<
  string,
  (commands: readonly CompletedCommand[]) => string
>

export type Shell = keyof typeof scripts
export const shells = Object.keys(scripts)

/** Prints the script that makes a shell complete the commands and options of the program. */
export function completion(program: Command, shell: Shell): void {
  process.stdout.write(scripts[shell](wordsOf(program)))
}
