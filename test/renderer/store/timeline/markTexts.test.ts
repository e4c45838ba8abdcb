import { expect, test } from 'vitest'
import { clockOf } from '../../../../renderer/store/timeline/clocks'
import { describeMark, marksOf, outageOf, toOutageSpan } from '../../../../renderer/store/timeline/markTexts'
import type { Outage, StoreTimeline } from '../../../../shared/report/timeline'

const at = (time: string): string => `2023-01-24T${time}:00.000000Z`
const interval = (from: string, to: string) => ({ from: at(from), to: at(to) })

/**
 * Open from 08:00 to 20:00. Polls at 09:00 and 12:00 are active, those at 16:00 and 17:00 inactive: up until 14:00, half-way
 * from 12:00 to 16:00. An hour around each poll is seen.
 */
const outage: Outage = {
  ...interval('14:00', '20:00'),
  openFrom: at('14:00'),
  openTo: at('20:00'),
  begins: 'between_polls',
  ends: 'closing',
  lastActiveBefore: at('12:00'),
  firstInactive: at('16:00'),
  lastInactive: at('17:00'),
  firstActiveAfter: null,
  openHours: 6,
  isOngoing: true,
}
const timeline: Omit<StoreTimeline, 'row'> = {
  ...interval('00:00', '21:00'),
  offsets: [{ ...interval('00:00', '21:00'), offsetMinutes: 0 }],
  openings: [interval('08:00', '20:00')],
  stretches: [
    { ...interval('08:00', '14:00'), status: 'active' },
    { ...interval('14:00', '20:00'), status: 'inactive' },
  ],
  seen: [interval('08:00', '10:00'), interval('11:00', '13:00'), interval('15:00', '18:00')],
  polls: [
    { at: at('09:00'), status: 'active', isInOpenTime: true },
    { at: at('12:00'), status: 'active', isInOpenTime: true },
    { at: at('16:00'), status: 'inactive', isInOpenTime: true },
    { at: at('17:00'), status: 'inactive', isInOpenTime: true },
  ],
  outages: [outage],
  closures: [],
  specialHours: [],
}
const clock = clockOf('utc', timeline, 'UTC')
const outages = [toOutageSpan(outage)]
const marks = marksOf(timeline)

test('open time further than 60 minutes from a poll is filled in', () => {
  const bars = marks.filter(({ kind }) => kind === 'active' || kind === 'inactive')
  expect(bars.map(({ kind, isFilledIn, fromMs, toMs }) => [kind, isFilledIn, new Date(fromMs).getUTCHours(), new Date(toMs).getUTCHours()])).toEqual([
    ['active', false, 8, 10],
    ['active', true, 10, 11],
    ['active', false, 11, 13],
    ['active', true, 13, 14],
    ['inactive', true, 14, 15],
    ['inactive', false, 15, 18],
    ['inactive', true, 18, 20],
  ])
})

test('what closures take out is drawn apart from closed time, with the reasons of all closures in it', () => {
  const closures = [
    { ...interval('04:00', '06:00'), kind: 'closed', reason: 'Snow' },
    { ...interval('05:00', '07:00'), kind: 'from_to', reason: 'Repair' },
    { ...interval('07:00', '08:00'), kind: 'from_to', reason: 'Repair' },
  ] as const
  const drawn = marksOf({ ...timeline, closures }).filter(({ kind }) => kind === 'closed' || kind === 'excluded')
  expect(drawn.map(({ kind, reason, fromMs, toMs }) => [kind, reason, new Date(fromMs).getUTCHours(), new Date(toMs).getUTCHours()])).toEqual([
    ['closed', '', 0, 4],
    ['excluded', 'Snow', 4, 5],
    ['excluded', 'Snow, Repair', 5, 6],
    ['excluded', 'Repair', 6, 8],
    ['closed', '', 20, 21],
  ])
})

test('the text of a bar says that it is filled in, and names its outage', () => {
  const last = marks.findLast(({ kind }) => kind === 'inactive')
  expect(last && describeMark(last, outages, clock)).toEqual({
    title: 'Down, filled in',
    when: 'Tue, Jan 24, 18:00:00 – 20:00:00',
    details: [
      '2 h',
      'No poll within 60 min, so the nearest one counts',
      'Part of an outage with 6 h of downtime in opening hours, Tue, Jan 24, 14:00:00 – 20:00:00',
    ],
  })
})

test('bars of downtime and inactive polls belong to the outage around them', () => {
  const later = { fromMs: Date.parse(at('20:30')), toMs: Date.parse(at('21:00')) }
  expect(marks.map((mark) => [mark.kind, outageOf(mark, [...outages, later])])).toEqual([
    ['closed', -1],
    ['active', -1],
    ['poll', -1],
    ['active', -1],
    ['active', -1],
    ['poll', -1],
    ['active', -1],
    ['inactive', 0],
    ['inactive', 0],
    ['poll', 0],
    ['poll', 0],
    ['inactive', 0],
    ['closed', -1],
  ])
})
