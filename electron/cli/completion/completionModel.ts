import type { Command, Option } from 'commander'

/** The value of an option or argument: a file, a folder, one of a few choices, or free text. */
export type Value =
  | { readonly kind: 'file' | 'folder' | 'text'; readonly name: string }
  | { readonly kind: 'choice'; readonly name: string; readonly choices: readonly string[] }

export interface CompletedOption {
  /** The long name with its dashes. */
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

/** Everything that a shell can complete, read from the commands of the program. */
export function completionModel(program: Command): readonly CompletedCommand[] {
  const help = program.createHelp()
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: help.visibleOptions(command).map(toOption),
    arguments: command.registeredArguments.map((argument) => toValue(argument.name(), argument.argChoices)),
  }))
}

function toOption({ long, short, flags, description, argChoices }: Option): CompletedOption {
  const [, placeholder] = /<(.+?)(?:\.{3})?>/.exec(flags) ?? []
  return {
    name: long ?? short ?? '',
    description,
    value: placeholder === undefined ? null : toValue(placeholder, argChoices),
  }
}

/** The kind of a value is read from its placeholder in the help. */
function toValue(name: string, choices: readonly string[] | undefined): Value {
  if (choices !== undefined) return { kind: 'choice', name, choices }
  if (name === 'folder') return { kind: 'folder', name }
  return { kind: /^file\b/.test(name) ? 'file' : 'text', name }
}
