import { expect, test } from 'vitest'
import { plainFormats } from '../../../shared/report/explanation'
import {
  maximumStoreIds,
  reportTimeWithoutPolls,
  storeCountProblem,
  unknownStoresProblem,
  windowProblem,
  windowWithoutPolls,
} from '../../../shared/report/settingsRules'

const polls = { firstPollAt: '2023-01-18T00:02:25.510349Z', lastPollAt: '2023-01-25T18:13:22.479220Z' }
const window = { from: '2013-01-17T00:00:00Z', to: '2023-01-25T00:00:00Z' }
const dayMs = 24 * 3_600_000

function lengthProblem(lengthMs: number): string | null {
  return windowProblem(window, lengthMs, plainFormats)
}

test('a window may be from one microsecond to 3660 days long', () => {
  expect([0.001, 3660 * dayMs].map(lengthProblem)).toEqual([null, null])
  expect(lengthProblem(3660 * dayMs + 0.001)).toBe('A period can be at most 3660 days.')
  expect(lengthProblem(0)).toBe('The period must end after it starts, but it runs from 2013-01-17 00:00:00 UTC to 2023-01-25 00:00:00 UTC.')
})

function timeProblem(asOf: string): string | null {
  return reportTimeWithoutPolls(asOf, polls, plainFormats)
}

test('a report time may be from the first poll to a week after the newest', () => {
  expect([polls.firstPollAt, polls.lastPollAt, '2023-02-01T18:13:22.479Z'].map(timeProblem)).toEqual([null, null, null])
  expect(timeProblem('2023-01-18T00:02:25Z')).toBe('The first poll is from 2023-01-18 00:02:25 UTC, so there is nothing to report before it.')
  expect(timeProblem('2023-02-01T18:13:23Z')).toBe('The newest poll is from 2023-01-25 18:13:22 UTC, more than a week earlier, so there is nothing to report.')
})

function emptinessProblem(from: string, to: string): string | null {
  return windowWithoutPolls({ from, to }, polls, plainFormats)
}

test('a window must touch the time of the polls', () => {
  expect(emptinessProblem('2023-01-01T00:00:00Z', polls.firstPollAt)).toBeNull()
  expect(emptinessProblem(polls.lastPollAt, '2023-02-01T00:00:00Z')).toBeNull()
  const sentence = 'This period has no polls. The polls run from 2023-01-18 00:02:25 UTC to 2023-01-25 18:13:22 UTC.'
  expect(emptinessProblem('2023-01-01T00:00:00Z', '2023-01-18T00:00:00Z')).toBe(sentence)
  expect(emptinessProblem('2023-01-26T00:00:00Z', '2023-01-27T00:00:00Z')).toBe(sentence)
})

test('a list has at least one store and at most 20000', () => {
  expect([1, maximumStoreIds].map((stores) => storeCountProblem(stores, plainFormats))).toEqual([null, null])
  expect(storeCountProblem(0, plainFormats)).toBe('Enter at least one store.')
  expect(storeCountProblem(20_001, plainFormats)).toBe('A list can have at most 20000 stores. This list has 20001.')
})

test.each([
  [[], null],
  [['7'], 'Store 7 is not in the data.'],
  [['1', '2', '3', '4', '5'], 'These 5 stores are not in the data: 1, 2, 3, 4, 5.'],
  [['1', '2', '3', '4', '5', '6'], 'These 6 stores are not in the data: 1, 2, 3, 4, 5 and 1 more.'],
])('the sentence about the unknown stores %j is %j', (unknownIds, sentence) => {
  expect(unknownStoresProblem(unknownIds, plainFormats)).toBe(sentence)
})
