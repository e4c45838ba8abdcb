import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findStretches, isKnownZone, canonicalZoneNames } from '../../../../electron/engine/time/zones'
import { dayMicroseconds, hourMicroseconds, minuteMicroseconds } from '../../../support/reference/time'

const at = (instant: string) => Date.parse(instant) * 1000

/** Each stretch as `start offset`, with the offset from UTC in minutes. */
function stretches(zoneName: string, from: string, to: string): readonly string[] {
  return findStretches(zoneName, at(from), at(to)).map(
    ({ startsUs, offsetUs }) => `${new Date(startsUs / 1000).toISOString().slice(0, 16)} ${offsetUs / minuteMicroseconds}`,
  )
}

// The changes are those of the IANA time zone database, as zdump lists them.
test.each<{ zone: string; from: string; to: string; expected: readonly string[] }>([
  {
    zone: 'America/New_York',
    from: '2023-01-01T00:00Z',
    to: '2024-01-01T00:00Z',
    expected: ['2023-01-01T00:00 -300', '2023-03-12T07:00 -240', '2023-11-05T06:00 -300'],
  },
  {
    // Clocks change by half an hour, and summer is around New Year.
    zone: 'Australia/Lord_Howe',
    from: '2023-01-01T00:00Z',
    to: '2024-01-01T00:00Z',
    expected: ['2023-01-01T00:00 660', '2023-04-01T15:00 630', '2023-09-30T15:30 660'],
  },
  {
    // Summer time begins at midnight, so 00:30 does not exist on that day.
    zone: 'Asia/Beirut',
    from: '2023-03-20T00:00Z',
    to: '2023-11-01T00:00Z',
    expected: ['2023-03-20T00:00 120', '2023-03-25T22:00 180', '2023-10-28T21:00 120'],
  },
  {
    // Skipped 2011-12-30: 24 hours forward.
    zone: 'Pacific/Apia',
    from: '2011-12-01T00:00Z',
    to: '2012-01-31T00:00Z',
    expected: ['2011-12-01T00:00 -600', '2011-12-30T10:00 840'],
  },
  {
    // Clocks go back and forward again around Ramadan.
    zone: 'Africa/Casablanca',
    from: '2023-03-01T00:00Z',
    to: '2023-06-01T00:00Z',
    expected: ['2023-03-01T00:00 60', '2023-03-19T02:00 0', '2023-04-23T02:00 60'],
  },
  {
    zone: 'Asia/Kathmandu',
    from: '2023-01-01T00:00Z',
    to: '2024-01-01T00:00Z',
    expected: ['2023-01-01T00:00 345'],
  },
  {
    // Clocks went forward once, by a quarter of an hour.
    zone: 'Asia/Kathmandu',
    from: '1985-12-25T00:00Z',
    to: '1986-01-05T00:00Z',
    expected: ['1985-12-25T00:00 330', '1985-12-31T18:30 345'],
  },
  { zone: 'UTC', from: '2023-01-01T00:00Z', to: '2023-01-02T00:00Z', expected: ['2023-01-01T00:00 0'] },
])('splits $zone from $from', ({ zone, from, to, expected }) => {
  expect(stretches(zone, from, to)).toEqual(expected)
})

test('finds one stretch if the change is exactly at either end', () => {
  expect(stretches('America/New_York', '2023-03-12T07:00Z', '2023-03-20T00:00Z')).toEqual(['2023-03-12T07:00 -240'])
  expect(stretches('America/New_York', '2023-03-01T00:00Z', '2023-03-12T07:00Z')).toEqual(['2023-03-01T00:00 -300'])
})

test('finds a change to the microsecond', () => {
  const change = at('2023-03-12T07:00Z')
  const winter = { offsetUs: -5 * hourMicroseconds }
  const summer = { offsetUs: -4 * hourMicroseconds }
  expect(findStretches('America/New_York', change - 1, change + 1)).toEqual([
    { ...winter, startsUs: change - 1, endsUs: change },
    { ...summer, startsUs: change, endsUs: change + 1 },
  ])
  expect(findStretches('America/New_York', change - 2, change - 1)).toEqual([
    { ...winter, startsUs: change - 2, endsUs: change - 1 },
  ])
})

// The lists of the tz database: `Zone` and `Link` lines of the areas and of `backward`.
const ianaNames = `
  America/Chicago Asia/Kathmandu Etc/UTC Etc/GMT+5 Africa/Dar_es_Salaam Asia/Calcutta Europe/Kiev US/Central US/Pacific
  America/Indianapolis Canada/Newfoundland Mexico/General Australia/ACT Brazil/East CET CST6CDT Cuba EET EST EST5EDT
  Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya
  MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK Singapore Turkey UCT UTC Universal W-SU WET Zulu`
// Names that ICU adds, in the order of its list, and offsets that newer platforms accept.
const otherNames = `
  ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST
  SystemV/AST4 SystemV/AST4ADT SystemV/CST6 SystemV/CST6CDT SystemV/EST5 SystemV/EST5EDT SystemV/HST10 SystemV/MST7
  SystemV/MST7MDT SystemV/PST8 SystemV/PST8PDT SystemV/YST9 SystemV/YST9YDT bst systemv/est5 EDT MSK
  +05:30 -08 +0530 America/Gotham Mars/Olympus_Mons`
const words = (text: string) => text.trim().split(/\s+/)

test('knows the names of IANA, and not the others that a platform may accept', () => {
  const names = [...words(ianaNames), ...words(ianaNames).map((name) => name.toLowerCase())]
  expect(names.filter((name) => !isKnownZone(name))).toEqual([])
  expect([...words(otherNames), '', '; drop table'].filter(isKnownZone)).toEqual([])
})

test('finds one spelling for a zone', () => {
  const written = ['america/new_york', 'AMERICA/NEW_YORK', 'us/central', 'US/Central', 'utc', 'America/Gotham', 'bst']
  expect(Object.fromEntries(canonicalZoneNames(written))).toEqual({
    'america/new_york': 'America/New_York',
    'AMERICA/NEW_YORK': 'America/New_York',
    'us/central': 'US/Central',
    'US/Central': 'US/Central',
    utc: 'UTC',
  })
})

/** The offset of a zone at an instant in minutes, according to the platform's calendar. */
function offsetMinutes(zone: string, microseconds: number): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const parts = format.formatToParts(microseconds / 1000)
  const offset = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '')
  const [, sign, hours = '0', minutes = '0'] = offset ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

test('finds stretches without gaps, each with the offset of all its instants', () => {
  const zones = ['America/New_York', 'Australia/Lord_Howe', 'Asia/Beirut', 'Pacific/Apia', 'Africa/Casablanca']
  const property = fc.property(
    fc.constantFrom(...zones),
    // The runtime's own calendar may not know the clock laws of 2026 yet.
    fc.integer({ min: at('2005-01-01T00:00Z'), max: at('2025-01-01T00:00Z') }),
    fc.integer({ min: 1, max: 400 * dayMicroseconds }),
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    (zone, from, length, position) => {
      const found = findStretches(zone, from, from + length)
      expect(found.map(({ startsUs }) => startsUs)).toEqual([from, ...found.slice(0, -1).map(({ endsUs }) => endsUs)])
      expect(found.at(-1)?.endsUs).toBe(from + length)
      for (const [index, { startsUs, endsUs, offsetUs }] of found.entries()) {
        expect(endsUs).toBeGreaterThan(startsUs)
        expect(offsetUs).not.toBe(found[index - 1]?.offsetUs)
        for (const instant of [startsUs, startsUs + Math.floor((endsUs - startsUs) * position), endsUs - 1]) {
          expect(offsetUs / minuteMicroseconds).toBe(offsetMinutes(zone, instant))
        }
      }
    },
  )
  fc.assert(property, { numRuns: 60, plugins: [fc.interruptAfterTimeLimit(4000, { failOnInterrupt: false })] })
})
