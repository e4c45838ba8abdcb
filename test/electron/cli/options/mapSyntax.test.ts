import { execFileSync } from 'node:child_process'
import { Command } from 'commander'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMapOption, writeMapOptions } from '../../../../electron/cli/options/mapSyntax'
import { addMappingOptions, mappingOf } from '../../../../electron/cli/options/sharedOptions'
import { dateOrders, statusMeanings, weekdayNumberings, type Mapping } from '../../../../shared/folder/mapping'
import { readColumns } from '../../../../shared/folder/tableColumns'
import { fileRoles } from '../../../../shared/folder/fileRole'

describe('a value of --map', () => {
  test.each<{ written: readonly string[]; mapping: Mapping }>([
    { written: ['polls=data.csv'], mapping: { polls: [{ file: 'data.csv', columns: {} }] } },
    {
      written: ['polls=data.csv:store_id=shop,timestamp_utc=seen_at,status=state'],
      mapping: { polls: [{ file: 'data.csv', columns: { store_id: 'shop', timestamp_utc: 'seen_at', status: 'state' } }] },
    },
    {
      written: ['polls=2023/jan.csv', 'business-hours=hours.csv:day=Week Day', 'polls=2023/feb.csv:status=up=1', 'timezones='],
      mapping: {
        polls: [
          { file: '2023/jan.csv', columns: {} },
          { file: '2023/feb.csv', columns: { status: 'up=1' } },
        ],
        businessHours: [{ file: 'hours.csv', columns: { day: 'Week Day' } }],
        timezones: [],
      },
    },
    {
      written: ['polls="a:b, ""c"".csv":store_id="shop, id",status="s""t"'],
      mapping: { polls: [{ file: 'a:b, "c".csv', columns: { store_id: 'shop, id', status: 's"t' } }] },
    },
    { written: ['timezones=a=b,c.csv'], mapping: { timezones: [{ file: 'a=b,c.csv', columns: {} }] } },
    {
      written: ['business-hours=a.csv:mon_open=Mo,mon_close=Mo bis', 'business-hours=b.csv:hours=times,is_closed=""'],
      mapping: {
        businessHours: [
          { file: 'a.csv', columns: { mon_open: 'Mo', mon_close: 'Mo bis' } },
          { file: 'b.csv', columns: { hours: 'times', is_closed: '' } },
        ],
      },
    },
  ])('$written', ({ written, mapping }) => {
    expect(written.reduce<Mapping>((before, word) => readMapOption(word, before), {})).toEqual(mapping)
  })

  test.each<{ written: readonly string[]; message: string }>([
    { written: ['data.csv'], message: 'Use the form <table>=<file>[:<column>=<name>,…].' },
    { written: [''], message: 'Use the form <table>=<file>[:<column>=<name>,…].' },
    { written: ['polls=data.csv:'], message: 'Use the form <table>=<file>[:<column>=<name>,…].' },
    { written: ['polls="data.csv'], message: 'Use the form <table>=<file>[:<column>=<name>,…].' },
    { written: ['shops=data.csv'], message: '"shops" is not a table. The tables are polls, business-hours, timezones, stores.' },
    { written: ['constructor=data.csv'], message: '"constructor" is not a table. The tables are polls, business-hours, timezones, stores.' },
    { written: ['polls='], message: 'A report needs polls. Name the file that contains them.' },
    { written: ['polls=a.csv:shop'], message: '"shop" does not have the form <column>=<name>.' },
    { written: ['polls=a.csv:status=a,'], message: '"status=a," does not have the form <column>=<name>.' },
    { written: ['polls=a.csv:status='], message: '"status=" does not have the form <column>=<name>.' },
    {
      written: ['polls=a.csv:day=weekday'],
      message: '"day" is not a column of polls. The columns are store_id, timestamp_utc, status, time_utc, timezone_str.',
    },
    {
      written: ['polls=a.csv:__proto__=x'],
      message: '"__proto__" is not a column of polls. The columns are store_id, timestamp_utc, status, time_utc, timezone_str.',
    },
    {
      written: ['business-hours=a.csv:mon=x'],
      message:
        '"mon" is not a column of business-hours. The columns are store_id, day, start_time_local, end_time_local, hours, ' +
        'is_closed, is_open, timezone_str, mon_open, mon_close, mon_hours, mon_closed to sun_closed.',
    },
    { written: ['polls=a.csv:status=a,status=b'], message: 'The column status is mapped twice.' },
    { written: ['polls=a.csv', 'polls=a.csv:status=b'], message: 'a.csv is already mapped.' },
    { written: ['timezones=', 'timezones=b.csv'], message: 'timezones is already mapped.' },
    { written: ['timezones=', 'timezones='], message: 'timezones is already mapped.' },
    { written: ['timezones=a.csv', 'timezones='], message: 'timezones is already mapped.' },
  ])('$written is refused', ({ written, message }) => {
    expect(() => written.reduce<Mapping>((before, word) => readMapOption(word, before), {})).toThrow(message)
  })
})

const name = fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.constantFrom('a:b', 'a,b', '"', "it's", '$HOME', 'ü ö')).filter(
  (text) => !text.includes('\0'),
)
const word = name.map((text) => text.trim().toLowerCase()).filter((text) => text !== '')
const readings: fc.Arbitrary<Pick<Mapping, 'weekdays' | 'dates' | 'statuses'>> = fc.record(
  {
    weekdays: fc.constantFrom(...weekdayNumberings),
    dates: fc.constantFrom(...dateOrders),
    statuses: fc.dictionary(word, fc.constantFrom(...statusMeanings), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  },
  { requiredKeys: [] },
)
const tables: fc.Arbitrary<Mapping> = fc.tuple(
  ...fileRoles.map((role) =>
    fc.option(
      fc.uniqueArray(
        fc.record({
          file: name,
          columns: fc.dictionary(fc.constantFrom(...readColumns(role)), name, { noNullPrototype: true }),
        }),
        { selector: ({ file }) => file, minLength: role === 'polls' ? 1 : 0, maxLength: 3 },
      ),
    ),
  ),
).map((files) => Object.fromEntries(fileRoles.flatMap((role, index) => (files[index] === null ? [] : [[role, files[index]]]))))
const mapping: fc.Arbitrary<Mapping> = fc.tuple(tables, readings).map(merge)

function merge([files, others]: readonly [Mapping, Mapping]): Mapping {
  return { ...files, ...others }
}

test('suggested options stand for the mapping they are made from, even through a shell', () => {
  fc.assert(
    fc.property(mapping, (wanted) => {
      const program = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))'
      const shown = execFileSync('/bin/sh', ['-c', `"$0" -e '${program}' -- ${writeMapOptions(wanted)}`, process.execPath], {
        encoding: 'utf8',
      })
      const words: readonly string[] = JSON.parse(shown)
      const command = addMappingOptions(new Command()).parse([...words], { from: 'user' })
      expect(mappingOf(command.opts())).toEqual(wanted)
    }),
    { numRuns: 30 },
  )
})
