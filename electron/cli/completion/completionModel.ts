import type { Command, Option } from 'commander'

/** What can be typed for a value: a file, a folder, one of a few words, or text that only the user knows. */
export type Value =
  | { readonly kind: 'file' | 'folder' | 'text'; readonly name: string }
  | { readonly kind: 'choice'; readonly name: string; readonly choices: readonly string[] }

export interface CompletedOption {
  /** With its dashes. */
  readonly name: string
  readonly description: string
  /** Null for a switch. */
  readonly value: Value | null
}

export interface CompletedCommand {
  readonly name: string
  readonly description: string
  readonly options: readonly CompletedOption[]
  readonly arguments: readonly Value[]
}

/** All that can be completed, from the commands that are there. */
export function wordsOf(program: Command): readonly CompletedCommand[] {
  const help = program.createHelp()
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: help.visibleOptions(command).map(toOption),
    arguments: command.registeredArguments.map((argument) => toValue(argument.name(), argument.argChoices)),
  }))
}

function toOption({ long, short, flags, description, argChoices }: Option): CompletedOption {
  const [, placeholder] = /<(.+?)>/.exec(flags) ?? []
  return {
    name: long ?? short ?? '',
    description,
    value: placeholder === undefined ? null : toValue(placeholder, argChoices),
  }
}

/** Placeholders say in our help what a value is; they say it here too. */
function toValue(name: string, choices: readonly string[] | undefined): Value {
  if (choices !== undefined) return { kind: 'choice', name, choices }
  if (name === 'folder') return { kind: 'folder', name }
  return { kind: /^file\b/.test(name) ? 'file' : 'text', name }
}
