import { expect, test } from 'vitest'
import { draftOf, draftOfStretch, emptyDraft, missingIn, toException, type ExceptionDraft } from '../../../renderer/exceptions/exceptionDraft'
import type { AddedException } from '../../../shared/folder/exceptions'

const none: AddedException = { storeIds: null, date: '', endDate: '', startTime: '', endTime: '', start: '', end: '', reason: '' }

test.each<{ name: string; exception: AddedException }>([
  { name: 'a closed day', exception: { ...none, date: '2024-12-25', reason: 'Christmas Day' } },
  { name: 'closed days of some stores', exception: { ...none, storeIds: ['1', '2'], date: '2024-12-25', endDate: '2024-12-26' } },
  { name: 'special hours', exception: { ...none, date: '2024-12-24', startTime: '10:00', endTime: '14:00' } },
  { name: 'a closure on the clock of the store', exception: { ...none, start: '2024-12-20 22:00', end: '2024-12-20 23:30:15' } },
  { name: 'a closure with times of a 12-hour clock', exception: { ...none, start: '2024-12-20 9 am', end: '2024-12-20 4:30 p.m.' } },
  { name: 'a closure in UTC', exception: { ...none, start: '2024-12-20T22:00:00Z', end: '2024-12-20T23:30:00Z' } },
])('$name stays the same in the form', ({ exception }) => {
  expect(toException(draftOf(exception), exception.storeIds)).toEqual(exception)
  expect(missingIn(draftOf(exception))).toBeNull()
})

test('what belongs to another kind of exception is left out', () => {
  const draft: ExceptionDraft = { ...emptyDraft, kind: 'closed', date: '2024-12-25', startTime: '10:00', fromDate: '2024-12-20', reason: ' Snow ' }
  expect(toException(draft, null)).toEqual({ ...none, date: '2024-12-25', reason: 'Snow' })
})

test.each<{ draft: Partial<ExceptionDraft>; missing: string }>([
  { draft: {}, missing: 'Enter the date.' },
  { draft: { kind: 'hours', date: '2024-12-25', startTime: '10:00' }, missing: 'Enter when the stores open and close.' },
  { draft: { kind: 'from_to', fromDate: '2024-12-25', fromTime: '10:00', toDate: '2024-12-25' }, missing: 'Enter when the closure begins and ends.' },
  { draft: { kind: 'from_to', fromDate: '2024-12-25', fromTime: '9', toDate: '2024-12-25', toTime: '16:00' }, missing: 'Write the times such as 09:30, 16:00 or 4pm.' },
])('the form asks: $missing', ({ draft, missing }) => {
  expect(missingIn({ ...emptyDraft, ...draft })).toBe(missing)
})

test('a stretch is on the clock of the store, or in UTC if that changes', () => {
  const stretch = { fromMs: Date.parse('2024-12-20T22:00:00Z'), toMs: Date.parse('2024-12-21T04:30:00Z') }
  const ends = (offsetMinutes: number | null) => {
    const { start, end } = toException(draftOfStretch({ ...stretch, offsetMinutes }), ['1'])
    return [start, end]
  }
  expect(ends(-300)).toEqual(['2024-12-20 17:00', '2024-12-20 23:30'])
  expect(ends(null)).toEqual(['2024-12-20T22:00Z', '2024-12-21T04:30Z'])
})
