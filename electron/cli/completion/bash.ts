import type { CompletedCommand, Value } from './completionModel'

/** The completion script for bash 3.2 and newer. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  return `# Completion of store-monitor for bash, made by: store-monitor completion bash
_store_monitor_offer() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$@" -- "$current")
}

_store_monitor_offer_paths() {
  compopt -o filenames 2> /dev/null
  _store_monitor_offer "$1"
}

_store_monitor() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    _store_monitor_offer -W '${commands.map(({ name }) => name).join(' ')}'
    return
  fi
  local options valued
  case \${COMP_WORDS[1]} in
${commands.map(optionsCase).join('\n')}
    *) return ;;
  esac
  if [[ $current == -* ]]; then
    _store_monitor_offer -W "$options"
    return
  fi
  # bash splits words at : and =, so these and the words after them belong to the word before.
  local word position=0 is_value=
  for word in "\${COMP_WORDS[@]:2:COMP_CWORD - 2}"; do
    if [[ $word == [:=] || " $valued " == *" $word "* ]]; then
      is_value=yes
    elif [[ -n $is_value ]]; then
      is_value=
    elif [[ $word != -* ]]; then
      position=$((position + 1))
    fi
  done
  [[ $previous != = ]] || previous=\${COMP_WORDS[COMP_CWORD - 2]}
  if [[ $current == = ]]; then
    current=
  elif [[ -z $is_value ]]; then
    previous=$position
  fi
  case "\${COMP_WORDS[1]} $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
}

complete -F _store_monitor store-monitor
`
}

function optionsCase({ name, options }: CompletedCommand): string {
  const valued = options.filter(({ value }) => value !== null)
  const list = (some: typeof options): string => some.map((option) => option.name).join(' ')
  return `    ${name}) options='${list(options)}' valued='${list(valued)}' ;;`
}

/** One line for each option with a value, by its name, and for each argument, by its position. */
function valueCases({ name, options, arguments: values }: CompletedCommand): readonly string[] {
  return [
    ...options.flatMap((option) => (option.value === null ? [] : valueCase(`${name} ${option.name}`, option.value))),
    ...values.flatMap((value, position) => valueCase(`${name} ${position}`, value)),
  ]
}

function valueCase(pattern: string, value: Value): readonly string[] {
  switch (value.kind) {
    case 'text':
      return []
    case 'choice':
      return [`    '${pattern}') _store_monitor_offer -W '${value.choices.join(' ')}' ;;`]
    case 'file':
    case 'folder':
      return [`    '${pattern}') _store_monitor_offer_paths ${value.kind === 'file' ? '-f' : '-d'} ;;`]
  }
  return value satisfies never
}
