import type { CompletedCommand, Value } from './completionModel'

/** The completion script for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, description, options, arguments: values }) => {
    const condition = `-n '__fish_seen_subcommand_from ${name}'`
    return [
      `-n __fish_use_subcommand -a ${name} -d ${quote(description)}`,
      ...options.map((option) => {
        const value = option.value === null ? '' : ` ${valueOptions(option.value)}`
        return `${condition} -l ${option.name.replace(/^--/, '')}${value} -d ${quote(option.description)}`
      }),
      // fish does not count arguments, so the values of all arguments are offered for each.
      ...values.flatMap((value) => (value.kind === 'text' ? [] : `${condition} -a ${offered(value)}`)),
    ]
  })
  return `# Completion of store-monitor for fish, made by: store-monitor completion fish
complete -c store-monitor -e
complete -c store-monitor -f
${lines.map((line) => `complete -c store-monitor ${line}`).join('\n')}
`
}

/** `-r` means that the option takes a value, `-x` that the value is not a file. */
function valueOptions(value: Value): string {
  if (value.kind === 'file') return '-r -F'
  return value.kind === 'text' ? '-x' : `-x -a ${offered(value)}`
}

function offered(value: Value): string {
  return quote(value.kind === 'choice' ? value.choices.join(' ') : '(__fish_complete_directories)')
}

function quote(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`
}
