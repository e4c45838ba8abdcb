import { afterEach, describe, expect, test } from 'vitest'
import { dateLocale } from '../../../../renderer/format/dateLocale'
import { clockOf, describeClock, describeOffsets, formatClockSpan, formatClockTime, formatShortClockTime, type ClockKind } from '../../../../renderer/store/timeline/clocks'

// The week in which New York's clocks went back, on 5 November 2023 at 06:00 UTC.
const [from, change, to] = ['2023-10-31T18:00:00.000000Z', '2023-11-05T06:00:00.000000Z', '2023-11-07T18:00:00.000000Z']
const week = {
  from,
  to,
  offsets: [
    { from, to: change, offsetMinutes: -240 },
    { from: change, to, offsetMinutes: -300 },
  ],
}

const systemZone = process.env['TZ']
afterEach(() => {
  if (systemZone === undefined) delete process.env['TZ']
  else process.env['TZ'] = systemZone
})

function offsetsOf(kind: ClockKind) {
  return clockOf(kind, week, 'America/New_York').offsets.map(({ fromMs, toMs, offsetMinutes }) => [
    new Date(fromMs).toISOString().slice(0, 16),
    new Date(toMs).toISOString().slice(0, 16),
    offsetMinutes,
  ])
}

describe('clocks', () => {
  test('the store’s clock has the offsets of the timeline', () => {
    expect(clockOf('store', week, 'America/New_York').zoneName).toBe('America/New_York')
    expect(describeOffsets(clockOf('store', week, 'America/New_York'))).toBe('UTC−04:00 until Nov 5, then UTC−05:00')
  })

  test('the UTC clock has no offset', () => {
    expect(offsetsOf('utc')).toEqual([['2023-10-31T18:00', '2023-11-07T18:00', 0]])
    expect(describeOffsets(clockOf('utc', week, 'America/New_York'))).toBe('UTC+00:00')
    expect(describeClock(clockOf('utc', week, 'America/New_York'))).toBe('UTC')
    expect(describeClock(clockOf('store', week, 'America/New_York'))).toBe('America/New_York, UTC−04:00 until Nov 5, then UTC−05:00')
  })

  test.each([
    [
      'America/New_York',
      [
        ['2023-10-31T18:00', '2023-11-05T06:00', -240],
        ['2023-11-05T06:00', '2023-11-07T18:00', -300],
      ],
    ],
    ['Asia/Dubai', [['2023-10-31T18:00', '2023-11-07T18:00', 240]]],
  ])('the clock of a computer in %s follows its time zone', (zoneName, expected) => {
    process.env['TZ'] = zoneName
    expect(clockOf('mine', week, 'America/New_York').zoneName).toBe(zoneName)
    expect(offsetsOf('mine')).toEqual(expected)
  })

  test('the clock of a computer in St. John’s went back at 00:01 local time until 2010', () => {
    process.env['TZ'] = 'America/St_Johns'
    const november = { from: '2010-11-05T00:00:00.000000Z', to: '2010-11-09T00:00:00.000000Z', offsets: [] }
    const { offsets } = clockOf('mine', november, 'UTC')
    expect(offsets.map(({ fromMs, offsetMinutes }) => [new Date(fromMs).toISOString().slice(0, 16), offsetMinutes])).toEqual([
      ['2010-11-05T00:00', -150],
      ['2010-11-07T02:31', -210],
    ])
  })

  test('the clock of a computer follows every clock change of several years', () => {
    process.env['TZ'] = 'Europe/Berlin'
    const years = { from: '2020-01-01T00:07:00.000000Z', to: '2022-12-31T00:00:00.000000Z', offsets: [] }
    const { offsets } = clockOf('mine', years, 'UTC')
    expect(offsets.map(({ fromMs, offsetMinutes }) => [new Date(fromMs).toISOString().slice(0, 16), offsetMinutes])).toEqual([
      ['2020-01-01T00:07', 60],
      ['2020-03-29T01:00', 120],
      ['2020-10-25T01:00', 60],
      ['2021-03-28T01:00', 120],
      ['2021-10-31T01:00', 60],
      ['2022-03-27T01:00', 120],
      ['2022-10-30T01:00', 60],
    ])
    expect(describeOffsets(clockOf('mine', years, 'UTC'))).toBe('UTC+01:00 and UTC+02:00')
  })
})

describe('times', () => {
  const clock = clockOf('store', week, 'America/New_York')
  const day = new Intl.DateTimeFormat(dateLocale, { weekday: 'short', day: 'numeric', month: 'short' })
  const sunday = day.format(new Date(2023, 10, 5))

  test.each([
    ['2023-11-05T04:30:00Z', '00:30:00'],
    // 01:30 occurs twice.
    ['2023-11-05T05:30:00Z', '01:30:00 (UTC−04:00)'],
    ['2023-11-05T06:30:00Z', '01:30:00 (UTC−05:00)'],
    ['2023-11-05T07:00:00Z', '02:00:00'],
  ])('%s is %s in New York', (instant, expected) => {
    expect(formatClockTime(clock, Date.parse(instant))).toBe(`${sunday}, ${expected}`)
  })

  test('a span leaves out its second day if it is the same', () => {
    const fromMs = Date.parse('2023-11-05T15:00:00Z')
    const monday = day.format(new Date(2023, 10, 6))
    const ends = [
      ['2023-11-05T17:00:00Z', '12:00:00'],
      ['2023-11-06T15:00:00Z', `${monday}, 10:00:00`],
    ] as const
    for (const [end, expected] of ends) {
      expect(formatClockSpan(clock, { fromMs, toMs: Date.parse(end) })).toBe(`${sunday}, 10:00:00 – ${expected}`)
    }
  })

  test('a short time has the date if the weekday is not enough', () => {
    const ms = Date.parse('2023-11-05T05:30:00Z')
    expect(formatShortClockTime(clock, ms, true)).toBe('Sun 01:30 (UTC−04:00)')
    expect(formatShortClockTime(clock, ms, false)).toBe(`${sunday}, 01:30 (UTC−04:00)`)
  })
})
