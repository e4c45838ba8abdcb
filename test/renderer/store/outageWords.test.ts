import { describe, expect, test } from 'vitest'
import { describeBegin, describeEnd, describeEvidence } from '../../../renderer/store/outageWords'
import type { Clock } from '../../../renderer/store/timeline/clocks'
import type { Outage } from '../../../shared/report/timeline'

const at = (time: string): string => `2023-01-${time}:00.000000Z`
const clock: Clock = {
  zoneName: 'America/New_York',
  offsets: [{ fromMs: Date.parse(at('17T16:00')), toMs: Date.parse(at('24T16:00')), offsetMinutes: -300 }],
}
const week = { noun: 'week', name: 'last week', endsNow: true } as const
const period = { noun: 'period', name: 'period', endsNow: false } as const

/** Monday the 23rd in New York from 15:30, half-way between polls, until 10:30 on Tuesday. */
const overNight: Outage = {
  from: at('23T20:30'),
  to: at('24T15:30'),
  openFrom: at('23T20:30'),
  openTo: at('24T15:30'),
  begins: 'between_polls',
  ends: 'between_polls',
  lastActiveBefore: at('23T20:00'),
  firstInactive: at('23T21:00'),
  lastInactive: at('24T15:00'),
  firstActiveAfter: at('24T16:00'),
  openHours: 3,
  isOngoing: false,
}

describe('the beginning of an outage', () => {
  test.for([
    { outage: overNight, words: 'from Mon, Jan 23, 15:30' },
    { outage: { ...overNight, begins: 'opening' as const, openFrom: at('24T14:00') }, words: 'from opening Tue, Jan 24, 09:00' },
    {
      outage: { ...overNight, begins: 'report_start' as const, openFrom: at('17T16:00') },
      words: 'from the start of the week Tue, Jan 17, 11:00',
    },
  ])('$words', ({ outage, words }) => {
    expect(describeBegin(outage, clock, week)).toBe(words)
  })
})

describe('the end of an outage', () => {
  const untilClosing = { ...overNight, ends: 'closing' as const, openTo: at('23T22:00') }
  const ongoing = { ...overNight, firstActiveAfter: null, isOngoing: true }
  test.for([
    { outage: overNight, span: week, words: 'until Tue, Jan 24, 10:30' },
    { outage: untilClosing, span: week, words: 'until closing 17:00' },
    { outage: { ...untilClosing, isOngoing: true }, span: week, words: 'until closing 17:00, closed now' },
    { outage: { ...untilClosing, isOngoing: true }, span: period, words: 'until closing 17:00, closed when the period ended' },
    { outage: { ...ongoing, ends: 'still_down' as const }, span: week, words: 'still down' },
    { outage: { ...ongoing, ends: 'still_down' as const }, span: period, words: 'down when the period ended' },
    { outage: { ...ongoing, ends: 'unknown' as const }, span: week, words: 'no poll since Tue, Jan 24, 10:00' },
  ])('$words', ({ outage, span, words }) => {
    expect(describeEnd(outage, clock, span)).toBe(words)
  })
})

describe('the polls of an outage', () => {
  test('name a day only if it is another one than before', () => {
    expect(describeEvidence(overNight, clock)).toBe('active 15:00 · inactive 16:00 to Tue, Jan 24, 10:00 · active again 11:00')
  })

  test('are as many as there are', () => {
    const only = { ...overNight, lastActiveBefore: null, lastInactive: overNight.firstInactive, firstActiveAfter: null }
    expect(describeEvidence(only, clock)).toBe('no active poll before · inactive 16:00')
  })
})
