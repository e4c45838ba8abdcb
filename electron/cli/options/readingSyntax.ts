import { InvalidArgumentError } from 'commander'
import type { DateOrder, Mapping, StatusMeaning, WeekdayNumbering } from '../../../shared/folder/mapping'
import { quoteForShell, quoteName, unquoteName, quotedPattern } from './quoting'

/** The values of `--weekdays`. */
export const weekdayChoices = ['monday0', 'sunday0', 'iso', 'sunday1'] as const satisfies readonly WeekdayNumbering[]
/** The values of `--dates`. */
export const dateChoices = ['day-first', 'month-first'] as const satisfies readonly DateOrder[]
/** The meanings in the values of `--status`. */
export const statusChoices = ['active', 'inactive', 'none'] as const satisfies readonly StatusMeaning[]

type Statuses = NonNullable<Mapping['statuses']>

/** The form of a value of `--status`. */
export const statusSyntax = '<meaning>=<word>[,<word>…]'

const statusPattern = /^([a-z]+)=(.+)$/s
const wordPattern = new RegExp(`(${quotedPattern}|[^",]+)(?:,(?=.)|$)`, 'sy')

/**
 * Adds one value of `--status` to the meanings so far. `inactive=down,failed` means that stores are inactive in rows
 * whose status is `down` or `failed`. Words with `,`, `:` or `"` are quoted as in `--map`. Throws InvalidArgumentError.
 */
export function readStatusOption(text: string, before: Statuses = {}): Statuses {
  const [match, name = '', words = ''] = statusPattern.exec(text) ?? []
  if (match === undefined) throw new InvalidArgumentError(`Use the form ${statusSyntax}, and name the folder before --status.`)
  const meaning = statusChoices.find((choice) => choice === name)
  if (meaning === undefined) {
    throw new InvalidArgumentError(`"${name}" is not a meaning. The meanings are ${statusChoices.join(', ')}.`)
  }
  const meanings = new Map(Object.entries(before))
  const known = new Set([...meanings.keys()].map(comparable))
  for (const word of parseWords(words)) {
    if (known.has(comparable(word))) throw new InvalidArgumentError(`"${word}" already has a meaning.`)
    known.add(comparable(word))
    meanings.set(word, meaning)
  }
  return Object.fromEntries(meanings)
}

/** The options for the parts of a mapping that say how values are read, ready to be typed into a shell. */
export function writeReadingOptions({ weekdays, dates, specialDays, unpacking, statuses = {} }: Mapping): readonly string[] {
  const meanings = statusChoices.flatMap((meaning) => {
    const words = Object.entries(statuses).flatMap(([word, of]) => (of === meaning ? [quoteName(word)] : []))
    return words.length === 0 ? [] : [quoteForShell(`${meaning}=${words.join(',')}`)]
  })
  return [
    ...(weekdays === undefined ? [] : [`--weekdays ${weekdays}`]),
    ...(dates === undefined ? [] : [`--dates ${dates}`]),
    ...(specialDays === undefined ? [] : [`--special-days ${specialDays}`]),
    ...(unpacking === undefined ? [] : ['--unpack-all']),
    ...(meanings.length === 0 ? [] : [`--status ${meanings.join(' ')}`]),
  ]
}

function parseWords(text: string): readonly string[] {
  const words: string[] = []
  let position = 0
  while (position < text.length) {
    wordPattern.lastIndex = position
    const [, word] = wordPattern.exec(text) ?? []
    if (word === undefined) throw new InvalidArgumentError(`"${text.slice(position)}" does not have the form <word>[,<word>…].`)
    words.push(unquoteName(word))
    position = wordPattern.lastIndex
  }
  return words
}

/** A word as the program compares it. */
function comparable(word: string): string {
  return word.trim().toLowerCase()
}
