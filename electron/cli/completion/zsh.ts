import type { CompletedCommand, CompletedOption, Value } from './completionModel'

/** The completion script for zsh. It can be sourced, or saved as _store-monitor in a folder of fpath. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  return `#compdef store-monitor
# Completion of store-monitor for zsh, made by: store-monitor completion zsh
_store_monitor() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${quote(`${name}:${description}`)}`).join('\n')}
  )
  _arguments -C '1:command:->command' '*::argument:->argument' && return
  case $state in
    command) _describe -t commands command commands ;;
    argument)
      case $words[1] in
${commands.map(commandCase).join('\n')}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _store_monitor || $funcstack[1] == _store-monitor ]]; then
  _store_monitor "$@"
else
  compdef _store_monitor store-monitor
fi
`
}

function commandCase({ name, options, arguments: values }: CompletedCommand): string {
  const specifications = [
    ...options.map(optionSpecification),
    ...values.map((value, position) => `${position + 1}${valueSpecification(value)}`),
  ]
  return `        ${name}) _arguments ${specifications.map(quote).join(' ')} ;;`
}

function optionSpecification({ name, description, value }: CompletedOption): string {
  const explanation = description.replaceAll(/[[\]]/g, '\\$&')
  return value === null ? `*${name}[${explanation}]` : `*${name}=[${explanation}]${valueSpecification(value)}`
}

function valueSpecification(value: Value): string {
  const actions = { file: '_files', folder: '_files -/', text: ' ' } as const
  return `:${value.name}:${value.kind === 'choice' ? `(${value.choices.join(' ')})` : actions[value.kind]}`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
