import { expect, test } from 'vitest'
import { allowanceLeftPercent, allowanceWords, percentWords, goalState } from '../../../renderer/goal/uptimeGoal'

const target = { goalPercent: 99, warningPercent: 95 }

test.each([
  [100, 'meets'],
  [99, 'meets'],
  [98.99, 'near'],
  [95, 'near'],
  [94.99, 'misses'],
  [0, 'misses'],
] as const)('%d %% up %s a goal of 99 with a warning at 95', (uptimePercent, state) => {
  expect(goalState(uptimePercent, target)).toBe(state)
})

// 1 % is allowed. Down 0.25 % uses a quarter of it, down 17 % seventeen times as much as there is.
test.each([
  [100, 99, 100],
  [99.75, 99, 75],
  [99, 99, 0],
  [83, 99, -1600],
  [99.95, 99.9, 50],
])('of %d %% up and a goal of %d, %d %% of the allowance is left', (uptimePercent, goalPercent, left) => {
  expect(allowanceLeftPercent(uptimePercent, { goalPercent, warningPercent: 0 })).toBeCloseTo(left, 8)
})

test('a goal of 100 % allows nothing to be left', () => {
  expect(allowanceLeftPercent(100, { goalPercent: 100, warningPercent: 95 })).toBeNull()
})

test.each([
  [100, '100 % left'],
  [40, '40 % left'],
  [0.5, '0.50 % left'],
  [0, '0 % left'],
  [-0.02, '1.0002× used'],
  [-1, '1.01× used'],
  [-50, '1.5× used'],
  [-1580.4, '16.8× used'],
  [-9900, '100× used'],
])('%d in words', (percent, expected) => {
  expect(allowanceWords(percent)).toBe(expected)
})

test('percentages with the decimals they were written with', () => {
  expect([99, 99.5, 99.95].map(percentWords)).toEqual(['99', '99.5', '99.95'])
})
