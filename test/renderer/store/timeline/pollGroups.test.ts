import { expect, test } from 'vitest'
import { groupPolls } from '../../../../renderer/store/timeline/pollGroups'
import { layOutLanes, placeInstant } from '../../../../renderer/store/timeline/dayLanes'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
// Two days from midnight on, UTC.
const lanes = layOutLanes([{ fromMs: 0, toMs: 2 * dayMs, offsetMinutes: 0 }])

/** One poll every so many minutes over the two days; it is inactive where `isInactiveAt` its number. */
function pollsEvery(minutes: number, isInactiveAt: (index: number) => boolean) {
  return Array.from({ length: (2 * 24 * 60) / minutes }, (_, index) => {
    const fromMs = index * minutes * minuteMs
    const place = placeInstant(lanes, fromMs)
    if (place === null) throw new Error(`${fromMs} is in no lane`)
    const mark = { kind: 'poll', fromMs, toMs: fromMs, polls: 1, isInactive: isInactiveAt(index), isIgnored: false } as const
    return { mark, place }
  })
}

test('a thousand polls are told apart', () => {
  const polls = pollsEvery(3, () => false)
  expect(polls.length).toBe(960)
  expect(groupPolls(polls)).toEqual(polls.map(({ mark, place }) => ({ mark, places: [place] })))
})

test('of a poll every minute, those that say the same in a quarter of an hour are one, and none is lost', () => {
  // In the first quarter minutes 3 and 9 are inactive; after it no minute is.
  const groups = groupPolls(pollsEvery(1, (index) => index === 3 || index === 9))
  // 96 quarters a day, and the inactive ones.
  expect(groups.length).toBe(2 * 96 + 1)
  const [active, inactive] = groups
  expect(active?.mark).toMatchObject({ fromMs: 0, toMs: 14 * minuteMs, polls: 13, isInactive: false })
  expect(inactive?.mark).toMatchObject({ fromMs: 3 * minuteMs, toMs: 9 * minuteMs, polls: 2, isInactive: true })
  expect(inactive?.places.map(({ startMinute }) => startMinute)).toEqual([3, 9])
  expect(groups.reduce((sum, { mark }) => sum + mark.polls, 0)).toBe(2 * 24 * 60)
  expect(groups.at(-1)?.places.map(({ lane }) => lane)).toEqual(Array.from({ length: 15 }, () => 1))
})
