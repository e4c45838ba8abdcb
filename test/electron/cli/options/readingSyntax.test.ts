import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { dateChoices, readStatusOption, statusChoices, weekdayChoices } from '../../../../electron/cli/options/readingSyntax'
import { addMappingOptions, mappingOf } from '../../../../electron/cli/options/sharedOptions'
import { writeMapOptions } from '../../../../electron/cli/options/mapSyntax'
import { dateOrders, statusMeanings, weekdayNumberings, type Mapping } from '../../../../shared/folder/mapping'

function parsed(...words: readonly string[]): Mapping {
  const command = addMappingOptions(new Command()).exitOverride().configureOutput({ writeErr: () => undefined })
  return mappingOf(command.parse([...words], { from: 'user' }).opts())
}

test('the choices are all that a mapping can have', () => {
  expect({ weekdayChoices, dateChoices, statusChoices }).toEqual({
    weekdayChoices: weekdayNumberings,
    dateChoices: dateOrders,
    statusChoices: statusMeanings,
  })
})

describe('the options that say how values are read', () => {
  test('become parts of the mapping, beside its files', () => {
    expect(
      parsed('--weekdays', 'iso', '--map', 'polls=a.csv', '--dates', 'day-first', '--status', 'active=up,OK', 'none=on hold', '--status', 'inactive=down'),
    ).toEqual({
      polls: [{ file: 'a.csv', columns: {} }],
      weekdays: 'iso',
      dates: 'day-first',
      statuses: { up: 'active', OK: 'active', 'on hold': 'none', down: 'inactive' },
    })
    expect(parsed()).toEqual({})
  })

  test.each([
    ['--weekdays', 'tuesday0'],
    ['--dates', 'year-first'],
    ['--status', 'active'],
    ['--status', 'paused=x'],
  ])('are refused: %s %s', (...words) => {
    expect(() => parsed(...words)).toThrow(/argument '.+' is invalid/)
  })

  test.each([
    ['active=up', 'inactive= UP', '" UP" already has a meaning.'],
    ['active=up,"down', 'active=x', '""down" does not have the form <word>[,<word>…].'],
    ['active=up', 'inactive=', 'Use the form <meaning>=<word>[,<word>…], and name the folder before --status.'],
    ['active=up', 'polls', 'Use the form <meaning>=<word>[,<word>…], and name the folder before --status.'],
    ['active=up', 'constructor=x', '"constructor" is not a meaning. The meanings are active, inactive, none.'],
  ])('refuse %s %s', (first, second, message) => {
    expect(() => readStatusOption(second, readStatusOption(first))).toThrow(message)
  })

  test('are written with quotes for words that need them', () => {
    const statuses = { 'a,b': 'active', up: 'active', '"x"': 'none' } as const
    expect(writeMapOptions({ weekdays: 'sunday0', dates: 'month-first', statuses })).toBe(
      `--weekdays sunday0 --dates month-first --status 'active="a,b",up' 'none="""x"""'`,
    )
  })
})
