import { expect, test } from 'vitest'
import { allowanceLeftPercent, allowancePhrase, goalState } from '../../../renderer/goal/uptimeGoal'

const goal = { goalPercent: 99, warningPercent: 95 }

test.each([
  [100, 'meets'],
  [99, 'meets'],
  [98.99, 'near'],
  [95, 'near'],
  [94.99, 'misses'],
  [0, 'misses'],
] as const)('an uptime of %d percent %s a goal of 99 with a warning level of 95', (uptimePercent, state) => {
  expect(goalState(uptimePercent, goal)).toBe(state)
})

// 1 % is allowed. Down 0.25 % uses a quarter of it, down 17 % seventeen times as much as there is.
test.each([
  [100, 99, 100],
  [99.75, 99, 75],
  [99, 99, 0],
  [83, 99, -1600],
  [99.95, 99.9, 50],
])('an uptime of %d percent leaves, with a goal of %d, %d percent of the allowance', (uptimePercent, goalPercent, left) => {
  expect(allowanceLeftPercent(uptimePercent, { goalPercent, warningPercent: 0 })).toBeCloseTo(left, 8)
})

test('a goal of 100 % has no allowance', () => {
  expect(allowanceLeftPercent(100, { goalPercent: 100, warningPercent: 95 })).toBeNull()
})

test.each([
  [100, '100 % of allowance left', '100 % left'],
  [40, '40 % of allowance left', '40 % left'],
  [0.5, '0.50 % of allowance left', '0.50 % left'],
  [0, '0 % of allowance left', '0 % left'],
  [-0.02, '1.0002× the allowed downtime', '1.0002× allowed'],
  [-1, '1.01× the allowed downtime', '1.01× allowed'],
  [-50, '1.5× the allowed downtime', '1.5× allowed'],
  [-1580.4, '17× the allowed downtime', '17× allowed'],
  [-9900, '100× the allowed downtime', '100× allowed'],
])('%d percent of the allowance is shown as %s, in short %s', (percent, whole, short) => {
  const phrase = allowancePhrase(percent)
  expect(phrase.map(({ text }) => text).join('')).toBe(whole)
  expect(phrase.flatMap(({ text, isOptional }) => (isOptional ? [] : [text])).join('')).toBe(short)
})
