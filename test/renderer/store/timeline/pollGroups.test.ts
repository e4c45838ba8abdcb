import { expect, test } from 'vitest'
import { groupPolls } from '../../../../renderer/store/timeline/pollGroups'
import { layOutLanes, placeInstant } from '../../../../renderer/store/timeline/dayLanes'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
// Two days that start at midnight UTC.
const lanes = layOutLanes([{ fromMs: 0, toMs: 2 * dayMs, offsetMinutes: 0 }])

/** Polls at a fixed distance in minutes over the two days. A poll is inactive if `isInactiveAt` is true for its number. */
function pollsEvery(minutes: number, isInactiveAt: (index: number) => boolean) {
  return Array.from({ length: (2 * 24 * 60) / minutes }, (_, index) => {
    const fromMs = index * minutes * minuteMs
    const place = placeInstant(lanes, fromMs)
    if (place === null) throw new Error(`${fromMs} is in no lane`)
    const mark = { kind: 'poll', fromMs, toMs: fromMs, polls: 1, isFilledIn: false, isInactive: isInactiveAt(index), isIgnored: false, reason: '' } as const
    return { mark, place }
  })
}

test('a thousand polls stay separate', () => {
  const polls = pollsEvery(3, () => false)
  expect(polls.length).toBe(960)
  expect(groupPolls(polls)).toEqual(polls.map(({ mark, place }) => ({ mark, places: [place] })))
})

test('with a poll every minute, polls of the same status in a quarter of an hour are one group, and none is lost', () => {
  // Minutes 3 and 9 of the first quarter are inactive; later minutes are not.
  const groups = groupPolls(pollsEvery(1, (index) => index === 3 || index === 9))
  // A group for each of the 96 quarters a day, and one for the inactive polls.
  expect(groups.length).toBe(2 * 96 + 1)
  const [active, inactive] = groups
  expect(active?.mark).toMatchObject({ fromMs: 0, toMs: 14 * minuteMs, polls: 13, isInactive: false })
  expect(inactive?.mark).toMatchObject({ fromMs: 3 * minuteMs, toMs: 9 * minuteMs, polls: 2, isInactive: true })
  expect(inactive?.places.map(({ startMinute }) => startMinute)).toEqual([3, 9])
  expect(groups.reduce((sum, { mark }) => sum + mark.polls, 0)).toBe(2 * 24 * 60)
  expect(groups.at(-1)?.places.map(({ lane }) => lane)).toEqual(Array.from({ length: 15 }, () => 1))
})
